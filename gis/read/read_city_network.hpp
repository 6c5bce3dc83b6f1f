// SPDX-License-Identifier: Apache-2.0
/// What is to be told of the network once it is joined.
#pragma once

#include "core/city/city.hpp"

namespace levelground::gis {

/// Adds to the problems of `draft`, whose features are sorted by id: areas too intricate to be crossed freely, and lines without node ids that cross without
/// a common point, counted for each pair of layers with what was made of them.
void tell_network(const WalkGraph& graph, CityDraft& draft);

}  // namespace levelground::gis
