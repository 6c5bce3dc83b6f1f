// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>

#include "core/base/decimal_commas.hpp"
#include "core/base/errors.hpp"
#include "core/city/of_kind.hpp"
#include "core/city/theme_words.hpp"
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

/// On which day it is asked, and how old what rules something out may be; none: as old as you like.
struct Asked {
  Date as_of;
  std::optional<int> max_age_months;
  [[nodiscard]] bool takes(const Date& date) const { return !max_age_months || is_at_most_months_old(date, as_of, *max_age_months); }
};

/// Open world: a feature seen is there; a feature not seen is absent only where a source is complete or somebody looked.
Tri has(Theme theme, const City& city, const Feature& site, const Asked& asked) {
  const bool seen = !city.near(theme, area_of(site), 0).empty();
  const auto absences = city.about_site(site.id, "absent:" + std::string(theme_name(theme)), asked.as_of);
  const bool said_absent = std::any_of(absences.begin(), absences.end(), [&](const Observation* none) { return asked.takes(day_of(*none)); });
  if (seen) return said_absent ? Tri::unknown : Tri::yes;  // two statements that disagree stay side by side
  if (said_absent) return Tri::no;
  return city.complete(theme, bounds(site.geometry), asked.as_of, asked.max_age_months) ? Tri::no : Tri::unknown;
}

/// Has the feature one of the values? What nobody says of it is unknown. Without values any feature will do.
Tri matches(const ExistsWith& rule, const City& city, const Feature& feature, const Date& as_of) {
  if (!rule.with) return Tri::yes;
  const PropertyInfo& info = property_info(rule.with->property);
  const std::vector<std::string>& values = rule.with->values;
  const auto accepts = [&](std::string_view value) { return std::find(values.begin(), values.end(), value) != values.end(); };
  if (info.property == Property::kind) return of_kind(feature, values);
  if (info.quantity == Quantity::text) {
    const std::string_view text = feature.text(info.property);
    if (text.empty()) return Tri::unknown;
    return accepts(text) ? Tri::yes : Tri::no;
  }
  bool some = false;
  bool all = true;
  const Known value = known(city, feature, info.property, as_of);
  const auto possible = [&](bool is_accepted) {
    some = some || is_accepted;
    all = all && is_accepted;
  };
  if (!value.stated) return Tri::unknown;
  if (!rule.with->bounds.none()) return lies_within(rule.with->bounds, value.range, info.quantity);
  if (info.quantity == Quantity::presence) {
    if (value.range.low <= Rational(0)) possible(accepts("no"));
    if (value.range.high >= Rational(1)) possible(accepts("yes"));
  } else {
    for (std::size_t code = 0; code < info.codes.size(); ++code) {
      const bool may_be = info.quantity == Quantity::ordinal ? value.range.contains(Rational(static_cast<std::int64_t>(code))) : (value.codes >> code & 1U) != 0;
      if (may_be) possible(accepts(info.codes[code]));
    }
  }
  if (some && all) return Tri::yes;
  return some ? Tri::unknown : Tri::no;
}

Box looked_at(const ExistsWith& rule, const Feature& site) {
  constexpr double mm_per_metre = 1000;
  return bounds(site.geometry).grown(rule.within.to_double() / mm_per_metre);
}

/// Is its layer older than what rules something out may be? One without a date is not.
bool is_too_old(const City& city, const Feature& feature, const Asked& asked) {
  const Date& date = city.sources().at(feature.source).date;
  return date.is_set() && !asked.takes(date);
}

Tri has_with(const ExistsWith& rule, const City& city, const Feature& site, const Asked& asked) {
  constexpr double mm_per_metre = 1000;
  const double metres = rule.within.to_double() / mm_per_metre;
  Tri best = city.complete(rule.theme, looked_at(rule, site), asked.as_of, asked.max_age_months) != nullptr ? Tri::no : Tri::unknown;
  for (const std::uint32_t f : city.near(rule.theme, area_of(site), metres)) {
    const Feature& feature = city.feature(f);
    Tri answer = matches(rule, city, feature, asked.as_of);
    if (answer == Tri::no && is_too_old(city, feature, asked)) answer = Tri::unknown;  // what it was then it need not be now
    best = std::max(best, answer);
  }
  return best;
}

