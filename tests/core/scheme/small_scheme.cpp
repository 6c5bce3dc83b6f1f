// SPDX-License-Identifier: Apache-2.0
#include "tests/core/scheme/small_scheme.hpp"

#include <stdexcept>

namespace levelground::testing_scheme {

namespace {

constexpr const char* head = R"(id: small
version: 1.2.0
title: {en: Small, sv: Liten}
decision_rule: guarded
dimensions:
  - {id: accessibility, code: ACC, name: {en: accessibility, sv: tillgänglighet}, share: 60}
  - {id: safety, code: SAF, name: {en: safety, sv: trygghet}, share: 40}
groups:
  - {id: mobility, code: WC, name: {en: mobility, sv: rörelse}, floor: yes}
  - {id: vision, code: BL, name: {en: vision, sv: syn}, floor: yes}
  - {id: minorities, code: MI, name: {en: minorities, sv: minoriteter}, floor: no}
views:
  - {id: disabled, name: {en: disabled, sv: funktionsnedsättning}, groups: [mobility, BL]}
levels:
  - {id: certified, name: {en: Certified, sv: Certifierad}, total: 50, floor: 35, bars: 1}
  - {id: silver, name: {en: Silver, sv: Silver}, total: 65.5, floor: 50, bars: 2}
rules: {desk_at_least: 50 %, field_at_least: 60 %, assessed_at_least: 90 %, not_applicable_at_most: 25 %, criteria_per_group: 1}
sources:
  - {key: S1, title: A book, jurisdiction: SE}
site_kinds: [{id: park, name: {en: park, sv: park}}, {id: square, name: {en: square, sv: torg}}]
)";

constexpr const char* kerb = R"(code: ACC-30
lineage: ACC-030
title: {en: Kerb, sv: Kant}
intent: {en: Wheels pass, sv: Hjul passerar}
remedy: {en: Lower it, sv: Sänk den}
question: {en: "Can you pass?", sv: "Kommer du fram?"}
dimension: accessibility
groups: [BL, mobility]
grounds: [disability, age]
stage: design
evaluation: layers
weight: 4
mandatory: yes
measure: {kind: kerb, within: 2 m}
combine: worst
scale:
  quantity: length
  unit: mm
  at_most:
    2: {limit: 20 mm, source: S1, clause: "art. 1", confidence: S, legal_minimum: yes}
    3: {limit: 0 mm, source: S1, clause: p. 1, confidence: C}
applies: {exists: [crossing], area_at_least: 0.5 ha, site_kind: [park, square]}
evidence: {lowest_grade: measured, max_age: 2 years, light: day}
gates: {coverage: 90 %, max_uncertainty: 5 mm}
good: {en: All do, sv: Alla gör}
method: {instrument: {en: tape, sv: måttband}, stations: {en: everywhere, sv: överallt}, light: day}
)";

constexpr const char* width = R"(code: ACC-02
title: {en: Width, sv: Bredd}
intent: {en: Meet, sv: Mötas}
remedy: {en: Widen, sv: Bredda}
dimension: accessibility
groups: all
grounds: [disability]
stage: design
evaluation: layers
weight: 5
measure: {kind: width, of: main_route, barriers: yes}
combine: worst
scale:
  quantity: length
  unit: m
  at_least:
    1: {limit: 1.2 m, source: S1, clause: p. 1, confidence: C}
    2: {limit: 1.5 m, except: {value: 1.0 m, for_at_most: 6 m}, source: S1, clause: p. 1, confidence: C}
    3: {limit: 2.0 m, source: S1, clause: p. 1, confidence: C}
question: {en: "Is it good?", sv: "Är det bra?"}
good: {en: All do, sv: Alla gör}
method: {instrument: {en: tape, sv: måttband}, stations: {en: everywhere, sv: överallt}, light: any}
)";

constexpr const char* smooth = R"(code: ACC-21
title: {en: Smooth, sv: Jämn}
intent: {en: Roll, sv: Rulla}
remedy: {en: Relay, sv: Lägg om}
dimension: accessibility
groups: [mobility]
grounds: [disability]
stage: management
evaluation: layers
weight: 3
measure: {kind: property_on_route, property: smoothness, with: [surface=asphalt|concrete, lit=yes]}
combine: worst
scale:
  quantity: ordinal
  at_least:
    2: {limit: good, source: S1, confidence: D}
    3: {limit: excellent, source: S1, confidence: D}
question: {en: "Is it good?", sv: "Är det bra?"}
good: {en: All do, sv: Alla gör}
method: {instrument: {en: tape, sv: måttband}, stations: {en: everywhere, sv: överallt}, light: any}
)";

