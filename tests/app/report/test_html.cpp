// SPDX-License-Identifier: Apache-2.0
#include <expat.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "app/report/report.hpp"
#include "core/base/errors.hpp"
#include "core/judge/explain_score.hpp"
#include "sample_scene.hpp"

namespace levelground::report::test_html {
namespace {

constexpr std::uint32_t kvarntorget = 1;

ReportOptions options_for(std::optional<std::uint32_t> site) {
  ReportOptions options;
  options.site = site;
  options.command_line = "levelground assess alvhamra.yaml --as-of 2026-09-15";
  options.program_version = "0.1.0";
  options.templates = std::filesystem::path(LEVELGROUND_SOURCE_DIR) / "templates";
  return options;
}

std::string html(const test::Sample& sample, std::optional<std::uint32_t> site, const std::string& language = "en") {
  return to_html(sample.city, sample.assessment, test::sample_texts(language), options_for(site));
}

void keep(const std::string& name, const std::string& text) {
  if (const char* folder = std::getenv("LEVELGROUND_KEEP")) std::ofstream(std::string(folder) + "/" + name) << text;
}

struct Page {
  std::string error;
  std::vector<std::string> elements;
  std::vector<int> headings;
  std::map<std::string, int> count;
  std::vector<std::pair<std::string, std::string>> attributes;   ///< element@name, value
  std::set<std::string> ids;
  std::vector<std::string> links;
  int tables_without_caption = 0;
  int header_cells_without_scope = 0;
  int pictures_without_name = 0;
  std::string lang;
};

Page read(const std::string& text) {
  Page page;
  XML_Parser parser = XML_ParserCreate("UTF-8");
  XML_SetUserData(parser, &page);
  XML_SetStartElementHandler(parser, [](void* data, const XML_Char* raw, const XML_Char** attributes) {
    auto* p = static_cast<Page*>(data);
    const std::string name = raw;
    std::map<std::string, std::string> values;
    for (; *attributes != nullptr; attributes += 2) values[attributes[0]] = attributes[1];
    for (const auto& [key, value] : values) p->attributes.emplace_back(name + "@" + key, value);
    if (!p->elements.empty() && p->elements.back() == "table" && name != "caption") ++p->tables_without_caption;
    p->elements.push_back(name);
    ++p->count[name];
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') p->headings.push_back(name[1] - '0');
    if (name == "th" && values["scope"].empty()) ++p->header_cells_without_scope;
    if (name == "svg" && values["aria-hidden"] != "true" && (values["role"] != "img" || values["aria-label"].empty())) ++p->pictures_without_name;
    if (name == "html") p->lang = values["lang"];
    if (values.contains("id")) p->ids.insert(values["id"]);
    if (name == "a") p->links.push_back(values["href"]);
  });
  if (XML_Parse(parser, text.data(), static_cast<int>(text.size()), 1) != XML_STATUS_OK)
    page.error = std::string(XML_ErrorString(XML_GetErrorCode(parser))) + " at line " + std::to_string(XML_GetCurrentLineNumber(parser));
  XML_ParserFree(parser);
  return page;
}

void expect_accessible(const std::string& text, const std::string& language) {
  const Page page = read(text);
  ASSERT_EQ(page.error, "");
  EXPECT_EQ(page.lang, language);
  EXPECT_EQ(page.tables_without_caption, 0);
  EXPECT_EQ(page.header_cells_without_scope, 0);
  EXPECT_EQ(page.pictures_without_name, 0);
  EXPECT_EQ(page.count.at("main"), 1);
  ASSERT_FALSE(page.headings.empty());
  EXPECT_EQ(page.headings.front(), 1);
  EXPECT_EQ(std::count(page.headings.begin(), page.headings.end(), 1), 1);
  for (std::size_t i = 1; i < page.headings.size(); ++i) EXPECT_LE(page.headings[i], page.headings[i - 1] + 1) << "heading level skipped at " << i;
  ASSERT_FALSE(page.links.empty());
  EXPECT_EQ(page.links.front(), "#report") << "the skip link comes first";
  for (const std::string& link : page.links) {
    ASSERT_TRUE(link.starts_with("#")) << link;
    EXPECT_TRUE(page.ids.contains(link.substr(1))) << link;
  }
  for (const auto& [name, value] : page.attributes) {
    EXPECT_EQ(value.find("url("), std::string::npos);
    EXPECT_TRUE(!name.ends_with("@src") && !name.ends_with("@srcset")) << name;
  }
  EXPECT_EQ(text.find("[report."), std::string::npos) << text.substr(text.find("[report."), 60);
  EXPECT_EQ(text.find("[judge."), std::string::npos) << text.substr(text.find("[judge."), 60);
  EXPECT_EQ(text.find("[map."), std::string::npos) << text.substr(text.find("[map."), 60);
}

TEST(Html, SiteReportIsWellFormedAndAccessible) {
  const std::string text = html(test::sample(), kvarntorget);
  keep("site.html", text);
  expect_accessible(text, "en");
}

TEST(Html, CityReportIsWellFormedAndAccessible) {
  const std::string text = html(test::sample(), std::nullopt);
  keep("city.html", text);
  expect_accessible(text, "en");
}

TEST(Html, SwedishHasEveryText) {
  const std::string site = html(test::sample(), kvarntorget, "sv");
  keep("site-sv.html", site);
  expect_accessible(site, "sv");
  expect_accessible(html(test::sample(), std::nullopt, "sv"), "sv");
  EXPECT_NE(site.find("Sämst tillgodosedd"), std::string::npos);
  EXPECT_NE(site.find("högst 20 mm"), std::string::npos);
}

TEST(Html, ScreeningSaysThatNoLevelIsGiven) {
  const std::string text = html(test::screening_sample(), std::nullopt);
  keep("screening.html", text);
  expect_accessible(text, "en");
  EXPECT_NE(text.find("first look"), std::string::npos);
  EXPECT_NE(html(test::screening_sample(), kvarntorget).find("No level is given"), std::string::npos);
}

TEST(Html, WorstServedGroupStandsBeforeTheGaps) {
  const std::string text = html(test::sample(), kvarntorget);
  const auto worst = text.find("Served worst");
  const auto group = text.find("People with reduced mobility", worst);
  const auto gaps = text.find("What is missing, where, and for whom</h2>");
  ASSERT_NE(worst, std::string::npos);
  ASSERT_NE(gaps, std::string::npos);
  EXPECT_LT(group, gaps);
  EXPECT_NE(text.find("Score 66.2–67.5 of 100"), std::string::npos);
  EXPECT_NE(text.find("58–62"), std::string::npos);
  EXPECT_NE(text.find("at most 20 mm"), std::string::npos);
}

TEST(Html, HostileNamesStayText) {
  const std::string evil = "<script>alert(1)</script>{{{style}}}{{#t}}report.brand{{/t}}\"'&\x02\xC3";
  const auto sample = test::sample_named(evil);
  for (const auto& site : {std::optional<std::uint32_t>(kvarntorget), std::optional<std::uint32_t>()}) {
    const std::string text = html(sample, site);
    const Page page = read(text);
    ASSERT_EQ(page.error, "");
    EXPECT_FALSE(page.count.contains("script"));
    EXPECT_EQ(page.count.at("style"), 1);
    EXPECT_NE(text.find("{{{style}}}"), std::string::npos) << "braces in a name are shown, not followed";
  }
}

TEST(Html, SameBytesTwice) { EXPECT_EQ(html(test::sample(), std::nullopt), html(test::sample(), std::nullopt)); }

TEST(Html, WhatIsLeftOutIsSaid) {
  const auto sample = test::sample();
  ReportOptions options = options_for(std::nullopt);
  options.site_rows = 2;
  options.site_pages = 1;
  const std::string text = to_html(sample.city, sample.assessment, test::sample_texts("en"), options);
  EXPECT_NE(text.find("2 of 4 sites stand here"), std::string::npos);
  EXPECT_NE(text.find("Pages of 1 of 4 sites follow"), std::string::npos);
  EXPECT_EQ(read(text).count.at("article"), 1);
}

TEST(Html, WhatNobodyConfirmedStaysMarked) {
  test::Sample sample = test::sample();
  EXPECT_EQ(html(sample, std::nullopt).find("Unconfirmed"), std::string::npos) << "nothing to mark";
  sample.assessment.scheme.open_figures = {{"ACC-02", "2.0 m", {"Heard of it", "Hörsägen"}, "", "profiles/xx.yaml", 7, true},
                                           {"ACC-03", "1.1 m", {"Of buildings", "Gäller byggnader"}, "", "profiles/xx.yaml", 8, false}};
  for (auto& limit : sample.assessment.scheme.criteria[0].scale.limits) {
    if (limit) limit->confidence = Confidence::unconfirmed;
  }
  const std::string page = html(sample, std::nullopt);
  EXPECT_NE(page.find("National figure, not used"), std::string::npos);
  EXPECT_NE(page.find("ACC-02: 2.0 m. Heard of it"), std::string::npos);
  EXPECT_NE(page.find("Unconfirmed limit in use"), std::string::npos);
  EXPECT_NE(page.find("Unconfirmed figure, not used"), std::string::npos);
  EXPECT_NE(page.find("National figure, not used"), std::string::npos);
}

TEST(Html, ShowsRightsGroundsStagesAndUnitsWithScoreAndCoverage) {
  test::Sample sample = test::sample();
  EXPECT_EQ(html(sample, std::nullopt).find("Rights and verdicts"), std::string::npos) << "the sample names no rights";
  EXPECT_EQ(html(sample, std::nullopt).find("Articles of treaties"), std::string::npos) << "nor articles";
  Scheme& scheme = sample.assessment.scheme;
  scheme.rights = {{"access", {"accessibility", "tillgänglighet"}, {"CRPD art. 9"}}};
  scheme.owners = {{"streets", {"streets office", "gatukontoret"}}};
  for (Criterion& criterion : scheme.criteria) {
    criterion.grounds = {"disability"};
    criterion.stage = "design";
  }
  scheme.articles = {{"CRPD art. 9", {"accessibility in words", "tillgänglighet i ord"}}};
  scheme.criteria[0].rights = {"access"};
  scheme.criteria[0].articles = {"CRPD art. 9"};
  scheme.criteria[0].owner = "streets";
  for (const auto& page : {html(sample, std::nullopt), html(sample, kvarntorget)}) {
    expect_accessible(page, "en");
    for (const char* words : {"Rights and verdicts", "Articles of treaties and laws, and verdicts", ">CRPD art. 9<br/><span class=\"quiet\">accessibility in words</span></th>", "Grounds of discrimination and dimensions", "Stages and dimensions",
                              "Who answers, and for which gaps", "Who answers, and in which dimension", "Streets office", " % assessed</span>"}) {
      EXPECT_NE(page.find(words), std::string::npos) << words;
    }
  }
}

TEST(Html, EveryNumberOfASiteIsExplainedAndLeadsToTheVerdictsBehindIt) {
  const test::Sample& sample = test::sample();
  const Scheme& scheme = sample.assessment.scheme;
  const SiteResult& site = sample.assessment.sites[kvarntorget];
  const Texts& texts = test::sample_texts("en");
  const std::string text = html(sample, kvarntorget);
  const auto section = text.substr(text.find("How each number comes about</h2>"));
  std::vector<std::string> wanted = {"total", "desk", "field", "assessed"};
  for (const Dimension& dimension : scheme.dimensions) wanted.push_back(dimension.id);
  for (const Group& group : scheme.groups) {
    if (group.has_floor) wanted.push_back(group.id);
  }
  for (const std::string& what : wanted) {
    std::string line = explain_score(sample.assessment, site, what, texts)->text;
    line.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(line.front())));
    EXPECT_NE(section.find(">" + line + "<"), std::string::npos) << line;
  }
  const auto links = read(text).links;
  EXPECT_NE(std::find(links.begin(), links.end(), "#criterion-ACC-30"), links.end());
  // The verdict's own tree stands under its row, open because it is not met.
  const auto row = text.substr(text.find("id=\"criterion-ACC-30\""), 6000);
  const auto& kerb = site.criteria[static_cast<std::size_t>(scheme.find("ACC-30") - scheme.criteria.data())];
  const Explanation why = explain(sample.assessment, site, kerb, texts);
  EXPECT_NE(row.find("<details open=\"open\"><summary>" + why.text), std::string::npos) << row;
  for (const Explanation& child : why.children) EXPECT_NE(row.find("<li>" + child.text.substr(0, 20)), std::string::npos) << child.text;
  EXPECT_EQ(html(sample, std::nullopt).find("How each number comes about"), std::string::npos) << "a city report stays short";
}

