// SPDX-License-Identifier: Apache-2.0
#include "core/judge/explanation.hpp"

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include <gtest/gtest.h>

#include "core/judge/explain_outcome.hpp"
#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::explanation_test {
namespace {

std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

const std::filesystem::path source_dir = LEVELGROUND_SOURCE_DIR;

Texts texts(const std::string& language) { return Texts(Texts::parse(file_text(source_dir / "texts" / "judge.yaml"), "judge.yaml"), language); }

/// Kvarntorget: eight kerbs, one of them 58–62 mm, at most 20 mm.
Assessment kvarntorget() {
  Assessment a;
  a.scheme = empty_scheme();
  Criterion kerb = criterion("ACC-30", "acc", {"wheels"});
  kerb.scale = at_most(std::nullopt, limit(20), limit(0));
  kerb.scale.limits[2]->line = 12;
  kerb.weight = 4;
  kerb.mandatory = true;
  a.scheme.criteria = {kerb, criterion("SAF-10", "saf", {"eyes"})};
  a.scheme.criteria[1].evaluation = Evaluation::document;
  std::vector<PlaceResult> kerbs = {place(58, 62, "way/1")};
  kerbs[0].label = {"Crossing of Bruksgatan", "Övergång vid Bruksgatan"};
  kerbs[0].inputs = {{{"E-014: 60 mm ± 2 mm", "E-014: 60 mm ± 2 mm"}, "E-014", Grade::measured, {{"kerb.jpg", std::string(64, 'a'), Date{2026, 5, 12}}}}};
  for (int i = 0; i < 7; ++i) kerbs.push_back(place(0, 2 * i, "way/" + std::to_string(i + 2)));
  std::vector<CriterionResult> results = {judge(a.scheme.criteria[0], of_places(kerbs)), judge(a.scheme.criteria[1], measured(2000, 2000))};
  a.sites = {grade_site(a.scheme, {}, site("s1", "Kvarntorget"), 0, std::move(results))};
  return a;
}

void flatten(const Explanation& node, int depth, std::string& out) {
  out += std::string(static_cast<std::size_t>(depth), ' ') + node.text + (node.value.empty() ? "" : " | " + node.value) + (node.remark.empty() ? "" : " | " + node.remark) + "\n";
  for (const Explanation& child : node.children) flatten(child, depth + 1, out);
}

std::string tree(const Assessment& a, std::size_t criterion, const std::string& language) {
  std::string out;
  flatten(explain(a, a.sites[0], a.sites[0].criteria[criterion], texts(language)), 0, out);
  return out;
}

TEST(Explanation, OfAnOutcomeNamesWhatTwoPeopleSetAsideAgainstTheLaw) {
  Assessment a = kvarntorget();
  const auto told = [&](const std::string& language) {
    std::string out;
    flatten(explain_outcome(a, a.sites[0], texts(language)), 0, out);
    return out;
  };
  EXPECT_EQ(told("en").find("legal minimum"), std::string::npos);
  std::vector<CriterionResult> results = a.sites[0].criteria.copied();
  results[0].verdict = Verdict::not_applicable;
  results[0].law_set_aside = true;
  a.sites = {grade_site(a.scheme, {}, site("s1", "Kvarntorget"), 0, std::move(results))};
  EXPECT_NE(told("en").find("decided by two people not to apply, although a limit there is a legal minimum, which goes on to bind: ACC-30"), std::string::npos) << told("en");
  EXPECT_NE(told("sv").find("fast en gräns där är lagens minimum, som gäller ändå: ACC-30"), std::string::npos);
}

TEST(Explanation, ReadsFromTheVerdictDownToTheEvidence) {
  EXPECT_EQ(tree(kvarntorget(), 0, "en"),
            "Not met. The highest score, 0, is below the pass score 2. | 58–62 mm | score 0 of 3\n"
            " measured 58–62 mm, the worst of 8 places\n"
            "  Crossing of Bruksgatan | 58–62 mm | score 0\n"
            "   E-014: 60 mm ± 2 mm, grade measured\n"
            "    kerb.jpg, sha256 aaaa…aaaa | 12 May 2026\n"
            "  7 other places | at most 12 mm | score 2 to 3\n"
            " required: score 2 at most 20 mm, score 3 at most 0 mm\n"
            "  A standard; clause 1 (confidence D), criteria/test/ACC-30.yaml:12 | score 2\n"
            "  A standard; clause 1 (confidence D), criteria/test/ACC-30.yaml | score 3\n"
            " counts for WH with weight 4: 0 of 12 points\n"
            "  accessibility has 0.0 of 100 and a share of 30 in the total\n"
            " outcome: mandatory and not met, so Kvarntorget is not certified, whatever its total\n"
            " What would change it: “at most 20 mm” everywhere here gives Gold.\n"
            "  total 81.8, lowest group WH 66.6\n"
            "  Widen it.\n");
}

/// Two toilets are no metres: "known on 50 % of the extent" tells nobody which is meant.
TEST(Explanation, TellsOfHowManyThingsItIsKnown) {
  Assessment a = kvarntorget();
  Criterion& kerb = a.scheme.criteria[0];
  kerb.coverage_gate = Rational::ratio(9, 10);
  const auto told = [&](const std::string& language, auto change) {
    Measurement known = of_places({place(0, 5, "way/1"), unknown_place()});
    change(known);
    a.sites.edit(0).criteria.edit(0) = judge(kerb, std::move(known));
    return tree(a, 0, language);
  };
  const auto of = [](CountedExtent::Of what, std::int64_t known, std::int64_t all) { return [=](Measurement& m) { m.cover(CountedExtent{what, known, all}); }; };
  const auto expect = [](const std::string& said, const std::string& words) { EXPECT_NE(said.find(words), std::string::npos) << said; };
  const std::string en = told("en", of(CountedExtent::Of::places, 1, 2));
  expect(en, "  known of 1 of 2 places\n");
  expect(en, "Known of 1 of 2 places; the criterion counts as assessed from 90 %.");
  EXPECT_EQ(en.find("of the extent"), std::string::npos) << en;
  const std::string sv = told("sv", of(CountedExtent::Of::places, 1, 2));
  expect(sv, "  känt för 1 av 2 ställen\n");
  expect(sv, "Känt för 1 av 2 ställen; kriteriet räknas som bedömt från 90 %.");
  expect(told("en", of(CountedExtent::Of::homes, 3, 8)), "  how many live there is known of 3 of 8 homes\n");
  expect(told("sv", of(CountedExtent::Of::ways, 3, 4)), "  känt för 3 av 4 vägar från en entré\n");
  expect(told("sv", of(CountedExtent::Of::stations, 3, 4)), "Känt vid 3 av 4 stationer;");
  expect(told("sv", of(CountedExtent::Of::hours, 1, 8)), "  känt för 12,5 % av timmarna\n");
  expect(told("en", of(CountedExtent::Of::places, 0, 2)), "  nowhere is all known that decides\n");
  expect(told("en", [](Measurement& m) { m.cover(Rational::ratio(1, 2)); }), "  known on 50.0 % of the extent\n");
  expect(told("en", [](Measurement& m) {
           m.cover(CountedExtent{CountedExtent::Of::places, 1, 2});
           m.whole = place(0, 20);
         }),
         "  known of 1 of 2 places, each by itself; of the rest speaks the statement for the whole\n");
  const std::string all_known = told("en", of(CountedExtent::Of::places, 2, 2));
  EXPECT_EQ(all_known.find("known o"), std::string::npos) << all_known;
}

/// A certificate that holds back one of two places is told how many are left.
TEST(Explanation, OfAWeakPlaceACertificateCountsOneLess) {
  Criterion kerb = kvarntorget().scheme.criteria[0];
  kerb.lowest_grade = Grade::measured;
  Measurement known = of_places({place(0, 5, "way/1"), place(0, 5, "way/2")});
  known.places[1].grade = Grade::tagged;
  JudgeOptions options;
  options.certifying = true;
  const CriterionResult result = judge(kerb, std::move(known), Tri::yes, options);
  ASSERT_TRUE(result.measurement.counted);
  EXPECT_EQ(*result.measurement.counted, (CountedExtent{CountedExtent::Of::places, 1, 2}));
  EXPECT_EQ(result.measurement.coverage, Rational::ratio(1, 2));
}

TEST(Explanation, OfSeveralPairsTellsHowLongTheRunIs) {
  Assessment a = kvarntorget();
  Criterion& ramp = a.scheme.criteria[0];
  ramp.scale.limits[2]->exceptions = {{40, 10000, {}}, {60, 2000, {}}};
  std::vector<CriterionResult> results = {judge(ramp, of_places({stretch(0, 0, 1500, 55, 55), stretch(0, 1500, 4000, 30, 30), stretch(0, 4000, 9000, 10, 10)})),
                                          judge(a.scheme.criteria[1], measured(2000, 2000))};
  a.sites = {grade_site(a.scheme, {}, site("s1", "Kvarntorget"), 0, std::move(results))};
  const std::string en = tree(a, 0, "en");
  EXPECT_NE(en.find("  a place here | 55 mm | score 0\n   lies in a run of 4.0 m that does not reach the limit itself\n"), std::string::npos) << en;
  EXPECT_NE(en.find("required: score 2 at most 20 mm, or 40 mm for at most 10 m, or 60 mm for at most 2.0 m, score 3"), std::string::npos) << en;
  const std::string sv = tree(a, 0, "sv");
  EXPECT_NE(sv.find("ligger på en sträcka av 4,0 m som inte når själva gränsen"), std::string::npos) << sv;
  EXPECT_NE(sv.find("högst 20 mm, eller 40 mm på högst 10 m, eller 60 mm på högst 2,0 m"), std::string::npos) << sv;
}

// Medians of groups are no places, none of them is "other" where none is shown alone, and who stands lowest is named.
TEST(Explanation, OfRatingsCountsGroupsOrRatingsAndNamesTheLowestGroup) {
  Assessment a = kvarntorget();
  Criterion& felt = a.scheme.criteria[1];
  felt.measure.kind = "observed_rating";
  felt.measure.parameters = {{"by", "perspective"}};
  felt.scale.limits[2]->clause.clear();
  std::vector<PlaceResult> voices;
  for (const char* who : {"women", "children", "older persons", "newcomers", "eyes"}) {
    voices.push_back(place(std::string(who) == "women" ? 1600 : 2200, 2200));
    voices.back().label = {std::string("Median of those who answer as ") + who, std::string("Median av ") + who};
  }
  a.sites.edit(0).criteria.edit(1) = judge(felt, of_places(voices));
  a.sites.edit(0).criteria.edit(1).criterion = 1;
  const std::string groups = tree(a, 1, "en");
  EXPECT_NE(groups.find(", the lowest of 5 groups\n  5 groups; lowest 1600 mm: Median of those who answer as women | "), std::string::npos) << groups;
  EXPECT_NE(groups.find("A standard (confidence D)"), std::string::npos) << "no clause leaves no hole: " << groups;
  felt.measure.parameters.clear();
  const std::string ratings = tree(a, 1, "sv");
  EXPECT_NE(ratings.find("det lägsta av 5 betyg\n  5 betyg | "), std::string::npos) << ratings;
}

TEST(Explanation, NamesTheLevelFromWhichItIsMandatory) {
  Assessment a = kvarntorget();
  a.scheme.criteria[0].mandatory = false;
  a.scheme.criteria[0].mandatory_from = a.scheme.levels[1].id;
  const std::string level = a.scheme.levels[1].name.in("en");
  EXPECT_NE(tree(a, 0, "en").find("outcome: mandatory from " + level + " on and not met, so Kvarntorget can have no level from " + level + " on"), std::string::npos) << tree(a, 0, "en");
  a.sites.edit(0).criteria.edit(0) = judge(a.scheme.criteria[0], nothing());
  EXPECT_NE(tree(a, 0, "en").find("outcome: mandatory from " + level + " on and not answered"), std::string::npos) << tree(a, 0, "en");
  a.sites.edit(0).criteria.edit(0) = judge(a.scheme.criteria[0], measured(0, 0));
  EXPECT_NE(tree(a, 0, "en").find("outcome: mandatory from " + level + " on and met"), std::string::npos) << tree(a, 0, "en");
}

TEST(Explanation, IsWrittenInSwedishToo) {
  const std::string sv = tree(kvarntorget(), 0, "sv");
  EXPECT_NE(sv.find("Inte uppfyllt. Den högsta poängen, 0, ligger under gränsen för godkänt, 2."), std::string::npos) << sv;
  EXPECT_NE(sv.find("uppmätt 58–62 mm, det sämsta av 8 ställen"), std::string::npos) << sv;
  EXPECT_NE(sv.find("totalt 81,8, lägsta grupp WH 66,6"), std::string::npos) << sv;
}

TEST(Explanation, OfWhatWasNotObservedSaysSo) {
  Assessment a = kvarntorget();
  a.sites.edit(0).criteria.edit(1) = judge(a.scheme.criteria[1], nothing());
  a.sites.edit(0).criteria.edit(1).criterion = 1;
  const std::string text = tree(a, 1, "en");
  EXPECT_NE(text.find("Not observed. Nothing is known here yet. | not known | score 0–3 of 3"), std::string::npos) << text;
  EXPECT_NE(text.find("nothing measured that could decide"), std::string::npos) << text;
}

TEST(Words, OfLimitsMeasuresAndCandidates) {
  const Texts en = texts("en");
  const Texts sv = texts("sv");
  Criterion width = criterion("ACC-02");
  width.scale.unit = "m";
  width.scale.limits[2] = limit(1500, 1000, 6000);
  EXPECT_EQ(required_words(width, en), "at least 1.5 m, or 1.0 m for at most 6.0 m");
  EXPECT_EQ(required_words(width, sv), "minst 1,5 m, eller 1,0 m på högst 6,0 m");
  EXPECT_EQ(measured_words(width, {1615, 1625}, true, en), "1.61–1.63 m");
  EXPECT_EQ(measured_words(width, {1615, 1625}, false, en), "not known");

  Criterion rail = criterion("ACC-15");
  rail.scale = at_least(std::nullopt, limit(1), std::nullopt);
  rail.scale.quantity = Quantity::presence;
  rail.scale.unit.clear();
  EXPECT_EQ(required_words(rail, en), "present");
  EXPECT_EQ(measured_words(rail, {0, 0}, true, sv), "saknas");
  EXPECT_EQ(measured_words(rail, {0, 1}, true, en), "not known");

  Criterion smooth = criterion("ACC-21");
  smooth.measure.parameters["property"] = "smoothness";
  smooth.scale.quantity = Quantity::ordinal;
  smooth.scale.unit.clear();
  const auto codes = property_info(Property::smoothness).codes;
  smooth.scale.limits[2]->limit = 1;
  EXPECT_EQ(required_words(smooth, en), "at least " + std::string(codes[1]));

  const std::string worst_but_one(codes[1]);
  EXPECT_EQ(measured_words(smooth, {1, 1}, true, en), worst_but_one);
  EXPECT_EQ(measured_words(smooth, {1, Rational::infinity()}, true, en), "at least " + worst_but_one);
  EXPECT_EQ(measured_words(smooth, {0, 1}, true, sv), "högst " + worst_but_one);
  EXPECT_EQ(measured_words(smooth, {0, Rational::infinity()}, true, en), "not known");

  const Scheme s = empty_scheme();
  SiteResult r;
  r.worst.candidates = {{0, false}, {1, true}};
  EXPECT_EQ(worst_served_words(s, r, en), "WH EY?");
  r.worst.candidates.resize(4);
  EXPECT_EQ(worst_served_words(s, r, en), "4 candidates");
  EXPECT_EQ(score_words({Rational::ratio(662, 10), Rational::ratio(6759, 100)}, en), "66.2–67.5");
  EXPECT_EQ(scope_words(s, {{"wheels"}, false}, en), "Judged for these groups only: people on wheels.");
}

TEST(Words, EveryTextIdInTheSourcesExistsInBothLanguages) {
  const Texts en = texts("en");
  const std::regex id("\"(judge\\.[a-z_.]+)\"");
  std::size_t found = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source_dir / "core" / "judge")) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string source = file_text(entry.path());
    for (std::sregex_iterator it(source.begin(), source.end(), id), end; it != end; ++it) {
      const std::string name = (*it)[1];
      ++found;
      if (name.back() == '.') continue;  // completed by a name that the next tests walk through
      EXPECT_TRUE(en.has(name) || (en.has(name + ".one") && en.has(name + ".many"))) << name << " in " << entry.path();
    }
  }
  EXPECT_GT(found, 40U);
  for (const Verdict v : {Verdict::met, Verdict::not_met, Verdict::cannot_tell, Verdict::not_observed, Verdict::not_applicable}) {
    EXPECT_TRUE(en.has("judge.verdict." + std::string(verdict_name(v))));
    EXPECT_TRUE(en.has("judge.explain.verdict." + std::string(verdict_name(v))));
  }
  for (const GapKind k : {GapKind::barrier, GapKind::shortfall, GapKind::possible, GapKind::not_observed}) {
    EXPECT_TRUE(en.has("judge.gap." + std::string(gap_kind_name(k))));
    EXPECT_TRUE(en.has("judge.gap_mandatory." + std::string(gap_kind_name(k))));
  }
  for (const Outcome o : {Outcome::level, Outcome::not_certified, Outcome::undetermined, Outcome::screening}) {
    EXPECT_TRUE(en.has("judge.outcome." + std::string(outcome_name(o))));
  }
}

TEST(FindSite, ByIdOrByNameInAnyCase) {
  Assessment a;
  a.sites.resize(2);
  a.sites.edit(0).id = "town:site/1";
  a.sites.edit(0).name = "Åkajen";
  a.sites.edit(1).id = "town:site/2";
  a.sites.edit(1).name = "Östra Ö";
  EXPECT_EQ(a.find("town:site/2"), &a.sites[1]);
  EXPECT_EQ(a.find("åKAJEN"), &a.sites[0]);
  EXPECT_EQ(a.find("östra ö"), &a.sites[1]);
  EXPECT_EQ(a.find("akajen"), nullptr);
  EXPECT_EQ(a.find("\xC3"), nullptr);
}

}  // namespace
}  // namespace levelground::testing::explanation_test