constexpr const char* safe = R"(code: SAF-10
title: {en: Felt safety, sv: Trygghet}
intent: {en: Feel safe, sv: Känna sig trygg}
remedy: {en: Ask, sv: Fråga}
anchors:
  0: {en: nobody, sv: ingen}
  1: {en: few, sv: få}
  2: {en: most, sv: de flesta}
  3: {en: all, sv: alla}
dimension: safety
groups: [vision, minorities]
grounds: [sex]
stage: overarching
evaluation: observed
weight: 1
pass_score: 3
measure: {kind: rated, property: felt_safety, perspectives: [mobility, vision]}
combine: median
scale:
  quantity: rating
  at_least:
    3: {limit: 2.5, source: S1, confidence: D}
question: {en: "Is it good?", sv: "Är det bra?"}
good: {en: All do, sv: Alla gör}
method: {instrument: {en: tape, sv: måttband}, stations: {en: everywhere, sv: överallt}, light: any}
)";

constexpr const char* lit = R"(code: SAF-11
title: {en: Lit, sv: Belyst}
intent: {en: See, sv: Se}
remedy: {en: Light, sv: Lys}
dimension: safety
groups: all
grounds: [sex]
stage: design
evaluation: layers
weight: 2
measure: {kind: property_on_route, property: lit}
combine: worst
scale:
  quantity: presence
  at_least:
    2: {limit: yes, source: S1, confidence: D}
question: {en: "Is it good?", sv: "Är det bra?"}
good: {en: All do, sv: Alla gör}
method: {instrument: {en: tape, sv: måttband}, stations: {en: everywhere, sv: överallt}, light: night}
)";

constexpr const char* overrides = R"(id: se
title: {en: Sweden, sv: Sverige}
base: small
valid_from: 2026-01-01
sources:
  - {key: ALM, title: ALM 2, jurisdiction: SE}
criteria:
  ACC-30:
    scale:
      at_most:
        2: {limit: 6 mm, source: ALM, clause: "§ 8", confidence: C, legal_minimum: yes}
)";

}  // namespace

std::vector<NamedText> files() {
  return {{"a/scheme.yaml", head},   {"a/kerb.yaml", kerb}, {"a/width.yaml", width},
          {"a/smooth.yaml", smooth}, {"a/safe.yaml", safe}, {"a/lit.yaml", lit}};
}

NamedText profile() { return {"a/profiles/se.yaml", overrides}; }

MeasureCatalogue kinds() {
  using Type = ParameterSpec::Type;
  MeasureCatalogue catalogue;
  const auto parameter = [](std::string_view name, Type type, bool required, std::vector<std::string_view> words = {}) {
    ParameterSpec spec{};
    spec.name = name;
    spec.type = type;
    spec.words = std::move(words);
    spec.required = required;
    return spec;
  };
  const auto add = [&catalogue](std::string_view kind, std::vector<Quantity> quantities, bool has_runs, std::vector<ParameterSpec> parameters) {
    MeasureSpec spec{};
    spec.kind = kind;
    spec.quantities = std::move(quantities);
    spec.has_runs = has_runs;
    spec.parameters = std::move(parameters);
    catalogue.push_back(std::move(spec));
  };
  add("kerb", {Quantity::length}, false, {parameter("within", Type::quantity, true)});
  add("property_on_route", {Quantity::length, Quantity::ordinal, Quantity::presence}, true,
      {parameter("property", Type::property, true), parameter("with", Type::conditions, false)});
  add("rated", {Quantity::rating}, false,
      {parameter("property", Type::word, true), parameter("perspectives", Type::words, false, {"mobility", "vision"})});
  add("reach", {Quantity::share}, false,
      {parameter("to", Type::themes, true), parameter("from", Type::theme, false), parameter("property", Type::property, false),
       parameter("accepted", Type::words, false)});
  add("width", {Quantity::length}, true,
      {parameter("of", Type::word, true, {"main_route", "walkways"}), parameter("barriers", Type::flag, false)});
  return catalogue;
}

void change(std::vector<NamedText>& texts, const std::string& file, const std::string& was, const std::string& now) {
  for (NamedText& text : texts) {
    if (text.name != file) continue;
    const std::size_t at = text.text.find(was);
    if (at == std::string::npos) throw std::logic_error("‘" + was + "’ does not stand in " + file);
    if (text.text.find(was, at + 1) != std::string::npos) throw std::logic_error("‘" + was + "’ stands twice in " + file);
    text.text.replace(at, was.size(), now);
    return;
  }
  throw std::logic_error("there is no " + file);
}

std::string problems_of(const std::vector<NamedText>& texts, const std::vector<NamedText>& with_profile) {
  try {
    read_scheme(texts, with_profile, kinds());
    return {};
  } catch (const InputError& failure) {
    return failure.what();
  }
}

}  // namespace levelground::testing_scheme
