// SPDX-License-Identifier: Apache-2.0
// From files to a City, step by step: read, choose the measuring CRS, place, observe, join the network, seal.
#include "gis/read/read_city.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "core/base/local_format.hpp"
#include "gis/handles/memory.hpp"
#include "gis/crs/measuring_crs.hpp"
#include "gis/crs/transformation.hpp"
#include "gis/raster/along_ways.hpp"
#include "gis/raster/read_raster.hpp"
#include "gis/read/node_places.hpp"
#include "gis/read/observation_doubts.hpp"
#include "gis/read/observation_light.hpp"
#include "gis/read/read_city_complete.hpp"
#include "gis/read/read_city_network.hpp"
#include "gis/read/read_city_observations.hpp"
#include "gis/read/read_city_place.hpp"
#include "gis/read/read_city_source.hpp"
#include "gis/read/read_city_ways.hpp"

namespace levelground::gis {
namespace {

using Severity = Problem::Severity;

/// Ids of a source begin alike, so they are compared by the eight bytes after what all have in common, and in whole only where those are
/// equal; and each feature is moved once, however many there are.
void sort_by_id(std::vector<Feature>& features) {
  if (features.empty()) return;
  std::string_view common = features.front().id;
  for (const Feature& feature : features) {
    const auto differ = std::mismatch(common.begin(), common.end(), feature.id.begin(), feature.id.end());
    common = common.substr(0, static_cast<std::size_t>(differ.first - common.begin()));
  }
  struct Key {
    std::uint64_t bytes;   ///< the first in the highest place; none count as 0
    std::uint32_t feature;
  };
  std::vector<Key> keys(features.size());
  for (std::uint32_t f = 0; f < keys.size(); ++f) {
    const std::string_view rest = std::string_view(features[f].id).substr(common.size());
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < sizeof(bytes); ++i) bytes = bytes << 8U | (i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U);
    keys[f] = {bytes, f};
  }
  std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
    if (a.bytes != b.bytes) return a.bytes < b.bytes;
    const int order = features[a.feature].id.compare(features[b.feature].id);
    return order != 0 ? order < 0 : a.feature < b.feature;
  });
  std::vector<Feature> sorted;
  sorted.reserve(features.size());
  for (const Key& key : keys) sorted.push_back(std::move(features[key.feature]));
  features = std::move(sorted);
}

class CityReader {
 public:
  CityReader(const CitySpec& spec, Progress& progress, const std::stop_token& stop) : m_spec(spec), m_progress(progress), m_stop(stop) {}

  City read() {
    m_draft.name = m_spec.name;
    check_names();
    read_sources();
    give_back_memory();
    choose_crs();
    place();
    give_back_memory();
    state_completeness(m_spec, *m_ways, m_draft, m_stop);
    check_stop();
    observe(m_spec, *m_ways, m_draft, m_stop);
    return seal();
  }

 private:
  static Problem problem(Severity severity, std::string file, std::string what, std::string remedy) {
    Problem p;
    p.severity = severity;
    p.file = std::move(file);
    p.what = std::move(what);
    p.remedy = std::move(remedy);
    return p;
  }

  void check_stop() const {
    if (m_stop.stop_requested()) throw Cancelled();
  }

  void check_names() {
    std::set<std::string> names;
    std::vector<Problem> problems;
    if (m_spec.crs.empty()) problems.push_back(problem(Severity::error, m_spec.name, "no measuring CRS is named", "Name one (crs: EPSG:3006), or write crs: auto."));
    if (m_spec.sources.empty()) problems.push_back(problem(Severity::error, "", "the project names no source", "Give at least one city file."));
    for (const SourceSpec& source : m_spec.sources) {
      if (source.name.empty() || source.name.find_first_of(":/#~ \t\n") != std::string::npos) {
        problems.push_back(problem(Severity::error, source.file.string(), fmt::format("‘{}’ cannot be the name of a source", source.name),
                                   "Give it a short name of letters and digits; it begins the ids of its features."));
      } else if (!names.insert(source.name).second) {
        problems.push_back(problem(Severity::error, source.file.string(), fmt::format("two sources are called ‘{}’", source.name), "Give each its own name."));
      }
    }
    for (const CompletenessSpec& complete : m_spec.complete) {
      if (names.count(complete.source) == 0) {
        problems.push_back(problem(Severity::error, "", fmt::format("a statement of completeness names the source ‘{}’, which is not there", complete.source),
                                   "Name one of the sources."));
      }
    }
    if (!problems.empty()) throw InputError(std::move(problems));
  }

