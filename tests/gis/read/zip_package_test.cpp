// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/gis/read/town_files.hpp"
#include "tests/gis/read/zip_bytes.hpp"

namespace levelground::test::zip_package_test {
namespace {

using ::testing::HasSubstr;

std::string site() { return collection({torget()}); }
std::string path() { return collection({line_feature(R"("id":"path","width":"1.5 m")", {{-20, 15}, {60, 15}})}); }

gis::CitySpec town_in(const TemporaryFolder& folder, const std::string& bytes) {
  gis::CitySpec spec = small_town(folder);
  write_file(folder / "town.zip", bytes);
  spec.sources[0].file = folder / "town.zip";
  return spec;
}

TEST(ZipPackage, IsReadAsTheFolderItWasPackedFrom) {
  const TemporaryFolder folder;
  gis::CitySpec spec = small_town(folder);
  const City unpacked = read(spec);
  const City packed = read(town_in(folder, zip_bytes({{"town/", ""},
                                                      {"town/walkway.geojson", path(), true},
                                                      {"town/site.geojson", site(), true},
                                                      {"__MACOSX/._site.geojson", "x"},
                                                      {"town/.DS_Store", "x"}})));
  ASSERT_EQ(packed.features().size(), unpacked.features().size()) << problems_of(packed);
  for (std::size_t i = 0; i < packed.features().size(); ++i)
    EXPECT_EQ(packed.features()[i].id, unpacked.features()[i].id);
  EXPECT_EQ(packed.sources()[0].format, "GeoJSON in ZIP");
  EXPECT_EQ(packed.sources()[0].mapping, "plain");
  EXPECT_EQ(problems_of(packed), problems_of(unpacked));
  EXPECT_EQ(folder.names(), (std::vector<std::string>{"layers", "town.zip"})) << "nothing is unpacked";
}

TEST(ZipPackage, NamesItsFilesInMessages) {
  const TemporaryFolder folder;
  const std::string broken =
      collection({R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":["a",2]}})"});
  EXPECT_THAT(problems_of(read(town_in(
                  folder, zip_bytes({{"site.geojson", site()}, {"seat.geojson", broken}, {"readme.txt", "hello"}})))),
              ::testing::AllOf(HasSubstr("town.zip/seat.geojson"), HasSubstr("what is not read: readme.txt")));
}

TEST(ZipPackage, BadPackagesAreRefused) {
  const TemporaryFolder folder;
  EXPECT_THAT(failure(town_in(folder, zip_bytes({{"../site.geojson", site()}}))), HasSubstr("leads out of it"));
  EXPECT_FALSE(std::filesystem::exists(folder.path().parent_path() / "site.geojson"));
  EXPECT_THAT(failure(town_in(folder, zip_bytes({{"a.txt", "x"}}))), HasSubstr("holds no GeoJSON"));
  EXPECT_THAT(failure(town_in(folder, zip_bytes({{"a/site.geojson", site()}, {"b/site.geojson", site()}}))),
              HasSubstr("two of its files make a layer ‘site’"));
  EXPECT_THAT(failure(town_in(folder, zip_bytes({{"site.geojson", std::string(3'000'000, ' '), true, 0, 500}}))),
              HasSubstr("damaged"));
  gis::CitySpec spec = town_in(folder, zip_bytes({{"site.geojson", site()}}));
  spec.sources[0].layers = {"seat"};
  EXPECT_THAT(failure(spec), HasSubstr("no layer ‘seat’"));
}

TEST(ZipPackage, RealOpenSidewalksPackages) {
  const std::filesystem::path data = std::filesystem::path(LEVELGROUND_SOURCE_DIR) / "../shared/data/opensidewalks-validation/assets";
  if (!std::filesystem::exists(data)) GTEST_SKIP() << "the OpenSidewalks packages are not here";
  gis::CitySpec spec = one_source("osw", data / "Archive_2.zip");
  const City city = read(spec);
  EXPECT_EQ(city.sources()[0].mapping, "opensidewalks");
  EXPECT_GT(city.of_theme(Theme::walkway).size(), 1000U);
  EXPECT_FALSE(city.graph().empty());
  // Every package of the collection comes back with a City or with a reason.
  std::size_t packages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(data)) {
    if (entry.path().extension() != ".zip") continue;
    constexpr std::uintmax_t small = 50'000;  // bytes: the large ones are towns of their own, and one was read above
    if (entry.file_size() > small) continue;
    ++packages;
    spec.sources[0].file = entry.path();
    try {
      read(spec);
    } catch (const InputError& error) {
      EXPECT_FALSE(error.problems().empty()) << entry.path();
    }
  }
  EXPECT_GT(packages, 8U);
}

}  // namespace
}  // namespace levelground::test::zip_package_test
