// SPDX-License-Identifier: Apache-2.0
#include "gis/read/ogr_geojson.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "core/base/local_format.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace levelground::gis {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t deepest = 100;
constexpr std::size_t problems_shown = 50;

// --- where the parser stands -------------------------------------------------------------------------------------------------

struct Place {
  std::size_t offset = 0;
  std::int64_t line = 1;
};

/// An input iterator that counts lines, because the parser's events carry no position.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, Place* place) : m_at(at), m_place(place) {}
  reference operator*() const { return *m_at; }
  CountingIterator& operator++() {
    if (*m_at == '\n') ++m_place->line;
    ++m_place->offset;
    ++m_at;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) { return a.m_at == b.m_at; }
  friend bool operator!=(const CountingIterator& a, const CountingIterator& b) { return a.m_at != b.m_at; }

 private:
  const char* m_at;
  Place* m_place;
};

// --- the rules of RFC 7946 ---------------------------------------------------------------------------------------------------

LocalText position_fault(const Json& position) {
  if (!position.is_array()) return {"a position is not a list of numbers", "ett läge är ingen lista med tal"};
  if (position.size() < 2) return {"a position has fewer than two numbers", "ett läge har färre än två tal"};
  for (const Json& number : position) {
    if (!number.is_number()) return {"a position holds something that is not a number", "ett läge innehåller något som inte är ett tal"};
  }
  return {};
}

LocalText not_nested() { return {"positions are missing or not nested deep enough", "lägen saknas eller är inte nästlade djupt nog"}; }

LocalText line_fault(const Json& line, std::size_t fewest) {
  if (!line.is_array()) return not_nested();
  for (const Json& position : line) {
    if (LocalText fault = position_fault(position); !fault.empty()) return fault;
  }
  if (line.size() >= fewest) return {};
  if (fewest == 2) return {"a line has fewer than two positions", "en linje har färre än två lägen"};
  return {"a ring has fewer than four positions", "en ring har färre än fyra lägen"};
}

LocalText ring_fault(const Json& ring) {
  if (LocalText fault = line_fault(ring, 4); !fault.empty()) return fault;
  if (ring.front() != ring.back()) return {"a ring does not close: its first and last positions differ", "en ring sluts inte: dess första och sista läge är olika"};
  return {};
}

template <typename Rule>
LocalText each_fault(const Json& list, Rule rule) {
  if (!list.is_array()) return not_nested();
  for (const Json& item : list) {
    if (LocalText fault = rule(item); !fault.empty()) return fault;
  }
  return {};
}

LocalText polygon_fault(const Json& polygon) { return each_fault(polygon, ring_fault); }

