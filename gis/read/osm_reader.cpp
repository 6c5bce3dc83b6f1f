// SPDX-License-Identifier: Apache-2.0
// One pass over the file: things at nodes are made at once, ways and relations are kept. Then shapes, once every place is known, so
// that the order of objects in the file does not matter. A file in which objects stand more than once is read again, with the copies that count.
#include "gis/read/osm_reader.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <osmium/osm/node.hpp>
#include <osmium/osm/way.hpp>

#include "core/base/local_format.hpp"
#include "gis/read/osm_copies.hpp"
#include "gis/read/osm_file.hpp"
#include "gis/read/osm_nodes.hpp"
#include "gis/read/osm_shapes.hpp"
#include "gis/read/osm_troubles.hpp"
#include "gis/read/osm_ways.hpp"

namespace levelground::gis {

namespace {

/// Themes that join the walking graph or stand on it: their node ids are kept.
bool keeps_nodes(Theme theme) {
  switch (theme) {
    case Theme::entrance:
    case Theme::walkway:
    case Theme::crossing:
    case Theme::kerb:
    case Theme::steps:
    case Theme::lift:
    case Theme::road:
    case Theme::stop:
    case Theme::rail:
    case Theme::barrier: return true;
    default: return false;
  }
}

class OsmReader {
 public:
  /// `copies`: which of several objects with one id counts; null: none stands more than once.
  OsmReader(const OsmFile& file, const std::string& source_name, std::uint32_t source, const LayerMapping& mapping, const OsmCopies* copies)
      : m_file(file), m_source_name(source_name), m_source(source), m_mapping(mapping), m_copies(copies) {}

  /// Objects that stand more than once. Reads the file.
  OsmContested scan() {
    m_content.format = m_file.format();
    read_objects();
    m_locations.seal();
    OsmContested contested;
    contested.nodes = m_locations.duplicates();
    for (const std::int64_t id : m_nodes_out) {
      if (m_locations.find(id).valid()) contested.nodes.push_back(id);
    }
    add_repeated(m_nodes_out, contested.nodes);
    std::vector<std::int64_t> ways;
    ways.reserve(m_pending_ways.size() + m_plain_ways.size() + m_ways_out.size());
    for (const PendingWay& way : m_pending_ways) ways.push_back(way.id);
    const auto middle = ways.insert(ways.end(), m_ways_out.begin(), m_ways_out.end());
    for (const auto& [id, place] : m_plain_ways) ways.push_back(id);
    // Most files hold them sorted: then putting two lists together is enough.
    if (m_ways_out.empty() && std::is_sorted(ways.begin(), middle) && std::is_sorted(middle, ways.end())) std::inplace_merge(ways.begin(), middle, ways.end());
    add_repeated(std::move(ways), contested.ways);
    add_repeated(m_relation_ids, contested.relations);
    return contested;
  }

  /// After scan() without copies, or where it is known which of them count.
  OsmContent finish() {
    if (m_copies != nullptr) m_copies->tell(m_troubles);
    sort_relations();
    sort_ways();
    for (const auto& [lost, place] : m_misfit_ways) {
      m_way_nodes.read(place, m_locations, m_nodes);
      if (const Box box = box_of(m_nodes); !box.empty()) m_content.lost[lost].at = box;
    }
    make_ways();
    make_relations();
    m_content.problems = m_troubles.problems(m_file.name());
    m_content.ledger.file = m_file.name();
    m_content.ledger.read = m_content.nodes + m_content.ways + m_content.relations;
    tell_rest();
    return std::move(m_content);
  }

 private:
  struct PendingWay {
    std::int64_t id;
    std::size_t place;                     ///< in m_way_nodes, which is in the order of the file
    std::size_t first = 0;                 ///< of its features in m_way_features
    std::uint32_t count = 0;               ///< none: only a member of an area
    std::uint32_t version = 0;
  };
  struct PendingRelation {
    std::int64_t id;
    std::size_t offset;                    ///< in m_relations
    std::uint32_t version;
    std::vector<MappedFeature> features;
  };

