// SPDX-License-Identifier: Apache-2.0
#include "tests/drawn_town/drawn_town.hpp"

#include <algorithm>
#include <cmath>
#include <cctype>
#include <stdexcept>

#include "gis/network/find_site_walks.hpp"
#include "gis/read/read_city.hpp"

namespace levelground::test {
namespace {

Interval exact(std::string_view text, Quantity quantity) {
  std::string why;
  const auto value = parse_exact(text, quantity, why);
  if (!value) throw std::invalid_argument(why);
  return Interval::exact(value->base);
}

Geometry moved(Geometry geometry, double times, double east, double north) {
  const auto move = [&](Point& p) { p = {times * p.x + east, times * p.y + north}; };
  if (auto* point = std::get_if<Point>(&geometry)) move(*point);
  if (auto* line = std::get_if<Line>(&geometry)) std::for_each(line->begin(), line->end(), move);
  if (auto* polygons = std::get_if<MultiPolygon>(&geometry)) {
    for (Polygon& polygon : *polygons) {
      std::for_each(polygon.outer.begin(), polygon.outer.end(), move);
      for (Line& hole : polygon.holes) std::for_each(hole.begin(), hole.end(), move);
    }
  }
  return geometry;
}

}  // namespace

Interval metres(double low, double high) { return {Rational::floor_of(low * 1000), Rational::floor_of(high * 1000)}; }
Interval metres(double exactly) { return metres(exactly, exactly); }

void Drawn::say(Property property, Interval range, std::uint32_t codes, std::string words) {
  Attribute attribute;
  attribute.property = property;
  attribute.grade = Grade::tagged;
  attribute.codes = codes;
  attribute.range = range;
  attribute.text = std::move(words);
  auto& all = m_feature.attributes;
  all.insert(std::upper_bound(all.begin(), all.end(), attribute, [](const Attribute& a, const Attribute& b) { return a.property < b.property; }),
             std::move(attribute));
}

Drawn& Drawn::number(Property property, std::string_view text) {
  say(property, exact(text, property_info(property).quantity), 0, std::string(text));
  return *this;
}
Drawn& Drawn::between(Property property, std::string_view low, std::string_view high) {
  const Quantity quantity = property_info(property).quantity;
  say(property, hull(exact(low, quantity), exact(high, quantity)), 0, std::string(low) + "–" + std::string(high));
  return *this;
}
Drawn& Drawn::yes(Property property) {
  say(property, Interval::exact(1), 0, "yes");
  return *this;
}
Drawn& Drawn::no(Property property) {
  say(property, Interval::exact(0), 0, "no");
  return *this;
}
Drawn& Drawn::code(Property property, std::string_view code) {
  const PropertyInfo& info = property_info(property);
  const auto at = std::find(info.codes.begin(), info.codes.end(), code);
  if (at == info.codes.end()) throw std::invalid_argument("no code " + std::string(code));
  const auto rank = at - info.codes.begin();
  if (info.quantity == Quantity::ordinal) say(property, Interval::exact(rank), 0, std::string(code));
  else say(property, {}, 1U << static_cast<unsigned>(rank), std::string(code));
  return *this;
}
Drawn& Drawn::codes(Property property, const std::vector<std::string_view>& codes) {
  std::uint32_t bits = 0;
  std::string words;
  for (const std::string_view code : codes) {
    const auto known = property_info(property).codes;
    const auto at = std::find(known.begin(), known.end(), code);
    if (at == known.end()) throw std::invalid_argument("no code " + std::string(code));
    bits |= 1U << static_cast<unsigned>(at - known.begin());
    words += (words.empty() ? "" : " or ") + std::string(code);
  }
  say(property, {}, bits, words);
  return *this;
}
Drawn& Drawn::text(Property property, std::string_view words) {
  say(property, {}, 0, std::string(words));
  return *this;
}

DrawnTown::DrawnTown(std::string_view picture) {
  std::vector<std::string_view> rows;
  for (std::size_t begin = 0; begin <= picture.size();) {
    const std::size_t end = std::min(picture.find('\n', begin), picture.size());
    rows.push_back(picture.substr(begin, end - begin));
    begin = end + 1;
  }
  const auto blank = [](std::string_view row) { return row.find_first_not_of(' ') == std::string_view::npos; };
  while (!rows.empty() && blank(rows.front())) rows.erase(rows.begin());
  while (!rows.empty() && blank(rows.back())) rows.pop_back();
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      if (std::isalnum(static_cast<unsigned char>(rows[r][c])) == 0) continue;
      const Point at{static_cast<double>(c), static_cast<double>(rows.size() - 1 - r)};
      if (!m_marks.emplace(rows[r][c], at).second) throw std::invalid_argument(std::string("drawn twice: ") + rows[r][c]);
    }
  }
}

