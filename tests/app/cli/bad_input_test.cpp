// SPDX-License-Identifier: Apache-2.0
// Bad input: the message says file, place, fault and remedy; the exit code is 3; nothing partial is left.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "tests/support/permissions.hpp"
#include "tests/support/run_program.hpp"

namespace levelground::test::bad_input_test {
namespace {

namespace fs = std::filesystem;

const std::string program = LEVELGROUND_PROGRAM;
const fs::path sample = LEVELGROUND_SOURCE_DIR "/sample-maps/alvhamra";

void expect_refused(const RunOutcome& run, const std::vector<std::string>& words) {
  EXPECT_EQ(run.exit_code, 3) << run.out << run.error;
  for (const std::string& word : words) EXPECT_NE(run.error.find(word), std::string::npos) << "missing ‘" << word << "’ in: " << run.error;
}

/// A copy of the sample city whose project file a test may spoil.
class Spoiled {
 public:
  Spoiled() { fs::copy(sample, m_folder / "city", fs::copy_options::recursive); }
  [[nodiscard]] fs::path project() const { return m_folder / "city/alvhamra.yaml"; }
  [[nodiscard]] const TemporaryFolder& folder() const { return m_folder; }
  void append(const std::string& text) { write_file(project(), read_file(project()) + text); }
  void replace(const std::string& file, const std::string& from, const std::string& to) {
    const fs::path path = m_folder / ("city/" + file);
    std::string text = read_file(path);
    const auto at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    write_file(path, text.replace(at, from.size(), to));
  }
  [[nodiscard]] RunOutcome assess(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> command = {program, "assess", project().string()};
    command.insert(command.end(), more.begin(), more.end());
    return run_program(command, {{}, {"LC_ALL=C.UTF-8"}});
  }

