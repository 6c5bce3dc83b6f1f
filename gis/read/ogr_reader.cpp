// SPDX-License-Identifier: Apache-2.0
#include "gis/read/ogr_reader.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <unordered_map>

#include <fmt/format.h>

#include "core/base/digest.hpp"
#include "core/base/local_format.hpp"
#include "core/base/yaml.hpp"
#include "core/city/theme.hpp"
#include "gis/network/graph_lines.hpp"
#include "gis/read/file_checks.hpp"
#include "gis/read/ogr_troubles.hpp"
#include "gis/read/service.hpp"

namespace levelground::gis {
namespace {

using Severity = Problem::Severity;

void add_number(std::string& bytes, double value) {
  // +0.0 turns -0.0 into 0.0: they are the same place.
  const auto bits = std::bit_cast<std::uint64_t>(value + 0.0);
  for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>((bits >> static_cast<unsigned>(shift)) & 0xFFU);
}
void add_line(std::string& bytes, const Line& line) {
  bytes += '(';
  for (const Point& p : line) {
    add_number(bytes, p.x);
    add_number(bytes, p.y);
  }
}

std::string_view value_of_key(const KeyValues& tags, std::string_view key) {
  if (key.empty()) return {};
  const auto found = std::lower_bound(tags.begin(), tags.end(), key, [](const KeyValue& tag, std::string_view k) { return tag.first < k; });
  return found != tags.end() && found->first == key ? found->second : std::string_view();
}

std::int64_t hashed_key(const std::string& text) {
  const std::string hex = sha256_hex(text).substr(0, 15);  // 60 bits: never 0 by chance worth speaking of, never the lowest number
  std::int64_t number = 0;
  std::from_chars(hex.data(), hex.data() + hex.size(), number, 16);
  return -1 - number;
}

/// One key for each point of a line of which the source names the two end nodes; the points between are nobody else's.
std::vector<std::int64_t> line_keys(const Line& line, std::string_view from, std::string_view to, const std::string& id) {
  std::vector<std::int64_t> keys;
  keys.reserve(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i == 0) keys.push_back(node_key(from));
    else if (i + 1 == line.size()) keys.push_back(node_key(to));
    else keys.push_back(hashed_key(fmt::format("{}\n{}", id, i)));
  }
  return keys;
}

LocalText meant_words(const std::string& near) { return in_both("Did you mean ‘{}’?", "Menade du ”{}”?", near); }

class Mapper : public RecordVisitor {
 public:
  Mapper(const std::filesystem::path& file, const std::string& source_name, std::uint32_t source, const LayerMapping& mapping,
         std::vector<TableJoin>& tables, Progress& progress, OgrContent& content)
      : m_file(file), m_source_name(source_name), m_source(source), m_mapping(mapping), m_tables(tables), m_progress(progress), m_content(content), m_is_service(is_service(file.string())) {}

  bool layer(const RecordLayer& layer) override {
    finish_layer();
    m_content.layers.push_back({layer, 0, {}, {}, {}, {}, {}});
    m_content.layers.back().ledger.file = m_file.string();
    m_content.layers.back().ledger.layer = layer.name;
    m_record = 0;
    m_troubles.emplace(m_file.string(), layer.name);
    m_ids.clear();
    return m_mapping.reads_layer(layer.name);
  }