Point DrawnTown::at(char mark) const { return m_marks.at(mark); }

Drawn DrawnTown::add(Theme theme, const std::string& id, Geometry geometry) {
  Feature feature;
  feature.id = id;
  feature.theme = theme;
  feature.geometry = std::move(geometry);
  // References must stay good while a test goes on drawing.
  if (m_features.capacity() == 0) m_features.reserve(1000);
  if (m_features.size() == m_features.capacity()) throw std::length_error("too much drawn");
  m_features.push_back(std::move(feature));
  m_feature_marks.emplace_back();
  return Drawn(m_features.back());
}

Drawn DrawnTown::point(Theme theme, const std::string& id, char mark) {
  Drawn drawn = add(theme, id, at(mark));
  m_feature_marks.back() = {mark};
  return drawn;
}

Drawn DrawnTown::line(Theme theme, const std::string& id, std::string_view marks) {
  Line line;
  for (const char mark : marks) line.push_back(at(mark));
  Drawn drawn = add(theme, id, std::move(line));
  m_feature_marks.back().assign(marks.begin(), marks.end());
  return drawn;
}

Drawn DrawnTown::area(Theme theme, const std::string& id, std::string_view marks) {
  Line ring;
  for (const char mark : marks) ring.push_back(at(mark));
  ring.push_back(ring.front());
  if (signed_area(ring) < 0) std::reverse(ring.begin(), ring.end());
  return add(theme, id, MultiPolygon{Polygon{std::move(ring), {}}});
}

Observation& DrawnTown::observe(const std::string& id, const std::string& site, const std::string& property, Quantity quantity,
                                std::string_view text) {
  Observation observation;
  observation.id = id;
  observation.site = site;
  observation.property = property;
  observation.quantity = quantity;
  observation.range = exact(text, quantity);
  observation.result = std::string(text);
  observation.observer = "auditor";
  observation.instrument = "tape";
  observation.date = {2026, 9, 1};
  if (m_observations.capacity() == 0) m_observations.reserve(100);
  m_observations.push_back(std::move(observation));
  return m_observations.back();
}

void DrawnTown::raster(RasterFacts facts, const Box& box, double cell, const std::function<std::optional<Interval>(const Point&)>& value) {
  const auto columns = static_cast<std::int64_t>(std::ceil(box.width() / cell));
  const auto rows = static_cast<std::int64_t>(std::ceil(box.height() / cell));
  std::vector<RasterTile> tiles;
  for (std::int64_t row = 0; row < rows; row += Raster::tile_side) {
    for (std::int64_t column = 0; column < columns; column += Raster::tile_side) {
      RasterTile tile;
      tile.column = column;
      tile.row = row;
      tile.columns = static_cast<std::uint32_t>(std::min<std::int64_t>(Raster::tile_side, columns - column));
      tile.rows = static_cast<std::uint32_t>(std::min<std::int64_t>(Raster::tile_side, rows - row));
      tile.origin = {box.min_x + static_cast<double>(column) * cell, box.max_y - static_cast<double>(row) * cell};
      tile.across = {cell, 0};
      tile.down = {0, -cell};
      for (std::uint32_t r = 0; r < tile.rows; ++r) {
        for (std::uint32_t c = 0; c < tile.columns; ++c) {
          const auto said = value({tile.origin.x + (c + 0.5) * cell, tile.origin.y - (r + 0.5) * cell});
          tile.low.push_back(said ? static_cast<std::int32_t>(said->low.floor()) : 1);
          tile.high.push_back(said ? static_cast<std::int32_t>(said->high.ceil()) : 0);
        }
      }
      tiles.push_back(std::move(tile));
    }
  }
  m_rasters.emplace_back(std::move(facts), std::move(tiles));
}