LocalText fault_of(const Json& geometry) {
  if (!geometry.is_object()) return {"its geometry is not an object", "dess geometri är inget objekt"};
  for (const char* foreign : {"properties", "geometry", "features"}) {
    if (geometry.contains(foreign)) return in_both("its geometry has a member “{}”", "dess geometri har en medlem ”{}”", foreign);
  }
  const auto type = geometry.find("type");
  if (type == geometry.end() || !type->is_string()) return {"its geometry has no type", "dess geometri har ingen typ"};
  const std::string name = type->get<std::string>();
  if (name == "GeometryCollection") {
    const auto parts = geometry.find("geometries");
    if (parts == geometry.end() || !parts->is_array()) return {"its geometry collection has no list of geometries", "dess geometrisamling har ingen lista med geometrier"};
    return each_fault(*parts, fault_of);
  }
  constexpr std::array<std::string_view, 6> names = {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"};
  if (std::find(names.begin(), names.end(), name) == names.end()) return in_both("‘{}’ is not a type of geometry", "”{}” är ingen typ av geometri", name.substr(0, 40));
  const auto coordinates = geometry.find("coordinates");
  if (coordinates == geometry.end()) return {"its geometry has no coordinates", "dess geometri har inga koordinater"};
  if (coordinates->is_array() && coordinates->empty()) return {};  // an empty geometry is allowed, and reported where it is wanted
  if (name == "Point") return position_fault(*coordinates);
  if (name == "MultiPoint") return line_fault(*coordinates, 0);
  if (name == "LineString") return line_fault(*coordinates, 2);
  if (name == "MultiLineString") return each_fault(*coordinates, [](const Json& line) { return line_fault(line, 2); });
  if (name == "Polygon") return polygon_fault(*coordinates);
  return each_fault(*coordinates, polygon_fault);
}

LocalText not_an_object() { return {"it is not an object", "det är inget objekt"}; }

LocalText feature_fault(const Json& feature) {
  if (!feature.is_object()) return not_an_object();
  const auto type = feature.find("type");
  if (type == feature.end()) return {"it has no type", "det har ingen typ"};
  if (!type->is_string() || type->get<std::string>() != "Feature") return {"its type is not “Feature”", "dess typ är inte ”Feature”"};
  for (const char* foreign : {"coordinates", "geometries", "features"}) {
    if (feature.contains(foreign)) return in_both("it has a member “{}”, which no feature may have", "det har en medlem ”{}”, som inget objekt får ha", foreign);
  }
  if (const auto id = feature.find("id"); id != feature.end() && !id->is_string() && !id->is_number()) {
    return {"its id is neither text nor a number", "dess id är varken text eller ett tal"};
  }
  const auto properties = feature.find("properties");
  if (properties != feature.end() && !properties->is_object() && !properties->is_null()) return {"its properties are not an object", "dess egenskaper är inget objekt"};
  const auto geometry = feature.find("geometry");
  if (geometry == feature.end()) return {"it has no geometry member", "det har ingen medlem geometry"};
  return geometry->is_null() ? LocalText() : fault_of(*geometry);
}

bool has_surplus_numbers(const Json& coordinates) {
  if (!coordinates.is_array() || coordinates.empty()) return false;
  if (coordinates.front().is_number()) return coordinates.size() > 3;
  return std::any_of(coordinates.begin(), coordinates.end(), has_surplus_numbers);
}

// --- what can be told of a feature that is left out ----------------------------------------------------------------------------

/// False where a position is none.
bool include_positions(const Json& coordinates, Box& box) {
  if (!coordinates.is_array()) return false;
  if (coordinates.empty()) return true;
  if (!coordinates.front().is_array()) {
    if (!position_fault(coordinates).empty()) return false;
    box.include(Point{coordinates[0].get<double>(), coordinates[1].get<double>()});
    return true;
  }
  return std::all_of(coordinates.begin(), coordinates.end(), [&](const Json& part) { return include_positions(part, box); });
}

std::optional<Box> box_of(const Json& feature) {
  const auto geometry = feature.is_object() ? feature.find("geometry") : feature.end();
  if (!feature.is_object() || geometry == feature.end() || !geometry->is_object()) return std::nullopt;
  const auto coordinates = geometry->find("coordinates");
  Box box;
  if (coordinates == geometry->end() || !include_positions(*coordinates, box) || box.empty()) return std::nullopt;
  return box;
}

/// As GDAL writes the values of columns; null says nothing.
std::optional<std::vector<std::pair<std::string, std::string>>> properties_of(const Json& feature) {
  const auto found = feature.is_object() ? feature.find("properties") : feature.end();
  if (!feature.is_object() || found == feature.end() || !found->is_object()) return std::nullopt;
  std::vector<std::pair<std::string, std::string>> properties;
  for (const auto& [key, value] : found->items()) {
    if (value.is_null()) continue;
    properties.emplace_back(key, value.is_string() ? value.get<std::string>() : value.is_boolean() ? (value.get<bool>() ? "yes" : "no") : value.dump());
  }
  std::sort(properties.begin(), properties.end());
  return properties;
}

// --- one pass over the text --------------------------------------------------------------------------------------------------

/// Builds one feature at a time and checks it; the rest of the root object is kept whole. Never recurses.
class Checker {
 public:
  Checker(std::string_view text, const std::string& file) : m_text(text), m_file(file) {}

  // The parser's events.
  bool null() { return value(Json(nullptr)); }
  bool boolean(bool v) { return value(Json(v)); }
  bool number_integer(Json::number_integer_t v) { return value(Json(v)); }
  bool number_unsigned(Json::number_unsigned_t v) { return value(Json(v)); }
  bool number_float(Json::number_float_t v, const std::string&) { return value(Json(v)); }
  bool string(std::string& v) { return value(Json(std::move(v))); }
  bool binary(Json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(Json::object()); }
  bool start_array(std::size_t) { return open(Json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    Frame& frame = m_frames.back();
    if (!frame.keys.insert(name).second) {
      if (m_frames.size() == 1) refuse(fmt::format("the member “{}” is given twice", name.substr(0, 40)), "Give each member once.");
      if (m_twice.empty()) m_twice = name;
    }
    frame.key = name;
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) {
    std::string words = error.what();
    if (const auto colon = words.find("parse error"); colon != std::string::npos) words = words.substr(colon);
    refuse(fmt::format("this is not JSON ({})", words.substr(0, 160)), "Check the file at that line, or write it anew.");
  }

  GeoJsonCheck run() {
    // A byte order mark is skipped by the parser, but it must be counted.
    const CountingIterator begin(m_text.data(), &m_place);
    const CountingIterator end(m_text.data() + m_text.size(), &m_place);
    if (!Json::sax_parse(begin, end, this)) refuse("this is not GeoJSON", "Check the file, or write it anew.");
    finish();
    return std::move(m_result);
  }

 private:
  struct Frame {
    Json json;
    std::string key;
    std::set<std::string> keys;
    bool is_features = false;  ///< the list of features of the root: its items are checked and let go
  };
  /// The first feature with an id.
  struct Given {
    std::int64_t line = 0;
    std::size_t kept = 0;      ///< its place in m_kept
    bool disputed = false;     ///< another has its id and says something else
  };

  [[noreturn]] void refuse(std::string what, std::string remedy) const {
    Problem problem;
    problem.file = m_file;
    problem.line = m_place.line;
    problem.what = std::move(what);
    problem.remedy = std::move(remedy);
    throw InputError(std::move(problem));
  }

  bool in_features() const { return m_frames.size() == 2 && m_frames.back().is_features; }

  void begin_item() {
    if (!in_features()) return;
    m_begin = {m_place.offset - 1, m_place.line};
    m_twice.clear();
  }

  bool open(Json json) {
    if (m_frames.size() >= deepest) refuse("the file is nested deeper than 100 levels", "No geodata needs that; check the file.");
    begin_item();
    Frame frame;
    frame.is_features = m_frames.size() == 1 && json.is_array() && m_frames.back().key == "features";
    frame.json = std::move(json);
    m_frames.push_back(std::move(frame));
    return true;
  }

  bool close() {
    Json json = std::move(m_frames.back().json);
    if (m_frames.back().is_features) m_has_features = true;
    m_frames.pop_back();
    return place(std::move(json));
  }

  bool value(Json json) {
    if (in_features()) {  // not an object: where it began does not matter, its line does
      m_begin = {m_place.offset, m_place.line};
      m_twice.clear();
      m_scalar = true;
    }
    return place(std::move(json));
  }

  bool place(Json json) {
    if (m_frames.empty()) {
      m_root = std::move(json);
    } else if (in_features()) {
      item(json);
    } else if (m_frames.back().json.is_object()) {
      m_frames.back().json[m_frames.back().key] = std::move(json);
    } else {
      m_frames.back().json.push_back(std::move(json));
    }
    return true;
  }

  void item(const Json& feature) {
    const std::size_t number = ++m_count;
    LocalText fault = m_twice.empty() ? feature_fault(feature) : in_both("its member “{}” is given twice", "dess medlem ”{}” anges två gånger", m_twice.substr(0, 40));
    if (m_scalar) fault = not_an_object();
    m_scalar = false;
    std::string id;
    if (fault.empty() && feature.contains("id")) {
      id = feature["id"].dump();
      const auto [first, fresh] = m_ids.insert({id, {m_begin.line, m_kept.size(), false}});
      if (!fresh) return leave_out_copy(feature, id, first->second);
    }
    if (id.empty()) m_some_without_id = true;
    if (!fault.empty()) {
      note(Problem::Severity::error, in_both("feature {}: {}; it is left out", "objekt {}: {}; det utelämnas", number, fault), mend_features());
      std::string named = fmt::format("line {}", m_begin.line);
      if (feature.is_object() && feature.contains("id") && (feature["id"].is_string() || feature["id"].is_number())) {
        named = feature["id"].is_string() ? feature["id"].get<std::string>() : feature["id"].dump();
      }
      const bool readable = m_twice.empty();   // of a member that is given twice nobody knows which holds
      m_result.left_out.push_back({{std::move(named), fault}, readable ? properties_of(feature) : std::nullopt, readable ? box_of(feature) : std::nullopt});
      m_result.all_good = false;
      return;
    }
    look_at(feature);
    m_result.lines.push_back(m_begin.line);
    m_kept.emplace_back(m_begin.offset, m_place.offset);
  }

  /// A feature whose id another has before it. Which of two that differ is right nobody can tell, and which comes first must not decide.
  void leave_out_copy(const Json& feature, const std::string& id, Given& given) {
    const auto [from, to] = m_kept[given.kept];
    const Json other = Json::parse(m_text.substr(from, to - from));
    const bool same = nlohmann::json(feature) == nlohmann::json(other);   // members in any order
    const std::string named = feature["id"].is_string() ? feature["id"].get<std::string>() : id;
    m_result.all_good = false;
    if (same) {
      note(Problem::Severity::warning,
           in_both("feature {}: its id {} is also that of the feature at line {}, the same in everything; it is read once",
                   "objekt {}: dess id {} har också objektet på rad {}, lika i allt; det läses en gång", m_count, id.substr(0, 60), given.line),
           {"Remove one of the two.", "Ta bort ett av de två."});
      m_result.copies.push_back({named, {"it is there twice, the same in everything, and is read once", "det finns två gånger, lika i allt, och läses en gång"}});
      return;
    }
    note(Problem::Severity::error,
         in_both("feature {}: its id {} is also that of the feature at line {}, and the two differ; both are left out",
                 "objekt {}: dess id {} har också objektet på rad {}, och de två skiljer sig åt; båda utelämnas", m_count, id.substr(0, 60), given.line),
         {"Give each feature its own id.", "Ge varje objekt ett eget id."});
    const LocalText disputed{"another record has its id and says something else", "en annan post har dess id och säger något annat"};
    if (!given.disputed) m_result.left_out.push_back({{named, disputed}, properties_of(other), box_of(other)});
    m_result.left_out.push_back({{named, disputed}, properties_of(feature), box_of(feature)});
    given.disputed = true;
  }

  void drop_disputed() {
    std::vector<bool> out(m_kept.size(), false);
    for (const auto& [id, given] : m_ids) {
      if (given.disputed) out[given.kept] = true;
    }
    std::size_t number = 0;
    std::erase_if(m_kept, [&](const auto&) { return out[number++]; });
    number = 0;
    std::erase_if(m_result.lines, [&](std::int64_t) { return out[number++]; });
  }

  /// What is right by the standard and still worth a word.
  void look_at(const Json& feature) {
    const Json& geometry = feature.contains("geometry") ? feature["geometry"] : feature;
    if (geometry.is_object() && geometry.contains("coordinates") && has_surplus_numbers(geometry["coordinates"])) ++m_surplus;
    if (feature.contains("type") && feature["type"] == "Feature" && !feature.contains("properties")) ++m_without_properties;
    if (!feature.contains("properties") || !feature["properties"].is_object()) return;
    for (const auto& [key, value] : feature["properties"].items()) {
      if (value.is_boolean()) m_kinds[key] |= 1U;
      if (value.is_number()) m_kinds[key] |= 2U;
    }
  }

  void say(Problem::Severity severity, LocalText what, LocalText remedy) {
    m_result.problems.push_back(said_of_file(severity, m_file, std::move(what), std::move(remedy)));
  }

  static LocalText mend_features() { return {"Mend the feature in the file.", "Rätta objektet i filen."}; }

  void note(Problem::Severity severity, LocalText what, LocalText remedy) {
    if (++m_noted > problems_shown) return;
    Problem problem = said_of_file(severity, m_file, std::move(what), std::move(remedy));
    problem.line = m_begin.line;
    m_result.problems.push_back(std::move(problem));
  }

  void finish() {
    const auto type = m_root.is_object() ? m_root.find("type") : m_root.end();
    if (!m_root.is_object()) refuse("the root is not an object", "A GeoJSON file is one object with a type.");
    if (type == m_root.end() || !type->is_string()) refuse("the root object has no type", "A GeoJSON file is one object with a type.");
    const std::string name = type->get<std::string>();
    if (name == "FeatureCollection") {
      if (!m_has_features) refuse("the collection has no list of features", "Give it a member “features” that is a list.");
      for (const char* foreign : {"coordinates", "geometries", "geometry", "properties"}) {
        if (m_root.contains(foreign)) refuse(fmt::format("the collection has a member “{}”, which none may have", foreign), "Remove it.");
      }
    } else {
      m_place.line = 1;
      if (!m_twice.empty()) refuse(fmt::format("the member “{}” is given twice", m_twice.substr(0, 40)), "Give each member once.");
      const LocalText fault = name == "Feature" ? feature_fault(m_root) : fault_of(m_root);
      if (!fault.empty()) refuse("the only feature: " + fault.en, "Mend the feature in the file.");
      if (name == "Feature" && !m_root.contains("id")) m_some_without_id = true;
      look_at(m_root);
      m_result.lines.push_back(1);
    }
    read_crs_member();
    if (m_noted > problems_shown) {
      say(Problem::Severity::error, in_both("{} more features are wrong and left out", "{} objekt till är felaktiga och utelämnas", m_noted - problems_shown),
          {"Mend the features in the file.", "Rätta objekten i filen."});
    }
    if (m_surplus > 0) {
      say(Problem::Severity::note,
          in_both("{} features have positions of more than three numbers; the rest of the numbers says nothing", "{} objekt har lägen med fler än tre tal; resten av talen säger inget", m_surplus), {});
    }
    if (m_without_properties > 0) {
      say(Problem::Severity::warning,
          in_both("{} features have no member “properties”; they say nothing but where they are", "{} objekt har ingen medlem ”properties”; de säger inget annat än var de är", m_without_properties),
          {"Give each feature its properties, or null.", "Ge varje objekt dess egenskaper, eller null."});
    }
    for (const auto& [key, kinds] : m_kinds) {
      if (kinds != 3U) continue;
      say(Problem::Severity::warning,
          in_both("the property “{}” is true or false in some features and a number in others; true is read as 1",
                  "egenskapen ”{}” är sann eller falsk i vissa objekt och ett tal i andra; sann läses som 1", key.substr(0, 60)),
          {"Write yes and no as text.", "Skriv yes och no som text."});
    }
    if (name == "FeatureCollection") drop_disputed();
    m_result.every_feature_has_id = !m_some_without_id && !m_result.lines.empty() && (name == "FeatureCollection" || name == "Feature");
    // GDAL 3.6 looks for the word in the first 6000 bytes and then takes the file for TopoJSON.
    const bool mistaken = name == "FeatureCollection" && m_text.find("\"Topology\"") != std::string_view::npos;
    if (!m_result.all_good || mistaken) write_clean(mistaken);
  }

  /// RFC 7946 has no such member, but who writes coordinates that are not WGS 84 says so with that of GeoJSON 2008.
  void read_crs_member() {
    const auto crs = m_root.find("crs");
    if (crs == m_root.end()) return;
    m_place.line = 1;
    if (crs->is_null()) {
      m_result.denies_crs = true;
      return;
    }
    const auto member = [](const Json& object, const char* name) { return object.is_object() && object.contains(name) ? object[name] : Json(); };
    const Json type = member(*crs, "type");
    const Json properties = member(*crs, "properties");
    const Json name = member(properties, "name");
    const Json code = member(properties, "code");
    if (type == "name" && name.is_string()) m_result.crs = name.get<std::string>();
    else if (type == "EPSG" && code.is_number_integer()) m_result.crs = "EPSG:" + code.dump();
    else if (type == "link") refuse("its CRS is a link, which is not followed", "Name it: \"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::3006\"}}.");
    else refuse("its member “crs” names no CRS", "Write \"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::3006\"}}, or leave it out for WGS 84.");
  }

  /// The root without the list, then the good features as they stand.
  void write_clean(bool padded) {
    m_root.erase("features");
    if (padded) m_root["padding"] = std::string(8192, '.');
    m_result.clean = m_root.dump();
    m_result.clean.back() = ',';  // the root has a type at least
    m_result.clean += "\"features\":[";
    bool first = true;
    for (const auto& [from, to] : m_kept) {
      if (!first) m_result.clean += ",\n";
      first = false;
      m_result.clean.append(m_text.substr(from, to - from));
    }
    m_result.clean += "]}";
  }

  std::string_view m_text;
  const std::string& m_file;
  Place m_place;
  std::vector<Frame> m_frames;
  Json m_root;
  bool m_has_features = false;
  bool m_scalar = false;
  Place m_begin;
  std::string m_twice;
  std::size_t m_count = 0;
  std::size_t m_noted = 0;
  std::size_t m_surplus = 0;
  std::size_t m_without_properties = 0;
  bool m_some_without_id = false;
  std::map<std::string, unsigned> m_kinds;  ///< property -> 1: true or false, 2: a number
  std::map<std::string, Given> m_ids;
  std::vector<std::pair<std::size_t, std::size_t>> m_kept;
  GeoJsonCheck m_result;
};

}  // namespace

GeoJsonCheck check_geojson(std::string_view text, const std::string& file) { return Checker(text, file).run(); }

std::string geometry_fault(std::string_view json) {
  const Json geometry = Json::parse(json, nullptr, false);
  return geometry.is_discarded() ? "not JSON" : fault_of(geometry).en;
}

}  // namespace levelground::gis
