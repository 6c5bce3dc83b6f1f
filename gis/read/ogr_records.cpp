// SPDX-License-Identifier: Apache-2.0
#include "gis/read/ogr_records.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <optional>

#include <fmt/format.h>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "core/base/local_format.hpp"
#include "core/base/parallel.hpp"
#include "gis/crs/ogr_crs.hpp"
#include "gis/handles/gdal.hpp"
#include "gis/read/file_checks.hpp"
#include "gis/read/ogr_csv.hpp"
#include "gis/read/ogr_geojson.hpp"
#include "gis/read/service.hpp"
#include "gis/read/service_layer.hpp"
#include "gis/read/wal.hpp"

namespace levelground::gis {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_value = 65'536;  // bytes; longer texts are no attribute of a street

/// Of a layer that is read all the same.
Problem said_of_layer(Problem::Severity severity, const fs::path& file, std::string layer, LocalText what, LocalText remedy) {
  Problem problem = said_of_file(severity, file.string(), std::move(what), std::move(remedy));
  problem.layer = std::move(layer);
  return problem;
}

Problem about(const fs::path& file, std::string layer, std::string what, std::string remedy) {
  Problem problem;
  problem.file = file.string();
  problem.layer = std::move(layer);
  problem.what = std::move(what);
  problem.remedy = std::move(remedy);
  return problem;
}

bool is_geojson(const fs::path& file) { return extension_of(file) == ".geojson" || extension_of(file) == ".json"; }

/// The text of a GeoJSON file without its bad features, where GDAL can open it.
class MemoryFile {
 public:
  MemoryFile(std::string text, const fs::path& named) : m_text(std::move(text)) {
    m_name = fmt::format("/vsimem/levelground/{}/{}", static_cast<const void*>(this), named.filename().string());
    VSILFILE* handle = VSIFileFromMemBuffer(m_name.c_str(), reinterpret_cast<GByte*>(m_text.data()), m_text.size(), FALSE);
    if (handle != nullptr) VSIFCloseL(handle);
  }
  ~MemoryFile() { VSIUnlink(m_name.c_str()); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  [[nodiscard]] const std::string& name() const { return m_name; }

 private:
  std::string m_text;
  std::string m_name;
};

GdalDataset open(const std::string& name, const fs::path& file, GdalMessages& messages) {
  // Only these: a virtual format could point anywhere.
  constexpr std::array<const char*, 6> drivers = {"GPKG", "GeoJSON", "FlatGeobuf", "ESRI Shapefile", "DXF", nullptr};
  constexpr std::array<const char*, 2> options = {"LIST_ALL_TABLES=NO", nullptr};
  GdalDataset dataset(static_cast<GDALDataset*>(
      GDALOpenEx(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(), extension_of(file) == ".gpkg" ? options.data() : nullptr, nullptr)));
  if (!dataset) {
    const std::string why = messages.gravest();
    throw InputError(about(file, "", why.empty() ? "this is not a geodata file that can be read" : fmt::format("this is not a geodata file that can be read ({})", why),
                           "Give OpenStreetMap, GeoPackage, GeoJSON, FlatGeobuf, Shapefile, CSV or DXF."));
  }
  messages.take();
  return dataset;
}

/// Opens a service read-only. GDAL pages through what a server gives in parts.
GdalDataset open_service(const std::string& name, GdalMessages& messages) {
  constexpr std::array<const char*, 4> drivers = {"PostgreSQL", "WFS", "OAPIF", nullptr};
  // A server that says nothing for so long is taken for dead.
  const GdalOption timeout("GDAL_HTTP_TIMEOUT", "120");
  const GdalOption connect("GDAL_HTTP_CONNECTTIMEOUT", "20");
  GdalDataset dataset(static_cast<GDALDataset*>(GDALOpenEx(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(), nullptr, nullptr)));
  if (!dataset) {
    const std::string why = messages.gravest();
    throw InputError(about(name, "", why.empty() ? "the service does not answer" : fmt::format("the service cannot be used ({})", why),
                           "Check its address, that it runs, and that you may read it."));
  }
  messages.take();
  return dataset;
}

/// A zone as GDAL gives it: 0 not known, 1 some local time, 100 UTC, and from that in quarters of an hour, 108 for +02:00. Empty where nobody says which.
std::string zone_text(int zone) {
  constexpr int local = 1;
  constexpr int utc = 100;
  if (zone <= local) return {};
  if (zone == utc) return "Z";
  const int quarters = std::abs(zone - utc);
  return fmt::format("{}{:02}:{:02}", zone < utc ? '-' : '+', quarters / 4, quarters % 4 * 15);
}

/// One column's value as text; nullopt when it is absent, not text, or not usable (then `bad` says why).
std::optional<std::string> value_of(const OGRFeature& feature, const OGRFieldDefn& field, int index, LocalText& bad) {
  if (feature.IsFieldSetAndNotNull(index) == 0) return std::nullopt;
  std::string text;
  switch (field.GetType()) {
    case OFTBinary: return std::nullopt;
    case OFTReal: {
      const double value = feature.GetFieldAsDouble(index);
      if (!std::isfinite(value)) {
        bad = {"is not a finite number", "är inget ändligt tal"};
        return std::nullopt;
      }
      return field.GetSubType() == OFSTFloat32 ? number_text(static_cast<float>(value)) : number_text(value);
    }
    case OFTInteger:
      if (field.GetSubType() == OFSTBoolean) return feature.GetFieldAsInteger(index) != 0 ? "yes" : "no";
      return fmt::format("{}", feature.GetFieldAsInteger(index));
    case OFTInteger64: return fmt::format("{}", feature.GetFieldAsInteger64(index));
    case OFTDate:
    case OFTDateTime: {
      int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
      float second = 0;
      feature.GetFieldAsDateTime(index, &year, &month, &day, &hour, &minute, &second, &zone);
      if (field.GetType() == OFTDate) return fmt::format("{:04}-{:02}-{:02}", year, month, day);
      return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}", year, month, day, hour, minute, static_cast<int>(second), zone_text(zone));
    }
    case OFTStringList: {
      char** list = feature.GetFieldAsStringList(index);
      for (int i = 0; list != nullptr && list[i] != nullptr; ++i) text += (i == 0 ? "" : ";") + std::string(list[i]);
      break;
    }
    default: text = feature.GetFieldAsString(index);
  }
  if (text.size() > longest_value) {
    bad = {"is longer than 64 kB", "är längre än 64 kB"};
    return std::nullopt;
  }
  if (line_that_is_not_utf8(text) != 0) {
    bad = {"is not UTF-8", "är inte UTF-8"};
    return std::nullopt;
  }
  if (text.empty()) return std::nullopt;
  return text;
}

struct OpenFile {
  const fs::path& file;
  bool single_layer = false;
  bool stable_fid = false;                   ///< the FID is an id of the file itself, not a place in it
  const std::vector<std::int64_t>* lines = nullptr;
  bool denies_crs = false;                   ///< the file says that it has none, whatever GDAL takes for granted
};

/// What the layer is called: of a file with one layer the file's name, of a service the name without its namespace or schema.
std::string title_of(const OpenFile& opened, OGRLayer& layer) {
  if (opened.single_layer) return opened.file.stem().string();
  const std::string name = layer.GetName();
  if (!is_service(opened.file.string())) return name;
  return name.substr(name.find_last_of(":.") + 1);
}

/// GDAL says of a record that it cannot be read, and goes on to the next; what it says of a whole layer ends it.
std::string failure_of(std::vector<GdalMessages::Message> said, std::vector<GdalMessages::Message>& warnings) {
  std::string failure;
  for (GdalMessages::Message& message : said) {
    if (!message.failure) warnings.push_back(std::move(message));
    else if (failure.empty()) failure = std::move(message.text);
  }
  return failure;
}

/// A table of a database whose owner lets somebody else read it.
struct MissingRight : InputError {
  using InputError::InputError;
};

/// For a layer that could not be read to its end.
[[noreturn]] void refuse_layer(const fs::path& file, const std::string& layer, std::uint64_t read, const std::string& why) {
  const bool service = is_service(file.string());
  if (service && why.find("permission denied") != std::string::npos) {
    throw MissingRight(said_of_layer(Problem::Severity::error, file, layer, in_both("the right to read it is missing ({})", "rätten att läsa det saknas ({})", why),
                                     {"Grant SELECT on it to the user of the connection, or name the layers that are wanted (layers:).",
                                      "Ge anslutningens användare SELECT på det, eller ange vilka lager som behövs (layers:)."}));
  }
  throw InputError(about(file, layer, fmt::format("the layer could not be read to its end ({} records were read: {})", read, why),
                         service ? "Check that the service runs and that you may read the layer." : "The file is damaged or of a kind that GDAL cannot read; write it anew."));
}

/// `crs`: of the records, where the layer itself does not know better.
void read_layer(OGRLayer& layer, const OpenFile& opened, const std::optional<std::string>& crs, RecordVisitor& visitor, GdalMessages& messages, std::vector<Problem>& problems,
                const std::stop_token& stop) {
  const OGRFeatureDefn& columns = *layer.GetLayerDefn();
  const std::string name = title_of(opened, layer);
  const OGRSpatialReference* srs = layer.GetSpatialRef();
  const OGRwkbGeometryType type = wkbFlatten(layer.GetGeomType());
  const std::string geometry = type == wkbUnknown ? "any" : type == wkbNone ? "none" : OGRGeometryTypeToName(type);
  if (!visitor.layer({name, geometry, opened.denies_crs ? std::string() : crs ? *crs : crs_text(srs)})) return;
  std::optional<std::int64_t> announced;
  if (is_service(opened.file.string())) {
    announced = announced_records(opened.file.string(), layer);
    messages.take();   // a server that does not count is as good
  }
  const bool swap = has_y_first(srs);
  std::vector<int> order(static_cast<std::size_t>(columns.GetFieldCount()));
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
  std::sort(order.begin(), order.end(), [&](int a, int b) {
    return std::strcmp(columns.GetFieldDefn(a)->GetNameRef(), columns.GetFieldDefn(b)->GetNameRef()) < 0;
  });
  const std::string fid_column = opened.stable_fid ? layer.GetFIDColumn() : "";
  std::map<LocalText, std::uint64_t> bad_values;
  std::deque<std::string> texts;
  layer.ResetReading();
  std::uint64_t number = 0;
  std::vector<GdalMessages::Message> warnings;
  for (;;) {
    if (stop.stop_requested()) throw Cancelled();
    const GdalFeature feature(layer.GetNextFeature());
    const std::string failure = failure_of(messages.take(), warnings);
    if (!feature && !failure.empty()) refuse_layer(opened.file, name, number, failure);
    if (!feature) break;
    texts.clear();
    Record record;
    record.number = ++number;
    if (opened.lines != nullptr && number <= opened.lines->size()) record.line = (*opened.lines)[number - 1];
    for (const int i : order) {
      const OGRFieldDefn& field = *columns.GetFieldDefn(i);
      LocalText bad;
      auto value = value_of(*feature, field, i, bad);
      if (!bad.empty()) ++bad_values[in_both("column ‘{}’ {}", "kolumnen ”{}” {}", std::string(field.GetNameRef()), bad)];
      if (!value) continue;
      texts.push_back(std::move(*value));
      record.tags.emplace_back(field.GetNameRef(), texts.back());
    }
    if (opened.stable_fid && feature->GetFID() != OGRNullFID) {
      texts.push_back(fmt::format("{}", feature->GetFID()));
      record.id = texts.back();
      if (!fid_column.empty() && columns.GetFieldIndex(fid_column.c_str()) < 0) {
        const auto at = std::lower_bound(record.tags.begin(), record.tags.end(), fid_column, [](const KeyValue& tag, const std::string& key) { return tag.first < key; });
        record.tags.insert(at, KeyValue(fid_column, texts.back()));
      }
    }
    if (failure.empty()) record.geometry = read_geometry(feature->GetGeometryRef(), swap);
    else record.geometry.fault = in_both("it is damaged ({})", "det är skadat ({})", failure);
    visitor.record(record);
  }
  if (announced && *announced > static_cast<std::int64_t>(number)) {
    const LocalText why = in_both("the server says that it has {} records, and gave {}", "servern säger att den har {} poster, och gav {}", *announced, number);
    problems.push_back(said_of_layer(Problem::Severity::error, opened.file, name, why,
                                     {"Read it again; where it stays so, tell who runs the server: what is missing nobody knows.",
                                      "Läs det igen; om det förblir så, säg det till den som driver servern: vad som saknas vet ingen."}));
    visitor.missing(why);
  }
  const std::string failure = failure_of(messages.take(), warnings);
  if (!failure.empty()) refuse_layer(opened.file, name, number, failure);
  for (const GdalMessages::Message& message : warnings) {
    const Problem problem = said_of_layer(Problem::Severity::warning, opened.file, name, {message.text, ""}, {"Check the layer in a GIS.", "Kontrollera lagret i ett GIS."});
    if (std::find(problems.begin(), problems.end(), problem) == problems.end()) problems.push_back(problem);
  }
  for (const auto& [what, count] : bad_values) {
    problems.push_back(said_of_layer(Problem::Severity::error, opened.file, name, in_both("{} in {} records; these values are left out", "{} i {} poster; dessa värden utelämnas", what, count),
                                     {"Mend the values.", "Rätta värdena."}));
  }
}

/// GDAL hands the bytes on as they are when neither a .cpg nor the table's own language byte says what they mean.
void note_encoding(OGRLayer& layer, const fs::path& file, std::vector<Problem>& problems) {
  const char* encoding = layer.GetMetadataItem("SOURCE_ENCODING", "SHAPEFILE");
  if (encoding != nullptr && *encoding != '\0') return;
  problems.push_back(said_of_layer(Problem::Severity::warning, file, file.stem().string(),
                                   {"nothing says how its text is encoded; what is not UTF-8 is left out", "inget säger hur dess text är kodad; det som inte är UTF-8 utelämnas"},
                                   {"Put a .cpg file beside it (its only word is the encoding, e.g. UTF-8 or ISO-8859-1).",
                                    "Lägg en .cpg-fil bredvid (dess enda ord är kodningen, t.ex. UTF-8 eller ISO-8859-1)."}));
}

constexpr int most_layers = 10'000;

/// The layers that are wanted, all when none is named.
void read_layers(GDALDataset& dataset, const OpenFile& opened, const std::vector<std::string>& layers, RecordVisitor& visitor,
                 GdalMessages& messages, std::vector<Problem>& problems, const std::stop_token& stop) {
  const int count = dataset.GetLayerCount();
  const std::string what = is_service(opened.file.string()) ? "the service" : "the file";
  if (count == 0) throw InputError(about(opened.file, "", what + " holds no vector layer", "Give a file with points, lines or areas."));
  if (count > most_layers) throw InputError(about(opened.file, "", what + " claims more than 10 000 layers", "Check it."));
  std::vector<std::string> wanted = layers;
  for (int i = 0; i < count; ++i) {
    OGRLayer* layer = dataset.GetLayer(i);
    if (layer == nullptr) continue;
    const std::string title = title_of(opened, *layer);
    if (!layers.empty() && std::find(layers.begin(), layers.end(), title) == layers.end()) continue;
    std::erase(wanted, title);
    if (std::string_view(dataset.GetDriverName()) == "ESRI Shapefile") note_encoding(*layer, opened.file, problems);
    // Who named no layer gets those of a database that can be used, and a word about each that cannot.
    const auto leave_out = [&](const InputError& error) {
      messages.take();
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
      const Problem& first = error.problems().front();
      visitor.missing({first.what, first.what_sv});
    };
    std::optional<std::string> crs;
    try {
      crs = crs_of_records(dataset, *layer, opened.file, messages);
    } catch (const InputError& error) {
      if (!layers.empty()) throw;
      if (visitor.layer({title, "any", ""})) leave_out(error);
      continue;
    }
    try {
      read_layer(*layer, opened, crs, visitor, messages, problems, stop);
    } catch (const MissingRight& error) {
      if (!layers.empty()) throw;
      leave_out(error);
    }
  }
  if (wanted.empty()) return;
  std::string known;
  for (int i = 0; i < std::min(count, 20); ++i) known += (i == 0 ? "" : ", ") + std::string(dataset.GetLayer(i)->GetName());
  throw InputError(about(opened.file, wanted.front(), what + " has no layer of this name", fmt::format("It has: {}.", known)));
}

std::string read_service(const std::string& name, const std::vector<std::string>& layers, RecordVisitor& visitor, std::vector<Problem>& problems,
                         const std::stop_token& stop) {
  check_service(name);
  GdalMessages messages;
  const GdalDataset dataset = open_service(name, messages);
  const std::string driver = dataset->GetDriverName();
  // Rows of a table have the ids of its primary key; what a web service numbers may be numbered otherwise tomorrow.
  read_layers(*dataset, {name, false, driver == "PostgreSQL"}, layers, visitor, messages, problems, stop);
  return driver == "PostgreSQL" ? "PostGIS" : driver == "OAPIF" ? "OGC API Features" : driver;
}

void tell_left_out(const GeoJsonCheck& check, RecordVisitor& visitor) {
  for (const GeoJsonCheck::LeftOut& left_out : check.left_out) {
    UnreadableRecord record{left_out.entry.id, left_out.entry.why, true, std::nullopt, left_out.at};
    if (left_out.properties) record.tags.emplace(left_out.properties->begin(), left_out.properties->end());
    visitor.unreadable(record);
  }
  for (const ReadLedger::Entry& entry : check.copies) visitor.unreadable({entry.id, entry.why, false});
}

/// A GeoJSON text after its check, from `name` or, where bad features were cut out, from memory.
std::string read_checked(const fs::path& named, GeoJsonCheck check, const std::string& name, const std::vector<std::string>& layers, RecordVisitor& visitor,
                         GdalMessages& messages, std::vector<Problem>& problems, const std::stop_token& stop) {
  problems.insert(problems.end(), check.problems.begin(), check.problems.end());
  if (check.lines.empty()) {  // GDAL refuses a collection of nothing of which it cannot tell the columns
    if (visitor.layer({named.stem().string(), "none", "EPSG:4326"})) tell_left_out(check, visitor);
    return "GeoJSON";
  }
  if (!check.crs.empty() && !is_crs_name(check.crs)) {
    throw InputError(about(named, "", fmt::format("its CRS ‘{}’ is not one that is known", check.crs.substr(0, 80)), "Name one with a code, such as urn:ogc:def:crs:EPSG::3006."));
  }
  std::optional<MemoryFile> cleaned;
  if (!check.clean.empty()) cleaned.emplace(std::move(check.clean), named);
  const GdalDataset dataset = open(cleaned ? cleaned->name() : name, named, messages);
  read_layers(*dataset, {named, true, check.every_feature_has_id, &check.lines, check.denies_crs}, layers, visitor, messages, problems, stop);
  tell_left_out(check, visitor);
  return "GeoJSON";
}

}  // namespace

