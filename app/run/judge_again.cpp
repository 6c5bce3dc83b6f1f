// SPDX-License-Identifier: Apache-2.0
// Judging again after a change: only the criteria it bears on, at the sites it touches.
#include <algorithm>
#include <deque>
#include <limits>
#include <map>
#include <optional>

#include "app/run/judge_sites.hpp"
#include "app/run/judging_warnings.hpp"
#include "app/run/run.hpp"
#include "core/base/errors.hpp"
#include "core/base/yaml.hpp"
#include "core/judge/ranking.hpp"
#include "gis/measure/measure.hpp"
#include "gis/network/readings_on_ways.hpp"
#include "gis/network/walks_from.hpp"
#include "gis/network/what_if.hpp"
#include "gis/read/mapping.hpp"

namespace levelground::run {

namespace {

/// How far apart two boxes are, along the axis where they are farther: what Box::grown and Box::intersects compare.
double gap_between(const Box& a, const Box& b) {
  const double x = std::max({0.0, b.min_x - a.max_x, a.min_x - b.max_x});
  const double y = std::max({0.0, b.min_y - a.max_y, a.min_y - b.max_y});
  return std::max(x, y);
}

/// The least a feature may be away from what lies in a box: a line by its segments, since the box of a long road holds half a city.
double least_distance(const Box& box, const Geometry& geometry) {
  const auto* line = std::get_if<Line>(&geometry);
  if (line == nullptr || line->size() < 2) return gap_between(box, bounds(geometry));
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < line->size(); ++i) {
    Box segment;
    segment.include((*line)[i - 1]);
    segment.include((*line)[i]);
    least = std::min(least, gap_between(box, segment));
  }
  return least;
}

/// Does it depend on this property of something whether the criterion applies?
bool asks_for(const Applicability& rule, Property property) {
  const auto asks = [&](const std::optional<ExistsWith>& there) { return there && there->with && there->with->property == property; };
  return asks(rule.exists_with) || asks(rule.exists_near) || std::any_of(rule.any_of.begin(), rule.any_of.end(), [&](const Applicability& part) { return asks_for(part, property); });
}

/// What a change touches: sites of an assessment with their distance from it, and the criteria that mind it from afar.
class Touched {
 public:
  Touched(const City& before, const City& after, const Assessment& assessment, const Date& as_of)
      : m_was(before), m_city(after), m_before(assessment), m_as_of(as_of), m_minds(assessment.scheme.criteria.size()), m_beside(beside_a_site(after)) {
    for (const double metres : search_distances(assessment.scheme, after)) m_farthest = std::max(m_farthest, metres);
  }

  void everything() {
    m_grade_anew = true;
    m_minds.assign(m_minds.size(), {true, true, gis::Far::around, 0});
    for (std::uint32_t i = 0; i < m_before.sites.size(); ++i) m_metres[i] = 0;
  }
  /// Something is said of this property, here or there. What is no property of things may be said of everything a kind looks at, such as
  /// that there is none.
  void property(std::string_view name) {
    const auto of_things = property_from_name(name);
    for (std::size_t c = 0; c < m_minds.size(); ++c) {
      const Criterion& criterion = m_before.scheme.criteria[c];
      const gis::MeasureKind& kind = *gis::find_measure_kind(criterion.measure.kind);
      const bool may_apply_now = !of_things || asks_for(criterion.applies, *of_things);
      if (!may_apply_now && !kind.reads.empty() && std::find(kind.reads.begin(), kind.reads.end(), name) == kind.reads.end()) continue;
      m_minds[c].at_all = true;
      m_minds[c].near = m_minds[c].near || may_apply_now || kind.minds_far == nullptr || !gis::bars_the_way(*of_things);
    }
  }
  /// `itself`: something is said of the site, not of a thing in it.
  void site(const std::string& id, bool itself) {
    const auto feature = m_city.find_feature(id);
    if (!feature) return;
    if (const auto number = number_of(*feature)) m_metres[*number] = 0;
    for (Minds& minds : m_minds) minds.near = minds.near || itself;
  }
  void feature(std::uint32_t feature) {
    const auto is_of_the_city = [](const Criterion& criterion) { return gis::find_measure_kind(criterion.measure.kind)->prepare != nullptr; };
    if (std::any_of(m_before.scheme.criteria.begin(), m_before.scheme.criteria.end(), is_of_the_city)) everything();
    const std::vector<std::uint32_t> felt = gis::felt_by(m_city, feature);
    mind(feature, felt);
    m_felt.insert(m_felt.end(), felt.begin(), felt.end());
    for (const std::uint32_t each : felt) {
      const Geometry& geometry = m_city.feature(each).geometry;
      for (const std::uint32_t site : m_city.find(Theme::site, bounds(geometry).grown(m_farthest))) {
        const auto number = number_of(site);
        if (!number) continue;
        const double metres = least_distance(bounds(m_city.feature(site).geometry), geometry);
        if (metres > m_farthest) continue;
        const auto [at, is_new] = m_metres.emplace(*number, metres);
        if (!is_new) at->second = std::min(at->second, metres);
      }
    }
  }

