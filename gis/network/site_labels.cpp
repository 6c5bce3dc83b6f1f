// SPDX-License-Identifier: Apache-2.0
#include "gis/network/site_labels.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "gis/network/labels.hpp"

namespace levelground::gis {
namespace {

/// How far a name is looked for, metres, nearest first: a person asked for the place would still say this street.
constexpr std::array reaches = {50.0, 150.0, 400.0};
constexpr std::array named_things = {Theme::road, Theme::walkway, Theme::site};

LocalText kind_words(const Feature& site, std::span<const Term> kinds) {
  std::string kind(site.text(Property::kind));
  const auto term = std::find_if(kinds.begin(), kinds.end(), [&](const Term& t) { return t.id == kind; });
  if (term != kinds.end()) return capitalised(term->name);
  if (kind.empty()) return capitalised(theme_words(Theme::site));
  std::replace(kind.begin(), kind.end(), '_', ' ');
  return capitalised({kind, kind});
}

/// The smallest named site that holds the point and is larger than the site itself.
const Feature* holder(const City& city, std::uint32_t site, const Point& at) {
  const Feature* best = nullptr;
  double best_area = 0;
  const double own = area(std::get<MultiPolygon>(city.feature(site).geometry));
  for (const std::uint32_t other : city.find(Theme::site, Box{at.x, at.y, at.x, at.y})) {
    const Feature& around = city.feature(other);
    const auto* polygons = std::get_if<MultiPolygon>(&around.geometry);
    if (other == site || polygons == nullptr || around.text(Property::name).empty() || !contains(*polygons, at)) continue;
    const double size = area(*polygons);
    if (size <= own || (best != nullptr && size >= best_area)) continue;
    best = &around;
    best_area = size;
  }
  return best;
}

const Feature* nearest_named(const City& city, std::uint32_t site, const Point& at) {
  for (const double reach : reaches) {
    const Feature* best = nullptr;
    double best_distance = reach;
    const Box box = Box{at.x, at.y, at.x, at.y}.grown(reach);
    for (const Theme theme : named_things) {
      for (const std::uint32_t number : city.find(theme, box)) {
        const Feature& feature = city.feature(number);
        if (number == site || feature.text(Property::name).empty()) continue;
        const double metres = distance(feature.geometry, at);
        // A street is told in many pieces: of those equally near the one with the first name, whatever their order.
        if (metres > best_distance) continue;
        if (best != nullptr && std::tuple(metres, feature.text(Property::name)) >= std::tuple(best_distance, best->text(Property::name))) continue;
        best = &feature;
        best_distance = metres;
      }
    }
    if (best != nullptr) return best;
  }
  return nullptr;
}

LocalText label(const City& city, std::uint32_t site, std::span<const Term> kinds) {
  const Feature& feature = city.feature(site);
  const LocalText kind = kind_words(feature, kinds);
  const std::optional<Point> at = representative_point(feature.geometry);
  if (!at) return kind;
  if (std::holds_alternative<MultiPolygon>(feature.geometry)) {
    if (const Feature* around = holder(city, site, *at)) return joined(kind, joined({"in", "i"}, name_of(*around)));
  }
  const Feature* near = nearest_named(city, site, *at);
  return near == nullptr ? kind : joined(kind, joined({"by", "vid"}, name_of(*near)));
}

/// "w123" of "city:w123": what tells one from another in the file it came from.
std::string end_of_id(const std::string& id) { return id.substr(id.find_last_of(":/") + 1); }

}  // namespace

std::vector<LocalText> site_labels(const City& city, std::span<const Term> kinds) {
  const std::vector<std::uint32_t>& sites = city.of_theme(Theme::site);
  std::vector<LocalText> labels(sites.size());
  std::unordered_map<std::string, std::size_t> times;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const std::string name(city.feature(sites[i]).text(Property::name));
    if (name.empty()) labels[i] = label(city, sites[i], kinds);
    ++times[name.empty() ? labels[i].en : name];
  }
  for (std::size_t i = 0; i < sites.size(); ++i) {
    if (labels[i].empty() || times[labels[i].en] == 1) continue;
    const std::string id = "(" + end_of_id(city.feature(sites[i]).id) + ")";
    labels[i] = joined(labels[i], {id, id});
  }
  return labels;
}

}  // namespace levelground::gis