  /// Reads all before it gives up, so that every problem is seen at once.
  void read_sources() {
    std::vector<Problem> fatal;
    m_sources.reserve(m_spec.sources.size());  // Located points into it
    for (std::size_t i = 0; i < m_spec.sources.size(); ++i) {
      check_stop();
      m_progress.step("progress.reading", i, m_spec.sources.size());
      try {
        m_sources.push_back(read_source(m_spec.sources[i], static_cast<std::uint32_t>(i), m_spec.mappings, m_progress, m_stop));
      } catch (const InputError& error) {
        fatal.insert(fatal.end(), error.problems().begin(), error.problems().end());
        continue;
      }
      SourceContent& source = m_sources.back();
      if (m_spec.sources[i].raster) continue;
      m_draft.problems.insert(m_draft.problems.end(), source.problems.begin(), source.problems.end());
      for (SourceLayer& layer : source.layers) {
        if (layer.features.empty()) continue;
        try {
          locate_layer(layer, source.source, m_spec.sources[i]);
        } catch (const InputError& error) {
          fatal.insert(fatal.end(), error.problems().begin(), error.problems().end());
        }
      }
    }
    if (!fatal.empty()) throw InputError(std::move(fatal));
    leave_out_copies_between(m_sources, m_draft.problems);
    read_people_grids();
    if (m_located.empty()) {
      std::vector<Problem> problems = m_draft.problems;
      problems.push_back(problem(Severity::error, m_spec.sources.front().file.string(), "the mapping makes no feature of anything in the sources",
                                 "Check the mapping with `levelground info`."));
      throw InputError(std::move(problems));
    }
  }

  /// A raster's CRS, as the file states it, else the project.
  Crs crs_of(const RasterFile& raster, const SourceSpec& spec, const std::filesystem::path& file) {
    Problem where;
    where.file = file.string();
    const std::string& stated = raster.crs().empty() ? spec.crs : raster.crs();
    if (stated.empty()) {
      where.what = "the raster states no CRS, so nobody knows where its cells are";
      where.remedy = "State it in the file (gdal_edit.py -a_srs), or in the project as crs: of the source.";
      throw InputError(where);
    }
    return read_crs(m_proj, stated, where);
  }

  /// After the layers: a grid of a whole country is read only where they lie.
  void read_people_grids() {
    const std::optional<LonLatBox> area = m_area;
    for (std::size_t i = 0; i < m_spec.sources.size(); ++i) {
      const SourceSpec& spec = m_spec.sources[i];
      if (!spec.raster || spec.raster->kind) continue;
      check_stop();
      const std::vector<std::filesystem::path> files = raster_files(spec.file);
      if (files.size() > 1) {
        throw InputError(problem(Severity::error, spec.file.string(), "a grid of people is one file, this folder has several",
                                 "Put them into one file as bands (gdal_merge.py -separate), or name each as a source of its own."));
      }
      const RasterFile raster(files.front());
      const Crs crs = crs_of(raster, spec, files.front());
      SourceContent& content = m_sources[i];
      content.layers.push_back(read_people(raster, *spec.raster, files.front(), spec.name, static_cast<std::uint32_t>(i), crs, area, m_proj, m_draft.problems, m_stop));
      SourceLayer& layer = content.layers.back();
      content.source.features = layer.features.size();
      layer.ledger.file = layer.file;
      layer.ledger.layer = layer.layer.name;
      layer.ledger.read = layer.features.size();   // cells with people, near the other sources
      for (std::size_t f = 0; f < layer.features.size(); ++f) layer.features[f].record = static_cast<std::uint32_t>(f);
      if (layer.features.empty()) {
        m_draft.problems.push_back(said_of_file(Severity::warning, files.front().string(),
                                                {"no cell of the grid lies where the other sources are", "ingen cell i rutnätet ligger där de andra källorna är"},
                                                {"Check its CRS.", "Kontrollera dess koordinatsystem."}));
      } else {
        locate_layer(layer, content.source, spec);
      }
    }
  }