  /// Judges the sites again, in the order of numbers(). Touched must not change afterwards.
  [[nodiscard]] std::vector<std::optional<SiteResult>> judge(const JudgeOptions& rules, const RunResult& before, Progress& progress, const std::stop_token& stop) const {
    std::vector<SiteAgain> sites;
    for (const auto& [number, metres] : m_metres) sites.push_back({&m_before.sites[number], metres, m_grade_anew});
    std::deque<gis::WalksFrom> walks;   // by traveller
    for (const TravellerLimits& traveller : m_travellers) walks.emplace_back(m_was, m_city, m_felt, traveller, m_as_of, m_farthest);
    // An entrance lies as far from its site as it may at most, and the way it stands on as far from the entrance.
    const auto walk_to = [&](const Feature& site, std::uint32_t traveller) { return walks[traveller].metres_to(site, 2 * m_beside); };
    return judge_sites_again(m_city, m_before.scheme, rules, sites, m_minds, walk_to, before.threads, progress, stop, before.nearest_ways);
  }
  [[nodiscard]] std::vector<std::uint32_t> numbers() const {
    std::vector<std::uint32_t> all;
    for (const auto& [number, metres] : m_metres) all.push_back(number);
    return all;
  }

 private:
  /// Sites stand sorted by id, and so do features.
  [[nodiscard]] std::optional<std::uint32_t> number_of(std::uint32_t feature) const {
    const auto at = std::lower_bound(m_before.sites.begin(), m_before.sites.end(), feature,
                                     [](const SiteResult& site, std::uint32_t wanted) { return site.site < wanted; });
    if (at == m_before.sites.end() || at->site != feature) return std::nullopt;
    return static_cast<std::uint32_t>(at - m_before.sites.begin());
  }
  void mind(std::uint32_t feature, const std::vector<std::uint32_t>& felt) {
    for (std::size_t c = 0; c < m_minds.size(); ++c) {
      Minds& minds = m_minds[c];
      if (minds.far == gis::Far::around && !minds.where) continue;
      const Criterion& criterion = m_before.scheme.criteria[c];
      const gis::MeasureKind* kind = gis::find_measure_kind(criterion.measure.kind);
      const bool may_apply = criterion.applies.asks_near(m_city.feature(feature).theme);
      gis::MindsFar mind{gis::Far::around};
      if (!may_apply && kind->minds_far != nullptr) mind = kind->minds_far(criterion, {m_was, m_city, feature, felt, m_as_of});
      if (mind.far == gis::Far::none) continue;
      // Of two changes the one that matters to more sites counts.
      minds.where = minds.far == gis::Far::none || minds.where == mind.where ? mind.where : std::nullopt;
      minds.far = std::max(minds.far, mind.far);
      if (mind.far == gis::Far::on_walks) minds.traveller = number_of(mind.traveller);
    }
  }
  std::uint32_t number_of(const TravellerLimits& traveller) {
    const auto at = std::find(m_travellers.begin(), m_travellers.end(), traveller);
    if (at != m_travellers.end()) return static_cast<std::uint32_t>(at - m_travellers.begin());
    m_travellers.push_back(traveller);
    return static_cast<std::uint32_t>(m_travellers.size() - 1);
  }

  const City& m_was;
  const City& m_city;
  const Assessment& m_before;
  Date m_as_of;
  double m_farthest = 0;
  bool m_grade_anew = false;
  std::vector<Minds> m_minds;                 ///< by criterion
  std::vector<TravellerLimits> m_travellers;  ///< whose walks some criterion minds
  double m_beside;                            ///< metres
  std::vector<std::uint32_t> m_felt;          ///< features
  std::map<std::uint32_t, double> m_metres;   ///< by the site's number
};

RunResult judged_again(const RunResult& before, std::shared_ptr<const City> city, JudgeOptions rules, const Touched& touched, Progress& progress,
                       const std::stop_token& stop) {
  RunResult result = before;
  auto assessment = std::make_shared<Assessment>(*before.assessment);
  auto judged = touched.judge(rules, before, progress, stop);
  const std::vector<std::uint32_t> numbers = touched.numbers();
  std::vector<std::uint32_t> changed;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (!judged[i]) continue;
    assessment->sites.replace(numbers[i], std::move(*judged[i]));
    changed.push_back(numbers[i]);
  }
  assessment->ranking = rank_again(std::move(assessment->ranking), assessment->sites, changed);
  result.warnings = warnings_of_judging(*city, assessment->scheme, rules, before.input);   // another day may make a layer too old, or a limit hold
  result.warnings.insert(result.warnings.begin(), before.standing.begin(), before.standing.end());
  assessment->options = std::move(rules);
  result.city = std::move(city);
  result.assessment = std::move(assessment);
  return result;
}

}  // namespace

