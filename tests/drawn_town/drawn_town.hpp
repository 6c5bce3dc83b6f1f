// SPDX-License-Identifier: Apache-2.0
/// Towns drawn in text, a character to a metre, so that the numbers a test expects can be counted by eye.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/city/city.hpp"
#include "core/judge/measurement.hpp"
#include "core/scheme/criterion.hpp"
#include "gis/measure/measure.hpp"

namespace levelground::test {

/// One drawn thing; chain what is said of it.
class Drawn {
 public:
  explicit Drawn(Feature& feature) : m_feature(feature) {}
  Drawn& number(Property property, std::string_view exact);                           ///< "1.5 m"
  Drawn& between(Property property, std::string_view low, std::string_view high);
  Drawn& yes(Property property);
  Drawn& no(Property property);
  Drawn& code(Property property, std::string_view code);                              ///< category or ordinal
  Drawn& codes(Property property, const std::vector<std::string_view>& codes);        ///< category: one of these
  Drawn& text(Property property, std::string_view words);
  Drawn& name(std::string_view words) { return text(Property::name, words); }
  Drawn& kind(std::string_view words) { return text(Property::kind, words); }

 private:
  void say(Property property, Interval range, std::uint32_t codes, std::string words);
  Feature& m_feature;
};

/// The picture gives places to marks: every letter or digit in it stands for the point of its cell, x to the east and y to the north,
/// the lower left cell being (0, 0). Other characters are there for the eye. A mark may be drawn once only.
class DrawnTown {
 public:
  explicit DrawnTown(std::string_view picture);

  [[nodiscard]] Point at(char mark) const;
  Drawn point(Theme theme, const std::string& id, char mark);
  Drawn line(Theme theme, const std::string& id, std::string_view marks);             ///< through the marks, in order
  Drawn area(Theme theme, const std::string& id, std::string_view marks);             ///< closed by itself
  Drawn add(Theme theme, const std::string& id, Geometry geometry);
  /// Everything drawn so far and later gets node ids, as OpenStreetMap has them: one for each mark.
  void with_node_ids() { m_node_ids = true; }
  /// What it means that lines without node ids cross without a common point; perhaps joined when it is not called.
  void with_lines_cross(LinesCross how) { m_lines_cross = how; }
  void complete(Theme theme) { m_complete.push_back(theme); }
  /// An observation of the site (or of a feature of it).
  Observation& observe(const std::string& id, const std::string& site, const std::string& property, Quantity quantity, std::string_view exact);
  void observe_presence(const std::string& id, const std::string& site, const std::string& property, bool present);
  /// A raster whose cells of `cell` metres cover a box, each with what `value` says of its middle (base units; nullopt: unknown).
  void raster(RasterFacts facts, const Box& box, double cell, const std::function<std::optional<Interval>(const Point&)>& value);
  void entrance_tolerance(double metres) { m_entrance_tolerance = metres; }
  void scale(double low, double high) { m_scale_low = low, m_scale_high = high; }
  /// Draws everything so many times as large when the city is made, as a projection does whose scale is that: observations and rasters stay.
  void enlarge(double times) { m_times = times; }
  /// Moves everything when the city is made.
  void move(double east, double north) { m_east = east, m_north = north; }
  /// Draws features in the opposite order.
  void turn_order() { m_turned = true; }

  [[nodiscard]] std::vector<Feature> features() const;
  /// Half a metre joins lines without node ids.
  [[nodiscard]] City city() const;

  /// The measurement of a kind at a site, with parameters; the scale says which way is worse and what quantity is asked.
  [[nodiscard]] Measurement measure(const std::string& site, const std::string& kind, const std::map<std::string, std::string>& parameters,
                                    Scale::Direction direction = Scale::Direction::at_least, Quantity quantity = Quantity::length,
                                    Combine combine = Combine::worst) const;
  /// The criterion that measure() uses, for tests that change it.
  [[nodiscard]] static Criterion criterion(const std::string& kind, const std::map<std::string, std::string>& parameters,
                                           Scale::Direction direction, Quantity quantity, Combine combine);
  [[nodiscard]] static Measurement measure(const City& city, const std::string& site, const Criterion& criterion);

  static constexpr Date today{2026, 9, 15};

 private:
  std::map<char, Point> m_marks;
  std::vector<Feature> m_features;
  std::vector<std::vector<char>> m_feature_marks;   ///< parallel: the marks of its points, for node ids
  std::vector<Theme> m_complete;
  std::vector<Observation> m_observations;
  std::vector<std::pair<RasterFacts, std::vector<RasterTile>>> m_rasters;
  double m_entrance_tolerance = 0;
  double m_scale_low = 1, m_scale_high = 1;
  double m_east = 0, m_north = 0, m_times = 1;
  bool m_node_ids = false;
  LinesCross m_lines_cross = LinesCross::perhaps;
  bool m_turned = false;
};

/// "1.5 m" in mm, as an interval from low to high.
Interval metres(double low, double high);
Interval metres(double exactly);

}  // namespace levelground::test