  /// The cells near the sites. After place(): only then is it known where the sites are.
  void read_rasters() {
    constexpr double reach = 100;   // metres: what a walk between entrances, or a measure beside a way, needs beyond the site
    std::vector<Box> boxes;
    for (const Feature& feature : m_draft.features) {
      if (feature.theme == Theme::site) boxes.push_back(bounds(feature.geometry).grown(reach));
    }
    const BoxIndex places(boxes);
    const BoxIndex ways(m_spec.heights_along_ways ? boxes_of_ways(m_draft.features) : std::vector<Box>{});
    std::size_t cells = 0;
    for (std::size_t i = 0; i < m_spec.sources.size(); ++i) {
      const SourceSpec& spec = m_spec.sources[i];
      if (!spec.raster || !spec.raster->kind) continue;
      RasterFacts facts;
      facts.kind = *spec.raster->kind;
      facts.about = spec.raster->about;
      facts.source = static_cast<std::uint32_t>(i);
      facts.grade = spec.raster->grade;
      facts.position_accuracy = spec.raster->position_accuracy;
      facts.difference_accuracy = spec.raster->difference_accuracy.value_or(spec.raster->accuracy * Rational(2)).ceil();
      for (const std::filesystem::path& file : raster_files(spec.file)) {
        check_stop();
        const RasterFile raster(file);
        const Crs crs = crs_of(raster, spec, file);
        Problem where;
        where.file = file.string();
        note_other_crs(crs, spec, where);
        std::string& stated = m_draft.sources[i].crs;
        if (stated.find(crs.label()) == std::string::npos) stated += (stated.empty() ? "" : ", ") + crs.label();
        const Transformation& way = m_ways->from(crs, where, spec.ballpark);
        const bool along_ways = m_spec.heights_along_ways && facts.kind == RasterKind::elevation && ways_fit(raster, file, way, ways, cells, m_draft.problems, m_stop);
        std::vector<RasterTile> tiles = read_tiles(raster, *spec.raster, file, way, {&places, along_ways ? &ways : nullptr}, cells, m_draft.problems, m_stop);
        if (tiles.empty()) {
          m_draft.problems.push_back(said_of_file(Severity::note, file.string(), {"no cell of the raster lies near a site", "ingen cell i rastret ligger nära en plats"},
                                                  {"Nothing, if that is as it should be; else check its CRS.", "Inget, om det är som det ska; kontrollera annars dess koordinatsystem."}));
          continue;
        }
        m_draft.rasters.emplace_back(facts, std::move(tiles));
      }
    }
  }

  /// A file knows its CRS better than who describes it from outside, but one of the two is wrong.
  void note_other_crs(const Crs& crs, const SourceSpec& spec, Problem where) {
    if (spec.crs.empty()) return;
    const Crs said = read_crs(m_proj, spec.crs, where);
    if (is_same_crs(m_proj, crs, said)) return;
    where.severity = Severity::warning;
    where.say(in_both("it states {} itself, the project says {}; its own is used", "den anger själv {}, projektet {}; dess eget används", crs.label(), said.label()),
              {"Check where it lies; then leave crs: of the source out, or correct the file.", "Kontrollera var den ligger; utelämna sedan crs: för källan, eller rätta filen."});
    m_draft.problems.push_back(std::move(where));
  }