  const KeyValues& tags_of(const osmium::OSMObject& object) {
    m_tags.clear();
    for (const osmium::Tag& tag : object.tags()) m_tags.emplace_back(tag.key(), tag.value());
    // Most files hold them sorted already.
    const auto less = [](const KeyValue& a, const KeyValue& b) { return a.first < b.first; };
    if (!std::is_sorted(m_tags.begin(), m_tags.end(), less)) std::stable_sort(m_tags.begin(), m_tags.end(), less);
    return m_tags;
  }

  /// Adds ids that stand more than once, and sorts what is there then, each once.
  static void add_repeated(std::vector<std::int64_t> ids, std::vector<std::int64_t>& repeated) {
    if (!std::is_sorted(ids.begin(), ids.end())) std::sort(ids.begin(), ids.end());
    for (auto at = ids.begin(); (at = std::adjacent_find(at, ids.end())) != ids.end(); ++at) repeated.push_back(*at);
    std::sort(repeated.begin(), repeated.end());
    repeated.erase(std::unique(repeated.begin(), repeated.end()), repeated.end());
  }

  /// False for objects that are marked as deleted, and for copies that do not count.
  bool note_object(const osmium::OSMObject& object, char letter, std::vector<std::int64_t>& left_out) {
    if (m_copies != nullptr && !m_copies->counts(object, m_serial)) {
      leave_out(letter, object.id(), {"another copy of it stands in the file", "en annan kopia av det finns i filen"});
      if (m_copies->disputed(object)) lose(wanted_themes(m_mapping, &tags_of(object), {}), letter, object.id(), OsmTroubles::words_of(OsmTrouble::copies_differ), {});
      return false;
    }
    if (object.timestamp().valid()) m_newest = std::max(m_newest, object.timestamp());
    if (object.visible()) return true;
    trouble(OsmTrouble::deleted_object, letter, object.id());
    left_out.push_back(object.id());
    return false;
  }

  void leave_out(char letter, std::int64_t id, LocalText why) { m_content.ledger.left_out.push_back({fmt::format("{}{}", letter, id), std::move(why)}); }
  /// Of an object that nothing is made of.
  void trouble(OsmTrouble kind, char letter, std::int64_t id) {
    m_troubles.note(kind, fmt::format("{}{}", letter, id));
    leave_out(letter, id, OsmTroubles::words_of(kind));
  }
  /// `at`: longitude and latitude; empty: nobody knows where it is.
  void lose(std::vector<Theme> themes, char letter, std::int64_t id, LocalText why, const Box& at) {
    if (themes.empty()) return;
    m_content.lost.push_back({std::move(themes), fmt::format("{}{}", letter, id), std::move(why), at.empty() ? std::nullopt : std::optional(at)});
  }
  static std::vector<Theme> themes_of(std::span<const MappedFeature> features) {
    std::vector<Theme> themes;
    for (const MappedFeature& feature : features) themes.push_back(feature.theme);
    return themes;
  }
  /// Around all the nodes; empty where the place of one is not known.
  static Box box_of(std::span<const osmium::NodeRef> nodes) {
    Box box;
    for (const osmium::NodeRef& node : nodes) {
      if (!node.location().valid()) return {};
      box.include(Point{node.location().lon_without_check(), node.location().lat_without_check()});
    }
    return box;
  }
  /// What the mapping makes of an object; where that is nothing the ledger knows why. An object drawn in a way that its rule does not take is lost,
  /// at the nodes of the way where it is one.
  std::vector<MappedFeature> map(char letter, std::int64_t id, const KeyValues& tags, GeometryKinds offered, const Box& at = {}) {
    const std::uint64_t misfits = m_content.tally.misfits;
    std::vector<MappedFeature> features = apply(m_mapping, tags, offered, {}, m_content.tally);
    if (!features.empty()) return features;
    if (m_content.tally.misfits == misfits) {
      ++m_content.ledger.not_asked;
      return features;
    }
    leave_out(letter, id, misfit_words(m_content.tally));
    lose(wanted_themes(m_mapping, &tags, {}), letter, id, misfit_words(m_content.tally), at);
    return features;
  }