void DrawnTown::observe_presence(const std::string& id, const std::string& site, const std::string& property, bool present) {
  observe(id, site, property, Quantity::count, present ? "1" : "0").quantity = Quantity::presence;
}

std::vector<Feature> DrawnTown::features() const {
  std::vector<Feature> features = m_features;
  for (std::size_t f = 0; f < features.size(); ++f) {
    features[f].geometry = moved(features[f].geometry, m_times, m_east, m_north);
    if (!m_node_ids) continue;
    for (const char mark : m_feature_marks[f]) features[f].nodes.push_back(mark);
  }
  if (m_turned) std::reverse(features.begin(), features.end());
  return features;
}

City DrawnTown::city() const {
  CityDraft draft;
  draft.name = "drawn";
  draft.crs.code = "EPSG:3006";
  draft.crs.scale_low = m_scale_low;
  draft.crs.scale_high = m_scale_high;
  Source source;
  source.name = "drawing";
  source.date = {2026, 9, 1};
  source.entrance_tolerance = m_entrance_tolerance * m_times;
  for (const Theme theme : m_complete) source.complete.push_back({theme, std::nullopt, Date{2026, 9, 1}, "whoever drew it"});
  draft.sources.push_back(std::move(source));
  draft.features = features();
  draft.observations = m_observations;
  for (auto [facts, tiles] : m_rasters) {
    for (RasterTile& tile : tiles) tile.origin = {tile.origin.x + m_east, tile.origin.y + m_north};
    draft.rasters.emplace_back(facts, std::move(tiles));
  }
  draft.sources.front().lines_cross = m_lines_cross;
  WalkGraph graph = gis::build_walk_graph(draft.features, 0.5 * m_times, draft.sources);
  return City(std::move(draft), std::move(graph));
}

Criterion DrawnTown::criterion(const std::string& kind, const std::map<std::string, std::string>& parameters, Scale::Direction direction,
                               Quantity quantity, Combine combine) {
  Criterion criterion;
  criterion.code = "TST-01";
  criterion.file = "test.yaml";
  criterion.measure.kind = kind;
  criterion.measure.parameters = parameters;
  criterion.scale.direction = direction;
  criterion.scale.quantity = quantity;
  criterion.combine = combine;
  return criterion;
}

Measurement DrawnTown::measure(const City& city, const std::string& site, const Criterion& criterion) {
  const auto index = city.find_feature(site);
  const gis::MeasureKind* kind = gis::find_measure_kind(criterion.measure.kind);
  if (!index || kind == nullptr) throw std::invalid_argument("no site " + site + " or no kind " + criterion.measure.kind);
  const Feature& feature = city.feature(*index);
  const gis::WalkFinder finder(city);
  const gis::SiteWalks walks = finder.find(feature, today);
  return gis::take(*kind, {city, feature, walks, today, criterion});
}

Measurement DrawnTown::measure(const std::string& site, const std::string& kind, const std::map<std::string, std::string>& parameters,
                               Scale::Direction direction, Quantity quantity, Combine combine) const {
  return measure(city(), site, criterion(kind, parameters, direction, quantity, combine));
}

}  // namespace levelground::test