/// Two people may decide that a criterion does not apply; the law goes on to bind, and whoever reads the report is told, in a city's as in a site's.
TEST(Html, ThatTheLawStillBindsIsToldInEveryReport) {
  test::Sample sample = test::sample();
  std::vector<SiteResult> sites(sample.assessment.sites.begin(), sample.assessment.sites.end());
  std::vector<CriterionResult> results = sites[kvarntorget].criteria.copied();
  const auto kerb = static_cast<std::size_t>(sample.assessment.scheme.find("ACC-30") - sample.assessment.scheme.criteria.data());
  results[kerb].verdict = Verdict::not_applicable;
  results[kerb].law_set_aside = true;
  results[kerb].notes = {LocalText{"A limit here is a legal minimum. Without the decision: not met.", "En gräns här är lagens minimum. Utan beslutet: inte uppfyllt."}};
  sites[kvarntorget].criteria = std::move(results);
  sample.assessment.options.not_applicable = {{sites[kvarntorget].id, "ACC-30", "no crossing is used", "Ada", "Bo"}};
  sample.assessment.sites = std::move(sites);
  const std::string boxed = "Decided by two people not to apply, although a limit there is a legal minimum, which goes on to bind: ACC-30.";
  const std::string note = "A limit here is a legal minimum. Without the decision: not met.";
  EXPECT_EQ(html(test::sample(), kvarntorget).find("legal minimum, which goes on to bind"), std::string::npos);
  for (const auto& report : {std::optional<std::uint32_t>(kvarntorget), std::optional<std::uint32_t>()}) {
    const std::string text = html(sample, report);
    EXPECT_NE(text.find(boxed), std::string::npos) << "beside the outcome";
    EXPECT_NE(text.find(note, text.find("no crossing is used")), std::string::npos) << "beside the decision";
    EXPECT_EQ(read(text).error, "");
  }
  EXPECT_NE(html(sample, std::nullopt, "sv").find("Utan beslutet: inte uppfyllt."), std::string::npos);
  const std::string text = html(sample, kvarntorget);
  const std::string row = text.substr(text.find("id=\"criterion-ACC-30\""), 3000);
  EXPECT_NE(row.find("<details open=\"open\">"), std::string::npos) << "on paper it is not left out as a settled one";
  EXPECT_NE(row.find(note), std::string::npos);
}