  void locate_layer(SourceLayer& layer, Source& source, const SourceSpec& spec) {
    Problem where;
    where.file = layer.file;
    where.layer = layer.layer.name;
    if (layer.layer.crs.empty()) {
      where.what = "the layer states no CRS, so nobody knows where its coordinates are";
      where.remedy = "State it in the file, or in the project as crs: of the source (for SWEREF 99 TM: EPSG:3006).";
      throw InputError(where);
    }
    const Crs crs = read_crs(m_proj, layer.layer.crs, where);
    if (crs.kind == Crs::Kind::other) {
      where.what = fmt::format("its CRS ‘{}’ is neither geographic nor projected", crs.label());
      where.remedy = "Transform the layer to a CRS on the earth, such as EPSG:4326.";
      throw InputError(where);
    }
    note_other_crs(crs, spec, where);
    if (source.crs.empty()) source.crs = crs.label();
    else if (source.crs != crs.label() && source.crs.find(crs.label()) == std::string::npos) source.crs += ", " + crs.label();
    const auto box = locate(m_proj, crs, layer, m_draft.problems);
    if (!box) return;
    m_located.push_back({&layer, crs, *box, spec.ballpark});
    m_area = m_area ? around_both(*m_area, *box) : *box;
  }

  void choose_crs() {
    check_stop();
    Problem where;
    where.file = m_spec.name;
    try {
      if (m_spec.crs == "auto") {
        std::vector<SourceCrs> sources;
        for (const Located& located : m_located) {
          const auto same = std::find_if(sources.begin(), sources.end(), [&](const SourceCrs& s) { return s.crs.definition == located.crs.definition; });
          if (same == sources.end()) sources.push_back({located.crs, located.layer->features.size()});
          else same->features += located.layer->features.size();
        }
        m_draft.crs = choose_measuring_crs(m_proj, sources, *m_area, where);
      } else {
        m_draft.crs = check_measuring_crs(m_proj, read_crs(m_proj, m_spec.crs, where), *m_area, where);
      }
    } catch (const InputError& error) {
      std::vector<Problem> problems = error.problems();
      if (m_located.size() > 1) {  // a layer with a lying CRS makes the area absurd: show where each one lies
        for (const Located& located : m_located) {
          Problem note = problem(Severity::note, located.layer->file,
                                 fmt::format("this layer lies at longitude {:.3f} to {:.3f}, latitude {:.3f} to {:.3f} ({})", located.box.west, located.box.east,
                                             located.box.south, located.box.north, located.crs.label()), "");
          note.layer = located.layer->layer.name;
          problems.push_back(std::move(note));
        }
      }
      throw InputError(std::move(problems));
    }
    m_ways.emplace(m_proj, read_crs(m_proj, m_draft.crs.code, where), *m_area, m_draft.problems);
  }

  void place() {
    std::size_t done = 0;
    const std::vector<std::vector<NodeRecords>> nodes = place_nodes();
    for (Located& located : m_located) {
      check_stop();
      m_progress.step("progress.placing", done++, m_located.size());
      Problem where;
      where.file = located.layer->file;
      where.layer = located.layer->layer.name;
      const Transformation& way = m_ways->from(located.crs, where, located.ballpark);
      place_features(way, *located.layer, m_draft.crs.code, m_draft.features, m_draft.problems, m_stop);
    }
    sort_by_id(m_draft.features);
    find_scales();
    for (SourceContent& source : m_sources) {
      for (SourceLayer& layer : source.layers) {
        std::sort(layer.ledger.left_out.begin(), layer.ledger.left_out.end());   // of layers of which nothing is left
        source.source.ledgers.push_back(std::move(layer.ledger));
        source.source.lost.insert(source.source.lost.end(), layer.placed_lost.begin(), layer.placed_lost.end());
        for (const RawLost& lost : layer.lost) {   // of layers of which nothing is left: nobody asked where they lie
          for (const Theme theme : lost.themes) source.source.lost.push_back({theme, std::nullopt, lost.id, lost.why});
        }
      }
      m_draft.sources.push_back(std::move(source.source));
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (nodes[i].empty()) continue;
      check_node_places(nodes[i], m_sources[i].mapping->join_tolerance().to_double() / 1000, m_draft.features, m_draft.sources[i], m_draft.problems);
    }
    read_rasters();
    // The operations by which anything was placed.
    const std::string accuracy = m_ways->accuracy();
    if (!accuracy.empty()) m_draft.crs.accuracy += (m_draft.crs.accuracy.empty() ? "" : "; ") + accuracy;
  }

