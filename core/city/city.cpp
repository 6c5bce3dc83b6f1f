// SPDX-License-Identifier: Apache-2.0
#include "core/city/city.hpp"

#include <algorithm>
#include <iterator>
#include <cmath>
#include <map>
#include <set>
#include <unordered_set>

#include "core/base/errors.hpp"
#include "core/city/statement_names.hpp"

namespace levelground {

struct City::Layers {
  std::string name;
  MeasuringCrs crs;
  ScaleTiles scales;
  std::vector<Source> sources;
  std::vector<Feature> features;
  std::array<std::vector<std::uint32_t>, theme_count> by_theme;
  std::array<BoxIndex, theme_count> index;
  Box extent;
  WalkGraph graph;
  std::vector<Raster> rasters;
  std::vector<Problem> problems;
};

struct City::Statements {
  std::vector<Observation> all;  ///< sorted by id
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_site;     ///< "site\nproperty"
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_feature;  ///< "feature\nproperty"
  /// For a correction that is dated later than --as-of the corrected statement is still in force, so both are kept.
  std::map<std::string, std::vector<std::size_t>, std::less<>> corrections;
  std::unordered_set<std::string_view> observed_features;   ///< texts of `all`
  std::vector<std::size_t> at_positions;   ///< that name no feature
  BoxIndex made_in;                        ///< parallel: where they may have been made
};

namespace {

std::string key(std::string_view thing, std::string_view property) {
  std::string text(thing);
  text += '\n';
  text += property;
  return text;
}

/// What is stated of a thing under the name of a measure is stated of the property.
std::string_view stated_name(std::string_view name) {
  const auto property = property_stated_as(name);
  return property ? property_info(*property).name : name;
}

/// Do two states of a feature differ in a property?
bool says_otherwise(const Feature& one, const Feature& other, std::string_view property) {
  const auto named = property_stated_as(property);
  if (!named) return false;
  const auto said = [&](const Feature& feature) {
    std::vector<Attribute> about;
    std::copy_if(feature.attributes.begin(), feature.attributes.end(), std::back_inserter(about), [&](const Attribute& a) { return a.property == *named; });
    return about;
  };
  return said(one) != said(other);
}

}  // namespace

City::City() : m_layers(std::make_shared<Layers>()), m_statements(std::make_shared<Statements>()) {}

City::City(CityDraft draft, WalkGraph graph) {
  auto layers = std::make_shared<Layers>();
  layers->name = std::move(draft.name);
  layers->crs = std::move(draft.crs);
  layers->scales = std::move(draft.scales);
  layers->sources = std::move(draft.sources);
  for (Source& source : layers->sources) std::sort(source.lost.begin(), source.lost.end());
  layers->features = std::move(draft.features);
  layers->rasters = std::move(draft.rasters);
  layers->problems = std::move(draft.problems);
  layers->graph = std::move(graph);
  auto& features = layers->features;
  const auto by_id = [](const Feature& a, const Feature& b) { return a.id < b.id; };
  if (!std::is_sorted(features.begin(), features.end(), by_id)) std::sort(features.begin(), features.end(), by_id);
  std::vector<Problem> problems;
  for (std::size_t i = 1; i < features.size(); ++i) {
    if (features[i].id != features[i - 1].id) continue;
    const Source* source = features[i].source < layers->sources.size() ? &layers->sources[features[i].source] : nullptr;
    problems.push_back({Problem::Severity::error, source != nullptr ? source->file : "", source != nullptr ? source->layer : "",
                        features[i].id, 0, "two features have this id", "give each feature an id of its own"});
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  std::array<std::size_t, theme_count> count{};
  for (const Feature& feature : features) ++count[static_cast<std::size_t>(feature.theme)];
  std::array<std::vector<Box>, theme_count> boxes;
  for (std::size_t theme = 0; theme < theme_count; ++theme) {
    layers->by_theme[theme].reserve(count[theme]);
    boxes[theme].reserve(count[theme]);
  }
  for (std::size_t i = 0; i < features.size(); ++i) {
    const auto theme = static_cast<std::size_t>(features[i].theme);
    const Box box = bounds(features[i].geometry);
    layers->by_theme[theme].push_back(static_cast<std::uint32_t>(i));
    boxes[theme].push_back(box);
    layers->extent.include(box);
  }
  for (std::size_t theme = 0; theme < theme_count; ++theme) layers->index[theme] = BoxIndex(boxes[theme]);
  m_layers = std::move(layers);
  m_statements = std::make_shared<Statements>();
  if (!draft.observations.empty()) *this = with_observations(draft.observations);
}

City City::with_observations(const std::vector<Observation>& more) const {
  auto statements = std::make_shared<Statements>();
  std::map<std::string, Observation> by_id;
  for (const Observation& observation : m_statements->all) by_id.emplace(observation.id, observation);
  for (const Observation& observation : more) by_id.emplace(observation.id, observation);  // an id sent again changes nothing
  for (auto& [id, observation] : by_id) statements->all.push_back(std::move(observation));
  std::vector<Box> made_in;
  for (std::size_t i = 0; i < statements->all.size(); ++i) {
    const Observation& observation = statements->all[i];
    if (!observation.supersedes.empty()) statements->corrections[observation.supersedes].push_back(i);
    if (observation.feature.empty()) {
      statements->by_site[key(observation.site, observation.property)].push_back(i);
      if (!observation.position) continue;
      Box box;
      box.include(*observation.position);
      statements->at_positions.push_back(i);
      made_in.push_back(box.grown(observation.position_accuracy.to_double() / 1000.0));
    } else {
      statements->observed_features.insert(observation.feature);
      statements->by_feature[key(observation.feature, stated_name(observation.property))].push_back(i);
      // What is said of a part is also found from its site.
      statements->by_site[key(observation.site, observation.property)].push_back(i);
    }
  }
  statements->made_in = BoxIndex(made_in);
  City city = *this;
  city.m_statements = std::move(statements);
  return city;
}

City City::with_attributes(const std::vector<std::pair<std::uint32_t, Attribute>>& changes) const {
  auto changed = m_changed != nullptr ? std::make_shared<Changed>(*m_changed) : std::make_shared<Changed>();
  for (const auto& [index, attribute] : changes) {
    Feature& feature = changed->try_emplace(index, this->feature(index)).first->second;
    std::erase_if(feature.attributes, [&](const Attribute& a) { return a.property == attribute.property; });
    const auto place = std::upper_bound(feature.attributes.begin(), feature.attributes.end(), attribute,
                                        [](const Attribute& a, const Attribute& b) { return a.property < b.property; });
    feature.attributes.insert(place, attribute);
  }
  City city = *this;
  city.m_changed = std::move(changed);
  return city;
}

bool City::is_observed(std::string_view feature) const { return m_statements->observed_features.contains(feature); }

const std::string& City::name() const { return m_layers->name; }
const MeasuringCrs& City::crs() const { return m_layers->crs; }

PointScale City::scale_over(const Box& box) const {
  return m_layers->scales.over(box).value_or(PointScale{m_layers->crs.scale_low, m_layers->crs.scale_high});
}
const std::vector<Source>& City::sources() const { return m_layers->sources; }
std::size_t City::feature_count() const { return m_layers->features.size(); }
const Feature& City::feature(std::uint32_t index) const {
  if (m_changed != nullptr) {
    if (const auto changed = m_changed->find(index); changed != m_changed->end()) return changed->second;
  }
  return m_layers->features.at(index);
}
const Box& City::extent() const { return m_layers->extent; }
const WalkGraph& City::graph() const { return m_layers->graph; }
const std::vector<Raster>& City::rasters() const { return m_layers->rasters; }
const std::vector<Problem>& City::problems() const { return m_layers->problems; }
const std::vector<Observation>& City::observations() const { return m_statements->all; }

std::optional<std::uint32_t> City::find_feature(std::string_view id) const {
  const auto& features = m_layers->features;
  const auto at = std::lower_bound(features.begin(), features.end(), id,
                                   [](const Feature& feature, std::string_view wanted) { return feature.id < wanted; });
  if (at == features.end() || at->id != id) return std::nullopt;
  return static_cast<std::uint32_t>(at - features.begin());
}

const std::vector<std::uint32_t>& City::of_theme(Theme theme) const { return m_layers->by_theme[static_cast<std::size_t>(theme)]; }

std::vector<std::uint32_t> City::find(Theme theme, const Box& box) const {
  const auto t = static_cast<std::size_t>(theme);
  std::vector<std::uint32_t> found = m_layers->index[t].find(box);
  for (std::uint32_t& item : found) item = m_layers->by_theme[t][item];
  return found;
}

std::vector<std::uint32_t> City::near(Theme theme, const MultiPolygon& area, double metres) const {
  std::vector<std::uint32_t> found = find(theme, bounds(Geometry(area)).grown(metres));
  const Geometry target(area);
  std::erase_if(found, [&](std::uint32_t index) {
    const Geometry& geometry = m_layers->features[index].geometry;
    if (const auto* point = std::get_if<Point>(&geometry)) return distance(target, *point) > metres;
    // Two outlines are nearest at a vertex of one of them, unless they cross; then some vertex or edge end is inside or the
    // boundaries meet, which the crossing test below finds.
    double best = std::numeric_limits<double>::infinity();
    const auto visit_line = [&](const Line& line) {
      for (const Point& p : line) best = std::min(best, distance(target, p));
      if (best <= metres) return;
      for (const Polygon& polygon : area) {
        for (const Point& p : polygon.outer) best = std::min(best, distance(line, p));
      }
      const auto side = [](const Point& a, const Point& b, const Point& c) {
        return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
      };
      for (const Polygon& polygon : area) {
        for (std::size_t i = 1; best > metres && i < polygon.outer.size(); ++i) {
          const Point& a = polygon.outer[i - 1];
          const Point& b = polygon.outer[i];
          for (std::size_t j = 1; j < line.size(); ++j) {
            const Point& c = line[j - 1];
            const Point& d = line[j];
            if (side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0 &&
                bounds(Line{a, b}).intersects(bounds(Line{c, d}))) {
              best = 0;
              break;
            }
          }
        }
      }
    };
    if (const auto* line = std::get_if<Line>(&geometry)) {
      visit_line(*line);
    } else if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) {
      for (const Polygon& polygon : *polygons) visit_line(polygon.outer);
      for (const Polygon& polygon : area) {
        if (best > metres && !polygon.outer.empty() && contains(*polygons, polygon.outer.front())) best = 0;
      }
    }
    return best > metres;
  });
  return found;
}

namespace {

std::vector<const Observation*> in_force(const std::vector<Observation>& all,
                                         const std::map<std::string, std::vector<std::size_t>, std::less<>>& corrections,
                                         const std::vector<std::size_t>& wanted, const Date& as_of) {
  const auto counts = [&](const Observation& observation) {
    return !observation.date.is_set() || !as_of.is_set() || observation.date <= as_of;
  };
  std::vector<const Observation*> found;
  for (const std::size_t index : wanted) {
    const Observation& observation = all[index];
    if (!counts(observation)) continue;
    const auto later = corrections.find(observation.id);
    if (later != corrections.end() &&
        std::any_of(later->second.begin(), later->second.end(), [&](std::size_t i) { return counts(all[i]); })) {
      continue;
    }
    found.push_back(&observation);
  }
  return found;
}

}  // namespace

std::vector<const Observation*> City::about_site(std::string_view site, std::string_view property, const Date& as_of) const {
  std::vector<std::size_t> wanted;
  for (const std::string_view whose : {site, std::string_view("*")}) {
    const auto at = m_statements->by_site.find(key(whose, property));
    if (at != m_statements->by_site.end()) wanted.insert(wanted.end(), at->second.begin(), at->second.end());
  }
  std::sort(wanted.begin(), wanted.end());
  return in_force(m_statements->all, m_statements->corrections, wanted, as_of);
}

std::vector<const Observation*> City::about_feature(std::string_view feature, std::string_view property, const Date& as_of) const {
  const auto at = m_statements->by_feature.find(key(feature, stated_name(property)));
  if (at == m_statements->by_feature.end()) return {};
  if (m_changed != nullptr) {
    const auto index = find_feature(feature);
    const auto changed = index ? m_changed->find(*index) : m_changed->end();
    // What was observed is of what stood there before.
    if (changed != m_changed->end() && says_otherwise(changed->second, m_layers->features[*index], property)) return {};
  }
  return in_force(m_statements->all, m_statements->corrections, at->second, as_of);
}

bool City::has_made_at_positions() const { return !m_statements->at_positions.empty(); }

std::vector<const Observation*> City::made_in(const Box& box, const Date& as_of) const {
  if (!has_made_at_positions()) return {};
  std::vector<std::size_t> wanted;
  for (const std::uint32_t item : m_statements->made_in.find(box)) wanted.push_back(m_statements->at_positions[item]);
  return in_force(m_statements->all, m_statements->corrections, wanted, as_of);
}

namespace {

/// Does the statement say that the theme is complete over the whole box?
bool says_complete(const Completeness& complete, Theme theme, const Box& box, const Date& as_of) {
  if (complete.theme != theme) return false;
  if (as_of.is_set() && complete.as_of.is_set() && complete.as_of > as_of) return false;
  if (!complete.area) return true;
  // The whole box must lie inside: its corners, and no edge of the area may cut it.
  const std::array<Point, 4> corners = {Point{box.min_x, box.min_y}, Point{box.max_x, box.min_y}, Point{box.max_x, box.max_y},
                                        Point{box.min_x, box.max_y}};
  if (!std::all_of(corners.begin(), corners.end(), [&](const Point& p) { return contains(*complete.area, p); })) return false;
  const auto enters = [&](const Line& ring) {
    return std::any_of(ring.begin(), ring.end(), [&](const Point& p) { return p.x > box.min_x && p.x < box.max_x && p.y > box.min_y && p.y < box.max_y; });
  };
  return std::none_of(complete.area->begin(), complete.area->end(), [&](const Polygon& polygon) {
    return enters(polygon.outer) || std::any_of(polygon.holes.begin(), polygon.holes.end(), enters);
  });
}

/// Since when nobody looked again: that a layer holds everything is no newer than the layer.
Date day_of(const Source& source, const Completeness& complete) {
  if (!complete.as_of.is_set()) return source.date;
  return source.date.is_set() ? std::min(source.date, complete.as_of) : complete.as_of;
}

/// The first record of the theme that the source lost and that may be in the box; null: none.
const LostRecord* lost_in(const Source& source, Theme theme, const Box& box) {
  auto at = std::partition_point(source.lost.begin(), source.lost.end(), [&](const LostRecord& lost) { return lost.theme < theme; });
  for (; at != source.lost.end() && at->theme == theme; ++at) {
    if (!at->where || at->where->intersects(box)) return &*at;
  }
  return nullptr;
}

}  // namespace

const Completeness* City::complete(Theme theme, const Box& box, const Date& as_of, std::optional<int> max_age_months) const {
  for (const Source& source : m_layers->sources) {
    for (const Completeness& complete : source.complete) {
      if (!says_complete(complete, theme, box, as_of) || lost_in(source, theme, box) != nullptr) continue;
      if (!max_age_months || is_at_most_months_old(day_of(source, complete), as_of, *max_age_months)) return &complete;
    }
  }
  return nullptr;
}

std::optional<LapsedStatement> City::lapsed(Theme theme, const Box& box, const Date& as_of, int max_age_months) const {
  std::optional<LapsedStatement> newest;
  for (const Source& source : m_layers->sources) {
    for (const Completeness& complete : source.complete) {
      if (!says_complete(complete, theme, box, as_of) || lost_in(source, theme, box) != nullptr) continue;
      const Date day = day_of(source, complete);
      if (is_at_most_months_old(day, as_of, max_age_months)) return std::nullopt;
      if (!newest || newest->date < day) newest = LapsedStatement{&source, day};
    }
  }
  return newest;
}

const LostRecord* City::lost(Theme theme, const Box& box, const Date& as_of) const {
  const LostRecord* first = nullptr;
  for (const Source& source : m_layers->sources) {
    for (const Completeness& complete : source.complete) {
      if (!says_complete(complete, theme, box, as_of)) continue;
      const LostRecord* lost = lost_in(source, theme, box);
      if (lost == nullptr) return nullptr;
      if (first == nullptr) first = lost;
    }
  }
  return first;
}

Date City::newest_date() const {
  Date newest;
  for (const Source& source : m_layers->sources) newest = std::max(newest, source.date);
  for (const Observation& observation : m_statements->all) newest = std::max(newest, observation.date);
  return newest;
}

}  // namespace levelground
