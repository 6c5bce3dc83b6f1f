// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/walk_end.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "core/base/yaml.hpp"
#include "gis/crs/transformation.hpp"
#include "gis/network/labels.hpp"
#include "gis/network/through_entrance.hpp"
#include "gis/network/walk_cache.hpp"

namespace levelground::gis {
namespace {

[[noreturn]] void refuse(const std::string& words, std::string what, std::string remedy) {
  throw InputError(Problem{Problem::Severity::error, "", "", words, 0, std::move(what), std::move(remedy)});
}

/// "12.5,-3" and nothing else.
std::optional<std::pair<double, double>> two_numbers(std::string_view text) {
  const auto comma = text.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto number = [](std::string_view part) -> std::optional<double> {
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value, std::chars_format::fixed);
    if (error != std::errc() || end != part.data() + part.size() || !std::isfinite(value)) return std::nullopt;
    return value;
  };
  const auto first = number(text.substr(0, comma));
  const auto second = number(text.substr(comma + 1));
  if (!first || !second) return std::nullopt;
  return std::pair{*first, *second};
}

Point from_geo(const City& city, const std::string& words) {
  const auto numbers = two_numbers(std::string_view(words).substr(4));
  if (!numbers || std::abs(numbers->first) > 90 || std::abs(numbers->second) > 180) {
    refuse(words, "this is no latitude and longitude", "write geo:LATITUDE,LONGITUDE in degrees, such as geo:49.4106,8.7153");
  }
  const Problem where{Problem::Severity::error, "", "", words, 0, "", ""};
  ProjContext proj;
  const Crs degrees = read_crs(proj, "EPSG:4326", where);
  const Crs metres = read_crs(proj, city.crs().code, where);
  const Point point{numbers->second, numbers->first};
  const LonLatBox box{point.x, point.y, point.x, point.y};
  const Point at = Transformation(proj, degrees, metres, box, where).apply(point);
  if (!std::isfinite(at.x) || !std::isfinite(at.y)) refuse(words, "this point has no place in " + city.crs().code, "check latitude and longitude, in this order");
  return at;
}

/// Two numbers that would be degrees, where metres are asked for: no projected CRS has a city so near its origin.
bool typed_in_degrees(const std::string& words, const Point& point) { return !words.starts_with("geo:") && std::abs(point.x) <= 180 && std::abs(point.y) <= 180; }

/// "8.7,49.4" for "49.4,8.7".
std::string turned(const std::string& words) {
  const auto comma = words.find(',');
  const auto trimmed = [](std::string part) { return part.erase(0, std::min(part.find_first_not_of(' '), part.size())); };
  return trimmed(words.substr(comma + 1)) + "," + trimmed(words.substr(0, comma));
}

WalkEnd at_point(const City& city, WalkCache& cache, const std::string& words, const Point& point, double snap_metres) {
  auto places = cache.ways(point, snap_metres);
  if (places.empty()) {
    const bool outside = !city.extent().grown(snap_metres).intersects({point.x, point.y, point.x, point.y});
    std::string remedy = outside ? fmt::format("it lies outside the city's layers ({})", city.crs().code) : "move it, or allow more with --snap";
    if (outside && typed_in_degrees(words, point)) {
      remedy += fmt::format("; if these are degrees, write geo:LATITUDE,LONGITUDE: geo:{} or geo:{}", words, turned(words));
    }
    refuse(words, fmt::format("no way lies within {:g} m of this point", snap_metres), std::move(remedy));
  }
  return {words, point, std::move(places), {}, true, std::nullopt, nullptr};
}

}  // namespace

WalkEnd find_walk_end(const City& city, const WalkFinder& finder, const Date& as_of, const std::string& words, double snap_metres) {
  if (words.starts_with("geo:")) return at_point(city, finder.cache(), words, from_geo(city, words), snap_metres);
  if (const auto numbers = two_numbers(words)) return at_point(city, finder.cache(), words, {numbers->first, numbers->second}, snap_metres);

  std::vector<std::uint32_t> found;
  if (const auto exact = city.find_feature(words)) found.push_back(*exact);
  const auto look = [&](bool sites) {
    for (std::uint32_t f = 0; f < city.feature_count() && !words.empty(); ++f) {
      const Feature& feature = city.feature(f);
      if ((feature.theme == Theme::site) != sites) continue;
      if (feature.text(Property::name) == words || feature.id.ends_with("/" + words)) found.push_back(f);
    }
  };
  // A square often bears the name of the street beside it: the site is meant.
  if (found.empty()) look(true);
  if (found.empty()) look(false);
  if (found.empty()) {
    std::vector<std::string> names;
    for (const std::uint32_t f : city.of_theme(Theme::site)) {
      names.push_back(city.feature(f).id);
      names.emplace_back(city.feature(f).text(Property::name));
    }
    const std::string near = nearest_word(words, names);
    refuse(words, "no site or feature has this id or name",
           near.empty() ? "name a site, a feature, geo:LATITUDE,LONGITUDE or x,y in " + city.crs().code : "did you mean ‘" + near + "’?");
  }
  if (found.size() > 1) {
    refuse(words, fmt::format("{} features bear this name, among them {} and {}", found.size(), city.feature(found[0]).id, city.feature(found[1]).id),
           "name the one you mean by its id");
  }
  const Feature& feature = city.feature(found.front());
  WalkEnd end{feature.text(Property::name).empty() ? feature.id : std::string(feature.text(Property::name)), {}, {}, {}, std::holds_alternative<Point>(feature.geometry), found.front(), nullptr};
  end.at = representative_point(feature.geometry).value_or(Point{});
  if (feature.theme == Theme::site) {
    end.is_point = false;
    SiteWalks walks = finder.find(feature, as_of);
    end.entrances = std::move(walks.entrances);
    end.area = std::move(walks.area);
    end.places = all_places(end.entrances);
    if (end.places.empty()) refuse(words, "no way leads to this site", "check its boundary and the ways beside it");
    return end;
  }
  end.places = *finder.cache().ways(found.front(), snap_metres);
  if (end.places.empty()) refuse(words, fmt::format("no way lies within {:g} m of it", snap_metres), "allow more with --snap");
  return end;
}

}  // namespace levelground::gis
