// SPDX-License-Identifier: Apache-2.0
/// The records of any vector file, one after the other, as text and plain geometry: GeoPackage, GeoJSON, FlatGeobuf, Shapefile and
/// DXF through GDAL, CSV through our own strict reader.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/errors.hpp"
#include "gis/read/mapping.hpp"
#include "gis/read/ogr_geometry.hpp"

namespace levelground::gis {

struct RecordLayer {
  std::string name;            ///< of a file with one layer: the file's name without its ending
  std::string geometry;        ///< "Polygon", "Point", "any", "none"
  std::string crs;             ///< code or WKT as the file states it; empty when it states none
};

struct Record {
  std::uint64_t number = 0;    ///< 1-based, in the order of the file
  std::int64_t line = 0;       ///< for text formats; 0 when not known
  std::string_view id;         ///< the id the format itself gives (GeoPackage fid, GeoJSON id); empty when it gives none
  KeyValues tags;              ///< columns with a value, sorted by name
  ReadGeometry geometry;
};

/// A record of a layer that could not be read as one.
struct UnreadableRecord {
  std::string id;              ///< else its line
  LocalText why;
  bool lost = true;            ///< what it says is not known from another record
  std::optional<KeyValues> tags = {};   ///< what it says all the same, sorted by name; nullopt: nobody knows
  std::optional<Box> at = {};  ///< in the coordinates of the layer; nullopt: nobody knows where it is
};

/// Receives a file. The views of a record are good only during the call.
class RecordVisitor {
 public:
  virtual ~RecordVisitor() = default;
  /// False: the layer's records are not wanted.
  virtual bool layer(const RecordLayer& layer) = 0;
  virtual void record(const Record& record) = 0;
  /// There are records of the layer that nobody could read, nor count.
  virtual void missing(LocalText why) { (void)why; }
  virtual void unreadable(const UnreadableRecord& record) { (void)record; }
};

/// Reads the file and returns the name of its format. `layers`: which to read, empty for all (a name that is not there is an
/// InputError). What is wrong with single records or values goes to `problems`. Throws InputError when the file is no geodata,
/// cannot be read to its end or has no layer; Cancelled. The file and everything beside it stays as it is.
std::string read_records(const std::filesystem::path& file, const std::vector<std::string>& layers, RecordVisitor& visitor,
                         std::vector<Problem>& problems, const std::stop_token& stop);

/// As above for the text of a GeoJSON file that lies in another file (a ZIP); `named` is for messages and the layer's name.
std::string read_geojson_records(const std::filesystem::path& named, std::string text, RecordVisitor& visitor, std::vector<Problem>& problems,
                                 const std::stop_token& stop);

/// As above for a table of text; called by read_records.
std::string read_csv_records(const std::filesystem::path& file, RecordVisitor& visitor, std::vector<Problem>& problems,
                             const std::stop_token& stop);

/// Largest text file that is read whole (GeoJSON, CSV), bytes.
inline constexpr std::uint64_t largest_text_file = 2'000'000'000;

}  // namespace levelground::gis
