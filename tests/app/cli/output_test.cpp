// SPDX-License-Identifier: Apache-2.0
// Where results go: names that cannot be written, streams that take nothing, and being stopped in the middle of it.
#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/support/run_program.hpp"

namespace levelground::test::output_test {
namespace {

namespace fs = std::filesystem;

const std::string program = LEVELGROUND_PROGRAM;
const std::string town = LEVELGROUND_SOURCE_DIR "/sample-maps/alvhamra/alvhamra.yaml";

/// One command of each kind of output, and the ending of its file.
const std::vector<std::pair<std::string, std::string>> writers = {
    {"assess", ".gpkg"}, {"report", ".html"}, {"report", ".pdf"}, {"map", ".svg"}, {"map", ".png"}};

/// What a shell does with these words.
RunOutcome shell(const std::string& words, const fs::path& folder) { return run_program({"/bin/sh", "-c", words}, {folder, {"LC_ALL=C.UTF-8"}}); }

TEST(Output, ANameThatIsTooLongIsNamed) {
  const TemporaryFolder folder;
  for (const auto& [command, ending] : writers) {
    const std::string file = (folder / (std::string(300, 'a') + ending)).string();
    const RunOutcome run = run_program({program, command, town, "-o", file});
    EXPECT_EQ(run.exit_code, 3) << command << ": " << run.error;
    EXPECT_NE(run.error.find(file + ": File name too long."), std::string::npos) << run.error;
  }
  EXPECT_TRUE(folder.names().empty());
}

TEST(Output, AnInputNameThatIsTooLongIsNamed) {
  const std::string name(300, 'a');
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"assess", name + ".gpkg"}, {"info", name + ".geojson"}, {"assess", town, "--scheme", name}, {"assess", town, "--profile", name}}) {
    std::vector<std::string> command = {program};
    command.insert(command.end(), words.begin(), words.end());
    const RunOutcome run = run_program(command);
    EXPECT_EQ(run.exit_code, 3) << run.error;
    EXPECT_NE(run.error.find(name), std::string::npos) << run.error;
    EXPECT_NE(run.error.find("File name too long"), std::string::npos) << run.error;
  }
}

TEST(Output, AnEmptyNameIsRefused) {
  for (const auto& [command, ending] : writers) {
    const RunOutcome run = run_program({program, command, town, "-o", ""});
    EXPECT_EQ(run.exit_code, 2) << command << ": " << run.error;
    EXPECT_NE(run.error.find("--output"), std::string::npos) << run.error;
    EXPECT_TRUE(run.out.empty());
  }
}

TEST(Output, AFolderThatIsNotThereIsNamedBeforeTheWorkBegins) {
  const TemporaryFolder folder;
  for (const auto& [command, ending] : writers) {
    const std::string file = (folder / ("missing/out" + ending)).string();
    // An input that is not there either: what is said first was looked at first.
    const RunOutcome run = run_program({program, command, "nowhere.yaml", "-o", file});
    EXPECT_EQ(run.exit_code, 3) << command;
    EXPECT_NE(run.error.find(file + ": its folder does not exist"), std::string::npos) << run.error;
  }
  EXPECT_TRUE(folder.names().empty());
}

TEST(Output, AFolderIsNoFile) {
  const TemporaryFolder folder;
  for (const auto& [command, ending] : writers) {
    fs::create_directory(folder / ("out" + ending));
    const RunOutcome run = run_program({program, command, town, "-O", "-o", (folder / ("out" + ending)).string()});
    EXPECT_EQ(run.exit_code, 3) << command << ": " << run.error;
    EXPECT_NE(run.error.find("this is a folder"), std::string::npos) << run.error;
    fs::remove(folder / ("out" + ending));
  }
}

TEST(Output, AClosedStandardOutputIsNeverTheFile) {
  const TemporaryFolder folder;
  const RunOutcome open = shell("'" + program + "' assess '" + town + "' -o open.gpkg", folder.path());
  ASSERT_EQ(open.exit_code, 0) << open.error;
  const RunOutcome closed = shell("'" + program + "' assess '" + town + "' -o closed.gpkg >&- 2>error", folder.path());
  EXPECT_EQ(closed.exit_code, 3) << "the table could not be printed";
  EXPECT_NE(read_file(folder / "error").find("standard output"), std::string::npos);
  EXPECT_TRUE(read_file(folder / "open.gpkg") == read_file(folder / "closed.gpkg"));
  // All three closed: nobody can be told, and still nothing strange is written.
  const RunOutcome all = shell("'" + program + "' assess '" + town + "' -o all.gpkg <&- >&- 2>&-", folder.path());
  EXPECT_EQ(all.exit_code, 3);
  EXPECT_TRUE(read_file(folder / "open.gpkg") == read_file(folder / "all.gpkg"));
}

TEST(Output, AStreamThatTakesNothingIsAFault) {
  const TemporaryFolder folder;
  for (const std::string words : {"--help", "assess --help", "--version", "kinds"}) {
    const RunOutcome run = shell("'" + program + "' " + words + " >/dev/full", folder.path());
    EXPECT_EQ(run.exit_code, 3) << words;
    EXPECT_NE(run.error.find("standard output"), std::string::npos) << run.error;
  }
}

TEST(Output, OddNamesAreOnlyNames) {
  const TemporaryFolder folder;
  for (const std::string name : {"a b", "å=ä&ö", "100%25", "what?mode=memory", "#1", "it's", "-dash", "two\nlines", "GPKG:x"}) {
    for (const std::string ending : {".gpkg", ".html", ".svg", ".png"}) {
      const fs::path file = folder / (name + ending);
      const std::string command = ending == ".gpkg" ? "assess" : ending == ".html" ? "report" : "map";
      const RunOutcome run = run_program({program, command, town, "--site", "Kvarntorget", "-o", file.string()});
      EXPECT_EQ(run.exit_code, 0) << file << ": " << run.error;
      EXPECT_EQ(folder.names(), std::vector<std::string>{name + ending});
      fs::remove(file);
    }
  }
}

TEST(Output, StoppedWhileThePdfIsMadeLeavesNothing) {
  const TemporaryFolder folder;
  // In place of WeasyPrint: a program that stops its parent, and then goes on for an hour.
  write_file(folder / "bin/weasyprint", "#!/bin/sh\nmkdir \"$TMPDIR/scratch\"\nkill -TERM $PPID\nexec sleep 3600\n");
  fs::permissions(folder / "bin/weasyprint", fs::perms(0755));
  fs::create_directory(folder / "tmp");
  const RunOutcome run = run_program({program, "report", town, "--of", "Kvarntorget", "-o", (folder / "out.pdf").string()},
                                     {{}, {"PATH=" + (folder / "bin").string() + ":/usr/bin:/bin", "TMPDIR=" + (folder / "tmp").string()}});
  EXPECT_EQ(run.exit_code, 130) << run.error;
  EXPECT_NE(run.error.find("stopped; nothing was written"), std::string::npos) << run.error;
  EXPECT_EQ(folder.names(), (std::vector<std::string>{"bin", "tmp"}));
  EXPECT_TRUE(fs::is_empty(folder / "tmp"));
}

}  // namespace
}  // namespace levelground::test::output_test
