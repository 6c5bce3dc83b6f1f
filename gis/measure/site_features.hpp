// SPDX-License-Identifier: Apache-2.0
/// The things that belong to a site: inside it, or near it.
#pragma once

#include <vector>

#include "gis/measure/measure.hpp"

namespace levelground::gis {

/// Parameters that kinds share which judge the features of a theme: `theme`, and `within` for those that lie around the site as well.
ParameterSpec judged_theme_parameter();
ParameterSpec around_site_parameter();
/// The parameter `within` of kinds that judge crossings_at().
ParameterSpec crossings_within_parameter();

/// Features of a theme that touch the site's area or come within `metres` of it, ascending. The site itself is not among them, nor is
/// another site. A crossing that is a mere point on the line of another crossing is left out: the line stands for it.
std::vector<std::uint32_t> features_at(const MeasureContext& context, Theme theme, double metres);
/// A feature of a site, or one that may be.
struct AtSite {
  std::uint32_t feature = 0;
  bool surely = true;   ///< wherever within `accuracy` of its place it lies
};
/// As features_at(), where each thing may lie up to `accuracy` metres, as a whole, from where it is mapped, seen from the site: those that may be
/// there, ascending.
std::vector<AtSite> features_at(const MeasureContext& context, Theme theme, double metres, double accuracy);

/// A building that one walks and looks through below.
bool is_roof(const Feature& building);

/// Crossings on the main route and those at most `metres` from an entrance, ascending; points on a crossing's line left out.
std::vector<std::uint32_t> crossings_at(const MeasureContext& context, double metres);
/// As crossings_at(), where each crossing may lie up to `accuracy` metres, as a whole, from where it is mapped, seen from the entrances: those that may be
/// as near, ascending. Which of them the route leads over is read from common points, which no error of positions parts.
std::vector<AtSite> crossings_at(const MeasureContext& context, double metres, double accuracy);
/// "Crossing of Bruksgatan": with the name of the street it leads over, where that is known.
LocalText crossing_label(const MeasureContext& context, std::uint32_t crossing);
/// The end of a crossing as a thing of its own that observers can speak about: "osm:w12#0", with nothing said by the source.
Feature end_feature(const MeasureContext& context, std::uint32_t crossing, int number);
/// Of a crossing its crossing_label(), of anything else its feature_label().
LocalText judged_label(const MeasureContext& context, std::uint32_t feature);
/// "Bench by the pond", else what and where: "Seat, north-west".
LocalText feature_label(const MeasureContext& context, const Feature& feature);

}  // namespace levelground::gis
