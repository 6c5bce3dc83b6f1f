// SPDX-License-Identifier: Apache-2.0
// What the three schemes beside levelground-dignity promise of themselves, and the area rules of countries.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "app/run/area_rules.hpp"
#include "tests/criteria/shipped.hpp"

namespace levelground::shipped {
namespace {

TEST(AreaRules, OfCountriesAreReadAndAskForDenserLandToBeUrban) {
  const auto rules = run::load_area_rules();
  ASSERT_GE(rules.size(), 2U);
  for (const AreaRule& rule : rules) {
    EXPECT_LT(rule.suburban, rule.urban) << rule.id;
    EXPECT_FALSE(rule.streets.empty()) << rule.id;
    EXPECT_FALSE(rule.name.sv.empty()) << rule.id;
  }
}

TEST(HumanRightsCity, FillsEveryCellOfItsMatrixAndNamesAnOwner) {
  const Scheme scheme = read(criteria() / "human-rights-city");
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
  const Scheme scheme = read(criteria() / "womens-safety-audit");
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
  const Scheme scheme = read(criteria() / "public-space-1171");
  const auto unconfirmed = std::count_if(scheme.criteria.begin(), scheme.criteria.end(), [](const Criterion& c) {
    return c.scale.limits.at(2) && c.scale.limits.at(2)->confidence == Confidence::unconfirmed;
  });
  EXPECT_EQ(unconfirmed, 3) << "the three shares of area";
}

}  // namespace
}  // namespace levelground::shipped