 private:
  TemporaryFolder m_folder;
};

TEST(BadInput, WhatIsReadAllTheSameIsToldInTheLanguageAsked) {
  Spoiled city;
  const fs::path table = city.folder() / "city/observations.csv";
  const std::string text = read_file(table);
  const std::string columns = text.substr(0, text.find('\n'));
  std::string row = "lost,,nowhere,,,,,seat_height,0.45,m";
  row.append(static_cast<std::size_t>(std::count(columns.begin(), columns.end(), ',') - std::count(row.begin(), row.end(), ',')), ',');
  write_file(table, text + row + "\n");
  const RunOutcome swedish = city.assess({"--as-of", "2030-01-01", "--language", "sv"});
  EXPECT_EQ(swedish.exit_code, 0) << swedish.error;
  for (const char* words : {"varning: ", "objektet lost", "ingen plats heter ”nowhere”; observationen utelämnas. ", "för gammal den 2030-01-01 för ", "Ge en nyare, eller skriv under källan dagen"}) {
    EXPECT_NE(swedish.error.find(words), std::string::npos) << "missing ‘" << words << "’ in: " << swedish.error;
  }
  for (const char* words : {" the ", "warning", "is of ", " layer ", " line ", "feature "}) EXPECT_EQ(swedish.error.find(words), std::string::npos) << words << " in: " << swedish.error;
}

TEST(BadInput, MissingFile) { expect_refused(run_program({program, "assess", "/nowhere/city.osm.pbf"}), {"/nowhere/city.osm.pbf", "no such file"}); }

TEST(BadInput, NotGeodata) {
  const TemporaryFolder folder;
  write_file(folder / "letter.gpkg", "Dear city,\n");
  write_file(folder / "letter.osm.pbf", "Dear city,\n");
  const fs::path output = folder / "out.gpkg";
  expect_refused(run_program({program, "assess", (folder / "letter.gpkg").string(), "-o", output.string()}), {"letter.gpkg"});
  expect_refused(run_program({program, "assess", (folder / "letter.osm.pbf").string(), "-o", output.string()}), {"letter.osm.pbf"});
  EXPECT_EQ(folder.names(), (std::vector<std::string>{"letter.gpkg", "letter.osm.pbf"}));
}

TEST(BadInput, UnknownKeyNamesLineAndNearestKey) {
  Spoiled city;
  city.append("\nscheem: levelground-dignity\n");
  expect_refused(city.assess(), {"alvhamra.yaml", "line ", "scheem", "scheme"});
}

TEST(BadInput, AcceptedFiguresMustBeOfTheScheme) {
  Spoiled city;
  city.append("\naccepted_figures:\n  - {criterion: QUA-1, reason: read in the guide itself, accepted_by: Ada}\n");
  expect_refused(city.assess(), {"alvhamra.yaml", "accepted_figures names the criterion ‘QUA-1’"});
  const RunOutcome why = run_program({program, "why", city.project().string(), "Lekudden", "QUA-1", "--scheme", "public-space-1171"}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_EQ(why.exit_code, 0) << why.error;
  EXPECT_NE(why.out.find("accepted by Ada: read in the guide itself"), std::string::npos) << why.out;
  city.append("accepted_figures:\n  - {criterion: QUA-1}\n");
  expect_refused(city.assess(), {"accepted_figures"});
}

TEST(BadInput, ACertificateNeedsADayAndMoreThanLayers) {
  Spoiled undated;
  undated.replace("alvhamra.yaml", "as_of: ", "# as_of: ");
  expect_refused(undated.assess({"--certifying"}), {"alvhamra.yaml", "a certificate needs the day", "--as-of"});
  EXPECT_EQ(undated.assess({"--certifying", "--as-of", "2026-09-15"}).exit_code, 0);
  Spoiled layers;
  layers.append("\nscope: {screening: yes}\ncertifying: yes\n");
  expect_refused(layers.assess(), {"alvhamra.yaml", "a certificate cannot rest on layers alone"});
}

TEST(BadInput, ACertificateRefusesUnconfirmedFiguresUntilTheyAreAccepted) {
  Spoiled city;
  const auto says = [&](const std::vector<std::string>& command, const std::string& words) {
    const RunOutcome run = run_program(command, {{}, {"LC_ALL=C.UTF-8"}});
    EXPECT_EQ(run.exit_code, 0) << run.error;
    EXPECT_NE(run.out.find(words), std::string::npos) << "missing ‘" << words << "’ in: " << run.out;
  };
  const auto command = [&](const std::string& name, std::vector<std::string> more) {
    std::vector<std::string> all = {program, name, city.project().string()};
    more.insert(more.end(), {"--scheme", "public-space-1171"});
    all.insert(all.end(), more.begin(), more.end());
    return all;
  };
  const std::string refused = "nobody has confirmed, and the certifier has not accepted it";
  EXPECT_EQ(run_program(command("why", {"Lekudden", "QUA-1"}), {{}, {"LC_ALL=C.UTF-8"}}).out.find(refused), std::string::npos);
  says(command("why", {"Lekudden", "QUA-1", "--certifying"}), refused);
  says(command("assess", {"--certifying"}), "Not decided: QUA-1, QUA-2, QUA-3.");
  city.append("\ncertifying: yes\n");
  says(command("why", {"Lekudden", "QUA-1"}), refused);
  says(command("report", {"-o", "-", "--of", "Lekudden"}), "QUA-1: nobody has confirmed the figure");
  city.append("accepted_figures:\n  - {criterion: QUA-1, reason: read in the guide itself, accepted_by: Ada}\n");
  says(command("assess", {}), "Not decided: QUA-2, QUA-3.");
  says(command("why", {"Lekudden", "QUA-1"}), "accepted by Ada: read in the guide itself");
  says(command("report", {"-o", "-", "--of", "Lekudden"}), "QUA-1, by Ada: read in the guide itself");
}

TEST(BadInput, TheCitysOwnCostsStandInPlaceOfPublishedOnes) {
  Spoiled city;
  const auto says = [&](const std::vector<std::string>& command, const std::string& words) {
    const RunOutcome run = run_program(command, {{}, {"LC_ALL=C.UTF-8"}});
    EXPECT_EQ(run.exit_code, 0) << run.error;
    EXPECT_NE(run.out.find(words), std::string::npos) << "missing ‘" << words << "’ in: " << run.out;
  };
  const std::vector<std::string> why = {program, "why", city.project().string(), "Kvarntorget", "ACC-30"};
  const std::vector<std::string> report = {program, "report", city.project().string(), "--of", "Kvarntorget", "-o", "-"};
  says(why, "elsewhere: one kerb ramp, 6\u00A0070\u00A0USD (year not stated; US unit costs");
  says(report, "6\u00A0070\u00A0USD");
  city.append("\ncosts:\n  - {criterion: ACC-30, what: {en: a lowered kerb}, from: 18000, to: 24000, currency: SEK, year: 2026, source: framework contract}\n");
  says(why, "here: a lowered kerb, 18\u00A0000–24\u00A0000\u00A0SEK (2026; the city: framework contract)");
  says(report, "The city: framework contract");
  city.append("  - {criterion: ACC-999, what: {en: x}, from: 1, to: 1, currency: SEK, source: y}\n");
  expect_refused(city.assess(), {"costs names the criterion ‘ACC-999’"});
}

TEST(BadInput, DuplicateKey) {
  Spoiled city;
  city.append("\ncrs: EPSG:3006\n");
  expect_refused(city.assess(), {"alvhamra.yaml", "line ", "crs"});
}

TEST(BadInput, AliasBombEndsFastAndSmall) {
  const TemporaryFolder folder;
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int j = 0; j < 9; ++j) bomb += ", " + before;
    bomb += "]\n";
  }
  write_file(folder / "bomb.yaml", bomb);
  expect_refused(run_program({program, "assess", (folder / "bomb.yaml").string()}), {"bomb.yaml"});
}

TEST(BadInput, SchemeWithUnknownMeasure) {
  const TemporaryFolder folder;
  fs::copy(LEVELGROUND_SOURCE_DIR "/criteria/levelground-dignity", folder / "scheme", fs::copy_options::recursive);
  std::string text = read_file(folder / "scheme/acc-02.yaml");
  const auto at = text.find("kind: clear_width");
  ASSERT_NE(at, std::string::npos);
  write_file(folder / "scheme/acc-02.yaml", text.replace(at, 17, "kind: clear_widht"));
  expect_refused(run_program({program, "scheme", "lint", (folder / "scheme/").string()}), {"acc-02.yaml", "line ", "clear_widht", "clear_width"});
}

TEST(BadInput, MeasuringInDegreesOrWebMercatorIsRefused) {
  const std::string project = (sample / "alvhamra.yaml").string();
  expect_refused(run_program({program, "assess", project, "--crs", "EPSG:4326"}), {"EPSG:4326"});
  expect_refused(run_program({program, "assess", project, "--crs", "EPSG:3857"}), {"EPSG:3857"});
  expect_refused(run_program({program, "assess", project, "--crs", "EPSG:2263"}), {"EPSG:2263"});
  expect_refused(run_program({program, "assess", project, "--crs", "EPSG:2193"}), {"EPSG:2193"});
  expect_refused(run_program({program, "assess", project, "--crs", "metres"}), {"metres"});
}

TEST(BadInput, OutputThatExistsIsKept) {
  const TemporaryFolder folder;
  write_file(folder / "out.gpkg", "precious");
  const std::string output = (folder / "out.gpkg").string();
  expect_refused(run_program({program, "assess", (sample / "alvhamra.yaml").string(), "-o", output}), {"out.gpkg", "-O"});
  EXPECT_EQ(read_file(output), "precious");
  EXPECT_EQ(run_program({program, "assess", (sample / "alvhamra.yaml").string(), "-o", output, "-O"}).exit_code, 0);
  EXPECT_EQ(read_file(output).substr(0, 15), "SQLite format 3");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"out.gpkg"}) << "nothing else is left beside it";
}