  /// What the layers of each source say of nodes, with their places in metres; before the layers are moved from.
  std::vector<std::vector<NodeRecords>> place_nodes() {
    std::vector<std::vector<NodeRecords>> all(m_sources.size());
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
      for (SourceLayer& layer : m_sources[i].layers) {
        if (layer.nodes.empty()) continue;
        NodeRecords records = std::move(layer.nodes);
        if (!records.nodes.empty()) {
          Problem where;
          where.file = layer.file;
          where.layer = layer.layer.name;
          const Transformation& way = m_ways->from(read_crs(m_proj, layer.layer.crs, where), where, m_spec.sources[i].ballpark);
          for (NodeRecord& node : records.nodes) way.apply(std::span<Point>(&node.at, 1));
        }
        all[i].push_back(std::move(records));
      }
    }
    return all;
  }

  /// What is measured at a site is widened by the scale of the map there, not by that of the farthest thing mapped.
  void find_scales() {
    std::vector<Box> sites;
    for (const Feature& feature : m_draft.features) {
      if (feature.theme == Theme::site) sites.push_back(bounds(feature.geometry));
    }
    Problem where;
    where.file = m_spec.name;
    m_draft.scales = scale_tiles(m_proj, read_crs(m_proj, m_draft.crs.code, where), sites);
  }

  City seal() {
    check_stop();
    m_progress.step("progress.network", 0, 1);
    double tolerance = 0;
    for (const SourceContent& source : m_sources) tolerance = std::max(tolerance, !source.mapping ? 0 : source.mapping->join_tolerance().to_double() / 1000);
    WalkGraph graph = build_walk_graph(m_draft.features, tolerance, m_draft.sources);
    m_progress.step("progress.network", 1, 1);
    tell_network(graph, m_draft);
    const bool has_site = std::any_of(m_draft.features.begin(), m_draft.features.end(), [](const Feature& f) { return f.theme == Theme::site; });
    const std::string file = m_spec.sources.front().file.string();
    if (!has_site) {
      m_draft.problems.push_back(said_of_file(Severity::warning, file, {"no source has a site, so there is nothing to judge", "ingen källa har någon plats, så det finns inget att bedöma"},
                                              {"Give a layer of theme ‘site’ (areas), or a mapping that makes sites of parks and squares.",
                                               "Ge ett lager med temat ”site” (ytor), eller en översättning som gör platser av parker och torg."}));
    }
    if (graph.empty() && m_spec.asks_for_ways) {
      m_draft.problems.push_back(said_of_file(Severity::warning, file,
                                              {"no source has anything to walk along, so nothing can be said of distances and routes",
                                               "ingen källa har något att gå längs, så inget kan sägas om avstånd och stråk"},
                                              {"Give a layer of theme ‘walkway’ or ‘road’.", "Ge ett lager med temat ”walkway” eller ”road”."}));
    }
    note_doubts(m_draft);
    doubt_lights(m_draft);
    return City(std::move(m_draft), std::move(graph));
  }

  struct Located {
    SourceLayer* layer;
    Crs crs;
    LonLatBox box;
    bool ballpark;
  };

  const CitySpec& m_spec;
  Progress& m_progress;
  const std::stop_token& m_stop;
  CityDraft m_draft;
  ProjContext m_proj;
  std::vector<SourceContent> m_sources;
  std::vector<Located> m_located;
  std::optional<LonLatBox> m_area;
  std::optional<WaysToCity> m_ways;   ///< since choose_crs()
};

}  // namespace

City read_city(const CitySpec& spec, Progress& progress, const std::stop_token& stop) { return CityReader(spec, progress, stop).read(); }

}  // namespace levelground::gis