  void record(const Record& record) override {
    OgrLayerContent& content = m_content.layers.back();
    ++content.records;
    ++content.ledger.read;
    if (m_is_service) m_digests.push_back(content_id(record));
    if (++m_read % 4096 == 0) m_progress.step("progress.reading", m_read, 0);
    const std::string& layer = content.layer.name;
    note_node(record);
    const bool empty = record.geometry.parts.empty();
    constexpr auto any = static_cast<GeometryKinds>((GeometryKind::point | GeometryKind::line) | polygon_record);
    if (empty) {
      if (!wants(m_mapping, record.tags, any, layer)) return count_unwanted(record);
      const LocalText fault = record.geometry.fault.empty() ? LocalText{"it has no geometry", "det har ingen geometri"} : record.geometry.fault;
      const LocalText out = record.geometry.fault.empty() ? LocalText{" and is left out", " och utelämnas"} : LocalText{"; it is left out", "; det utelämnas"};
      m_troubles->note(Severity::error, fault + out, which(record), {"Mend the geometry in a GIS.", "Rätta geometrin i ett GIS."});
      content.ledger.left_out.push_back({which(record), fault});
      const std::optional<Box> at = record.geometry.at ? std::optional(bounds(*record.geometry.at)) : std::nullopt;
      lose(wanted_themes(m_mapping, &record.tags, layer), which(record), fault, at);
      return;
    }
    const std::uint64_t misfits = content.tally.misfits;
    const KeyValues joined = m_tables.empty() ? KeyValues() : with_tables(record.tags, layer);
    const std::vector<MappedFeature> mapped = apply(m_mapping, m_tables.empty() ? record.tags : joined, record.geometry.offered, layer, content.tally);
    if (mapped.empty()) {
      if (content.tally.misfits == misfits) {
        ++content.ledger.not_asked;
        return;
      }
      content.ledger.left_out.push_back({which(record), misfit_words(content.tally)});
      lose(wanted_themes(m_mapping, m_tables.empty() ? &record.tags : &joined, layer), which(record), misfit_words(content.tally), box_of(record));
      return;
    }
    const LocalText straightened{"its arcs are drawn as short straight pieces", "dess bågar ritas som korta raka bitar"};
    if (record.geometry.dropped_z) m_troubles->note(Severity::note, {"its heights are dropped: a City is flat", "dess höjder tas bort: kartan är platt"}, which(record), {});
    if (record.geometry.straightened) m_troubles->note(Severity::note, straightened, which(record), {});
    const std::string id = id_of(record);
    if (!remember(id, record)) return;
    if (record.geometry.straightened) content.ledger.mended.push_back({which(record), straightened});
    const std::size_t first = content.features.size();
    for (std::size_t part = 0; part < record.geometry.parts.size(); ++part) {
      const std::string object = fmt::format("{}:{}/{}{}", m_source_name, layer, id, part == 0 ? "" : fmt::format("~{}", part + 1));
      for (const MappedFeature& feature : mapped) add(object, feature, record, record.geometry.parts[part]);
    }
    m_ids.at(id).features = {first, content.features.size()};
    note_edge(record, first);
    ++m_record;
  }

  void missing(LocalText why) override {
    const std::string layer = m_content.layers.back().layer.name;
    lose(wanted_themes(m_mapping, nullptr, layer), layer, std::move(why), std::nullopt);
  }

  /// Lost to the themes that it speaks of; where nobody can read that, to all that the mapping makes of the layer.
  void unreadable(const UnreadableRecord& record) override {
    OgrLayerContent& content = m_content.layers.back();
    ++content.records;
    ++content.ledger.read;
    const KeyValues tags = record.tags ? with_tables(*record.tags, content.layer.name) : KeyValues();
    if (record.lost) lose(wanted_themes(m_mapping, record.tags ? &tags : nullptr, content.layer.name), record.id, record.why, record.at);
    content.ledger.left_out.push_back({record.id, record.why});
  }

  /// A service gives its records in any order: theirs does not count.
  std::string digest() {
    std::sort(m_digests.begin(), m_digests.end());
    Sha256 all;
    for (const std::string& one : m_digests) all.update(one);
    return all.finish_hex();
  }

  void finish_layer() {
    if (!m_troubles) return;
    leave_out_disputed();
    note_layer_without_theme();
    note_cut_names();
    for (const auto& [what, count] : m_content.layers.back().tally.wrong_geometry) {
      Problem problem;
      problem.severity = Severity::warning;
      problem.file = m_file.string();
      problem.layer = m_content.layers.back().layer.name;
      problem.say(in_both("{} records are drawn in a geometry that their theme does not take ({}) and are left out",
                          "{} poster är ritade i en geometri som deras tema inte tar ({}) och utelämnas", count, what),
                  {"Draw them as the mapping asks, or change the mapping.", "Rita dem så som översättningen begär, eller ändra översättningen."});
      m_content.problems.push_back(std::move(problem));
    }
    for (Problem& problem : m_troubles->problems()) m_content.problems.push_back(std::move(problem));
    m_troubles.reset();
  }

 private:
  /// Are the records nodes, and lines between them, each with an id of its own (OpenSidewalks)?
  [[nodiscard]] bool has_node_records() const {
    const TopologyKeys& keys = m_mapping.topology();
    return !keys.id.empty() && keys.id == keys.node && !keys.from_node.empty();
  }