TEST(Html, TheFootSaysThatTheSchemeIsAltered) {
  test::Sample sample = test::sample();
  sample.assessment.scheme.altered = true;
  EXPECT_NE(html(sample, kvarntorget).find(sample.assessment.scheme.version + ", altered"), std::string::npos);
  const std::string city = html(sample, std::nullopt, "sv");
  EXPECT_NE(city.find(sample.assessment.scheme.version + ", ändrad · beslutsregel"), std::string::npos);
  EXPECT_NE(city.find(sample.assessment.scheme.version + ", ändrad · per"), std::string::npos);
}

TEST(Html, EmptyCityIsSaid) {
  const test::Sample sample{City(), Assessment{}};
  const std::string text = html(sample, std::nullopt);
  EXPECT_EQ(read(text).error, "");
  EXPECT_NE(text.find("No site was found"), std::string::npos);
}

TEST(Html, MissingTemplatesAreNamed) {
  ReportOptions options = options_for(kvarntorget);
  options.templates = "/nowhere";
  const auto sample = test::sample();
  try {
    (void)to_html(sample.city, sample.assessment, test::sample_texts("en"), options);
    FAIL() << "no error";
  } catch (const InputError& error) {
    EXPECT_NE(error.problems().front().file.find("/nowhere"), std::string::npos);
  }
}

}  // namespace
}  // namespace levelground::report::test_html
