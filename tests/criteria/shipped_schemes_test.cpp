// SPDX-License-Identifier: Apache-2.0
// Every shipped scheme and profile is read, linted and counted: what the project promises of its content stays true.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "app/run/area_rules.hpp"
#include "app/run/run.hpp"
#include "app/run/schemes.hpp"
#include "core/base/errors.hpp"
#include "core/judge/judge.hpp"
#include "core/judge/scheme_reference.hpp"
#include "core/scheme/diff.hpp"
#include "core/scheme/scheme_reader.hpp"
#include "gis/measure/measure.hpp"
#include "gis/measure/worse_end.hpp"

namespace levelground::shipped_schemes_test {
namespace {

namespace fs = std::filesystem;

const fs::path criteria = fs::path(LEVELGROUND_SOURCE_DIR) / "criteria";

NamedText load(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return {fs::relative(path, criteria).generic_string(), text.str()};
}

std::vector<fs::path> yaml_files(const fs::path& folder) {
  std::vector<fs::path> files;
  if (!fs::is_directory(folder)) return files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<fs::path> scheme_folders() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(criteria)) {
    if (fs::exists(entry.path() / "scheme.yaml")) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

std::string words(const std::vector<Problem>& problems) {
  std::ostringstream out;
  for (const Problem& p : problems) out << p.file << ':' << p.line << ' ' << p.what << "; " << p.remedy << '\n';
  return out.str();
}

Scheme read(const fs::path& folder, const std::vector<NamedText>& profile = {}) {
  std::vector<NamedText> files = {load(folder / "scheme.yaml")};
  for (const auto& path : yaml_files(folder)) {
    if (path.filename() != "scheme.yaml") files.push_back(load(path));
  }
  try {
    return read_scheme(files, profile, gis::measure_catalogue());
  } catch (const InputError& error) {
    ADD_FAILURE() << folder << '\n' << words(error.problems());
    return {};
  }
}

Scheme dignity() { return read(criteria / "levelground-dignity"); }

TEST(ShippedSchemes, AReleasedVersionNeverChanges) {
  // The script works the hashes out by itself, from docs/schemes.md.
  const std::string script = (fs::path(LEVELGROUND_SOURCE_DIR) / "scripts" / "record-release").string();
  EXPECT_EQ(std::system(("python3 '" + script + "' --check").c_str()), 0) << "raise the version of what changed, then record it with scripts/record-release";
  for (const auto& folder : scheme_folders()) {
    EXPECT_FALSE(run::unlike_its_release(read(folder))) << folder;
    for (const auto& path : yaml_files(folder / "profiles")) EXPECT_FALSE(run::unlike_its_release(read(folder, {load(path)}))) << path;
  }
  Scheme other = read(criteria / "human-rights-city");
  other.version = "1.0.0";   // recorded, so whatever this folder holds now is another
  other.hash[0] = other.hash[0] == '0' ? '1' : '0';
  const auto problem = run::unlike_its_release(other);
  ASSERT_TRUE(problem.has_value());
  EXPECT_NE(problem->what.find("not what was released"), std::string::npos);
  other.version = "999.0.0";
  EXPECT_FALSE(run::unlike_its_release(other)) << "never released";
}

TEST(ShippedSchemes, AReleasedVersionCanBeTakenFromTheHistory) {
  const fs::path root = LEVELGROUND_SOURCE_DIR;
  if (!fs::exists(root / ".git")) GTEST_SKIP() << "no history beside these files";
  if (std::system(("git -C '" + root.string() + "' rev-parse --is-shallow-repository | grep -q false").c_str()) != 0) GTEST_SKIP() << "a history that is cut off";
  std::string pattern = (fs::temp_directory_path() / "levelground-released-XXXXXX").string();
  const fs::path folder = mkdtemp(pattern.data());
  const std::string script = "python3 '" + (root / "scripts" / "released-scheme").string() + "' levelground-dignity ";
  ASSERT_EQ(std::system((script + "1.0.0 '" + folder.string() + "' > /dev/null").c_str()), 0);
  const Scheme old = run::load_scheme(folder.string() + "/", "");
  EXPECT_EQ(old.version, "1.0.0");
  EXPECT_FALSE(run::unlike_its_release(old));
  EXPECT_FALSE(diff(old, dignity()).empty());
  EXPECT_NE(std::system((script + "0.0.1 '" + folder.string() + "' 2> /dev/null").c_str()), 0) << "never released";
  fs::remove_all(folder);
}

TEST(ShippedSchemes, AreTheirReferencePages) {
  const auto texts = run::load_texts("en");
  for (const auto& folder : scheme_folders()) {
    const fs::path page = fs::path(LEVELGROUND_SOURCE_DIR) / "docs" / ("criteria-" + folder.filename().string() + ".md");
    std::ifstream in(page, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    EXPECT_TRUE(text.str() == scheme_reference(read(folder), *texts))
        << page << " is out of date: levelground scheme show " << folder.filename().string() << " --reference > " << page;
  }
}

TEST(AreaRules, OfCountriesAreReadAndAskForDenserLandToBeUrban) {
  const auto rules = run::load_area_rules();
  ASSERT_GE(rules.size(), 2U);
  for (const AreaRule& rule : rules) {
    EXPECT_LT(rule.suburban, rule.urban) << rule.id;
    EXPECT_FALSE(rule.streets.empty()) << rule.id;
    EXPECT_FALSE(rule.name.sv.empty()) << rule.id;
  }
}

TEST(ShippedSchemes, ReadWithoutAProblem) {
  ASSERT_FALSE(scheme_folders().empty());
  for (const auto& folder : scheme_folders()) EXPECT_FALSE(read(folder).criteria.empty()) << folder;
}

TEST(ShippedSchemes, LeaveTheLinterSilent) {
  for (const auto& folder : scheme_folders()) {
    const auto warnings = lint(read(folder));
    EXPECT_TRUE(warnings.empty()) << words(warnings);
  }
}

TEST(ShippedSchemes, ProfilesReadLintCleanAndChangeSomething) {
  int profiles = 0;
  for (const auto& folder : scheme_folders()) {
    const Scheme plain = read(folder);
    for (const auto& path : yaml_files(folder / "profiles")) {
      ++profiles;
      const Scheme changed = read(folder, {load(path)});
      EXPECT_EQ(changed.profile, path.stem().string());
      EXPECT_NE(changed.hash, plain.hash) << path;
      const auto warnings = lint(changed);
      EXPECT_TRUE(warnings.empty()) << path << '\n' << words(warnings);
      const auto changes = diff(plain, changed);
      EXPECT_TRUE(std::any_of(changes.begin(), changes.end(), [](const SchemeChange& c) { return c.fact == "limit"; })) << path << " changes no limit";
    }
  }
  EXPECT_GE(profiles, 13);
}

/// A site whose every criterion has the same kind of score: the best its scale has, the one that passes, or 0.
enum class Marks { best, pass, none };
SiteResult graded(const Scheme& scheme, Marks marks) {
  std::vector<CriterionResult> results;
  for (std::uint32_t i = 0; i < scheme.criteria.size(); ++i) {
    const Criterion& criterion = scheme.criteria[i];
    int score = 0;
    for (int s = 1; s <= max_score; ++s) {
      if (marks != Marks::none && criterion.scale.limits.at(static_cast<std::size_t>(s)) && (marks == Marks::best || s <= criterion.pass_score)) score = s;
    }
    CriterionResult result;
    result.criterion = i;
    result.verdict = score >= criterion.pass_score ? Verdict::met : Verdict::not_met;
    result.score = {score, score};
    result.assessed = true;
    results.push_back(std::move(result));
  }
  Feature site;
  site.id = "town:site/1";
  return grade_site(scheme, {}, site, 0, std::move(results));
}

TEST(ShippedSchemes, CanBePassedAndFailed) {
  for (const auto& folder : scheme_folders()) {
    const Scheme scheme = read(folder);
    const SiteResult best = graded(scheme, Marks::best);
    ASSERT_EQ(best.outcome, Outcome::level) << folder;
    EXPECT_EQ(*best.level, scheme.levels.size() - 1) << folder << ": the best marks reach the highest level";
    EXPECT_EQ(graded(scheme, Marks::pass).outcome, Outcome::level) << folder << ": passing everything gives a level";
    EXPECT_EQ(graded(scheme, Marks::none).outcome, Outcome::not_certified) << folder;
  }
}

TEST(HumanRightsCity, FillsEveryCellOfItsMatrixAndNamesAnOwner) {
  const Scheme scheme = read(criteria / "human-rights-city");
  EXPECT_EQ(scheme.groups.size(), 5U);
  EXPECT_EQ(scheme.dimensions.size(), 3U);
  std::set<std::string> types;
  for (const Criterion& c : scheme.criteria) {
    EXPECT_FALSE(c.owner.empty()) << c.code;
    EXPECT_FALSE(c.rights.empty()) << c.code;
    types.insert(c.indicator);
  }
  EXPECT_EQ(types, (std::set<std::string>{"outcome", "process", "structure"}));
  for (const Group& group : scheme.groups) {
    for (const Dimension& dimension : scheme.dimensions) {
      std::set<std::string> cell;
      for (const Criterion& c : scheme.criteria) {
        if (c.dimension == dimension.id && std::find(c.groups.begin(), c.groups.end(), group.id) != c.groups.end()) cell.insert(c.indicator);
      }
      EXPECT_EQ(cell, types) << group.id << " × " << dimension.id;
    }
  }
}

TEST(WomensSafetyAudit, RatesNineParametersByDayAndByNightInWords) {
  const Scheme scheme = read(criteria / "womens-safety-audit");
  ASSERT_EQ(scheme.criteria.size(), 18U);
  std::map<std::string, std::set<Light>> lights;
  for (const Criterion& c : scheme.criteria) {
    lights[*c.measure.find("property")].insert(c.light);
    for (const LocalText& anchor : c.anchors) EXPECT_FALSE(anchor.empty()) << c.code;
  }
  EXPECT_EQ(lights.size(), 9U);
  for (const auto& [property, both] : lights) EXPECT_EQ(both, (std::set<Light>{Light::day, Light::night})) << property;
}

TEST(PublicSpace, MarksTheFiguresThatNobodyConfirmed) {
  const Scheme scheme = read(criteria / "public-space-1171");
  const auto unconfirmed = std::count_if(scheme.criteria.begin(), scheme.criteria.end(), [](const Criterion& c) {
    return c.scale.limits.at(2) && c.scale.limits.at(2)->confidence == Confidence::unconfirmed;
  });
  EXPECT_EQ(unconfirmed, 3) << "the three shares of area";
}

/// The 75 recommended criteria with weight and whether they are mandatory (PAR-11 as process M5).
struct Recommended {
  const char* code;
  std::int64_t weight;
  bool mandatory;
};
TEST(Dignity, HasEveryRecommendedCriterionWithItsWeight) {
  const std::vector<Recommended> recommended = {
      {"ACC-01", 5, true}, {"ACC-02", 5, true}, {"ACC-03", 4, true}, {"ACC-07", 4, true}, {"ACC-08", 3, false},
      {"ACC-10", 5, true}, {"ACC-12", 3, false}, {"ACC-13", 4, false}, {"ACC-17", 3, false}, {"ACC-20", 4, true},
      {"ACC-21", 3, false}, {"ACC-30", 4, true}, {"ACC-34", 4, false}, {"ACC-50", 4, true}, {"ACC-53", 4, false},
      {"ACC-60", 2, false}, {"ACC-63", 3, false}, {"SAF-01", 5, true}, {"SAF-04", 3, false}, {"SAF-10", 3, false},
      {"SAF-13", 3, false}, {"SAF-14", 3, false}, {"SAF-30", 4, false}, {"SAF-32", 3, false}, {"SAF-34", 4, false},
      {"COM-01", 3, false}, {"COM-03", 2, false}, {"COM-04", 3, false}, {"COM-05", 2, false}, {"COM-06", 3, false},
      {"COM-51", 2, false}, {"INC-01", 5, true}, {"ACC-06", 3, false}, {"ACC-11", 4, false}, {"ACC-15", 3, false},
      {"ACC-16", 2, false}, {"ACC-18", 3, false}, {"ACC-22", 4, true}, {"ACC-31", 3, false}, {"ACC-40", 4, false},
      {"ACC-41", 3, false}, {"ACC-42", 3, false}, {"ACC-45", 3, false}, {"ACC-51", 4, false}, {"ACC-54", 4, true},
      {"SAF-02", 4, false}, {"SAF-03", 3, false}, {"SAF-11", 3, false}, {"SAF-12", 4, false}, {"SAF-17", 3, false},
      {"SAF-18", 4, true}, {"SAF-22", 3, true}, {"COM-07", 3, false}, {"COM-09", 2, false}, {"COM-71", 3, false},
      {"INC-02", 4, false}, {"INC-03", 3, false}, {"INC-04", 4, true}, {"INC-09", 2, false}, {"INC-70", 4, false},
      {"INC-72", 3, false}, {"ACC-26", 3, false}, {"SAF-23", 3, false}, {"INC-05", 2, false}, {"INC-11", 2, false},
      {"INC-12", 3, false}, {"PAR-01", 5, true}, {"PAR-02", 4, false}, {"PAR-03", 2, false}, {"PAR-04", 4, true},
      {"PAR-05", 3, false}, {"PAR-06", 4, false}, {"PAR-07", 4, false}, {"PAR-08", 3, false}, {"PAR-11", 3, true}};
  ASSERT_EQ(recommended.size(), 75U);
  const Scheme scheme = dignity();
  std::set<std::string> mandatory;
  for (const Criterion& c : scheme.criteria) {
    if (c.mandatory) mandatory.insert(c.code);
  }
  for (const Recommended& wanted : recommended) {
    const Criterion* criterion = scheme.find(wanted.code);
    ASSERT_NE(criterion, nullptr) << wanted.code;
    EXPECT_EQ(criterion->weight, wanted.weight) << wanted.code;
    EXPECT_EQ(criterion->mandatory, wanted.mandatory) << wanted.code;
    mandatory.erase(wanted.code);
  }
  EXPECT_EQ(mandatory, (std::set<std::string>{"INC-20", "PAR-20", "PAR-21", "PAR-29", "PAR-30"})) << "processes M6, M2, M7, M3, and the half of PAR-01 that a share cannot say";
}

/// A published unit cost of a remedy, and a criterion that shows it.
struct Published {
  const char* code;
  std::int64_t from;
  std::int64_t to;
  const char* currency;
  std::optional<int> year;
};
TEST(Dignity, ShowsEveryPublishedCostOfItsRemedies) {
  const std::vector<Published> published = {
      {"ACC-30", 1800, 1800, "GBP", 2017},     {"ACC-30", 5000, 5000, "GBP", {}},       {"ACC-30", 6070, 6070, "USD", {}},     {"ACC-34", 1800, 1800, "GBP", 2017},
      {"ACC-02", 250, 250, "GBP", 2024},       {"ACC-02", 110, 110, "GBP", 2024},       {"ACC-02", 105, 105, "USD", {}},       {"ACC-02", 10000, 10000, "SEK", {}},
      {"ACC-08", 6000, 6000, "GBP", 2024},     {"ACC-11", 4889, 4889, "USD", {}},       {"ACC-20", 250, 250, "GBP", 2024},     {"ACC-50", 1200, 1200, "GBP", {}},
      {"ACC-50", 1450, 1450, "GBP", {}},       {"ACC-50", 25000, 25000, "SEK", 2019},   {"ACC-53", 45000, 70000, "GBP", {}},   {"ACC-54", 170000, 170000, "GBP", 2017},
      {"ACC-54", 12000, 17000, "GBP", 2021},   {"ACC-54", 50000, 60000, "GBP", 2020},   {"ACC-54", 23500, 47000, "GBP", {}},   {"SAF-01", 600, 1400, "GBP", 2016},
      {"SAF-01", 927, 1185, "GBP", 2016},      {"SAF-01", 1000, 1500, "GBP", 2016},     {"SAF-01", 10000, 40000, "USD", {}},   {"SAF-02", 250, 250, "GBP", {}},
      {"SAF-02", 100, 100, "GBP", {}},         {"SAF-30", 28000, 43000, "GBP", 2024},   {"SAF-30", 100000, 120000, "GBP", 2024}, {"SAF-30", 360, 720, "USD", 2017},
      {"SAF-30", 12000, 16000, "GBP", 2024},   {"SAF-32", 4463, 4463, "USD", {}},       {"ACC-01", 30000, 100000, "NOK", 2023}, {"ACC-01", 5000, 10000, "NOK", 2023}};
  const Scheme scheme = dignity();
  for (const Published& cost : published) {
    const Criterion* criterion = scheme.find(cost.code);
    ASSERT_NE(criterion, nullptr) << cost.code;
    EXPECT_TRUE(std::any_of(criterion->costs.begin(), criterion->costs.end(), [&](const RemedyCost& c) {
      return c.from == Rational(cost.from) && c.to == Rational(cost.to) && c.currency == cost.currency && c.year == cost.year;
    })) << cost.code << ' ' << cost.from << ' ' << cost.currency;
  }
  for (const RemedyCost& cost : scheme.find("ACC-01")->costs) EXPECT_TRUE(cost.finds_out) << "field mapping levels no step";
}

TEST(Dignity, LetsAFieldStandForAnEdgeAndAsksForNothingFromALevelOn) {
  std::map<std::string, std::vector<std::string>> alternatives;
  for (const Criterion& c : dignity().criteria) {
    if (!c.alternatives.empty()) alternatives[c.code] = c.alternatives;
    EXPECT_TRUE(c.mandatory_from.empty()) << c.code << ": no source names a criterion that a level alone asks for";
  }
  EXPECT_EQ(alternatives, (std::map<std::string, std::vector<std::string>>{{"ACC-31", {"ACC-34"}}}));
}

TEST(Dignity, CarriesOutEveryPrincipleAndRestsNothingMandatoryOnHearsay) {
  const Scheme scheme = dignity();
  std::set<std::string> stages;
  std::set<std::string> unconfirmed;
  for (const Principle& principle : scheme.principles) {
    stages.insert(principle.stage);
    if (principle.confidence == Confidence::unconfirmed) unconfirmed.insert(principle.id);
    EXPECT_TRUE(std::any_of(scheme.criteria.begin(), scheme.criteria.end(), [&](const Criterion& c) {
      return std::find(c.principles.begin(), c.principles.end(), principle.id) != c.principles.end();
    })) << principle.id;
  }
  EXPECT_EQ(stages.size(), 7U) << "six stages of a place's life, and all of them";
  EXPECT_EQ(unconfirmed, (std::set<std::string>{"C3", "C4", "D3", "D4", "D5", "D6", "R2", "R3", "U2", "U3", "U4"}));
  for (const Criterion& c : scheme.criteria) {
    EXPECT_FALSE(c.principles.empty()) << c.code;
    for (const std::string& id : c.principles) EXPECT_FALSE(c.mandatory && unconfirmed.contains(id)) << c.code << ' ' << id;
  }
}

TEST(ShippedSchemes, TellResidentsAndAuditorsWhatTheyNeed) {
  for (const auto& folder : scheme_folders()) {
    for (const Criterion& c : read(folder).criteria) {
      for (const LocalText* text : {&c.intent, &c.remedy, &c.question, &c.good, &c.method.instrument, &c.method.stations}) {
        EXPECT_FALSE(text->en.empty()) << c.code;
        EXPECT_FALSE(text->sv.empty()) << c.code;
      }
      EXPECT_FALSE(c.method.light.empty()) << c.code;
      EXPECT_TRUE(c.question.en.ends_with('?')) << c.code;
    }
  }
}

TEST(Dignity, NamesEveryFloorGroupAndFillsEveryDimension) {
  const Scheme scheme = dignity();
  ASSERT_GE(scheme.criteria.size(), 24U);
  std::set<std::string> floors;
  for (const Group& group : scheme.groups) {
    if (!group.has_floor) continue;
    floors.insert(group.code);
    const auto naming = std::count_if(scheme.criteria.begin(), scheme.criteria.end(), [&group](const Criterion& c) {
      return std::find(c.groups.begin(), c.groups.end(), group.id) != c.groups.end() && c.applies.always();
    });
    EXPECT_GE(naming, 4) << group.id << " is named by too few criteria that apply everywhere";
  }
  EXPECT_EQ(floors, (std::set<std::string>{"CH", "OP", "WC", "BL", "DF", "CO", "WO", "RN"}));
  EXPECT_EQ(scheme.dimensions.size(), 5U);
  for (const Dimension& dimension : scheme.dimensions) {
    const auto count = std::count_if(scheme.criteria.begin(), scheme.criteria.end(), [&dimension](const Criterion& c) { return c.dimension == dimension.id; });
    EXPECT_GE(count, 4) << dimension.id;
  }
}

TEST(Dignity, RestsOnLayersOnSightAndOnPaper) {
  std::map<Evaluation, int> count;
  for (const Criterion& c : dignity().criteria) ++count[c.evaluation];
  EXPECT_GE(count[Evaluation::layers], 14);
  EXPECT_GE(count[Evaluation::observed], 6);
  EXPECT_GE(count[Evaluation::document], 4);
}

TEST(Dignity, EveryCriterionIsComplete) {
  const std::set<std::string> stages = {"land", "planning", "design", "construction", "management", "redevelopment", "overarching"};
  for (const Criterion& c : dignity().criteria) {
    EXPECT_FALSE(c.grounds.empty()) << c.code;
    EXPECT_FALSE(c.rights.empty()) << c.code;
    EXPECT_FALSE(c.owner.empty()) << c.code;
    EXPECT_TRUE(stages.contains(c.stage)) << c.code << ' ' << c.stage;
    for (const LocalText* text : {&c.title, &c.intent, &c.remedy}) {
      EXPECT_FALSE(text->en.empty()) << c.code;
      EXPECT_FALSE(text->sv.empty()) << c.code;
    }
    for (std::size_t s = 1; s < c.scale.limits.size(); ++s) {
      const auto& limit = c.scale.limits.at(s);
      if (!limit) continue;
      EXPECT_FALSE(limit->source.empty()) << c.code;
      EXPECT_FALSE(limit->clause.empty()) << c.code << " score " << s;
      EXPECT_NE(limit->confidence, Confidence::unconfirmed) << c.code << " rests on a figure nobody confirmed";
    }
    if (c.scale.quantity == Quantity::rating && c.code != "SAF-18") {
      for (std::size_t s = 0; s < c.anchors.size(); ++s) EXPECT_FALSE(c.anchors.at(s).empty()) << c.code << " has no words for " << s;
    }
  }
}

TEST(ShippedSchemes, EveryRightNamesItsArticlesAndEachIsServed) {
  for (const auto& folder : scheme_folders()) {
    const Scheme scheme = read(folder);
    ASSERT_FALSE(scheme.rights.empty()) << folder;
    ASSERT_FALSE(scheme.owners.empty()) << folder;
    for (const Criterion& c : scheme.criteria) {
      EXPECT_FALSE(c.rights.empty()) << folder << ' ' << c.code;
      EXPECT_FALSE(c.owner.empty()) << folder << ' ' << c.code;
    }
    EXPECT_EQ(scheme.article_ids().size(), scheme.articles.size()) << folder << ": each has words in both languages";
    for (const std::string& article : scheme.article_ids()) {
      EXPECT_TRUE(std::any_of(scheme.criteria.begin(), scheme.criteria.end(), [&](const Criterion& c) {
        return std::find(c.articles.begin(), c.articles.end(), article) != c.articles.end();
      })) << folder << ' ' << article;
    }
  }
}

/// certification-process.md section 8, read again here: some of its arrows, with the criteria of this scheme that they lead to. What came
/// later than the arrows stands beside them by its meaning (criteria/README.md).
TEST(Dignity, ArticlesLeadToTheCriteriaOfTheirArrows) {
  const Scheme scheme = dignity();
  const auto serving = [&](const std::string& article) {
    std::vector<std::string> codes;
    for (const Criterion& c : scheme.criteria) {
      if (std::find(c.articles.begin(), c.articles.end(), article) != c.articles.end()) codes.push_back(c.code);
    }
    return codes;
  };
  using Codes = std::vector<std::string>;
  EXPECT_EQ(serving("CRPD art. 4(3)"), (Codes{"PAR-01", "PAR-07", "PAR-08", "PAR-30"})) << "PAR-30, on their organisations, came later";
  EXPECT_EQ(serving("CRPD art. 19(c)"), (Codes{"ACC-01", "ACC-53", "COM-01", "INC-01"}));
  EXPECT_EQ(serving("CRC art. 12"), (Codes{"PAR-05", "PAR-08"}));
  EXPECT_EQ(serving("CRC art. 31"), (Codes{"COM-01", "COM-71", "INC-70", "INC-72", "SAF-22", "SAF-34"}));
  EXPECT_EQ(serving("CEDAW art. 13(c)"), (Codes{"INC-72", "SAF-17"}));
  EXPECT_EQ(serving("CEDAW art. 14(2)(h)"), (Codes{"ACC-53", "COM-51"})) << "neither noise nor heat";
  EXPECT_EQ(serving("ICERD art. 5(f)"), (Codes{"INC-01", "INC-02", "INC-12"}));
  EXPECT_EQ(serving("ICESCR art. 11"), (Codes{"ACC-53", "COM-01", "COM-51"}));
  EXPECT_EQ(serving("ICCPR art. 12(1)"), (Codes{"ACC-02", "ACC-17", "SAF-13"}));
  EXPECT_EQ(serving("ICCPR art. 19"), (Codes{"INC-11", "INC-12"}));
  EXPECT_EQ(serving("ICCPR art. 27"), (Codes{"INC-02", "INC-05", "INC-21"})) << "INC-21, on cultural rights, came later";
  EXPECT_EQ(serving("EU Charter art. 25"), (Codes{"ACC-50", "ACC-51", "ACC-53", "COM-04"}));
  EXPECT_EQ(serving("HIN 3 (BFS 2013:9)"), (Codes{"ACC-15", "ACC-18", "ACC-22", "ACC-41", "PAR-11"}));
  std::set<std::vector<std::string>> sets;
  for (const std::string& article : scheme.article_ids()) sets.insert(serving(article));
  EXPECT_GE(sets.size(), 40U) << "an article does not inherit what its right has";
}

/// Section (c) 13 of the certification process: what a certificate rests on has an age, also where it is a layer.
TEST(ShippedSchemes, AcceptNoEvidenceHoweverOld) {
  for (const auto& folder : scheme_folders()) {
    for (const Criterion& c : read(folder).criteria) EXPECT_TRUE(c.max_age_months.has_value()) << folder << ' ' << c.code;
  }
  for (const Criterion& c : dignity().criteria) {
    if (c.mandatory) {
      EXPECT_LE(*c.max_age_months, 24) << c.code;
    }
  }
}

/// What a clause calls our own was read nowhere, whatever stands beside it.
TEST(ShippedSchemes, WhatAClauseCallsOurOwnIsDesign) {
  const auto check = [](const Scheme& scheme) {
    for (const Criterion& c : scheme.criteria) {
      for (const auto& limit : c.scale.limits) {
        if (!limit || limit->clause.find("our own") == std::string::npos) continue;
        EXPECT_EQ(limit->confidence, Confidence::design) << scheme.id << ' ' << c.code << ": " << limit->clause;
      }
    }
  };
  for (const auto& folder : scheme_folders()) {
    check(read(folder));
    for (const auto& path : yaml_files(folder / "profiles")) check(read(folder, {load(path)}));
  }
}

/// C is what somebody read in the text itself. A page that quotes it is not the text.
TEST(ShippedSchemes, NothingQuotedIsCalledReadInAnOfficialText) {
  const auto check = [](const Scheme& scheme) {
    for (const Criterion& c : scheme.criteria) {
      for (const auto& limit : c.scale.limits) {
        if (!limit || limit->confidence != Confidence::confirmed) continue;
        for (const SchemeSource& source : scheme.sources) {
          if (source.key != limit->source) continue;
          for (const char* word : {"quoted", "restated", "commentary", "handbook", "readers", "guide page", "by way of", "trade pages", "secondary", "our own"}) {
            EXPECT_EQ((source.title + " " + limit->clause).find(word), std::string::npos) << scheme.id << ':' << scheme.profile << ' ' << c.code << ": " << source.title;
          }
        }
      }
    }
  };
  for (const auto& folder : scheme_folders()) {
    check(read(folder));
    for (const auto& path : yaml_files(folder / "profiles")) check(read(folder, {load(path)}));
  }
}

TEST(Dignity, LeavesRoomForWhatDoesNotApply) {
  // Where neither play nor toilet nor steps nor a large area exists, at most a quarter of a dimension may fall away.
  const Scheme scheme = dignity();
  for (const Dimension& dimension : scheme.dimensions) {
    std::int64_t all = 0, conditional = 0;
    for (const Criterion& c : scheme.criteria) {
      if (c.dimension != dimension.id) continue;
      all += c.weight;
      if (!c.applies.always()) conditional += c.weight;
    }
    EXPECT_LE(Rational::ratio(conditional, all), scheme.rules.not_applicable_at_most) << dimension.id;
  }
}

TEST(Dignity, LevelsAreThoseOfTheLaw) {
  const Scheme scheme = dignity();
  ASSERT_EQ(scheme.levels.size(), 3U);
  const std::vector<std::pair<int, int>> expected = {{50, 35}, {65, 50}, {80, 65}};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(scheme.levels[i].total, Rational(expected[i].first)) << scheme.levels[i].id;
    EXPECT_EQ(scheme.levels[i].floor, Rational(expected[i].second)) << scheme.levels[i].id;
  }
  std::int64_t shares = 0;
  for (const Dimension& dimension : scheme.dimensions) shares += dimension.share;
  EXPECT_EQ(shares, 100);
  EXPECT_EQ(scheme.rules.criteria_per_group, 4);
}

/// What `levelground measure` takes as the worse end is what every shipped criterion takes as it, where the code knows at all.
TEST(ShippedSchemes, AgreeWithTheProgramOnWhichEndIsWorse) {
  std::size_t known = 0;
  for (const fs::path& folder : scheme_folders()) {
    for (const Criterion& criterion : read(folder).criteria) {
      if (criterion.scale.direction == Scale::Direction::within) continue;
      const auto more = gis::more_is_worse(criterion.measure);
      if (!more) continue;
      ++known;
      EXPECT_EQ(*more, criterion.scale.direction == Scale::Direction::at_most) << criterion.code;
    }
  }
  EXPECT_GT(known, 20U);
}

// A scheme is read by people who never see the code: whatever a criterion can measure is said in words, in both languages.
TEST(Shipped, EveryMeasureKindAndParameterHasWords) {
  for (const char* language : {"en", "sv"}) {
    const auto texts = run::load_texts(language);
    for (const MeasureSpec& kind : gis::measure_catalogue()) {
      EXPECT_TRUE(texts->has("core.measure.kind." + std::string(kind.kind))) << kind.kind;
      for (const ParameterSpec& parameter : kind.parameters) {
        EXPECT_TRUE(texts->has("core.measure.parameter." + std::string(parameter.name))) << kind.kind << ' ' << parameter.name;
        if (!std::set<std::string_view>({"of", "from", "per", "needs", "lane", "by"}).contains(parameter.name)) continue;
        for (const std::string_view word : parameter.words) EXPECT_TRUE(texts->has("core.measure.word." + std::string(word))) << kind.kind << ' ' << word;
      }
    }
  }
}

}  // namespace
}  // namespace levelground::shipped_schemes_test