  void note_node(const Record& record) {
    if (!has_node_records()) return;
    const std::string_view id = value_of_key(record.tags, m_mapping.topology().id);
    if (id.empty()) {
      const LocalText what = in_both("it has no ‘{}’: it is named by its content, and nothing ends at it", "det har inget ”{}”: det namnges efter sitt innehåll, och inget slutar vid det", m_mapping.topology().id);
      m_troubles->note(Severity::warning, what, which(record), {"Give it an id.", "Ge det ett id."});
      m_content.layers.back().ledger.mended.push_back({which(record), what});
      return;
    }
    if (record.geometry.parts.size() != 1) return;
    if (const Point* at = std::get_if<Point>(&record.geometry.parts.front())) m_content.layers.back().nodes.push_back({node_key(id), *at});
  }

  /// A line whose source names its end nodes, or should.
  void note_edge(const Record& record, std::size_t first) {
    const TopologyKeys& keys = m_mapping.topology();
    if (keys.from_node.empty()) return;
    OgrLayerContent& content = m_content.layers.back();
    bool is_way = false;
    for (std::size_t f = first; f < content.features.size(); ++f) {
      const RawFeature& raw = content.features[f];
      if (!std::holds_alternative<Line>(raw.feature.geometry)) continue;
      is_way = is_way || is_walked(raw.feature.theme);
      if (!raw.feature.nodes.empty()) {
        content.edges.push_back({raw.feature.id, which(record), std::string(value_of_key(record.tags, keys.from_node)), std::string(value_of_key(record.tags, keys.to_node))});
      }
    }
    const bool from = !value_of_key(record.tags, keys.from_node).empty();
    const bool to = !value_of_key(record.tags, keys.to_node).empty();
    if (!is_way || (from && to) || (!from && !to && !has_node_records())) return;
    const LocalText which_node = from ? in_both("the node where it ends (‘{}’)", "noden där det slutar (”{}”)", keys.to_node)
                                 : to ? in_both("the node where it begins (‘{}’)", "noden där det börjar (”{}”)", keys.from_node)
                                      : LocalText{"the nodes at its ends", "noderna vid sina ändar"};
    const LocalText what = in_both("it does not name {}, and is joined by position", "det anger inte {}, och fogas ihop efter läge", which_node);
    m_troubles->note(Severity::warning, what, which(record), {"Name both nodes.", "Ange båda noderna."});
    content.ledger.mended.push_back({which(record), what});
  }

  void note_layer_without_theme() {
    const OgrLayerContent& content = m_content.layers.back();
    if (!m_mapping.plain() || content.records == 0 || theme_from_name(content.layer.name)) return;
    std::vector<std::string> themes;
    std::string all;
    for (std::size_t i = 0; i < theme_count; ++i) {
      themes.emplace_back(theme_name(static_cast<Theme>(i)));
      all += (i == 0 ? "" : ", ") + themes.back();
    }
    const std::string near = nearest_word(content.layer.name, themes);
    Problem problem;
    problem.severity = Severity::warning;
    problem.file = m_file.string();
    problem.layer = content.layer.name;
    problem.say(in_both("its name is not a theme, so its {} records are not used", "dess namn är inget tema, så dess {} poster används inte", content.records),
                near.empty() ? in_both("Name it for what it holds ({}), or name a mapping.", "Döp det efter vad det innehåller ({}), eller ange en översättning.", all) : meant_words(near));
    m_content.problems.push_back(std::move(problem));
  }

  /// dBASE, which holds the attributes of a Shapefile, has names of ten characters: what was longer was cut when the file was written.
  void note_cut_names() {
    constexpr std::size_t longest_name = 10;
    if (!m_mapping.plain() || extension_of(m_file) != ".shp") return;
    std::vector<std::string> cut;
    for (const auto& [words, count] : m_content.layers.back().tally.unknown_values) {
      constexpr std::string_view column = "column ";
      if (!words.starts_with(column) || words.size() != column.size() + longest_name) continue;
      const std::string name = words.substr(column.size());
      const std::vector<std::string> meant = plain_columns_that_begin(name);
      if (!meant.empty()) cut.push_back(fmt::format("‘{}’ ({})", name, fmt::join(meant, " or ")));
    }
    if (cut.empty()) return;
    Problem problem;
    problem.severity = Severity::warning;
    problem.file = m_file.string();
    problem.layer = m_content.layers.back().layer.name;
    problem.say(in_both("a Shapefile cuts the names of columns at ten characters, so these say nothing: {}", "en Shapefil kapar kolumnnamn vid tio tecken, så dessa säger inget: {}",
                        fmt::format("{}", fmt::join(cut, ", "))),
                {"Give a GeoPackage instead, or a mapping that reads these names.", "Ge en GeoPackage i stället, eller en översättning som läser dessa namn."});
    m_content.problems.push_back(std::move(problem));
  }