TEST(BadInput, ReadOnlyFolderAsAnOrdinaryUser) {
  const TemporaryFolder folder;
  fs::permissions(folder.path(), fs::perms(0555));
  for (const char* name : {"out.gpkg", "out.html", "out.svg"}) {
    const std::string output = (folder / name).string();
    const std::string command = std::string(name) == "out.gpkg" ? "assess" : std::string(name) == "out.html" ? "report" : "map";
    RunOptions options;
    options.as_user = ordinary_user();
    expect_refused(run_program({program, command, (sample / "alvhamra.yaml").string(), "-o", output}, options), {name});
    EXPECT_TRUE(folder.names().empty());
  }
}

TEST(BadInput, FullDiskLeavesNothing) {
  const TemporaryFolder folder;
  const SmallDisk disk(folder.path(), "16k");
  if (!disk.missing().empty()) GTEST_SKIP() << disk.missing();
  for (const char* name : {"out.gpkg", "out.html"}) {
    const std::string command = std::string(name) == "out.gpkg" ? "assess" : "report";
    const RunOutcome run = run_program({program, command, (sample / "alvhamra.yaml").string(), "-o", (folder / name).string()});
    EXPECT_EQ(run.exit_code, 3) << run.error;
    EXPECT_NE(run.error.find(name), std::string::npos) << run.error;
    EXPECT_TRUE(folder.names().empty()) << folder.names().front();
  }
}