RunResult assess_again(const RunResult& before, const std::vector<Observation>& more, Progress& progress, const std::stop_token& stop) {
  auto city = std::make_shared<const City>(before.city->with_observations(more));
  const Assessment& known = *before.assessment;
  JudgeOptions rules = known.options;
  // The default of --as-of is the newest date in the inputs, and an observation is an input; an entry dated later than the day
  // judged would otherwise be kept but never counted.
  for (const Observation& observation : more) rules.as_of = std::max(rules.as_of, observation.date);
  rules.scope.screening = rules.scope.screening && city->observations().empty();

  Touched touched(*before.city, *city, known, rules.as_of);
  const bool other_day = rules.as_of != known.options.as_of;
  const bool ends_screening = rules.scope.screening != known.options.scope.screening;
  if (other_day || ends_screening) touched.everything();
  const auto touch = [&](const Observation& observation) {
    if (observation.site == "*") touched.everything();
    touched.property(observation.property);
    touched.site(observation.site, observation.feature.empty());
    if (const auto feature = city->find_feature(observation.feature)) touched.feature(*feature);
    // What is read at a place is said of the ways there, which lead to other sites as well.
    for (const std::uint32_t feature : gis::read_features(*city, observation, rules.as_of)) touched.feature(feature);
  };
  for (const Observation& observation : more) {
    touch(observation);
    if (observation.supersedes.empty()) continue;
    // What is taken back touches what it was said of, which may be another place.
    for (const Observation& earlier : city->observations()) {
      if (earlier.id == observation.supersedes) touch(earlier);
    }
  }
  return judged_again(before, std::move(city), std::move(rules), touched, progress, stop);
}

RunResult what_if(const RunResult& before, const std::vector<FeatureChange>& changes, Progress& progress, const std::stop_token& stop) {
  std::vector<Problem> problems;
  std::vector<std::pair<std::uint32_t, Attribute>> attributes;
  for (const FeatureChange& change : changes) {
    const auto refuse = [&](std::string what, std::string remedy) {
      problems.push_back({Problem::Severity::error, before.input.string(), "", change.feature, 0, std::move(what), std::move(remedy)});
    };
    const auto feature = before.city->find_feature(change.feature);
    const auto property = gis::plain_column(change.property);
    if (!feature) refuse("no feature has this id", "features are named as in the gaps of levelground assess --json: SOURCE:way/123");
    if (!property) {
      std::vector<std::string> names;
      for (std::size_t p = 0; p < property_count; ++p) names.emplace_back(property_info(static_cast<Property>(p)).name);
      const std::string near = nearest_word(change.property, names);
      refuse("‘" + change.property + "’ is no property", near.empty() ? "see “Themes and properties” in docs/scheme-language.md" : "did you mean ‘" + near + "’?");
    }
    if (!feature || !property) continue;
    if (gis::shapes_the_city(before.city->feature(*feature), *property)) {
      refuse("‘" + change.property + "’ decides how the network is laid or what things are called, and is not changed in place",
             "change it in the file, and assess that");
      continue;
    }
    const auto attribute = gis::plain_attribute(change.property, change.value, Grade::tagged);
    if (!attribute) {
      refuse("‘" + change.value + "’ is no value of " + change.property, "write it as a file would, with its unit: 20 mm, 5 %, yes, asphalt");
      continue;
    }
    attributes.emplace_back(*feature, *attribute);
  }
  if (!problems.empty()) throw InputError(std::move(problems));

  auto city = std::make_shared<const City>(before.city->with_attributes(attributes));
  Touched touched(*before.city, *city, *before.assessment, before.assessment->options.as_of);
  for (const auto& [feature, attribute] : attributes) {
    touched.property(property_info(attribute.property).name);
    touched.feature(feature);
  }
  return judged_again(before, std::move(city), before.assessment->options, touched, progress, stop);
}

}  // namespace levelground::run
