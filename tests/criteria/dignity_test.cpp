// SPDX-License-Identifier: Apache-2.0
// What levelground-dignity promises of itself: the recommended criteria with their weights, principles, costs, articles, groups and levels.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/criteria/shipped.hpp"

namespace levelground::shipped {
namespace {

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
  EXPECT_EQ(mandatory, (std::set<std::string>{"INC-20", "PAR-20", "PAR-21", "PAR-29", "PAR-30", "SAF-09"})) << "processes M6, M2, M7, M3, no dark point (M4), and the half of PAR-01 that a share cannot say";
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
  EXPECT_EQ(serving("CEDAW art. 14(2)(f)"), (Codes{"PAR-01"})) << "a programme is no say in development";
  EXPECT_EQ(serving("CEDAW art. 14(2)(h)"), (Codes{"ACC-53", "COM-51"})) << "neither noise nor heat";
  EXPECT_EQ(serving("ICERD art. 5(f)"), (Codes{"INC-01", "INC-02", "INC-12"}));
  EXPECT_EQ(serving("ICESCR art. 11"), (Codes{"ACC-53", "COM-01", "COM-51"}));
  EXPECT_EQ(serving("ICCPR art. 12(1)"), (Codes{"ACC-02", "ACC-17", "SAF-13"}));
  EXPECT_EQ(serving("ICCPR art. 19"), (Codes{"INC-11", "INC-12"}));
  EXPECT_EQ(serving("ICCPR art. 27"), (Codes{"INC-02", "INC-05", "INC-21"})) << "INC-21, on cultural rights, came later";
  EXPECT_EQ(serving("EU Charter art. 25"), (Codes{"ACC-50", "ACC-51", "ACC-53", "COM-04"}));
  EXPECT_EQ(serving("PBL 8 kap. 1 §"), (Codes{"ACC-54"})) << "it asks of buildings";
  EXPECT_EQ(serving("HIN 3 (BFS 2013:9)"), (Codes{"ACC-15", "ACC-18", "ACC-22", "ACC-41", "PAR-11"}));
  std::set<std::vector<std::string>> sets;
  for (const std::string& article : scheme.article_ids()) sets.insert(serving(article));
  EXPECT_GE(sets.size(), 40U) << "an article does not inherit what its right has";
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

}  // namespace
}  // namespace levelground::shipped
