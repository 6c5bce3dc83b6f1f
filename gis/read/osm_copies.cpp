// SPDX-License-Identifier: Apache-2.0
#include "gis/read/osm_copies.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <osmium/osm/node.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>

#include "core/base/digest.hpp"

namespace levelground::gis {
namespace {

constexpr std::array<char, 3> letters = {'n', 'w', 'r'};

std::size_t kind_of(const osmium::OSMObject& object) {
  return object.type() == osmium::item_type::node ? 0 : object.type() == osmium::item_type::way ? 1 : 2;
}

/// What the object says; tags in any order say the same.
std::string content_of(const osmium::OSMObject& object) {
  std::vector<std::string> tags;
  for (const osmium::Tag& tag : object.tags()) tags.push_back(std::string(tag.key()) + '\0' + tag.value());
  std::sort(tags.begin(), tags.end());
  std::string bytes = object.visible() ? "+" : "-";
  for (const std::string& tag : tags) bytes.append(tag).append(1, '\0');
  bytes += '\1';
  if (object.type() == osmium::item_type::node) {
    const osmium::Location at = static_cast<const osmium::Node&>(object).location();
    bytes += fmt::format("{} {}", at.x(), at.y());
  } else if (object.type() == osmium::item_type::way) {
    for (const osmium::NodeRef& node : static_cast<const osmium::Way&>(object).nodes()) bytes += fmt::format("{} ", node.ref());
  } else {
    for (const osmium::RelationMember& member : static_cast<const osmium::Relation&>(object).members()) {
      bytes += fmt::format("{}{} {}", static_cast<int>(member.type()), member.ref(), member.role());
      bytes += '\0';
    }
  }
  return sha256_hex(bytes);
}

}  // namespace

OsmCopies::OsmCopies(const OsmFile& file, const OsmContested& contested) {
  for (const std::int64_t id : contested.nodes) m_bests[0].emplace(id, Best{});
  for (const std::int64_t id : contested.ways) m_bests[1].emplace(id, Best{});
  for (const std::int64_t id : contested.relations) m_bests[2].emplace(id, Best{});
  std::uint64_t serial = 0;
  file.each_buffer(osmium::osm_entity_bits::nwr, 0, 1, [&](osmium::memory::Buffer& buffer) {
    for (const osmium::OSMObject& object : buffer.select<osmium::OSMObject>()) look_at(object, serial++);
  });
}

void OsmCopies::look_at(const osmium::OSMObject& object, std::uint64_t serial) {
  Bests& bests = m_bests[kind_of(object)];
  const auto found = bests.find(object.id());
  if (found == bests.end()) return;
  Best& best = found->second;
  const bool first = best.copies++ == 0;
  if (!first && object.version() < best.version) return;
  std::string content = content_of(object);
  if (!first && object.version() == best.version) {
    best.differ = best.differ || content != best.content;
    return;
  }
  best = {object.version(), serial, best.copies, object.visible(), false, std::move(content)};
}

const OsmCopies::Best* OsmCopies::find(const osmium::OSMObject& object) const {
  const Bests& bests = m_bests[kind_of(object)];
  const auto found = bests.find(object.id());
  return found == bests.end() ? nullptr : &found->second;
}

bool OsmCopies::counts(const osmium::OSMObject& object, std::uint64_t serial) const {
  const Best* best = find(object);
  return best == nullptr || (best->visible && !best->differ && best->serial == serial);
}

bool OsmCopies::disputed(const osmium::OSMObject& object) const {
  const Best* best = find(object);
  return best != nullptr && best->differ;
}

void OsmCopies::tell(OsmTroubles& troubles) const {
  constexpr std::array<OsmTrouble, 3> twice = {OsmTrouble::duplicate_node, OsmTrouble::duplicate_way, OsmTrouble::duplicate_relation};
  for (std::size_t kind = 0; kind < m_bests.size(); ++kind) {
    for (const auto& [id, best] : m_bests[kind]) {
      const std::string object = fmt::format("{}{}", letters[kind], id);
      if (best.differ) troubles.note(OsmTrouble::copies_differ, object);
      else if (!best.visible) troubles.note(OsmTrouble::copies_deleted, object);
      else troubles.note(twice[kind], object);
    }
  }
}

}  // namespace levelground::gis
