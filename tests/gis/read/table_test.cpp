// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gis/read/table.hpp"
#include "tests/gis/read/town_files.hpp"
#include "tests/gis/read/zip_bytes.hpp"

namespace levelground::test::table_test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string workbook(const std::string& sheet, const std::string& shared = "", const std::vector<Packed>& more = {}) {
  std::vector<Packed> parts{
      {"xl/workbook.xml",
       R"(<workbook xmlns:r="r"><sheets><sheet name="Blad1" r:id="rId1"/><sheet name="Andra" r:id="rId2"/></sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels",
       R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>)"},
      {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>", true},
      {"xl/worksheets/sheet2.xml",
       R"(<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>other</t></is></c></row></sheetData></worksheet>)"}};
  if (!shared.empty()) parts.push_back({"xl/sharedStrings.xml", "<sst>" + shared + "</sst>", true});
  parts.insert(parts.end(), more.begin(), more.end());
  return zip_bytes(parts);
}
std::string spreadsheet(const std::string& rows) {
  return zip_bytes(
      {{"content.xml",
        R"(<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="Blad1">)" +
            rows + "</table:table></office:spreadsheet></office:body></office:document-content>",
        true}});
}

struct Read {
  gis::AttributeTable table;
  std::string problems;
};
Read read_bytes(const std::string& name, const std::string& bytes, const std::string& sheet = "Blad1") {
  const TemporaryFolder folder;
  write_file(folder / name, bytes);
  Read read;
  std::vector<Problem> problems;
  read.table = gis::read_table(folder / name, sheet, problems);
  for (const Problem& problem : problems) read.problems += to_text(problem) + "\n";
  return read;
}
std::string failure_of(const std::string& name, const std::string& bytes, const std::string& sheet = "Blad1") {
  try {
    read_bytes(name, bytes, sheet);
  } catch (const InputError& error) {
    return to_text(error.problems().front());
  }
  return "";
}

constexpr const char* header =
    R"(<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>Bredd</t></is></c></row>)";
constexpr const char* strings =
    "<si><t>Nyckel</t></si><si><r><t>två </t></r><r><t>delar</t></r><rPh><t>läs</t></rPh></si>";

TEST(Table, OfAWorkbook) {
  const Read read = read_bytes(
      "a.xlsx",
      workbook(
          std::string(header) +
              R"(<row r="5"><c r="A5" t="s"><v>1</v></c><c r="B5"><v>9</v></c><c r="C5"><v>0.10000000000000001</v></c></row>
<row r="7"><c r="A7" t="str"><f>A5&amp;"x"</f><v>räknad</v></c><c r="C7" t="e"><v>#REF!</v></c></row>
<row r="8"><c r="A8" t="b"><v>1</v></c><c r="C8" s="3"/></row>)",
          strings));
  EXPECT_THAT(read.table.columns, ElementsAre("Nyckel", "", "Bredd"));
  ASSERT_EQ(read.table.rows.size(), 3U);
  EXPECT_EQ(read.table.rows[0].number, 5);
  EXPECT_THAT(read.table.rows[0].cells, ElementsAre("två delar", "9", "0.1"));
  EXPECT_THAT(read.table.rows[1].cells, ElementsAre("räknad", "", ""));
  EXPECT_THAT(read.table.rows[2].cells, ElementsAre("yes", "", ""));
  EXPECT_THAT(read.problems, HasSubstr("1 cells are formulas; the values stored with them are used"));
  EXPECT_THAT(read.problems, HasSubstr("1 cells hold an error"));
}

