// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "core/base/errors.hpp"
#include "core/judge/judge.hpp"

namespace levelground {

namespace {

/// mm² per m².
constexpr std::int64_t square_millimetres = 1'000'000;

const MultiPolygon& area_of(const Feature& site) {
  const auto* polygons = std::get_if<MultiPolygon>(&site.geometry);
  if (!polygons) throw Defect("site " + site.id + " has no area, yet reached the judge");
  return *polygons;
}

/// Open world: a feature seen is there; a feature not seen is absent only where a source is complete or somebody looked.
Tri has(Theme theme, const City& city, const Feature& site, const Date& as_of) {
  const bool seen = !city.near(theme, area_of(site), 0).empty();
  const bool said_absent = !city.about_site(site.id, "absent:" + std::string(theme_name(theme)), as_of).empty();
  if (seen) return said_absent ? Tri::unknown : Tri::yes;  // two statements that disagree stay side by side
  if (said_absent) return Tri::no;
  return city.complete(theme, bounds(site.geometry), as_of) ? Tri::no : Tri::unknown;
}

/// Ground area in mm²: the projected area, divided by the square of a point scale that lies somewhere in the City's range.
Interval ground_area(const City& city, const Feature& site) {
  const double projected = area(area_of(site)) * static_cast<double>(square_millimetres);
  const double low_scale = city.crs().scale_low;
  const double high_scale = city.crs().scale_high;
  return {Rational::floor_of(projected / (high_scale * high_scale)), Rational::ceil_of(projected / (low_scale * low_scale))};
}

Tri is_large_enough(const Interval& area, const Rational& limit) {
  if (area.low >= limit) return Tri::yes;
  return area.high < limit ? Tri::no : Tri::unknown;
}

Tri is_of_kind(const Feature& site, const std::vector<std::string>& kinds) {
  const std::string_view kind = site.text(Property::kind);
  if (kind.empty()) return Tri::unknown;
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end() ? Tri::yes : Tri::no;
}

}  // namespace

Tri applies(const Applicability& rule, const City& city, const Feature& site, const Date& as_of) {
  Tri all = Tri::yes;  // Tri is ordered no < unknown < yes, so "and" is the smallest
  for (const Theme theme : rule.exists) all = std::min(all, has(theme, city, site, as_of));
  if (rule.area_at_least) all = std::min(all, is_large_enough(ground_area(city, site), *rule.area_at_least));
  if (!rule.site_kinds.empty()) all = std::min(all, is_of_kind(site, rule.site_kinds));
  return all;
}

}  // namespace levelground
