// SPDX-License-Identifier: Apache-2.0
#include "gis/read/file_checks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/run_program.hpp"

namespace levelground::gis::file_checks_test {
namespace {

using ::testing::HasSubstr;
using test::TemporaryFolder;
using test::write_file;

std::string refusal(const std::filesystem::path& file) {
  try {
    check_readable(file);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(FileChecks, NamesWhatIsNotAReadableFile) {
  const TemporaryFolder folder;
  EXPECT_THAT(refusal(folder / "no.geojson"), HasSubstr("does not exist"));
  EXPECT_THAT(refusal(folder.path()), HasSubstr("not a file"));
  EXPECT_THAT(refusal("/dev/zero"), HasSubstr("not a file")) << "a device never ends";
  std::filesystem::create_symlink("itself", folder / "itself");
  EXPECT_NE(refusal(folder / "itself"), "");
  write_file(folder / "a.csv", "x");
  EXPECT_EQ(refusal(folder / "a.csv"), "");
}

TEST(FileChecks, ListsTheLayerFilesOfAFolderSorted) {
  const TemporaryFolder folder;
  for (const char* name : {"seat.geojson", "a.gpkg", "b.shp", "b.dbf", "read me.txt", ".hidden.geojson", "z.osm.pbf", "sub/c.csv"}) {
    write_file(folder / name, "x");
  }
  std::vector<std::string> names;
  for (const auto& file : layer_files(folder.path())) names.push_back(file.filename().string());
  EXPECT_THAT(names, ::testing::ElementsAre("a.gpkg", "b.shp", "seat.geojson", "z.osm.pbf"));
  write_file(folder / "empty/readme.md", "x");
  EXPECT_THROW(layer_files(folder / "empty"), InputError);
}

TEST(FileChecks, ChecksumsAreThoseOfSha256sum) {
  const TemporaryFolder folder;
  write_file(folder / "abc", "abc");
  const Checksum sum = checksum(folder / "abc", {});
  EXPECT_EQ(sum.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sum.bytes, 3U);
  write_file(folder / "a.shp", "1");
  write_file(folder / "a.dbf", "2");
  write_file(folder / "other.dbf", "3");
  EXPECT_EQ(parts_of(folder / "a.shp").size(), 2U);
  const std::string before = checksum(parts_of(folder / "a.shp"), {}).sha256;
  write_file(folder / "a.dbf", "changed");
  EXPECT_NE(checksum(parts_of(folder / "a.shp"), {}).sha256, before) << "the attributes are part of a Shapefile";
}

TEST(FileChecks, RefusesATextThatIsTooLarge) {
  const TemporaryFolder folder;
  write_file(folder / "big", std::string(3'000'000, 'x'));
  EXPECT_THROW(read_text(folder / "big", 1'000'000), InputError);
  EXPECT_EQ(read_text(folder / "big", 3'000'000).size(), 3'000'000U);
}

TEST(FileChecks, FindsTheLineThatIsNotUtf8) {
  EXPECT_EQ(line_that_is_not_utf8("Älvhamra\nåäö 🏙\n"), 0);
  EXPECT_EQ(line_that_is_not_utf8("a\nb\xE5\n"), 2);
  EXPECT_EQ(line_that_is_not_utf8("\xC0\x80"), 1) << "overlong";
  EXPECT_EQ(line_that_is_not_utf8("\xED\xA0\x80"), 1) << "a surrogate";
  EXPECT_EQ(line_that_is_not_utf8("\xF4\x90\x80\x80"), 1) << "beyond Unicode";
  EXPECT_EQ(line_that_is_not_utf8("\xE5"), 1) << "cut short";
}

}  // namespace
}  // namespace levelground::gis::file_checks_test
