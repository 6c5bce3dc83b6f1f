// SPDX-License-Identifier: Apache-2.0
#include "gis/project/store_layout.hpp"

#include <charconv>

#include "core/base/errors.hpp"

namespace levelground::gis {

namespace {

constexpr const char* lights[] = {"", "day", "dusk", "night"};

constexpr const char* text_columns[] = {"observation_id", "supersedes", "site", "feature", "property", "quantity", "range_low", "range_high",
                                        "result", "unit", "accuracy", "instrument", "observer", "perspective", "light", "date", "time", "note",
                                        "position_accuracy"};

/// Exact, so that what is read is what was recorded: "num/den", infinity has denominator 0.
std::string to_column(const Rational& value) { return std::to_string(value.num()) + "/" + std::to_string(value.den()); }

Rational from_column(std::string_view text, const Problem& where) {
  const auto slash = text.find('/');
  std::int64_t num = 0;
  std::int64_t den = 0;
  const auto number = [&](std::string_view part, std::int64_t& value) {
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
    return error == std::errc() && end == part.data() + part.size();
  };
  if (slash == std::string_view::npos || !number(text.substr(0, slash), num) || !number(text.substr(slash + 1), den) || den < 0 ||
      (den == 0 && num != 1 && num != -1)) {
    Problem problem = where;
    problem.what = "‘" + std::string(text) + "’ is not a number as this program records it";
    problem.remedy = "restore the file: recorded observations are never edited";
    throw InputError(std::move(problem));
  }
  if (den == 0) return num > 0 ? Rational::infinity() : Rational::negative_infinity();
  return Rational::ratio(num, den);
}

bool run_sql(GDALDataset& dataset, const char* statement) {
  CPLErrorReset();
  OGRLayer* result = dataset.ExecuteSQL(statement, nullptr, nullptr);
  if (result != nullptr) dataset.ReleaseResultSet(result);
  return CPLGetLastErrorType() != CE_Failure;
}

}  // namespace

bool make_store_tables(GDALDataset& dataset, OGRSpatialReference& srs) {
  const char* const options[] = {"FID=fid", "GEOMETRY_NAME=geom", "SPATIAL_INDEX=YES", nullptr};
  OGRLayer* layer = dataset.CreateLayer(observations_table, &srs, wkbPoint, const_cast<char**>(options));
  if (layer == nullptr) return false;
  for (const char* column : text_columns) {
    OGRFieldDefn definition(column, OFTString);
    if (layer->CreateField(&definition) != OGRERR_NONE) return false;
  }
  OGRFieldDefn codes("codes", OFTInteger64);
  if (layer->CreateField(&codes) != OGRERR_NONE) return false;
  OGRLayer* evidence = dataset.CreateLayer(evidence_table, nullptr, wkbNone, const_cast<char**>(options));
  if (evidence == nullptr) return false;
  for (const char* column : {"observation_id", "file", "sha256", "content_date"}) {
    OGRFieldDefn definition(column, OFTString);
    if (evidence->CreateField(&definition) != OGRERR_NONE) return false;
  }
  for (const char* statement :
       {"CREATE UNIQUE INDEX observations_id ON observations (observation_id)",
        "CREATE TRIGGER observations_keep_update BEFORE UPDATE ON observations BEGIN SELECT RAISE(ABORT, 'observations are append-only'); END",
        "CREATE TRIGGER observations_keep_delete BEFORE DELETE ON observations BEGIN SELECT RAISE(ABORT, 'observations are append-only'); END",
        "CREATE TRIGGER evidence_keep_update BEFORE UPDATE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END",
        "CREATE TRIGGER evidence_keep_delete BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END"}) {
    if (!run_sql(dataset, statement)) return false;
  }
  return true;
}

bool write_row(OGRLayer& layer, const Observation& observation) {
  const GdalFeature row(OGRFeature::CreateFeature(layer.GetLayerDefn()));
  const auto set = [&](const char* column, const std::string& text) { row->SetField(column, text.c_str()); };
  set("observation_id", observation.id);
  set("supersedes", observation.supersedes);
  set("site", observation.site);
  set("feature", observation.feature);
  set("property", observation.property);
  set("quantity", std::string(quantity_name(observation.quantity)));
  set("range_low", to_column(observation.range.low));
  set("range_high", to_column(observation.range.high));
  set("result", observation.result);
  set("unit", observation.unit);
  set("accuracy", observation.accuracy);
  set("instrument", observation.instrument);
  set("observer", observation.observer);
  set("perspective", observation.perspective);
  set("light", lights[static_cast<int>(observation.light)]);
  set("date", to_text(observation.date));
  set("time", observation.time);
  set("note", observation.note);
  set("position_accuracy", to_column(observation.position_accuracy));
  row->SetField("codes", static_cast<GIntBig>(observation.codes));
  if (observation.position) {
    const OGRPoint point(observation.position->x, observation.position->y);
    if (row->SetGeometry(&point) != OGRERR_NONE) return false;
  }
  return layer.CreateFeature(row.get()) == OGRERR_NONE;
}

bool write_evidence_row(OGRLayer& layer, const std::string& observation, const Evidence& evidence) {
  const GdalFeature row(OGRFeature::CreateFeature(layer.GetLayerDefn()));
  row->SetField("observation_id", observation.c_str());
  row->SetField("file", evidence.file.c_str());
  row->SetField("sha256", evidence.sha256.c_str());
  row->SetField("content_date", to_text(evidence.content_date).c_str());
  return layer.CreateFeature(row.get()) == OGRERR_NONE;
}

Observation read_row(const OGRFeature& row, const Problem& where) {
  const auto text = [&](const char* column) {
    const int index = row.GetFieldIndex(column);
    if (index < 0) {
      Problem problem = where;
      problem.what = "the table has no column ‘" + std::string(column) + "’";
      problem.remedy = "this is no project store of this program; name another file in the project";
      throw InputError(std::move(problem));
    }
    return std::string(row.GetFieldAsString(index));
  };
  Observation observation;
  observation.id = text("observation_id");
  Problem place = where;
  place.feature = observation.id;
  observation.supersedes = text("supersedes");
  observation.site = text("site");
  observation.feature = text("feature");
  observation.property = text("property");
  const auto quantity = quantity_from_name(text("quantity"));
  if (!quantity) {
    place.what = "‘" + text("quantity") + "’ is no kind of quantity";
    place.remedy = "the file was made by a newer program, or edited; use that program or restore the file";
    throw InputError(std::move(place));
  }
  observation.quantity = *quantity;
  observation.range = {from_column(text("range_low"), place), from_column(text("range_high"), place)};
  observation.result = text("result");
  observation.unit = text("unit");
  observation.accuracy = text("accuracy");
  observation.instrument = text("instrument");
  observation.observer = text("observer");
  observation.perspective = text("perspective");
  const std::string light = text("light");
  for (int i = 0; i < 4; ++i) {
    if (light == lights[i]) observation.light = static_cast<Light>(i);
  }
  observation.date = parse_date(text("date")).value_or(Date{});
  observation.time = text("time");
  observation.note = text("note");
  observation.position_accuracy = from_column(text("position_accuracy"), place);
  const int codes = row.GetFieldIndex("codes");
  observation.codes = codes < 0 ? 0 : static_cast<std::uint32_t>(row.GetFieldAsInteger64(codes));
  if (const OGRGeometry* shape = row.GetGeometryRef(); shape != nullptr && !shape->IsEmpty() && wkbFlatten(shape->getGeometryType()) == wkbPoint) {
    observation.position = Point{shape->toPoint()->getX(), shape->toPoint()->getY()};
  }
  return observation;
}

}  // namespace levelground::gis
