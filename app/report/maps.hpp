// SPDX-License-Identifier: Apache-2.0
/// Maps of a page with the key and caption that belong to them.
#pragma once

#include "app/report/data.hpp"

namespace levelground::report {

/// Values `svg`, `legend` (list of mark and words) and `caption`. Sizes in px; 176 mm of paper are 665 px.
Data city_map(const Context& c, int width, int height, const std::string& table);
/// `selected` draws the ring of the gravest gap; `key` leaves the legend out when false.
Data site_map(const Context& c, std::uint32_t site, int width, int height, const std::string& table, bool ring_first, bool key);

}  // namespace levelground::report