TEST(BadInput, ObservationOfAnUnknownSiteIsNamedAndTheRestIsUsed) {
  Spoiled city;
  const auto table_file = city.project().parent_path() / "observations.csv";
  const std::string table = read_file(table_file);
  // A row of its own with the columns by name, in whatever order the table has them.
  std::string row;
  std::istringstream header(table.substr(0, table.find('\n')));
  for (std::string column; std::getline(header, column, ',');) {
    const std::string value = column == "id" ? "X-1" : column == "site" ? "town:site/nowhere" : column == "property" ? "cleanliness"
                            : column == "result" ? "2" : column == "time" ? "2026-05-12" : "";
    row += (row.empty() ? "" : ",") + value;
  }
  write_file(table_file, table + row + "\n");
  const RunOutcome run = city.assess();
  EXPECT_NE(run.error.find("nowhere"), std::string::npos) << run.error;
  EXPECT_NE(run.error.find("line "), std::string::npos) << run.error;
}

/// What is missed may be among the records that were left out: these are named with the refusal.
TEST(BadInput, ARefusedQuestionNamesWhatWasLeftOut) {
  const TemporaryFolder folder;
  fs::create_directory(folder / "layers");
  const auto layer = [&](const char* name, const char* id, const std::string& geometry) {
    write_file(folder / ("layers/" + std::string(name) + ".geojson"), R"({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": ")" + std::string(id) +
                                                                          R"("}, "geometry": )" + geometry + "}]}");
  };
  layer("site", "bow", "null");
  layer("walkway", "path", R"({"type": "LineString", "coordinates": [[18.0, 59.0], [18.002, 59.0]]})");
  write_file(folder / "town.yaml", "name: Town\ncrs: EPSG:3006\nsources:\n  - {name: town, file: layers, mapping: plain, licence: CC0-1.0, date: 2026-09-01}\n");
  const std::string project = (folder / "town.yaml").string();
  expect_refused(run_program({program, "assess", project}, {{}, {"LC_ALL=C.UTF-8"}}), {"no squares, parks or playgrounds", "bow"});
  expect_refused(run_program({program, "route", project, "geo:59.0,18.0", "geo:59.01,18.0"}, {{}, {"LC_ALL=C.UTF-8"}}), {"no way lies within", "bow"});
}

TEST(BadInput, GeoPackageWithAWalIsReadAndNotTouched) {
  // Written by gis tests in full; here only that a plain city GeoPackage is never changed by assessing it.
  const TemporaryFolder folder;
  const std::string output = (folder / "first.gpkg").string();
  ASSERT_EQ(run_program({program, "assess", (sample / "alvhamra.yaml").string(), "-o", output}).exit_code, 0);
  const std::string before = read_file(output);
  EXPECT_EQ(run_program({program, "info", output}).exit_code, 0);
  EXPECT_EQ(read_file(output), before);
  EXPECT_EQ(folder.names(), std::vector<std::string>{"first.gpkg"});
}

}  // namespace
}  // namespace levelground::test::bad_input_test