  void read_objects() {
    m_file.each_buffer(osmium::osm_entity_bits::nwr, 0, 1, [this](osmium::memory::Buffer& buffer) {
      for (const osmium::OSMEntity& item : buffer.select<osmium::OSMEntity>()) {
        if (item.type() == osmium::item_type::node) {
          const auto& node = static_cast<const osmium::Node&>(item);
          ++m_content.nodes;
          if (note_object(node, 'n', m_nodes_out)) take_node(node);
        } else if (item.type() == osmium::item_type::way) {
          const auto& way = static_cast<const osmium::Way&>(item);
          ++m_content.ways;
          if (note_object(way, 'w', m_ways_out)) take_way(way);
        } else if (item.type() == osmium::item_type::relation) {
          const auto& relation = static_cast<const osmium::Relation&>(item);
          ++m_content.relations;
          m_relation_ids.push_back(relation.id());
          if (note_object(relation, 'r', m_relations_out)) take_relation(relation);
        } else {
          continue;
        }
        ++m_serial;
      }
    });
  }

  void sort_relations() {
    std::sort(m_pending_relations.begin(), m_pending_relations.end(), [](const PendingRelation& a, const PendingRelation& b) { return a.id < b.id; });
    std::sort(m_members.begin(), m_members.end());
    m_members.erase(std::unique(m_members.begin(), m_members.end()), m_members.end());
  }

  void take_relation(const osmium::Relation& relation) {
    const char* type = relation.tags().get_value_by_key("type", "");
    const std::string_view kind = type;
    if (kind != "multipolygon" && kind != "boundary") {
      ++m_content.ledger.not_asked;
      return;
    }
    std::vector<MappedFeature> features = map('r', relation.id(), tags_of(relation), GeometryKind::polygon | GeometryKind::area);
    if (features.empty()) return;
    bool any = false;
    for (const osmium::RelationMember& member : relation.members()) {
      if (member.type() != osmium::item_type::way) continue;
      m_members.push_back(member.ref());
      any = true;
    }
    if (!any) {
      trouble(OsmTrouble::relation_without_ways, 'r', relation.id());
      lose(themes_of(features), 'r', relation.id(), OsmTroubles::words_of(OsmTrouble::relation_without_ways), {});
      forget(features);
      return;
    }
    m_relations.add_item(relation);
    m_pending_relations.push_back({relation.id(), m_relations.commit(), relation.version(), std::move(features)});
  }

  void take_node(const osmium::Node& node) {
    const osmium::Location location = node.location();
    if (!location.valid()) {
      trouble(OsmTrouble::node_without_place, 'n', node.id());
      if (!node.tags().empty()) lose(wanted_themes(m_mapping, &tags_of(node), {}), 'n', node.id(), OsmTroubles::words_of(OsmTrouble::node_without_place), {});
      m_nodes_out.push_back(node.id());
      return;
    }
    m_locations.add(node.id(), location);
    if (node.tags().empty()) {
      ++m_content.ledger.not_asked;
      return;
    }
    std::vector<MappedFeature> features = map('n', node.id(), tags_of(node), kinds(GeometryKind::point),
                                              bounds(Point{location.lon_without_check(), location.lat_without_check()}));
    for (MappedFeature& mapped : features) {
      RawFeature raw = start('n', node.id(), node.version(), mapped);
      raw.feature.geometry = Point{location.lon_without_check(), location.lat_without_check()};
      if (keeps_nodes(raw.feature.theme)) raw.feature.nodes = {node.id()};
      m_content.features.push_back(std::move(raw));
    }
    if (!features.empty()) ++m_record;
  }

