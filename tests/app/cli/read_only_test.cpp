// SPDX-License-Identifier: Apache-2.0
// Read-only always: every kind of source is read from a folder in which nobody may write, by somebody who may not, and
// not a byte changes.
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <sqlite3.h>

#include <map>

#include "gis/handles/gdal.hpp"
#include "tests/gis/raster/tiff.hpp"
#include "tests/gis/read/town_files.hpp"
#include "tests/gis/read/zip_bytes.hpp"
#include "tests/support/permissions.hpp"

namespace levelground::test::read_only_test {
namespace {

namespace fs = std::filesystem;

/// One point of a theme, two metres apart from those of other files.
void write_points(const fs::path& file, const char* driver_name, const std::string& layer_name, double x) {
  const gis::GdalMessages messages;
  fs::create_directories(file.parent_path());
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(driver_name);
  const gis::GdalDataset dataset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  OGRSpatialReference srs;
  srs.importFromEPSG(3006);
  srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const char* options[] = {"SPATIAL_INDEX=NO", nullptr};  // its triggers would need functions that only GDAL has
  const bool is_geopackage = std::string_view(driver_name) == "GPKG";
  OGRLayer* layer =
      dataset->CreateLayer(layer_name.c_str(), &srs, wkbPoint, is_geopackage ? const_cast<char**>(options) : nullptr);
  OGRFieldDefn name("id", OFTString);
  layer->CreateField(&name);
  const gis::GdalFeature feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
  feature->SetField("id", "one");
  const OGRPoint point(corner_x + x, corner_y + 5);
  feature->SetGeometry(&point);
  ASSERT_EQ(layer->CreateFeature(feature.get()), OGRERR_NONE);
}

std::string widths_xlsx() {
  return zip_bytes(
      {{"xl/workbook.xml", R"(<workbook xmlns:r="r"><sheets><sheet name="B" r:id="rId1"/></sheets></workbook>)"},
       {"xl/_rels/workbook.xml.rels",
        R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)"},
       {"xl/worksheets/sheet1.xml",
        R"(<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>Yta</t></is></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>path</t></is></c><c r="B2" t="inlineStr"><is><t>asphalt</t></is></c></row></sheetData></worksheet>)"}});
}

/// A town with a source of every kind, and a GeoPackage that another program is writing to.
class EverySource {
 public:
  EverySource() {
    write_file(at("layers/site.geojson"), collection({torget()}));
    write_file(at("layers/walkway.geojson"),
               collection({line_feature(R"("id":"path","width":"1.5 m")", {{-20, 15}, {60, 15}})}));
    write_file(at("widths.xlsx"), widths_xlsx());
    write_points(at("seat.gpkg"), "GPKG", "seat", 2);
    write_points(at("open.gpkg"), "GPKG", "tree", 4);
    write_points(at("toilet.fgb"), "FlatGeobuf", "toilet", 6);
    write_points(at("shp/kerb.shp"), "ESRI Shapefile", "kerb", 8);
    write_file(at("light.csv"), fmt::format("id,x,y\none,{},{}\n", corner_x + 10, corner_y + 5));
    write_file(at("plan.dxf"), fmt::format("0\nSECTION\n2\nENTITIES\n0\nLINE\n8\nGANG\n10\n{0}.0\n20\n{2}.0\n30\n0."
                                           "0\n11\n{1}.0\n21\n{2}.0\n31\n0.0\n0\nENDSEC\n0\nEOF\n",
                                           static_cast<int>(corner_x), static_cast<int>(corner_x) + 30,
                                           static_cast<int>(corner_y) + 20));
    write_file(at("plan.yaml"),
               "id: plan\ntitle: Plan\njoin_tolerance: 0.5 m\nlines_cross: perhaps\nentrance_tolerance: 3 m\nlayers: [\"*\"]\nfeatures:\n"
               "  - {theme: walkway, when: {Layer: [GANG]}, geometry: [line], set: {kind: footway}}\n");
    write_file(at("signs.zip"),
               zip_bytes({{"sign.geojson", collection({point_feature(R"("id":"one")", 12, 5)}), true}}));
    write_file(
        at("town.osm"),
        R"(<?xml version="1.0"?><osm version="0.6"><node id="1" version="1" lat="59.33" lon="18.056"><tag k="amenity" v="bench"/></node></osm>)");
    Tiff tiff;
    tiff.columns = tiff.rows = 200;
    tiff.place = {corner_x - 80, 1, 0, corner_y + 110, 0, -1};
    tiff.bands = {[](int c, int) { return c * 0.02; }};
    write_tiff(at("dem.tif"), tiff);
    tiff.columns = tiff.rows = 10;
    tiff.place = {corner_x - 80, 20, 0, corner_y + 110, 0, -20};
    write_tiff(at("people.tif"), tiff);
    write_file(at("town.yaml"), R"(name: Every
crs: EPSG:3006
as_of: 2026-09-01
sources:
  - {name: layers, file: layers, mapping: plain, tables: [{file: widths.xlsx, key: id, layer_key: id, layer: walkway, columns: {Yta: surface}}]}
  - {name: seats, file: seat.gpkg, mapping: plain}
  - {name: trees, file: open.gpkg, mapping: plain}
  - {name: toilets, file: toilet.fgb, mapping: plain}
  - {name: kerbs, file: shp/kerb.shp, mapping: plain}
  - {name: lights, file: light.csv, mapping: plain, crs: "EPSG:3006"}
  - {name: plan, file: plan.dxf, mapping: plan.yaml, crs: "EPSG:3006"}
  - {name: signs, file: signs.zip, mapping: plain}
  - {name: osm, file: town.osm}
  - {name: ground, file: dem.tif, raster: {is: elevation, unit: m, accuracy: 0.1 m}}
  - {name: people, file: people.tif, raster: {is: people, bands: {population: 1}}}
)");
    open_for_writing();
  }
  ~EverySource() {
    sqlite3_close(m_writer);
    make(fs::perms(0755));
  }
  EverySource(const EverySource&) = delete;
  EverySource& operator=(const EverySource&) = delete;

