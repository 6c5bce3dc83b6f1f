// SPDX-License-Identifier: Apache-2.0
/// A criterion: what is demanded, of what, for whom, on whose word. Pure data, read from criteria/.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/quantity.hpp"
#include "core/city/feature.hpp"
#include "core/scheme/condition.hpp"
#include "core/city/observation.hpp"
#include "core/text/texts.hpp"

namespace levelground {

inline constexpr int max_score = 3;  ///< judgement.md section 2: scores are 0, 1, 2, 3

/// How sure the catalogue is of a figure: C read in an official text, S in a secondary page, D our own design, U unconfirmed.
enum class Confidence : std::uint8_t { confirmed, secondary, design, unconfirmed };
char confidence_letter(Confidence confidence);

/// "This weaker value for at most so many metres."
struct WeakerRun {
  Rational value;    ///< weaker than the limit, base unit of the scale's quantity
  Rational length;   ///< longest run over which it passes, mm
  std::string text;  ///< as written in the scheme: "1.00 m for at most 6 m"
};

/// A limit of a scale. `limit` alone, or with weaker values that pass over short runs.
struct Limit {
  Rational limit;                         ///< base unit of the scale's quantity
  std::optional<Rational> for_each_group; ///< asked for each group in scope: `limit` is so many times their number
  std::optional<Rational> upper;          ///< only for Scale::Direction::within: limit..upper
  std::vector<WeakerRun> exceptions;       ///< each weaker than the one before, for a shorter run; empty: none
  bool within_run = false;                ///< a run may pass by one exception and hold shorter runs that pass by the next; else one must hold for all of it
  std::optional<Rational> short_of;       ///< the clause says "below" (or "above") this; `limit` is the next whole unit inside it
  std::string text;                       ///< as written in the scheme: "1.50 m"
  std::string source;                     ///< key of the source list, e.g. "S16"
  std::string clause;                     ///< in the source's own language, or in English where the words are the scheme's
  std::string clause_sv = {};             ///< in Swedish; empty: the same
  [[nodiscard]] const std::string& clause_in(std::string_view language) const { return language == "sv" && !clause_sv.empty() ? clause_sv : clause; }
  Confidence confidence = Confidence::design;
  bool legal_minimum = false;
  Date valid_from = {};                   ///< since when the clause holds, where it says; else not set
  std::string file;                       ///< the profile it comes from; empty: the criterion's own file
  std::int64_t line = 0;                  ///< in that file
};

/// Maps a value to a score. limits[s] is the limit of score s, s = 1..3; a score without a limit is not on the scale.
struct Scale {
  enum class Direction : std::uint8_t { at_least, at_most, within };
  Direction direction = Direction::at_least;
  Quantity quantity = Quantity::count;
  std::string unit;                                   ///< for display
  std::array<std::optional<Limit>, max_score + 1> limits;
};

/// How place results become one. `worst`: the lowest score decides. `median`: median of lows and of highs. `latest`: the newest
/// observation. `share`: the measure itself already gives a share.
enum class Combine : std::uint8_t { worst, median, latest, share };

enum class Evaluation : std::uint8_t { layers, observed, document };  ///< desk = document; field = layers and observed

/// A measure to take: the kind and its parameters, as text, checked against the kind's ParameterSpecs by the reader.
/// A list is kept as its entries joined by commas without spaces ("seat,toilet"); no entry holds a comma.
struct MeasureCall {
  std::string kind;
  std::map<std::string, std::string> parameters;
  std::map<std::string, std::int64_t> lines;
  std::int64_t line = 0;