  void take_way(const osmium::Way& way) {
    std::vector<MappedFeature> features;
    const std::size_t lost = m_content.lost.size();
    if (!way.tags().empty()) {
      GeometryKinds offered = kinds(GeometryKind::line);
      if (way.nodes().size() >= 4 && way.ends_have_same_id()) {
        const std::string_view area = way.tags().get_value_by_key("area", "");
        if (area == "yes") offered = GeometryKind::polygon | GeometryKind::area;
        else if (area != "no") offered = GeometryKind::line | GeometryKind::polygon;
      }
      features = map('w', way.id(), tags_of(way), offered);
    } else {
      ++m_content.ledger.not_asked;
    }
    const std::size_t place = m_way_nodes.add(way.nodes());
    if (m_content.lost.size() > lost) m_misfit_ways.emplace_back(lost, place);
    if (features.empty()) m_plain_ways.push_back({way.id(), place});
    else m_pending_ways.push_back({way.id(), place, m_way_features.size(), static_cast<std::uint32_t>(features.size()), way.version()});
    std::move(features.begin(), features.end(), std::back_inserter(m_way_features));
  }

  RawFeature start(char letter, std::int64_t id, std::uint32_t version, MappedFeature& mapped) {
    RawFeature raw;
    raw.feature.id = feature_id(fmt::format("{}:{}{}", m_source_name, letter, id), mapped);
    raw.feature.theme = mapped.theme;
    raw.feature.source = m_source;
    raw.feature.attributes = std::move(mapped.attributes);
    raw.as_point = mapped.as_point;
    raw.record = m_record;
    raw.version = version;
    return raw;
  }

  static void set_area(RawFeature& raw, const OsmArea& area) {
    raw.feature.geometry = area.polygons;
    if (keeps_nodes(raw.feature.theme) && !raw.as_point) raw.feature.nodes = area.nodes;
  }

  std::span<MappedFeature> features_of(const PendingWay& way) { return {m_way_features.data() + way.first, way.count}; }

  /// Takes features out of the tally again that will not be made.
  void forget(std::span<const MappedFeature> features) {
    for (const MappedFeature& feature : features) --m_content.tally.themes[static_cast<std::size_t>(feature.theme)];
  }

  /// Ways of which nothing is made count where a relation wants them.
  void sort_ways() {
    for (const auto& [id, place] : m_plain_ways) {
      if (std::binary_search(m_members.begin(), m_members.end(), id)) m_pending_ways.push_back({id, place});
    }
    m_plain_ways = {};
    std::sort(m_pending_ways.begin(), m_pending_ways.end(), [](const PendingWay& a, const PendingWay& b) { return a.id < b.id; });
  }

