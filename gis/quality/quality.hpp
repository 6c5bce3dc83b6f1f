// SPDX-License-Identifier: Apache-2.0
/// What a City knows and what it does not: before anything is judged, how good is the data?
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/city/city.hpp"
#include "gis/network/find_site_walks.hpp"
#include "gis/quality/asked.hpp"

namespace levelground::gis {

/// How many features of a theme say something understood about a property, in a source or an observation.
struct PropertyKnowledge {
  Property property;
  std::uint64_t stated = 0;
};

/// How old what is known of the features of a theme is, in whole days to the day asked about: of each feature the newest of its source and of what
/// was observed of it.
struct AgeSpread {
  std::uint64_t dated = 0;
  std::uint64_t undated = 0;       ///< features of which nothing bears a date
  std::int64_t newest = 0;         ///< these three mean something only where `dated` is not 0
  std::int64_t median = 0;         ///< of an even number the older of the two in the middle
  std::int64_t oldest = 0;
};

struct ThemeKnowledge {
  Theme theme;
  std::uint64_t features = 0;
  bool complete = false;                        ///< a source states that the theme is complete over the whole extent
  std::vector<PropertyKnowledge> properties;    ///< in the order of Property: those that are asked for, and those that anything states
  AgeSpread ages;
};

/// What is known of the features of one theme in one site.
struct SiteThemeKnowledge {
  Theme theme;
  std::uint64_t features = 0;
  bool complete = false;                        ///< a source states that the theme is complete over the site
  std::vector<PropertyKnowledge> properties;    ///< in the order of Property: those that are asked for
};

/// How much of the walked length in a site says something about each property of ways.
struct SiteKnowledge {
  std::uint32_t site = 0;
  std::uint32_t entrances_mapped = 0;
  std::uint32_t entrances_derived = 0;
  std::int64_t inside_mm = 0;                   ///< walked length inside; nothing twice
  std::vector<std::int64_t> known_mm;           ///< parallel to way_properties()
  std::vector<GraphPlace> entrances;            ///< where they lie on the network
  std::vector<SiteThemeKnowledge> themes;       ///< in the order of Theme: those of which something is in the site, or asked for
};

/// The network in pieces that no mapped way joins. Straight walks over areas join, but are no length.
struct NetworkPieces {
  std::uint64_t edges = 0;
  std::int64_t length_mm = 0;       ///< of all ways, both sides of a street apart
  std::uint64_t pieces = 0;
  std::uint64_t pieces_at_least = 0;   ///< if all ways that cross without a common point are joined, where nobody says whether they are
  std::int64_t largest_mm = 0;      ///< length of the longest piece
  std::vector<std::uint32_t> sites_off;   ///< sites none of whose entrances lies on the longest piece, by number; sites without entrance among them
};
/// `entrances`: of each site, parallel to `sites`. Thread-safe.
NetworkPieces network_pieces(const City& city, const std::vector<std::uint32_t>& sites, const std::vector<std::vector<GraphPlace>>& entrances);

/// Themes with at least one feature, in the order of Theme. `asked`: as asked_properties() gives it. Observations count as of the day. Thread-safe.
std::vector<ThemeKnowledge> theme_knowledge(const City& city, const std::vector<AskedProperty>& asked, const Date& as_of);
/// One site. Thread-safe.
SiteKnowledge site_knowledge(const City& city, std::uint32_t number, const SiteWalks& walks, const std::vector<AskedProperty>& asked, const Date& as_of);
/// The themes of one site alone. Thread-safe.
std::vector<SiteThemeKnowledge> site_themes(const City& city, const Feature& site, const std::vector<AskedProperty>& asked, const Date& as_of);
/// Of the features of one theme. Thread-safe.
AgeSpread age_spread(const City& city, Theme theme, const Date& as_of);
/// Does a source or an observation say something understood about it? Thread-safe.
bool is_stated(const City& city, const Feature& feature, Property property, const Date& as_of);

/// Properties of ways that coverage is counted for.
std::span<const Property> way_properties();

/// Whole days from a source's newest content to the day; nullopt when one of the two is not known.
std::optional<std::int64_t> age_in_days(const Source& source, const Date& as_of);

}  // namespace levelground::gis