  /// The text of a parameter; nullptr when it is not given.
  [[nodiscard]] const std::string* find(std::string_view name) const;
  /// The entries of a list parameter; empty when it is not given.
  [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
  /// A yes/no parameter; `fallback` when it is not given.
  [[nodiscard]] bool flag(std::string_view name, bool fallback = false) const;
};

/// A feature of a theme, in a site or near it, perhaps one with a certain value: a crossing with signals.
struct ExistsWith {
  Theme theme = Theme::site;
  std::optional<PropertyCondition> with;   ///< nullopt: any feature of the theme
  Rational within;                         ///< mm: how far outside the site it may be; 0: in it
};

/// A statement about a site that decides whether a criterion applies. All given parts must hold.
struct Applicability {
  std::vector<Theme> exists;                   ///< the site has at least one feature of each of these themes
  std::optional<ExistsWith> exists_near;       ///< there is at least one feature of the theme in the site or near it
  std::optional<ExistsWith> exists_with;       ///< there is at least one such feature in the site or near it
  std::optional<Rational> area_at_least;       ///< mm²
  std::vector<std::string> site_kinds;         ///< one of these; empty: any
  std::vector<Applicability> any_of;           ///< at least one of these holds; none has such a list itself. Empty: nothing more is asked
  [[nodiscard]] bool always() const { return exists.empty() && !exists_near && !exists_with && !area_at_least && site_kinds.empty() && any_of.empty(); }
  [[nodiscard]] Rational looks_as_far_as() const;   ///< mm from the site; 0: not beyond it
  [[nodiscard]] bool asks_near(Theme theme) const;  ///< does it ask for such a feature near the site?
};

/// What mending a gap cost somewhere, as published: an example with its source and year, never an estimate for a site.
struct RemedyCost {
  LocalText what;               ///< what was built, with the unit: "footway, for each metre"
  Rational from;                ///< whole or decimal amount of `currency`, at least 0
  Rational to;                  ///< at least `from`
  std::string currency;         ///< ISO 4217: "GBP"
  std::optional<int> year;      ///< price level; none: the source gives no year
  std::string source;           ///< key of the source list; in a project the words of the city
  bool finds_out = false;       ///< it mends nothing: what it cost to find out where nothing is known
};

/// How a criterion is checked on site, or which paper shows it: what an auditor needs to know before going there.
struct CheckMethod {
  LocalText instrument;  ///< "folding rule, to 1 mm"; of a document: the paper to ask for
  LocalText stations;    ///< where and how often: "every kerb on the main route"; of a document: what it must show
  std::string light;     ///< "any", "day", "dusk" or "night"; empty where no method is stated
};

struct Criterion {
  std::string code;                ///< "ACC-30"
  std::string lineage;             ///< stays when a later version renames the code; default: the code
  LocalText title;
  LocalText intent;
  LocalText remedy;                ///< what would mend it
  std::vector<RemedyCost> costs;   ///< published unit costs of the remedy; may be empty
  LocalText question;              ///< plain-language question for residents; may be empty
  LocalText good;                  ///< what good looks like; may be empty
  CheckMethod method;
  std::array<LocalText, max_score + 1> anchors;  ///< words for scores 0..3 of a rating; may be empty
  std::string dimension;           ///< dimension id
  std::vector<std::string> groups; ///< group ids it names; empty: for all
  std::vector<std::string> grounds;
  std::vector<std::string> rights; ///< right ids it serves; may be empty
  std::vector<std::string> articles;  ///< ids of the articles it serves, in the scheme's order (Scheme::article_ids); may be empty
  std::string owner;               ///< id of the unit that answers for it; may be empty
  std::string indicator;           ///< "structure", "process" or "outcome"; may be empty
  std::string stage;               ///< lifecycle stage
  std::vector<std::string> principles;  ///< ids of Scheme::principles it carries out, in the scheme's order; may be empty
  Evaluation evaluation = Evaluation::layers;
  std::int64_t weight = 1;         ///< 1..5
  bool mandatory = false;          ///< for every level
  std::string mandatory_from;      ///< id of the lowest level that asks for it; empty: none, or every one
  std::vector<std::string> alternatives;  ///< codes of criteria of which one that is met stands for this one ("ramp or lift")
  int pass_score = 2;
  MeasureCall measure;
  Scale scale;
  std::optional<Scale> scheme_scale;         ///< the scheme's own scale, where a profile changed it: the override chain
  Combine combine = Combine::worst;
  Applicability applies;
  std::optional<Rational> coverage_gate;     ///< share of the extent that must be known to count as assessed; none: 0
  std::optional<Rational> max_uncertainty;   ///< base unit; for the `simple` decision rule
  Grade lowest_grade = Grade::tagged;        ///< lowest grade a certificate may rest on
  std::optional<int> max_age_months;         ///< evidence older than this at --as-of is not accepted
  Light light = Light::not_stated;           ///< only observations in this light are accepted; not_stated: any
  std::string file;                          ///< file it was read from, for explanations
  std::int64_t line = 0;
};

}  // namespace levelground