  void make_ways() {
    m_content.features.reserve(m_content.features.size() + m_way_features.size());
    for (const PendingWay& pending : m_pending_ways) {
      if (pending.count == 0) continue;
      const std::span<MappedFeature> features = features_of(pending);
      m_way_nodes.read(pending.place, m_locations, m_nodes);
      const auto wants_kind = [&](GeometryKind kind) {
        return std::any_of(features.begin(), features.end(), [&](const MappedFeature& f) { return f.geometry == kind; });
      };
      OsmLine line = line_of(m_nodes);
      std::optional<OsmArea> area;
      const bool incomplete = line.gaps || line.cut;
      if (wants_kind(GeometryKind::polygon) && !incomplete) area = m_areas.of(pending.id, m_nodes);
      bool line_troubled = false;
      bool area_troubled = false;
      const std::size_t before = m_content.features.size();
      std::vector<OsmTrouble> troubles;
      const auto note = [&](OsmTrouble kind) {
        m_troubles.note(kind, fmt::format("w{}", pending.id));
        troubles.push_back(kind);
      };
      for (MappedFeature& mapped : features) {
        if (mapped.geometry == GeometryKind::polygon) {
          if (!area) {
            if (!area_troubled) note(incomplete ? OsmTrouble::area_with_gaps : OsmTrouble::area_invalid);
            area_troubled = true;
            lose({mapped.theme}, 'w', pending.id, OsmTroubles::words_of(incomplete ? OsmTrouble::area_with_gaps : OsmTrouble::area_invalid), box_of(m_nodes));
            --m_content.tally.themes[static_cast<std::size_t>(mapped.theme)];
            continue;
          }
          RawFeature raw = start('w', pending.id, pending.version, mapped);
          set_area(raw, *area);
          m_content.features.push_back(std::move(raw));
          continue;
        }
        const bool lost = line.line.size() < 2 ||
                          std::all_of(line.line.begin(), line.line.end(), [&](const Point& p) { return p == line.line.front(); });
        if ((lost || incomplete) && !line_troubled) {
          note(lost ? OsmTrouble::line_lost : line.gaps ? OsmTrouble::line_with_gaps : OsmTrouble::line_cut);
          line_troubled = true;
        }
        if (lost) {
          lose({mapped.theme}, 'w', pending.id, OsmTroubles::words_of(OsmTrouble::line_lost), box_of(m_nodes));
          --m_content.tally.themes[static_cast<std::size_t>(mapped.theme)];
          continue;
        }
        RawFeature raw = start('w', pending.id, pending.version, mapped);
        const bool last = &mapped == &features.back();  // most ways make one feature: it takes the line as it is
        if (keeps_nodes(raw.feature.theme) && !raw.as_point) raw.feature.nodes = last ? std::move(line.nodes) : line.nodes;
        raw.feature.geometry = last ? std::move(line.line) : line.line;
        m_content.features.push_back(std::move(raw));
      }
      const bool used = m_content.features.size() > before;
      if (used) ++m_record;
      else leave_out('w', pending.id, OsmTroubles::words_of(troubles.front()));
      for (const OsmTrouble kind : troubles) {
        if (used) m_content.ledger.mended.push_back({fmt::format("w{}", pending.id), OsmTroubles::words_of(kind)});
      }
    }
  }

  void make_relations() {
    for (PendingRelation& pending : m_pending_relations) {
      const auto& relation = m_relations.get<osmium::Relation>(pending.offset);
      m_areas.begin();
      bool complete = true;
      bool placed = true;
      Box around;
      for (const osmium::RelationMember& member : relation.members()) {
        if (member.type() != osmium::item_type::way) continue;
        const auto found = std::lower_bound(m_pending_ways.begin(), m_pending_ways.end(), member.ref(),
                                            [](const PendingWay& way, std::int64_t id) { return way.id < id; });
        if (found == m_pending_ways.end() || found->id != member.ref()) {
          complete = false;
          continue;
        }
        m_way_nodes.read(found->place, m_locations, m_nodes);
        placed = placed && std::all_of(m_nodes.begin(), m_nodes.end(), [](const osmium::NodeRef& n) { return n.location().valid(); });
        around.include(box_of(m_nodes));
        m_areas.add(found->id, m_nodes);
      }
      std::optional<OsmArea> area;
      if (complete && placed) area = m_areas.of(relation);
      if (!area) {
        const OsmTrouble why = !complete ? OsmTrouble::relation_incomplete : !placed ? OsmTrouble::area_with_gaps : OsmTrouble::area_invalid;
        trouble(why, 'r', pending.id);
        // Of an outline that goes on outside the file nobody knows what it surrounds.
        lose(themes_of(pending.features), 'r', pending.id, OsmTroubles::words_of(why), complete && placed ? around : Box());
        forget(pending.features);
        continue;
      }
      for (MappedFeature& mapped : pending.features) {
        RawFeature raw = start('r', pending.id, pending.version, mapped);
        set_area(raw, *area);
        m_content.features.push_back(std::move(raw));
      }
      ++m_record;
    }
  }