  /// `at`: in the coordinates of the layer; nullopt: nobody knows where it is.
  void lose(std::vector<Theme> themes, std::string id, LocalText why, std::optional<Box> at) {
    if (!themes.empty()) m_content.layers.back().lost.push_back({std::move(themes), std::move(id), std::move(why), at});
  }
  static std::optional<Box> box_of(const Record& record) {
    Box box;
    for (const Geometry& part : record.geometry.parts) box.include(bounds(part));
    return box.empty() ? std::nullopt : std::optional(box);
  }

  /// A record that nothing is made of still counts in what `info` shows.
  void count_unwanted(const Record& record) {
    ++m_content.layers.back().ledger.not_asked;
    apply(m_mapping, record.tags, kinds(GeometryKind::point), m_content.layers.back().layer.name, m_content.layers.back().tally);
  }

  /// What the record says and what tables say of it; its id and its content stay those of the layer.
  KeyValues with_tables(const KeyValues& tags, std::string_view layer) {
    KeyValues all = tags;
    for (TableJoin& table : m_tables) {
      if (table.joins(layer)) all = table.with_row(all);
    }
    return all;
  }

  std::string id_of(const Record& record) const {
    if (const std::string_view stated = value_of_key(record.tags, m_mapping.topology().id); !stated.empty()) return std::string(stated);
    return record.id.empty() ? content_id(record) : std::string(record.id);
  }

  std::string which(const Record& record) const {
    if (const std::string_view stated = value_of_key(record.tags, m_mapping.topology().id); !stated.empty()) return std::string(stated);
    if (!record.id.empty()) return std::string(record.id);
    return record.line > 0 ? fmt::format("line {}", record.line) : fmt::format("record {}", record.number);
  }

  static LocalText place_in_file(const Record& record) {
    return record.line > 0 ? in_both("line {}", "rad {}", record.line) : in_both("record {}", "post {}", record.number);
  }
  static LocalText another_has_its_id() { return {"another record has its id and says something else", "en annan post har dess id och säger något annat"}; }

  bool remember(const std::string& id, const Record& record) {
    const std::string content = content_id(record);
    const auto [first, fresh] = m_ids.try_emplace(id, Seen{content, place_in_file(record), {}, false});
    if (fresh) return true;
    if (first->second.content == content) {
      const LocalText twice{"it is there twice, the same in everything, and is read once", "det finns två gånger, lika i allt, och läses en gång"};
      m_troubles->note(Severity::warning, twice, id, {"Remove one of the two.", "Ta bort ett av de två."});
      m_content.layers.back().ledger.left_out.push_back({which(record), twice});
      return false;
    }
    Problem problem;
    problem.file = m_file.string();
    problem.layer = m_content.layers.back().layer.name;
    problem.feature = id;
    problem.line = record.line;
    // Which of them is right nobody can tell, and which comes first in the file must not decide.
    const LocalText disputed = another_has_its_id();
    if (!first->second.disputed) m_content.layers.back().ledger.left_out.push_back({id, disputed});
    m_content.layers.back().ledger.left_out.push_back({id, disputed});
    first->second.disputed = true;
    const KeyValues joined = m_tables.empty() ? KeyValues() : with_tables(record.tags, m_content.layers.back().layer.name);
    lose(wanted_themes(m_mapping, m_tables.empty() ? &record.tags : &joined, m_content.layers.back().layer.name), id, disputed, box_of(record));
    problem.say(in_both("two records have the id ‘{}’ and differ: {} and {}; both are left out", "två poster har id ”{}” och skiljer sig åt: {} och {}; båda utelämnas", id,
                        first->second.place, place_in_file(record)),
                {"Give each its own id.", "Ge var och en ett eget id."});
    m_content.problems.push_back(std::move(problem));
    return false;
  }

  /// Records that differ and have one id.
  void leave_out_disputed() {
    std::vector<RawFeature>& features = m_content.layers.back().features;
    std::vector<bool> out(features.size(), false);
    bool any = false;
    for (const auto& [id, seen] : m_ids) {
      for (std::size_t f = seen.features.first; seen.disputed && f < seen.features.second; ++f) any = out[f] = true;
    }
    if (!any) return;
    std::vector<RawFeature> kept;
    for (std::size_t f = 0; f < features.size(); ++f) {
      if (!out[f]) {
        kept.push_back(std::move(features[f]));
        continue;
      }
      const Feature& feature = features[f].feature;
      --m_content.layers.back().tally.themes[static_cast<std::size_t>(feature.theme)];
      lose({feature.theme}, feature.id, another_has_its_id(), bounds(feature.geometry));
    }
    features = std::move(kept);
  }

