// SPDX-License-Identifier: Apache-2.0
// A scheme of one's own begins as a copy that works at once; what cannot be copied is refused and leaves nothing behind.
#include <gtest/gtest.h>

#include "tests/support/run_program.hpp"

namespace levelground::test::scheme_copy_test {
namespace {

namespace fs = std::filesystem;

const std::string program = LEVELGROUND_PROGRAM;
const RunOptions utf8{{}, {"LC_ALL=C.UTF-8"}};

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

RunOutcome copy_scheme(const std::string& scheme, const std::string& id, const std::string& folder) {
  return run_program({program, "scheme", "copy", scheme, id, folder}, utf8);
}

TEST(SchemeCopy, EveryShippedSchemePassesLintAndConformanceAtOnce) {
  for (const char* scheme : {"levelground-dignity", "human-rights-city", "womens-safety-audit", "public-space-1171"}) {
    const TemporaryFolder folder;
    const std::string to = (folder / "mine").string();
    const RunOutcome made = copy_scheme(scheme, "my-city", to);
    ASSERT_EQ(made.exit_code, 0) << made.error;
    EXPECT_TRUE(says(made.out, std::string(scheme) + " is copied to " + to + "/ as my-city ")) << made.out;
    EXPECT_EQ(folder.names(), std::vector<std::string>{"mine"});
    const RunOutcome lint = run_program({program, "scheme", "lint", to + "/"}, utf8);
    EXPECT_EQ(lint.exit_code, 0) << lint.out << lint.error;
    EXPECT_TRUE(says(lint.out, ", 0 remarks")) << lint.out;
    const RunOutcome cases = run_program({program, "scheme", "conformance", to + "/"}, utf8);
    EXPECT_EQ(cases.exit_code, 0) << cases.out << cases.error;
    EXPECT_TRUE(says(cases.out, " 0 failed")) << cases.out;
    const RunOutcome town = run_program({program, "assess", to + "/conformance/town.yaml"}, utf8);
    EXPECT_EQ(town.exit_code, 0) << "the town is a project of the copy: " << town.error;
    EXPECT_TRUE(says(read_file(fs::path(to) / "scheme.yaml"), std::string("# Begun as a copy of ") + scheme));
  }
}

TEST(SchemeCopy, ProfilesAreThoseOfTheCopy) {
  const TemporaryFolder folder;
  const std::string to = (folder / "mine").string() + "/";
  ASSERT_EQ(copy_scheme("levelground-dignity", "my-city", to).exit_code, 0) << "a slash at the end is the same folder";
  const RunOutcome norway = run_program({program, "scheme", "show", to + ":no"}, utf8);
  EXPECT_EQ(norway.exit_code, 0) << norway.error;
  EXPECT_TRUE(says(norway.out, "my-city 1.")) << norway.out;
  const RunOutcome diff = run_program({program, "scheme", "diff", "levelground-dignity:no", to + ":no"}, utf8);
  EXPECT_EQ(diff.exit_code, 0) << diff.error;
  EXPECT_FALSE(says(diff.out, "ACC-")) << "only the name differs: " << diff.out;
}

TEST(SchemeCopy, ACopyCanBeCopied) {
  const TemporaryFolder folder;
  const std::string first = (folder / "first").string() + "/";
  fs::copy(LEVELGROUND_SOURCE_DIR "/sample-maps/own-city/bench-city", folder / "bench-city", fs::copy_options::recursive);
  write_file(folder / "elsewhere.txt", "linked");
  fs::create_symlink(folder / "elsewhere.txt", folder / "bench-city" / "note.txt");
  ASSERT_EQ(copy_scheme((folder / "bench-city").string() + "/", "first", first).exit_code, 0);
  EXPECT_TRUE(fs::is_regular_file(fs::symlink_status(fs::path(first) / "note.txt")));
  EXPECT_EQ(read_file(fs::path(first) / "note.txt"), "linked");
  const std::string second = (folder / "second").string() + "/";
  ASSERT_EQ(copy_scheme(first, "second", second).exit_code, 0);
  EXPECT_EQ(run_program({program, "scheme", "conformance", second}, utf8).exit_code, 0);
  EXPECT_TRUE(says(read_file(fs::path(second) / "profiles" / "hills.yaml"), "base: second"));
}

void replace(const fs::path& file, const std::string& was, const std::string& now) {
  std::string text = read_file(file);
  ASSERT_NE(text.find(was), std::string::npos) << was;
  write_file(file, text.replace(text.find(was), was.size(), now));
}

// As docs/scheme-language.md has it: one file, one source, three statements, four cases.
TEST(SchemeCopy, ACityAddsACriterionOfItsOwnWithItsCases) {
  const TemporaryFolder folder;
  const fs::path mine = folder / "mine";
  const std::string to = mine.string() + "/";
  ASSERT_EQ(copy_scheme("levelground-dignity", "my-city", to).exit_code, 0);
  write_file(mine / "com-80.yaml", R"(# SPDX-License-Identifier: Apache-2.0
# Our own: a tap that a child and somebody in a wheelchair reach.
code: COM-80
title: {en: Height of the drinking tap, sv: Dricksvattenkranens höjd}
intent: {en: "Whoever sits or is small drinks without help.", sv: "Den som sitter eller är liten dricker utan hjälp."}
remedy: {en: "Lower the tap, or add a second one.", sv: "Sänk kranen, eller sätt upp en till."}
question: {en: "Can you drink here without being lifted?", sv: "Kan du dricka här utan att bli lyft?"}
good: {en: "Two taps of two heights stand side by side.", sv: "Två kranar av två höjder står bredvid varandra."}
method:
  instrument: {en: "folding rule, to 1 cm", sv: "tumstock, på 1 cm"}
  stations: {en: "the mouth of every tap", sv: "mynningen på varje kran"}
  light: any
dimension: comfort
groups: [children, mobility]
grounds: [age, disability]
stage: construction
evaluation: observed
weight: 2
measure: {kind: observed, property: tap_height}
combine: worst
scale:
  quantity: length
  unit: cm
  at_most:
    2: {limit: 90 cm, source: CITY, clause: "design manual, p. 12", confidence: D}
    3: {limit: 80 cm, source: CITY, clause: "design manual, p. 12", confidence: D}
applies: {site_kind: square}
)");
  replace(mine / "scheme.yaml", "\nsources:", "\nsources:\n  - {key: CITY, title: \"Design manual of the city\", jurisdiction: SE}");
  const fs::path seen = mine / "conformance" / "observations.csv";
  write_file(seen, read_file(seen) + "T-1,,good-place,,,,,tap_height,75,cm,,,Ada,,day,2026-06-01,,\n"
                                     "T-2,,bad-place,,,,,tap_height,110,cm,,,Ada,,day,2026-06-01,,\n"
                                     "T-3,,edge-place,,,,,tap_height,90,cm,2 cm,,Ada,,day,2026-06-01,,\n");
  const fs::path cases = mine / "conformance" / "cases.yaml";
  write_file(cases, read_file(cases) + "  - {criterion: COM-80, site: good, verdict: met, score: [3, 3]}\n"
                                       "  - {criterion: COM-80, site: bad, verdict: not_met, score: [0, 0]}\n"
                                       "  - {criterion: COM-80, site: edge, verdict: cannot_tell, score: [0, 2], value: [\"88 cm\", \"92 cm\"]}\n"
                                       "  - {criterion: COM-80, site: level, verdict: not_applicable}\n");
  const RunOutcome lint = run_program({program, "scheme", "lint", to}, utf8);
  EXPECT_EQ(lint.exit_code, 0) << lint.out << lint.error;
  const RunOutcome run = run_program({program, "scheme", "conformance", to}, utf8);
  EXPECT_EQ(run.exit_code, 0) << run.out << run.error;
  EXPECT_TRUE(says(run.out, "100 of 100 criteria have a case for every verdict")) << run.out;
}

TEST(SchemeCopy, RefusesWhatIsThereAlready) {
  const TemporaryFolder folder;
  fs::create_directory(folder / "full");
  write_file(folder / "full" / "mine.txt", "mine");
  fs::create_directory(folder / "empty");
  fs::create_symlink(folder / "nowhere", folder / "link");
  for (const char* name : {"full", "empty", "link"}) {
    const RunOutcome run = copy_scheme("womens-safety-audit", "my-city", (folder / name).string());
    EXPECT_EQ(run.exit_code, 3) << name;
    EXPECT_TRUE(says(run.error, "there is such a file or folder already")) << run.error;
  }
  EXPECT_EQ(read_file(folder / "full" / "mine.txt"), "mine");
  const RunOutcome deep = copy_scheme("womens-safety-audit", "my-city", (folder / "not-there" / "mine").string());
  EXPECT_EQ(deep.exit_code, 3);
  EXPECT_TRUE(says(deep.error, "there is no such folder")) << deep.error;
  EXPECT_EQ(folder.names(), (std::vector<std::string>{"empty", "full", "link"}));
}

TEST(SchemeCopy, RefusesIdsThatAreNone) {
  const TemporaryFolder folder;
  const std::string to = (folder / "mine").string();
  for (const std::string& id : {std::string("../evil"), std::string("a/b"), std::string("My City"), std::string("x: y"), std::string("stad-å"), std::string("a\nversion: 9"),
                                std::string(65, 'a'), std::string("1st"), std::string("end-"), std::string("#"), std::string("'q'"), std::string(" ")}) {
    const RunOutcome run = copy_scheme("womens-safety-audit", id, to);
    EXPECT_EQ(run.exit_code, 3) << id << ": " << run.error;
    EXPECT_TRUE(says(run.error, "cannot be the id of a scheme")) << run.error;
  }
  for (const char* taken : {"womens-safety-audit", "levelground-dignity"}) {
    const RunOutcome run = copy_scheme("womens-safety-audit", taken, to);
    EXPECT_EQ(run.exit_code, 3);
    EXPECT_TRUE(says(run.error, "is the id of a scheme that there is already")) << run.error;
  }
  EXPECT_EQ(copy_scheme("no-such-scheme", "my-city", to).exit_code, 3);
  EXPECT_TRUE(folder.names().empty());
}

TEST(SchemeCopy, LeavesNothingBehindWhereItCannotBeDone) {
  const TemporaryFolder folder;
  const fs::path source = folder / "source";
  fs::copy(LEVELGROUND_SOURCE_DIR "/sample-maps/own-city/bench-city", source, fs::copy_options::recursive);
  const RunOutcome inside = copy_scheme(source.string() + "/", "my-city", (source / "mine").string());
  EXPECT_EQ(inside.exit_code, 3);
  EXPECT_TRUE(says(inside.error, "it would lie in the scheme that is copied")) << inside.error;
  // An id that is written in another way than a copy can write anew.
  std::string head = read_file(source / "scheme.yaml");
  const std::string was = "id: bench-city";
  ASSERT_NE(head.find(was), std::string::npos);
  write_file(source / "scheme.yaml", std::string(head).replace(head.find(was), was.size(), "? id\n: bench-city"));
  const RunOutcome odd = copy_scheme(source.string() + "/", "my-city", (folder / "mine").string());
  EXPECT_EQ(odd.exit_code, 3) << odd.out;
  write_file(source / "scheme.yaml", head);
  fs::create_directory_symlink(folder.path(), source / "round");
  const RunOutcome round = copy_scheme(source.string() + "/", "my-city", (folder / "mine").string());
  EXPECT_EQ(round.exit_code, 3);
  EXPECT_TRUE(says(round.error, "neither a file nor a folder")) << round.error;
  EXPECT_EQ(folder.names(), std::vector<std::string>{"source"}) << "not even a part";
}

}  // namespace
}  // namespace levelground::test::scheme_copy_test