/// Ground area in mm²: the projected area, divided by the square of a point scale that lies somewhere in the range there.
Interval ground_area(const City& city, const Feature& site) {
  const double projected = area(area_of(site)) * static_cast<double>(square_millimetres);
  const PointScale scale = city.scale_around(site);
  return {Rational::floor_of(projected / (scale.high * scale.high)), Rational::ceil_of(projected / (scale.low * scale.low))};
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

Tri asked_of(const Applicability& rule, const City& city, const Feature& site, const Asked& asked) {
  Tri all = Tri::yes;  // Tri is ordered no < unknown < yes, so "and" is the smallest
  for (const Theme theme : rule.exists) all = std::min(all, has(theme, city, site, asked));
  if (rule.exists_near) all = std::min(all, has_with(*rule.exists_near, city, site, asked));
  if (rule.exists_with) all = std::min(all, has_with(*rule.exists_with, city, site, asked));
  if (rule.area_at_least) all = std::min(all, is_large_enough(ground_area(city, site), *rule.area_at_least));
  if (!rule.site_kinds.empty()) all = std::min(all, is_of_kind(site, rule.site_kinds));
  if (!rule.any_of.empty()) {
    Tri any = Tri::no;  // "or" is the largest
    for (const Applicability& part : rule.any_of) any = std::max(any, asked_of(part, city, site, asked));
    all = std::min(all, any);
  }
  return all;
}

LocalText both(std::string text) { return {text, text}; }

LocalText joined(const LocalText& one, const LocalText& other, const LocalText& between) {
  if (one.empty()) return other;
  return other.empty() ? one : LocalText{one.en + between.en + other.en, one.sv + between.sv + other.sv};
}

std::string in_brackets(const Date& date) { return date.is_set() ? " (" + to_text(date) + ")" : std::string(); }

/// Who says that all of a theme are mapped, or that nobody does, or did too long ago.
LocalText vouched_words(Theme theme, const City& city, const Box& box, const Asked& asked) {
  if (const Completeness* complete = city.complete(theme, box, asked.as_of, asked.max_age_months)) {
    const std::string date = in_brackets(complete->as_of);
    return {complete->by + " states that all are mapped" + date, complete->by + " uppger att alla är kartlagda" + date};
  }
  if (const auto lapsed = asked.max_age_months ? city.lapsed(theme, box, asked.as_of, *asked.max_age_months) : std::nullopt) {
    const std::string what = lapsed->source->name + in_brackets(lapsed->date);
    if (lapsed->date.is_set()) return {"the statement that all are mapped is too old to count: " + what, "uppgiften om att alla är kartlagda är för gammal för att räknas: " + what};
    return {"the statement that all are mapped bears no day, so that it does not count: " + what, "uppgiften om att alla är kartlagda har ingen dag, så att den inte räknas: " + what};
  }
  return {"no statement that all are mapped holds here", "ingen uppgift om att alla är kartlagda gäller här"};
}

LocalText observation_words(const Observation& observation) {
  std::string words = observation.id;
  if (!observation.observer.empty()) words += ", " + observation.observer;
  if (observation.date.is_set()) words += ", " + to_text(observation.date);
  return both(words);
}

LocalText why_exists(Theme theme, const City& city, const Feature& site, const Asked& asked) {
  const LocalText what = theme_words(theme);
  auto absent = city.about_site(site.id, "absent:" + std::string(theme_name(theme)), asked.as_of);
  const auto newest = std::max_element(absent.begin(), absent.end(), [](const Observation* a, const Observation* b) { return day_of(*a) < day_of(*b); });
  const Observation* too_old = newest == absent.end() ? nullptr : *newest;
  std::erase_if(absent, [&](const Observation* none) { return !asked.takes(day_of(*none)); });
  const bool seen = !city.near(theme, area_of(site), 0).empty();
  if (!absent.empty()) {
    const LocalText who = observation_words(*absent.front());
    if (seen) return {what.en + " is mapped in it, and an observation says that there is none (" + who.en + ")",
                      what.sv + " är kartlagt i den, och en observation säger att det inte finns (" + who.sv + ")"};
    return {"an observation says that there is no " + what.en + " (" + who.en + ")", "en observation säger att det inte finns: " + what.sv + " (" + who.sv + ")"};
  }
  LocalText vouched = vouched_words(theme, city, bounds(site.geometry), asked);
  if (too_old != nullptr) {
    const LocalText who = observation_words(*too_old);
    vouched.en += "; an observation that there is none is too old to count (" + who.en + ")";
    vouched.sv += "; en observation av att det inte finns är för gammal för att räknas (" + who.sv + ")";
  }
  return {"no " + what.en + " is mapped in it, and " + vouched.en, "i den är inte kartlagt: " + what.sv + ", och " + vouched.sv};
}

LocalText why_exists_with(const ExistsWith& rule, const City& city, const Feature& site, const Asked& asked, Tri answer) {
  constexpr double mm_per_metre = 1000;
  const double metres = rule.within.to_double() / mm_per_metre;
  LocalText what = theme_words(rule.theme);
  if (rule.with) {
    const std::string condition = "(" + condition_text(*rule.with) + ")";
    what = joined(what, {condition, with_decimal_commas(condition)}, both(" "));
  }
  if (rule.within > Rational(0)) {
    what.en += " within " + display(rule.within, Quantity::length, "m", "en");
    what.sv += " inom " + display(rule.within, Quantity::length, "m", "sv");
  }
  const LocalText vouched = vouched_words(rule.theme, city, looked_at(rule, site), asked);
  const auto near = city.near(rule.theme, area_of(site), metres);
  const bool unsaid = answer == Tri::unknown && std::any_of(near.begin(), near.end(), [&](std::uint32_t f) { return matches(rule, city, city.feature(f), asked.as_of) == Tri::unknown; });
  if (unsaid) return {"whether one that is mapped counts is not stated: " + what.en, "om en som är kartlagd räknas är inte angivet: " + what.sv};
  // What was none of these when its layer was made may have become one.
  const auto old = std::find_if(near.begin(), near.end(), [&](std::uint32_t f) { return is_too_old(city, city.feature(f), asked); });
  if (answer == Tri::unknown && old != near.end()) {
    const Source& source = city.sources().at(city.feature(*old).source);
    const std::string which = source.name + in_brackets(source.date);
    return {"the layer that shows no " + what.en + " is too old to rule it out: " + which, "lagret som inte visar " + what.sv + " är för gammalt för att utesluta det: " + which};
  }
  return {"mapped is no " + what.en + ", and " + vouched.en, "inte kartlagt är: " + what.sv + ", och " + vouched.sv};
}

LocalText why_area(const Interval& area, const Rational& limit, Tri answer) {
  const auto words = [&](std::string_view language, std::string_view is, std::string_view below, std::string_view open) {
    return std::string(is) + display(area, Quantity::area, "m2", language) + std::string(answer == Tri::no ? below : open) + display(limit, Quantity::area, "m2", language);
  };
  return {words("en", "its area is ", ", and it applies from ", ", which may or may not reach "),
          words("sv", "dess yta är ", ", och det gäller från ", ", som kanske når ")};
}

LocalText why_kind(const Feature& site, const std::vector<std::string>& kinds, Tri answer) {
  std::string all;
  for (const std::string& kind : kinds) all += (all.empty() ? "" : ", ") + kind;
  if (answer == Tri::unknown) return {"its kind is not stated, and it applies to: " + all, "dess slag är inte angivet, och det gäller: " + all};
  const std::string kind(site.text(Property::kind));
  return {"its kind is ‘" + kind + "’, and it applies to: " + all, "dess slag är ”" + kind + "”, och det gäller: " + all};
}

LocalText why_asked(const Applicability& rule, const City& city, const Feature& site, const Asked& asked, Tri answer) {
  if (answer == Tri::yes) return {};
  LocalText why;
  const auto add = [&](Tri part, const auto& words) {
    if (part == answer) why = joined(why, words(), both("; "));
  };
  for (const Theme theme : rule.exists) add(has(theme, city, site, asked), [&] { return why_exists(theme, city, site, asked); });
  for (const auto& near : {rule.exists_near, rule.exists_with}) {
    if (near) add(has_with(*near, city, site, asked), [&] { return why_exists_with(*near, city, site, asked, answer); });
  }
  if (rule.area_at_least) {
    const Interval area = ground_area(city, site);
    add(is_large_enough(area, *rule.area_at_least), [&] { return why_area(area, *rule.area_at_least, answer); });
  }
  if (!rule.site_kinds.empty()) add(is_of_kind(site, rule.site_kinds), [&] { return why_kind(site, rule.site_kinds, answer); });
  Tri any = rule.any_of.empty() ? Tri::yes : Tri::no;
  for (const Applicability& part : rule.any_of) any = std::max(any, asked_of(part, city, site, asked));
  if (any == answer) {
    for (const Applicability& part : rule.any_of) add(asked_of(part, city, site, asked), [&] { return why_asked(part, city, site, asked, answer); });
  }
  return why;
}

/// What the parts of a rule would have been ruled out by, had it been newer.
void add_lapsed(const Applicability& rule, const City& city, const Feature& site, const Date& as_of, int months, std::vector<TooOld>& found) {
  const auto add_statement = [&](Theme theme, const Box& box) {
    const auto lapsed = city.lapsed(theme, box, as_of, months);
    if (lapsed) found.push_back({TooOld::What::completeness, lapsed->source->name, std::string(theme_name(theme)), lapsed->date});
  };
  for (const Theme theme : rule.exists) {
    add_statement(theme, bounds(site.geometry));
    Date newest;
    bool any = false;
    for (const Observation* none : city.about_site(site.id, "absent:" + std::string(theme_name(theme)), as_of)) {
      newest = std::max(newest, day_of(*none));
      any = true;
    }
    if (any && !is_at_most_months_old(newest, as_of, months)) found.push_back({TooOld::What::observations, "", "", newest});
  }
  for (const auto* with : {&rule.exists_near, &rule.exists_with}) {
    if (!*with) continue;
    const ExistsWith& there = **with;
    constexpr double mm_per_metre = 1000;
    add_statement(there.theme, looked_at(there, site));
    for (const std::uint32_t f : city.near(there.theme, area_of(site), there.within.to_double() / mm_per_metre)) {
      const Source& source = city.sources().at(city.feature(f).source);
      if (source.date.is_set() && !is_at_most_months_old(source.date, as_of, months)) found.push_back({TooOld::What::layer, source.name, "", source.date});
    }
  }
  for (const Applicability& part : rule.any_of) add_lapsed(part, city, site, as_of, months, found);
}

}  // namespace

Tri applies(const Applicability& rule, const City& city, const Feature& site, const Date& as_of, std::optional<int> max_age_months) {
  return asked_of(rule, city, site, {as_of, max_age_months});
}

LocalText why_applies(const Applicability& rule, const City& city, const Feature& site, const Date& as_of, std::optional<int> max_age_months, Tri answer) {
  return why_asked(rule, city, site, {as_of, max_age_months}, answer);
}

std::vector<TooOld> too_old_to_rule_out(const Applicability& rule, const City& city, const Feature& site, const Date& as_of, std::optional<int> max_age_months) {
  std::vector<TooOld> found;
  if (!max_age_months || applies(rule, city, site, as_of, max_age_months) != Tri::unknown || applies(rule, city, site, as_of) != Tri::no) return found;
  add_lapsed(rule, city, site, as_of, *max_age_months, found);
  return found;
}

}  // namespace levelground