TEST(Table, OfASpreadsheet) {
  const Read read = read_bytes(
      "a.ods",
      spreadsheet(
          R"(<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>Nyckel</text:p></table:table-cell><table:table-cell/><table:table-cell office:value-type="string"><text:p>Bredd</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string"><office:annotation><text:p>en lapp</text:p></office:annotation><text:p>två<text:s/>ord</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="float" office:value="1.5" table:formula="of:=1+0.5"><text:p>1,50</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>)"));
  EXPECT_THAT(read.table.columns, ElementsAre("Nyckel", "", "Bredd"));
  ASSERT_EQ(read.table.rows.size(), 2U);
  EXPECT_EQ(read.table.rows[1].number, 6);
  EXPECT_THAT(read.table.rows[1].cells, ElementsAre("två ord", "", "1.5"));
  EXPECT_THAT(read.problems, HasSubstr("1 cells are formulas"));
}

TEST(Table, OfCommas) {
  const Read read = read_bytes("a.csv", "Nyckel;Bredd\nA;1,50\nB;\n", "");
  EXPECT_THAT(read.table.columns, ElementsAre("Nyckel", "Bredd"));
  EXPECT_EQ(read.table.rows[1].number, 3);
  EXPECT_THAT(read.table.rows[0].cells, ElementsAre("A", "1,50")) << "the digits that people wrote";
}

TEST(Table, TheSheetMustBeThere) {
  EXPECT_THAT(failure_of("a.xlsx", workbook(header, strings), "Blad3"),
              HasSubstr("no sheet ‘Blad3’. Name one of: Blad1, Andra."));
  EXPECT_THAT(failure_of("a.xlsx", workbook(header, strings), ""), HasSubstr("several sheets and none is named"));
  EXPECT_EQ(read_bytes("a.xlsx", workbook(header, strings), "Andra").table.columns.front(), "other");
  EXPECT_THAT(failure_of("a.csv", "a,b\n", "Blad1"), HasSubstr("has no sheets"));
  EXPECT_EQ(
      failure_of(
          "a.ods",
          spreadsheet("<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>"),
          ""),
      "")
      << "the only one need not be named";
}

TEST(Table, HostileWorkbooksAreRefused) {
  EXPECT_THAT(failure_of("a.xlsx", "nothing"), HasSubstr("not a ZIP file"));
  EXPECT_THAT(failure_of("a.xlsx", zip_bytes({{"a", "b"}})), HasSubstr("no part ‘xl/workbook.xml’"));
  EXPECT_THAT(failure_of("a.xlsx", workbook(R"(<row r="1"><c r="A1" t="s"><v>7</v></c></row>)", strings)),
              HasSubstr("shared text 7"));
  EXPECT_THAT(failure_of("a.xlsx", workbook(R"(<row r="1"><c r="ZZZZZ1"><v>7</v></c></row>)")),
              HasSubstr("is no cell"));
  EXPECT_THAT(failure_of("a.xlsx", workbook(R"(<row r="1"><c r="ZZZZ1"><v>7</v></c></row>)")),
              HasSubstr("more than 16384 columns"));
  EXPECT_THAT(failure_of("a.xlsx",
                         workbook(R"(<row r="9"><c r="A9"><v>7</v></c></row><row r="1"><c r="A1"><v>7</v></c></row>)")),
              HasSubstr("row 1 comes after row 9"));
  EXPECT_THAT(failure_of("a.xlsx", workbook("<row r='1'><c r='A1'>")), HasSubstr("the XML is damaged"));
  EXPECT_THAT(failure_of("a.xlsx", workbook("")), HasSubstr("the table is empty"));
  EXPECT_THAT(failure_of("a.xlsx", workbook(R"(<row r="1"><c r="A1"><v>7</v></c><c r="B1"><v>7</v></c></row>)")),
              HasSubstr("two columns are called ‘7’"));
  const std::string bomb =
      R"(<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]><workbook>&y;</workbook>)";
  EXPECT_THAT(failure_of("a.xlsx", zip_bytes({{"xl/workbook.xml", bomb}})), HasSubstr("document type"));
}

TEST(Table, HostileSpreadsheetsAreRefused) {
  const std::string wide =
      R"(<table:table-row table:number-rows-repeated="2000000"><table:table-cell table:number-columns-repeated="1000" office:value-type="float" office:value="1"/></table:table-row>)";
  EXPECT_THAT(failure_of("a.ods", spreadsheet(wide)), HasSubstr("more than 20 million cells"));
  EXPECT_THAT(
      failure_of(
          "a.ods",
          spreadsheet(
              R"(<table:table-row><table:table-cell table:number-columns-repeated="20000" office:value-type="float" office:value="1"/></table:table-row>)")),
      HasSubstr("more than 16384 columns"));
  EXPECT_THAT(
      failure_of(
          "a.ods",
          spreadsheet(R"(<table:table-row table:number-rows-repeated="-1"><table:table-cell/></table:table-row>)")),
      HasSubstr("no number of repeats"));
  EXPECT_THAT(failure_of("a.ods", zip_bytes({{"mimetype", "x"}})), HasSubstr("no content.xml"));
}

TEST(Table, OfRealStatistics) {
  const std::filesystem::path file =
      std::filesystem::path(LEVELGROUND_SOURCE_DIR) / "../shared/data/sdg-11-7-1-unhabitat/unhabitat_sdg_11_7_1_cities_2024.xlsx";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "the real data is not here";
  std::vector<Problem> problems;
  const gis::AttributeTable table = gis::read_table(file, "", problems);
  EXPECT_GT(table.rows.size(), 1000U);
}

// --- joined to a layer
// -------------------------------------------------------------------------------------------------------------------

gis::CitySpec town_with_table(const TemporaryFolder& folder, const std::string& csv) {
  gis::CitySpec spec = small_town(folder);
  write_file(folder / "layers/walkway.geojson",
             collection({line_feature(R"("id":"a")", {{-20, 15}, {0, 15}}),
                         line_feature(R"("id":"b","width":"3 m")", {{0, 15}, {30, 15}}),
                         line_feature(R"("id":"c")", {{30, 15}, {60, 15}})}));
  write_file(folder / "widths.csv", csv);
  spec.sources[0].tables = {
      {folder / "widths.csv", "", "Objekt", "id", "walkway", {{"Bredd", "width", "m"}, {"Yta", "surface", ""}}}};
  return spec;
}
std::string width_of(const City& city, const std::string& id) {
  const Feature& feature = city.feature(*city.find_feature("town:walkway/" + id));
  for (const Attribute& attribute : feature.attributes) {
    if (attribute.property == Property::width) return attribute.text;
  }
  return "";
}

TEST(TableJoin, PutsTheColumnsOfARowBesideThoseOfItsRecord) {
  const TemporaryFolder folder;
  const City city = read(town_with_table(folder, "Objekt;Bredd;Yta\na;1,50;asphalt\nc;2.25 m;\n"));
  const auto width = known(city, city.feature(*city.find_feature("town:walkway/a")), Property::width, {});
  EXPECT_EQ(width.range, (Interval{1495, 1505})) << "with the unit of the project and the accuracy of its digits";
  EXPECT_EQ(known(city, city.feature(*city.find_feature("town:walkway/c")), Property::width, {}).range,
            (Interval{2245, 2255}));
  EXPECT_NE(width_of(city, "b"), "");
  EXPECT_NE(problems_of(city).find("1 record has a key that no row has: b"), std::string::npos)
      << problems_of(city);
}

TEST(TableJoin, ListsWhatFindsNothingAndWhatIsThereTwice) {
  const TemporaryFolder folder;
  const std::string problems =
      problems_of(read(town_with_table(folder, "Objekt;Bredd;Yta\na;1;\nx;1;\nc;2;\nc;3;\n;4;\nb;5;\n")));
  EXPECT_THAT(problems, HasSubstr("line 3: 1 row has a key that no record has: 3"));
  EXPECT_THAT(problems, HasSubstr("the key ‘c’ is in rows 4, 5; none of them is used"));
  EXPECT_THAT(problems, ::testing::Not(HasSubstr("a key that no row has"))) << "c has rows, and both are named";
  EXPECT_THAT(problems, HasSubstr("1 row has no key: 6"));
  EXPECT_THAT(problems, HasSubstr("line 7: 1 value of the table is not used, because the layer itself has one: ‘Bredd’ of b"));
}

TEST(TableJoin, ColumnsMustBeThere) {
  const TemporaryFolder folder;
  EXPECT_THAT(failure(town_with_table(folder, "Objekt;Bred;Yta\n")),
              HasSubstr("the table has no column ‘Bredd’. Did you mean ‘Bred’?"));
  gis::CitySpec spec = town_with_table(folder, "Objekt;Bredd;Yta\n");
  spec.sources[0].tables[0].file = folder / "none.xlsx";
  EXPECT_THAT(failure(spec), HasSubstr("does not exist"));
}

TEST(TableJoin, TheTableCountsInTheChecksum) {
  const TemporaryFolder folder;
  const std::string before = read(town_with_table(folder, "Objekt;Bredd;Yta\na;1;\n")).sources()[0].sha256;
  EXPECT_NE(read(town_with_table(folder, "Objekt;Bredd;Yta\na;2;\n")).sources()[0].sha256, before);
}

TEST(TableJoin, PeopleOfATableLiveInTheirAreas) {
  const TemporaryFolder folder;
  gis::CitySpec spec = small_town(folder);
  write_file(folder / "layers/residents.geojson",
             collection({area_feature(R"("id":"0180C1010")", {{0, 40}, {40, 40}, {40, 80}, {0, 80}, {0, 40}})}));
  write_file(folder / "people.csv", "deso,alla,kvinnor\n0180C1010,1200,601\n");
  spec.sources[0].tables = {{folder / "people.csv",
                             "",
                             "deso",
                             "id",
                             "residents",
                             {{"alla", "population", ""}, {"kvinnor", "population_women", ""}}}};
  const City city = read(spec);
  const Feature& area = city.feature(city.of_theme(Theme::residents).at(0));
  EXPECT_EQ(known(city, area, Property::population, {}).range, Interval::exact(1200));
  EXPECT_EQ(known(city, area, Property::population_women, {}).range, Interval::exact(601));
}

}  // namespace
}  // namespace levelground::test::table_test
