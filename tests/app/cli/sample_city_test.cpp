// SPDX-License-Identifier: Apache-2.0
// The sample city, run whole: the same bytes whatever the threads, the locale or the run. (What it shows is tests/sample.)
#include <gtest/gtest.h>

#include "tests/support/run_program.hpp"

namespace levelground::test::sample_city_test {
namespace {

const std::string program = LEVELGROUND_PROGRAM;
const std::string folder_of_sample = LEVELGROUND_SOURCE_DIR "/sample-maps/alvhamra";

/// Paths are relative, so that the result does not name the machine.
RunOutcome in_sample(std::vector<std::string> arguments, std::vector<std::string> environment = {}) {
  arguments.insert(arguments.begin(), program);
  return run_program(arguments, {folder_of_sample, std::move(environment)});
}

TEST(SampleCity, ThreadsAndLocaleChangeNoByte) {
  const std::string one = in_sample({"assess", "alvhamra.yaml", "--json", "--threads", "1"}, {"LC_ALL=C"}).out;
  EXPECT_FALSE(one.empty());
  EXPECT_EQ(in_sample({"assess", "alvhamra.yaml", "--json", "--threads", "7"}, {"LC_ALL=sv_SE.UTF-8", "TZ=Asia/Tokyo"}).out, one);
}

TEST(SampleCity, EveryOutputHasTheSameBytesTwice) {
  const TemporaryFolder folder;
  const std::vector<std::vector<std::string>> commands = {{"assess", "alvhamra.yaml", "-o", "a.gpkg"},
                                                          {"report", "alvhamra.yaml", "-o", "a.html"},
                                                          {"report", "alvhamra.yaml", "--of", "Kvarntorget", "-o", "a.pdf"},
                                                          {"map", "alvhamra.yaml", "-o", "a.svg"},
                                                          {"map", "alvhamra.yaml", "-o", "a.png"}};
  for (std::vector<std::string> command : commands) {
    const std::string name = command.back();
    std::vector<std::string> bytes;
    for (const char* run_number : {"1-", "2-"}) {
      command.back() = (folder / (run_number + name)).string();
      const RunOutcome run = in_sample(command, {std::string("TZ=") + (run_number[0] == '1' ? "UTC" : "Asia/Tokyo")});
      ASSERT_EQ(run.exit_code, 0) << name << ": " << run.error;
      EXPECT_EQ(run.error, "") << name;
      bytes.push_back(read_file(command.back()));
    }
    EXPECT_GT(bytes[0].size(), 1000U) << name;
    EXPECT_TRUE(bytes[0] == bytes[1]) << name << " differs between two runs";
  }
}

TEST(SampleCity, TheMapOfASiteShowsItsGapsAndNoNeighbours) {
  const TemporaryFolder folder;
  const auto drawn = [&](const std::string& name, std::vector<std::string> more) {
    std::vector<std::string> command = {"map", "alvhamra.yaml", "-o", (folder / name).string()};
    command.insert(command.end(), more.begin(), more.end());
    const RunOutcome run = in_sample(command);
    EXPECT_EQ(run.exit_code, 0) << run.error;
    return read_file(folder / name);
  };
  // The legend lists the kinds of gap on the sheet.
  const std::string site = drawn("site.svg", {"--of", "Kyrkbacken"});
  EXPECT_NE(site.find("Barrier, mandatory"), std::string::npos);
  EXPECT_EQ(site.find("Shortfall"), std::string::npos) << "its neighbour has one";
  EXPECT_EQ(in_sample({"map", "alvhamra.yaml", "--of", "Kvarn", "-o", (folder / "no.svg").string()}).exit_code, 3);
}

TEST(SampleCity, AnAssessmentOpensAgainFromItsGeoPackage) {
  const TemporaryFolder folder;
  const std::string project = folder_of_sample + "/alvhamra.yaml";
  const std::string output = (folder / "a.gpkg").string();
  ASSERT_EQ(run_program({program, "assess", project, "-o", output}).exit_code, 0);
  const RunOutcome again = run_program({program, "assess", output, "--json"});
  ASSERT_EQ(again.exit_code, 0) << again.error;
  EXPECT_EQ(again.out, run_program({program, "assess", project, "--json"}).out);
}

}  // namespace
}  // namespace levelground::test::sample_city_test
