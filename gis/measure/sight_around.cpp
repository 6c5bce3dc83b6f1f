// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/sight_around.hpp"

#include <algorithm>

#include "core/city/of_kind.hpp"
#include "gis/measure/evidence.hpp"
#include "gis/measure/site_features.hpp"

namespace levelground::gis {
namespace {

/// Is the thing as high as the eye?
Tri is_high(const MeasureContext& context, const Feature& feature, const Rational& eye) {
  const Known height = accepted_known(context, feature, Property::height);
  if (!height.stated || (height.range.low < eye && height.range.high >= eye)) return Tri::unknown;
  return height.range.low >= eye ? Tri::yes : Tri::no;
}

/// A building hides unless it is stated to be lower than the eye. One looks through below a roof that stands on posts.
Tri is_high_building(const MeasureContext& context, const Feature& building, const Rational& eye) {
  if (!accepted_known(context, building, Property::height).stated) return is_roof(building) ? Tri::unknown : Tri::yes;
  const Tri high = is_high(context, building, eye);
  return is_roof(building) ? std::min(high, Tri::unknown) : high;
}

bool leads_through(const std::vector<Line>& route, const Geometry& thing) {
  const Box reach = bounds(thing);
  return std::any_of(route.begin(), route.end(), [&](const Line& line) {
    if (!bounds(line).intersects(reach)) return false;
    for (std::size_t i = 1; i < line.size(); ++i) {
      if (cuts_view(thing, line[i - 1], line[i])) return true;
      // A wall that ends or bends just where the way passes it.
      if (std::holds_alternative<Line>(thing) && (distance(thing, line[i - 1]) == 0 || distance(thing, line[i]) == 0)) return true;
    }
    return false;
  });
}

}  // namespace

std::vector<ParameterSpec> sight_parameters() {
  return {
      {.name = "eye_height",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "what is lower does not block the view"},
      {.name = "opaque",
       .type = ParameterSpec::Type::words,
       .required = true,
       .help = "kinds of barrier that cannot be looked through; one of which no kind is stated perhaps can"},
      {.name = "dense",
       .type = ParameterSpec::Type::words,
       .help = "kinds of green area that cannot be looked through where they are high enough; without it vegetation does not matter"},
  };
}

SightAround look_around(const MeasureContext& context, const SightRules& rules, const std::vector<Line>& route, const Box& box) {
  const City& city = context.city;
  SightAround around;
  /// `holds`: is it of a kind that holds people back at all; `blocks`: of one that cannot be looked through.
  const auto add = [&](std::uint32_t f, Tri high, Tri holds, Tri blocks) {
    if (std::min(high, holds) == Tri::no) return;
    const bool there = high == Tri::yes && is_fresh(context, city.feature(f)) && !leads_through(route, city.feature(f).geometry);
    if (blocks != Tri::no) around.blockers.add(city, f, there && blocks == Tri::yes);
    around.standing.push_back({f, there && holds == Tri::yes});
  };
  for (const std::uint32_t f : city.find(Theme::building, box)) add(f, is_high_building(context, city.feature(f), rules.height), Tri::yes, Tri::yes);
  for (const std::uint32_t f : city.find(Theme::barrier, box)) {
    const Feature& barrier = city.feature(f);
    const Tri blocks = of_kind(barrier, rules.opaque);
    add(f, is_high(context, barrier, rules.height), std::max(blocks, of_kind(barrier, rules.see_through)), blocks);
  }
  for (const std::uint32_t f : city.find(Theme::green, box)) {
    const Feature& green = city.feature(f);
    const Tri dense = of_kind(green, rules.dense);
    add(f, is_high(context, green, rules.height), dense, dense);
  }
  around.blockers.seal();
  around.complete = is_complete(context, Theme::building, box) && is_complete(context, Theme::barrier, box) &&
                    (rules.dense.empty() || is_complete(context, Theme::green, box));
  return around;
}

}  // namespace levelground::gis
