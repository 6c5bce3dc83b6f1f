// SPDX-License-Identifier: Apache-2.0
#include "gis/network/sidewalk.hpp"

#include <algorithm>
#include <array>

#include "gis/network/stated.hpp"

namespace levelground::gis {
namespace {

struct Beside {
  Property of, left, right;
};

constexpr std::array<Beside, 6> words = {{
    {Property::width, Property::sidewalk_left_width, Property::sidewalk_right_width},
    {Property::surface, Property::sidewalk_left_surface, Property::sidewalk_right_surface},
    {Property::smoothness, Property::sidewalk_left_smoothness, Property::sidewalk_right_smoothness},
    {Property::incline, Property::sidewalk_left_incline, Property::sidewalk_right_incline},
    {Property::cross_slope, Property::sidewalk_left_cross_slope, Property::sidewalk_right_cross_slope},
    {Property::kerb_height, Property::sidewalk_left_kerb_height, Property::sidewalk_right_kerb_height},
}};

bool is_shared(Property property) { return property == Property::lit || property == Property::incline || property == Property::main_route; }

}  // namespace

std::optional<Property> property_beside(Property property, WalkGraph::Side side) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const Beside& one) { return one.of == property; });
  if (found == words.end()) return std::nullopt;
  return side == WalkGraph::Side::left ? found->left : found->right;
}

std::optional<Property> property_on(const City& city, const Feature& feature, Property property, WalkGraph::Side side, const Date& as_of) {
  if (!is_beside(side)) return property;
  const auto own = property_beside(property, side);
  if (!is_shared(property)) return own;
  return own && read_property(city, feature, *own, as_of).stated ? own : std::optional(property);
}

}  // namespace levelground::gis