  void tell_rest() {
    const auto tell = [this](Problem::Severity severity, LocalText what, LocalText remedy) {
      m_content.problems.push_back(said_of_file(severity, m_file.name(), std::move(what), std::move(remedy)));
    };
    if (m_content.nodes + m_content.ways + m_content.relations == 0) {
      tell(Problem::Severity::warning, {"the file holds no objects at all", "filen innehåller inga objekt alls"},
           {"check that the extract was cut where the city is", "kontrollera att utdraget är klippt där staden ligger"});
    }
    std::uint64_t misfits = 0;
    std::string which;
    for (const auto& [what, count] : m_content.tally.wrong_geometry) {
      misfits += count;
      which += fmt::format("{}{} × {}", which.empty() ? "" : ", ", what, count);
    }
    if (misfits > 0) {
      tell(Problem::Severity::note,
           misfits == 1 ? in_both("{} object could not become a feature for want of a fitting shape ({})", "{} objekt kunde inte tas med, för dess form passar inte ({})", misfits, which)
                        : in_both("{} objects could not become features for want of a fitting shape ({})", "{} objekt kunde inte tas med, för deras form passar inte ({})", misfits, which),
           {"nothing need be done where the mapping leaves such shapes out on purpose", "inget behöver göras där översättningen utelämnar sådana former med avsikt"});
    }
    set_date(tell);
  }

  template <typename Tell>
  void set_date(Tell tell) {
    if (!m_newest.valid()) return;
    const auto date = parse_date(m_newest.to_iso());
    // Conversions fill in timestamps of 1970; OpenStreetMap began in 2004.
    constexpr int first_year = 2004;
    if (date && date->year >= first_year) {
      m_content.newest = *date;
    } else {
      tell(Problem::Severity::note, {"the timestamps are older than OpenStreetMap and were not used", "tidsstämplarna är äldre än OpenStreetMap och användes inte"},
           {"state the date of the source", "ange källans datum"});
    }
  }

  const OsmFile& m_file;
  const std::string& m_source_name;
  std::uint32_t m_source;
  const LayerMapping& m_mapping;
  const OsmCopies* m_copies;
  OsmContent m_content;
  OsmTroubles m_troubles;
  NodeLocations m_locations;
  OsmAreas m_areas;
  osmium::Timestamp m_newest;
  KeyValues m_tags;
  std::uint32_t m_record = 0;              ///< objects of which something was made
  std::uint64_t m_serial = 0;              ///< place in the file of the object that is read
  std::vector<std::int64_t> m_nodes_out, m_ways_out, m_relations_out;   ///< deleted, or without a place
  std::vector<std::int64_t> m_relation_ids;
  std::vector<std::int64_t> m_members;     ///< ways that relations need, sorted
  WayNodes m_way_nodes;
  std::vector<osmium::NodeRef> m_nodes;    ///< of the way that is made
  std::vector<std::pair<std::int64_t, std::size_t>> m_plain_ways;  ///< id and place of those that no rule takes
  std::vector<std::pair<std::size_t, std::size_t>> m_misfit_ways;  ///< place in m_content.lost and in m_way_nodes
  std::vector<PendingWay> m_pending_ways;
  std::vector<MappedFeature> m_way_features;
  std::vector<PendingRelation> m_pending_relations;
  osmium::memory::Buffer m_relations{64UL * 1024UL, osmium::memory::Buffer::auto_grow::yes};
};

}  // namespace

OsmContent read_osm(const std::filesystem::path& file, const std::string& source_name, std::uint32_t source, const LayerMapping& mapping,
                    Progress& progress, const std::stop_token& stop) {
  const OsmFile opened(file, progress, stop);
  OsmContested contested;
  {
    OsmReader reader(opened, source_name, source, mapping, nullptr);
    contested = reader.scan();
    if (contested.empty()) return reader.finish();
  }
  // Some stand more than once: which of them counts must be known before anything is made.
  const OsmCopies copies(opened, contested);
  OsmReader reader(opened, source_name, source, mapping, &copies);
  reader.scan();
  return reader.finish();
}

}  // namespace levelground::gis