  [[nodiscard]] fs::path at(const std::string& name) const { return m_folder / ("in/" + name); }

  /// Everything in the folder: name, bytes, and when it was last written.
  [[nodiscard]] std::map<std::string, std::pair<std::string, fs::file_time_type>> state() const {
    std::map<std::string, std::pair<std::string, fs::file_time_type>> all;
    for (const auto& entry : fs::recursive_directory_iterator(m_folder / "in")) {
      all[entry.path().string()] = {entry.is_regular_file() ? read_file(entry.path()) : "", entry.last_write_time()};
    }
    return all;
  }
  /// Folders get these rights, files the same without the right to enter.
  void make(fs::perms rights) const {
    std::vector<fs::path> all{m_folder / "in"};
    for (const auto& entry : fs::recursive_directory_iterator(m_folder / "in")) all.push_back(entry.path());
    for (const fs::path& path : all) fs::permissions(path, fs::is_directory(path) ? rights : rights & ~fs::perms(0111));
  }

 private:
  void open_for_writing() {
    ASSERT_EQ(sqlite3_open(at("open.gpkg").c_str(), &m_writer), SQLITE_OK);
    for (const char* sql : {"PRAGMA journal_mode=WAL", "PRAGMA wal_autocheckpoint=0", "UPDATE tree SET id = 'new'"}) {
      ASSERT_EQ(sqlite3_exec(m_writer, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(m_writer);
    }
  }
  TemporaryFolder m_folder;
  sqlite3* m_writer = nullptr;
};

RunOutcome quality_of(const EverySource& town, uid_t user) {
  RunOptions options;
  options.environment = {"LC_ALL=C.UTF-8", "LEVELGROUND_DATA=" LEVELGROUND_SOURCE_DIR};
  options.as_user = user;
  return run_program({LEVELGROUND_PROGRAM, "quality", town.at("town.yaml").string(), "--json"}, options);
}

TEST(ReadOnly, EverySourceIsReadAndNotAByteChanges) {
  const EverySource town;
  ASSERT_TRUE(fs::exists(town.at("open.gpkg-wal")));
  const auto before = town.state();
  const RunOutcome run = quality_of(town, 0);
  EXPECT_EQ(run.exit_code, 0) << run.error;
  for (const char* theme : {"site", "walkway", "seat", "tree", "toilet", "kerb", "light", "sign", "residents"}) {
    EXPECT_NE(run.out.find(fmt::format("\"theme\": \"{}\"", theme)), std::string::npos) << theme << "\n"
                                                                                        << run.out.substr(0, 3000);
  }
  EXPECT_EQ(town.state(), before);
}

TEST(ReadOnly, AnOrdinaryUserReadsAFolderInWhichNobodyMayWrite) {
  const EverySource town;
  town.make(fs::perms(0555));
  const auto before = town.state();
  const RunOutcome run = quality_of(town, ordinary_user());
  EXPECT_EQ(run.exit_code, 0) << run.error;
  EXPECT_EQ(run.out, quality_of(town, 0).out) << "who reads does not matter";
  EXPECT_EQ(town.state(), before) << "no -wal or -shm is left or lost";
  town.make(fs::perms(0755));  // so that it can be removed
}

}  // namespace
}  // namespace levelground::test::read_only_test
