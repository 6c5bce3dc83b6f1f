// SPDX-License-Identifier: Apache-2.0
#include "gis/read/osm_ways.hpp"

namespace levelground::gis {

void WayNodes::put(std::uint64_t number) {
  for (; number >= 0x80U; number >>= 7U) m_bytes.push_back(static_cast<std::uint8_t>(number | 0x80U));
  m_bytes.push_back(static_cast<std::uint8_t>(number));
}

std::size_t WayNodes::add(const osmium::NodeRefList& nodes) {
  const std::size_t place = m_bytes.size();
  put(nodes.size());
  std::uint64_t before = 0;
  for (const osmium::NodeRef& node : nodes) {
    const auto id = static_cast<std::uint64_t>(node.ref());
    const auto step = static_cast<std::int64_t>(id - before);  // wraps, and unwraps when it is read
    put(static_cast<std::uint64_t>(step) << 1U ^ static_cast<std::uint64_t>(step >> 63U));
    before = id;
  }
  return place;
}

void WayNodes::read(std::size_t place, const NodeLocations& locations, std::vector<osmium::NodeRef>& nodes) const {
  const auto get = [&] {
    std::uint64_t number = 0;
    for (unsigned shift = 0;; shift += 7) {
      const std::uint8_t byte = m_bytes[place++];
      number |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80U) return number;
    }
  };
  nodes.clear();
  std::uint64_t id = 0;
  for (std::uint64_t left = get(); left > 0; --left) {
    const std::uint64_t step = get();
    id += step >> 1U ^ (~(step & 1U) + 1U);
    const auto ref = static_cast<std::int64_t>(id);
    nodes.emplace_back(ref, locations.find(ref));
  }
}

}  // namespace levelground::gis
