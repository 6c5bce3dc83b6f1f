// SPDX-License-Identifier: Apache-2.0
/// The corners of one place: a way that goes on across a road is one way, though its two ends are different vertices.
#pragma once

#include <cstdint>
#include <set>

#include "core/city/walk_graph.hpp"

namespace levelground::gis {

/// The smallest of the vertices that steps across carriageways lead to from a vertex, itself included; not over the edges of `walked`, which
/// are pieces of their own. Thread-safe.
std::uint32_t one_place(const WalkGraph& graph, std::uint32_t vertex, const std::set<std::uint32_t>& walked);

}  // namespace levelground::gis
