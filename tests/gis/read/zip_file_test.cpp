// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/errors.hpp"
#include "gis/read/zip_file.hpp"
#include "tests/gis/read/zip_bytes.hpp"
#include "tests/support/run_program.hpp"

namespace levelground::test::zip_file_test {
namespace {

using ::testing::HasSubstr;

std::string failure(const std::string& bytes, std::uint64_t most = 1'000'000) {
  const TemporaryFolder folder;
  write_file(folder / "a.zip", bytes);
  try {
    const gis::ZipFile zip(folder / "a.zip");
    for (const auto& entry : zip.entries()) (void)zip.read(entry, most);
  } catch (const InputError& error) {
    return to_text(error.problems().front());
  }
  return "";
}

TEST(ZipFile, GivesStoredAndDeflatedTexts) {
  const TemporaryFolder folder;
  const std::string longer(100'000, 'x');
  write_file(folder / "a.zip", zip_bytes({{"a.txt", "hello"}, {"sub/", ""}, {"sub/b.txt", longer, true}}));
  const gis::ZipFile zip(folder / "a.zip");
  ASSERT_EQ(zip.entries().size(), 2U) << "folders are none";
  EXPECT_EQ(zip.read(zip.entries()[0], 10), "hello");
  EXPECT_EQ(zip.read(*zip.find("sub/b.txt"), 1'000'000), longer);
  EXPECT_EQ(zip.find("c.txt"), nullptr);
}

TEST(ZipFile, NamesThatLeadOutAreRefused) {
  for (const char* name : {"../a", "a/../../b", "/etc/passwd", "a\\b", "..", "a\nb", ""}) {
    EXPECT_THAT(failure(zip_bytes({{name, "x"}})), HasSubstr("leads out of it")) << name;
  }
  EXPECT_EQ(failure(zip_bytes({{"a..b", "x"}})), "");
}

TEST(ZipFile, ABombStopsAtItsClaim) {
  const std::string big(50'000'000, '\0');
  EXPECT_THAT(failure(zip_bytes({{"a", big, true}})), HasSubstr("larger than 1 MB"));
  EXPECT_THAT(failure(zip_bytes({{"a", big, true, 0, 1000}})), HasSubstr("damaged"))
      << "it unpacks to more than it claims";
  EXPECT_THAT(failure(zip_bytes({{"a", "x", false, 0, 3'000'000'000}, {"b", "x", false, 0, 3'000'000'000}})),
              HasSubstr("more than 4 GB"));
}

TEST(ZipFile, EntriesThatShareBytesAreRefused) {
  std::string bytes = zip_bytes({{"a", "aaaa"}, {"b", "aaaa"}});
  const std::size_t second = bytes.rfind("PK\x01\x02");
  bytes.replace(second + 42, 4, std::string(4, '\0'));  // both begin at 0
  EXPECT_THAT(failure(bytes), HasSubstr("share bytes"));
}

TEST(ZipFile, WhatIsNotReadIsNamed) {
  EXPECT_THAT(failure(zip_bytes({{"a", "x", false, 1}})), HasSubstr("encrypted"));
  EXPECT_THAT(failure(zip_bytes({{"a", "x"}, {"a", "y"}})), HasSubstr("two of its entries are called ‘a’"));
  EXPECT_THAT(failure(zip_bytes({{"a", "x", false, 0, 0xFFFFFFFF}})), HasSubstr("ZIP64"));
  EXPECT_THAT(failure("no zip at all"), HasSubstr("not a ZIP file"));
  EXPECT_THAT(failure(""), HasSubstr("not a ZIP file"));
}

TEST(ZipFile, EveryCutAndEveryBrokenByteIsReadOrRefused) {
  const std::string bytes = zip_bytes({{"a.txt", "hello hello hello", true}, {"b.txt", "stored"}});
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    EXPECT_NE(failure(bytes.substr(0, at)), "") << at;
    std::string broken = bytes;
    broken[at] = static_cast<char>(broken[at] ^ 0x41);
    (void)failure(broken);  // it comes back
  }
}

}  // namespace
}  // namespace levelground::test::zip_file_test