std::string read_geojson_records(const fs::path& named, std::string text, RecordVisitor& visitor, std::vector<Problem>& problems,
                                 const std::stop_token& stop) {
  GdalMessages messages;
  GeoJsonCheck check = check_geojson(text, named.string());
  const MemoryFile whole(std::move(text), named);
  return read_checked(named, std::move(check), whole.name(), {}, visitor, messages, problems, stop);
}

std::string read_records(const fs::path& file, const std::vector<std::string>& layers, RecordVisitor& visitor, std::vector<Problem>& problems,
                         const std::stop_token& stop) {
  if (is_service(file.string())) return read_service(file.string(), layers, visitor, problems, stop);
  check_readable(file);
  const std::string extension = extension_of(file);
  if (extension == ".csv" || extension == ".tsv") return read_csv_records(file, visitor, problems, stop);
  if (!is_vector_file_name(file)) {
    throw InputError(about(file, "", "the name does not end like a geodata file", "Give OpenStreetMap, GeoPackage, GeoJSON, FlatGeobuf, Shapefile, CSV or DXF."));
  }
  GdalMessages messages;
  const ReadableFile readable(file);
  const std::string name = readable.path().string();
  if (is_geojson(file)) {
    GeoJsonCheck check = check_geojson(read_text(file, largest_text_file), file.string());
    return read_checked(file, std::move(check), name, layers, visitor, messages, problems, stop);
  }
  const GdalDataset dataset = open(name, file, messages);
  const std::string driver = dataset->GetDriverName();
  const OpenFile opened{file, driver != "GPKG" && driver != "DXF", driver == "GPKG"};
  read_layers(*dataset, opened, layers, visitor, messages, problems, stop);
  return driver == "ESRI Shapefile" ? "Shapefile" : driver == "GPKG" ? "GeoPackage" : driver;
}

}  // namespace levelground::gis
