// SPDX-License-Identifier: Apache-2.0
// Tables of places: columns that a mapping names, a CRS that the project states, and what is wrong in them by line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/gis/read/town_files.hpp"

namespace levelground::test::csv_place_test {
namespace {

using ::testing::HasSubstr;

gis::CitySpec town_with(const TemporaryFolder& folder, const std::string& table, const std::string& crs = "EPSG:3006",
                        const std::string& keys = "east_key: E-koord\nnorth_key: N-koord\n") {
  gis::CitySpec spec = small_town(folder);
  write_file(folder / "more/seat.csv", table);
  write_file(folder / "own.yaml", "id: own\ntitle: Own\njoin_tolerance: 0.5 m\nlines_cross: perhaps\nentrance_tolerance: 3 m\nlayers: [\"*\"]\nplain: yes\nid_key: id\n" + keys);
  gis::SourceSpec source;
  source.name = "own";
  source.file = folder / "more/seat.csv";
  source.mapping = (folder / "own.yaml").string();
  source.crs = crs;
  spec.sources.push_back(source);
  return spec;
}

TEST(TablesOfPlaces, TheMappingNamesTheColumns) {
  const TemporaryFolder folder;
  const City city = read(town_with(folder, "id;N-koord;E-koord;backrest\nb1;6580010,25;674010,5;yes\n"));
  const auto seat = city.find_feature("own:seat/b1");
  ASSERT_TRUE(seat) << problems_of(city);
  EXPECT_EQ(std::get<Point>(city.feature(*seat).geometry), (Point{674010.5, 6580010.25}));
  EXPECT_TRUE(known(city, city.feature(*seat), Property::backrest, {}).stated);
  EXPECT_EQ(problems_of(city).find("N-koord"), std::string::npos) << "its place is no property of which nobody knows what it means";
}

TEST(TablesOfPlaces, NothingIsGuessed) {
  const TemporaryFolder folder;
  EXPECT_THAT(failure(town_with(folder, "id,E,N\nb1,674010,6580010\n", "EPSG:3006", "")), HasSubstr("name them in the mapping (east_key, north_key)"));
  EXPECT_THAT(failure(town_with(folder, "id,E-koord,N-kord\nb1,674010,6580010\n")),
              HasSubstr("line 1: the table has no column ‘N-koord’, which the mapping names as north_key. Did you mean ‘"));
  EXPECT_THAT(failure(town_with(folder, "id,x,y\nb1,674010,6580010\n")), HasSubstr("the table has: id, x, y.")) << "not even names that are known";
  EXPECT_THAT(failure(town_with(folder, "id,E-koord,N-koord\nb1,674010,6580010\n", "")), HasSubstr("the layer states no CRS"));
  EXPECT_THAT(failure(town_with(folder, "id,E-koord\nb1,1\n", "EPSG:3006", "east_key: E-koord\n")), HasSubstr("only one of ‘east_key’ and ‘north_key’ is named"));
}

TEST(TablesOfPlaces, WhatIsNoNumberIsNamedWithItsLine) {
  const TemporaryFolder folder;
  const City city = read(town_with(folder, "id,E-koord,N-koord\nb1,674010,6580010\nb2,abc,6580010\nb3,\"674010,5\",6580010\nb4,674010,\n,674010,6 580 010\n"));
  EXPECT_EQ(city.of_theme(Theme::seat).size(), 1U);
  const std::string said = problems_of(city);
  EXPECT_THAT(said, HasSubstr("feature b2 (line 3): ‘abc’ in ‘E-koord’ is not a plain number; it is left out"));
  EXPECT_THAT(said, HasSubstr("feature b3 (line 4): ‘674010,5’ in ‘E-koord’ is not a plain number: it has a decimal comma"));
  EXPECT_THAT(said, HasSubstr("part the cells by semicolons"));
  EXPECT_THAT(said, HasSubstr("feature b4 (line 5): its ‘N-koord’ is empty"));
  EXPECT_THAT(said, HasSubstr("‘6 580 010’ in ‘N-koord’ is not a plain number"));
}

TEST(TablesOfPlaces, EastAndNorthThatAreExchangedAreSaid) {
  const TemporaryFolder folder;
  EXPECT_THAT(failure(town_with(folder, "id,E-koord,N-koord\nb1,6580010,674010\nb2,6580020,674010\n")), HasSubstr("inside it with east and north exchanged"));
  const City city = read(town_with(folder, "id,E-koord,N-koord\nb1,674010,6580010\nb2,6580020,674010\n"));
  EXPECT_EQ(city.of_theme(Theme::seat).size(), 1U);
  EXPECT_THAT(problems_of(city), HasSubstr("feature own:seat/b2: it lies outside the area for which EPSG:3006 is made, and inside it with east and north exchanged; it is left out"));
  EXPECT_EQ(city.sources()[1].ledgers.at(0).left_out.size(), 1U);
}

TEST(TablesOfPlaces, ALayerOfNothingButZerosIsSaid) {
  const TemporaryFolder folder;
  EXPECT_THAT(failure(town_with(folder, "id,E-koord,N-koord\nb1,0,0\nb2,0,0\n", "EPSG:4326")), HasSubstr("layer ‘seat’: the longitude and latitude of all its features are 0"));
}

}  // namespace
}  // namespace levelground::test::csv_place_test
