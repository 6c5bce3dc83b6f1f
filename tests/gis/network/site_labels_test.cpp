// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "gis/network/site_labels.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::site_labels_test {
namespace {

const std::vector<Term> kinds = {{"playground", {"playground", "lekplats"}}, {"pitch", {"pitch", "bollplan"}}};

/// A park abcd with a playground efgh in it, a pitch ijkl beside a street, a second one mnop farther along it.
DrawnTown town() {
  DrawnTown drawn(R"(
d.......c....................
.h..g.............l..k..p..o.
.............................
.e..f.............i..j..m..n.
a.......b....................
S..........................T.)");
  drawn.area(Theme::site, "park", "abcd").kind("park").name("Slottsparken");
  drawn.area(Theme::site, "w1", "efgh").kind("playground");
  drawn.area(Theme::site, "w2", "ijkl").kind("pitch");
  drawn.area(Theme::site, "w3", "mnop").kind("ball_court");
  drawn.line(Theme::road, "street", "ST").name("Plöck");
  return drawn;
}

std::vector<std::string> called(const City& city, std::string_view language) {
  std::vector<std::string> words;
  for (const LocalText& label : gis::site_labels(city, kinds)) words.push_back(label.in(language));
  return words;
}

TEST(SiteLabels, SayWhatAPlaceIsAndWhere) {
  const City city = town().city();
  EXPECT_EQ(called(city, "en"), (std::vector<std::string>{"", "Playground in Slottsparken", "Pitch by Plöck", "Ball court by Plöck"}));
  EXPECT_EQ(called(city, "sv"), (std::vector<std::string>{"", "Lekplats i Slottsparken", "Bollplan vid Plöck", "Ball court vid Plöck"}));
}

TEST(SiteLabels, TellAlikePlacesApartByTheirIds) {
  DrawnTown drawn(R"(
d..c.h..g..
a..b.e..f..
S.........T)");
  drawn.area(Theme::site, "w1", "abcd").kind("pitch");
  drawn.area(Theme::site, "w2", "efgh").kind("pitch");
  drawn.line(Theme::road, "street", "ST").name("Plöck");
  EXPECT_EQ(called(drawn.city(), "en"), (std::vector<std::string>{"Pitch by Plöck (w1)", "Pitch by Plöck (w2)"}));
}

TEST(SiteLabels, OrderOfFeaturesAndWholeMetresChangeNothing) {
  DrawnTown turned = town();
  turned.turn_order();
  DrawnTown moved = town();
  moved.move(4096, 8192);
  EXPECT_EQ(called(town().city(), "en"), called(turned.city(), "en"));
  EXPECT_EQ(called(town().city(), "en"), called(moved.city(), "en"));
}

TEST(SiteLabels, FarFromEveryNameOnlyTheKindIsSaid) {
  DrawnTown drawn(R"(
d..c
a..b)");
  drawn.area(Theme::site, "w1", "abcd");
  drawn.add(Theme::road, "street", Line{{0, 900}, {10, 900}}).name("Plöck");
  EXPECT_EQ(called(drawn.city(), "en"), std::vector<std::string>{"Site"});
}

}  // namespace
}  // namespace levelground::test::site_labels_test