  void add(const std::string& object, const MappedFeature& mapped, const Record& record, const Geometry& part) {
    RawFeature raw;
    raw.feature.id = feature_id(object, mapped);
    raw.feature.theme = mapped.theme;
    raw.feature.source = m_source;
    raw.feature.attributes = mapped.attributes;
    raw.as_point = mapped.as_point;
    raw.record = m_record;
    raw.feature.geometry = part;
    const TopologyKeys& keys = m_mapping.topology();
    if (const Line* line = std::get_if<Line>(&part)) {
      if (mapped.geometry == GeometryKind::polygon) {
        raw.feature.geometry = closed_line_as_polygon(*line);
      } else if (record.geometry.parts.size() == 1) {
        const std::string_view from = value_of_key(record.tags, keys.from_node);
        const std::string_view to = value_of_key(record.tags, keys.to_node);
        if (!from.empty() && !to.empty()) raw.feature.nodes = line_keys(*line, from, to, object);
      }
    } else if (std::holds_alternative<Point>(part)) {
      if (const std::string_view node = value_of_key(record.tags, keys.node); !node.empty()) raw.feature.nodes = {node_key(node)};
    }
    m_content.layers.back().features.push_back(std::move(raw));
  }

  const std::filesystem::path& m_file;
  const std::string& m_source_name;
  std::uint32_t m_source;
  const LayerMapping& m_mapping;
  std::vector<TableJoin>& m_tables;
  Progress& m_progress;
  OgrContent& m_content;
  std::optional<LayerTroubles> m_troubles;
  struct Seen {
    std::string content;
    LocalText place;                                 ///< in the file
    std::pair<std::size_t, std::size_t> features;    ///< of its layer: first, and behind the last
    bool disputed = false;                           ///< another record has its id and says something else
  };
  std::unordered_map<std::string, Seen> m_ids;
  std::size_t m_read = 0;
  std::uint32_t m_record = 0;            ///< records of the layer of which something was made
  bool m_is_service;                     ///< no file to take the digest of
  std::vector<std::string> m_digests;
};

}  // namespace

std::string content_id(const Record& record) {
  std::string bytes;
  for (const auto& [key, value] : record.tags) {
    bytes.append(key).append(1, '\0').append(value).append(1, '\0');
  }
  for (const Geometry& part : record.geometry.parts) {
    if (const Point* point = std::get_if<Point>(&part)) {
      bytes += 'p';
      add_number(bytes, point->x);
      add_number(bytes, point->y);
    } else if (const Line* line = std::get_if<Line>(&part)) {
      add_line(bytes, *line);
    } else if (const MultiPolygon* polygons = std::get_if<MultiPolygon>(&part)) {
      for (const Polygon& polygon : *polygons) {
        bytes += 'a';
        add_line(bytes, polygon.outer);
        for (const Line& hole : polygon.holes) add_line(bytes, hole);
      }
    }
  }
  return sha256_hex(bytes).substr(0, 16);
}

std::int64_t node_key(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size() && number > 0) return number;
  return hashed_key("node\n" + std::string(text));
}

OgrContent read_ogr_text(const std::filesystem::path& named, std::string text, const std::string& source_name, std::uint32_t source,
                         const LayerMapping& mapping, std::vector<TableJoin>& tables, Progress& progress, const std::stop_token& stop) {
  OgrContent content;
  Mapper mapper(named, source_name, source, mapping, tables, progress, content);
  std::vector<Problem> problems;
  content.format = read_geojson_records(named, std::move(text), mapper, problems, stop);
  mapper.finish_layer();
  content.problems.insert(content.problems.begin(), problems.begin(), problems.end());
  return content;
}

OgrContent read_ogr(const std::filesystem::path& file, const std::string& source_name, std::uint32_t source,
                    const std::vector<std::string>& layers, const LayerMapping& mapping, std::vector<TableJoin>& tables, Progress& progress, const std::stop_token& stop) {
  OgrContent content;
  Mapper mapper(file, source_name, source, mapping, tables, progress, content);
  std::vector<Problem> problems;
  content.format = read_records(file, layers, mapper, problems, stop);
  mapper.finish_layer();
  if (is_service(file.string())) content.digest = mapper.digest();
  content.problems.insert(content.problems.begin(), problems.begin(), problems.end());
  return content;
}

}  // namespace levelground::gis
