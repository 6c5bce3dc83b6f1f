// SPDX-License-Identifier: Apache-2.0
#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing {

Limit limit(const Rational& value) {
  Limit l;
  l.limit = value;
  l.text = value.to_text_exact() + " mm";
  l.source = "S1";
  l.clause = "clause 1";
  return l;
}

Limit limit(const Rational& value, const Rational& weaker, const Rational& length_mm) {
  Limit l = limit(value);
  l.exceptions = {{weaker, length_mm, {}}};
  return l;
}

namespace {
Scale scale(Scale::Direction direction, std::optional<Limit> one, std::optional<Limit> two, std::optional<Limit> three) {
  Scale s;
  s.direction = direction;
  s.quantity = Quantity::length;
  s.unit = "mm";
  s.limits = {std::nullopt, std::move(one), std::move(two), std::move(three)};
  return s;
}
}  // namespace

Scale at_least(std::optional<Limit> one, std::optional<Limit> two, std::optional<Limit> three) {
  return scale(Scale::Direction::at_least, std::move(one), std::move(two), std::move(three));
}

Scale at_most(std::optional<Limit> one, std::optional<Limit> two, std::optional<Limit> three) {
  return scale(Scale::Direction::at_most, std::move(one), std::move(two), std::move(three));
}

Criterion criterion(const std::string& code, const std::string& dimension, std::vector<std::string> groups) {
  Criterion c;
  c.code = code;
  c.lineage = code;
  c.title = {"Title of " + code, "Rubrik för " + code};
  c.remedy = {"Widen it.", "Bredda det."};
  c.dimension = dimension;
  c.groups = std::move(groups);
  c.scale = at_least(limit(1000), limit(1500), limit(2000));
  c.lowest_grade = Grade::tagged;
  c.file = "criteria/test/" + code + ".yaml";
  return c;
}

PlaceResult place(const Rational& low, const Rational& high, const std::string& feature) {
  PlaceResult p;
  p.feature = feature;
  p.value = {low, high};
  p.known = true;
  p.grade = Grade::measured;
  return p;
}

PlaceResult unknown_place(const std::string& feature) {
  PlaceResult p;
  p.feature = feature;
  p.value = domain(Quantity::length);
  return p;
}

PlaceResult stretch(std::uint32_t line, std::int64_t from, std::int64_t to, const Rational& low, const Rational& high) {
  PlaceResult p = place(low, high);
  p.stretch = Stretch{line, from, to};
  return p;
}

Measurement measured(const Rational& low, const Rational& high) {
  Measurement m;
  m.quantity = Quantity::length;
  m.value = {low, high};
  m.observed = true;
  m.coverage = 1;
  m.grade = Grade::measured;
  return m;
}

Measurement of_places(std::vector<PlaceResult> places) {
  Measurement m;
  m.quantity = Quantity::length;
  m.value = domain(Quantity::length);
  m.grade = Grade::measured;
  std::int64_t known = 0;
  for (const PlaceResult& p : places) known += p.known ? 1 : 0;
  m.observed = known > 0;
  m.coverage = places.empty() ? Rational(0) : Rational::ratio(known, static_cast<std::int64_t>(places.size()));
  m.places = std::move(places);
  return m;
}

Measurement nothing() {
  Measurement m;
  m.quantity = Quantity::length;
  m.value = domain(Quantity::length);
  return m;
}

CriterionResult result(Verdict verdict, int low, int high, bool assessed) {
  CriterionResult r;
  r.verdict = verdict;
  r.score = {low, high};
  r.assessed = assessed;
  r.measurement = nothing();
  return r;
}

Scheme empty_scheme() {
  Scheme s;
  s.id = "test";
  s.version = "1";
  s.hash = "00";
  s.title = {"Test", "Prov"};
  s.dimensions = {{"acc", "ACC", {"accessibility", "tillgänglighet"}, 30}, {"saf", "SAF", {"safety", "trygghet"}, 25}};
  s.groups = {{"wheels", "WH", {"people on wheels", "personer på hjul"}, true},
              {"eyes", "EY", {"people with reduced vision", "personer med nedsatt syn"}, true},
              {"others", "LG", {"others", "andra"}, false}};
  s.levels = {{"certified", {"Certified", "Certifierad"}, 50, 35, 1},
              {"silver", {"Silver", "Silver"}, 65, 50, 2},
              {"gold", {"Gold", "Guld"}, 80, 65, 3}};
  s.rules = {Rational::ratio(1, 2), Rational::ratio(3, 5), Rational::ratio(9, 10), Rational::ratio(1, 4), 1};
  s.sources = {{"S1", "A standard", "SE"}};
  return s;
}

Feature site(const std::string& id, const std::string& name) {
  Feature f;
  f.id = id;
  f.theme = Theme::site;
  f.geometry = MultiPolygon{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {}}};
  Attribute named;
  named.property = Property::name;
  named.text = name;
  f.attributes = {named};
  return f;
}

CriterionResult judge(const Criterion& c, Measurement m, Tri applicable, const JudgeOptions& options) {
  return judge_criterion(c, DecisionRule::guarded, std::move(m), applicable, options, "town:site/1");
}

}  // namespace levelground::testing
