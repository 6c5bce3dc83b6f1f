// SPDX-License-Identifier: Apache-2.0
/// A certification scheme: criteria, dimensions, groups, levels and rules. Immutable once read; every number of a standard is here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/cow_vector.hpp"
#include "core/base/date.hpp"
#include "core/scheme/criterion.hpp"

namespace levelground {

struct Dimension {
  std::string id;        ///< "accessibility"
  std::string code;      ///< "ACC"
  LocalText name;
  std::int64_t share = 0;
};

struct Group {
  std::string id;        ///< "mobility"
  std::string code;      ///< "WC"
  LocalText name;        ///< "people with reduced mobility"
  bool has_floor = true; ///< false: reported only, unless the scope names it
};

/// A named view that is the lowest of its groups ("persons with disabilities").
struct GroupView {
  std::string id;
  LocalText name;
  std::vector<std::string> groups;
};

struct Level {
  std::string id;        ///< "silver"
  LocalText name;
  Rational total;        ///< 0..100
  Rational floor;        ///< 0..100, of every group and dimension in scope
  int bars = 1;          ///< how many level bars the badge shows
};

struct OutcomeRules {
  Rational desk_at_least;            ///< share 0..1
  Rational field_at_least;
  Rational assessed_at_least;        ///< share of weight
  Rational not_applicable_at_most;   ///< share of each dimension's weight
  std::int64_t criteria_per_group = 0;  ///< a group with fewer applicable criteria naming it is undetermined
};

enum class DecisionRule : std::uint8_t { guarded, simple };

struct SchemeSource {
  std::string key;       ///< "S16"
  std::string title;
  std::string jurisdiction;
  std::string file = {};    ///< where it is listed: scheme.yaml or the profile
  std::int64_t line = 0;
  std::string title_sv = {};   ///< in Swedish; empty: the same
  [[nodiscard]] const std::string& title_in(std::string_view language) const { return language == "sv" && !title_sv.empty() ? title_sv : title; }
};

/// A human right that criteria serve, with the articles that hold it ("CRPD art. 9").
struct Right {
  std::string id;
  LocalText name;
  std::vector<std::string> instruments;
};

/// What an article of a treaty or of a law says. `id` is how rights and criteria call it: "CRPD art. 9".
struct Article {
  std::string id;
  LocalText name;        ///< "accessibility"
};

/// A principle that criteria carry out, of one stage of a place's life or of all.
struct Principle {
  std::string id;        ///< "O5"
  LocalText name;
  std::string stage;     ///< "overarching": of every stage
  std::string source;    ///< key of the source list
  Confidence confidence = Confidence::confirmed;  ///< unconfirmed: no mandatory criterion may name it
};

/// A word of a list that a scheme adds to: a ground of discrimination beside the seven, a kind of site.
struct Term {
  std::string id;
  LocalText name;
};

/// A unit of the city that answers for criteria ("streets office").
struct Owner {
  std::string id;
  LocalText name;
};

/// A figure that a profile's authors saw and did not use, for its reason. It decides nothing; it is shown wherever the criterion is explained.
struct OpenFigure {
  std::string criterion;  ///< code
  std::string figure;     ///< as it was seen: "2.3 m"
  LocalText reason;       ///< why it is not used
  std::string figure_sv = {};  ///< in Swedish; empty: the same
  [[nodiscard]] const std::string& figure_in(std::string_view language) const { return language == "sv" && !figure_sv.empty() ? figure_sv : figure; }
  std::string file;
  std::int64_t line = 0;
  bool unconfirmed = false;  ///< nobody confirmed it; else it was read, and is another thing or more than a limit can say
};

/// How few people a published distribution of ratings may rest on, so that nobody is recognised by an answer.
struct RatingDisclosure {
  std::int64_t respondents_at_least = 0;  ///< a distribution of fewer is not shown
  std::int64_t count_at_least = 0;        ///< a count that is smaller, and not 0, is not shown
};

/// A criterion of an earlier version that this one no longer has, and what took its place.
struct Deprecated {
  std::string criterion;                ///< its code in the last version that had it
  std::string last_version;             ///< that version
  std::vector<std::string> successors;  ///< codes; one may be deprecated itself. Empty: nothing took its place
  LocalText reason;
  std::string file;
  std::int64_t line = 0;
};

struct Scheme {
  std::string id;
  std::string version;
  std::string hash;        ///< SHA-256 over all its files, sorted by name
  bool altered = false;    ///< it bears the id, version and profile of a release, and its content is another; told by whoever keeps the record
  LocalText title;
  std::string profile;     ///< id of the profile applied; empty for none
  LocalText profile_title;
  Date profile_valid_from; ///< day of the profile's edition; not set without one. Says nothing of since when a limit holds
  DecisionRule decision_rule = DecisionRule::guarded;
  std::vector<Dimension> dimensions;
  std::vector<Group> groups;
  std::vector<GroupView> views;
  std::vector<Level> levels;         ///< ascending by total
  OutcomeRules rules;
  std::vector<SchemeSource> sources;
  std::vector<Right> rights;
  std::vector<Article> articles;     ///< of the rights, with their words; may leave some out
  std::vector<Owner> owners;
  std::vector<Principle> principles;
  std::vector<Term> more_grounds;    ///< beside the seven of vocabulary::grounds()
  std::vector<Term> site_kinds;      ///< kinds that criteria may ask for; empty: any word
  std::vector<OpenFigure> open_figures;  ///< of the profile
  std::vector<Deprecated> deprecated;
  std::optional<RatingDisclosure> disclosure;  ///< none: the scheme publishes no distributions
  CowVector<Criterion> criteria;     ///< sorted by code; an assessment that follows another holds the same ones

  [[nodiscard]] const Criterion* find(std::string_view code) const;
  /// The criteria that took the place of a deprecated code, through codes deprecated since; sorted, each once. Empty when nothing did.
  [[nodiscard]] std::vector<std::string> successors_of(std::string_view code) const;
  /// The deprecated codes whose place this criterion took, the other way round; sorted.
  [[nodiscard]] std::vector<std::string> predecessors_of(std::string_view code) const;
  [[nodiscard]] std::optional<std::size_t> dimension_index(std::string_view wanted) const;   ///< by id
  [[nodiscard]] std::optional<std::size_t> group_index(std::string_view id_or_code) const;
  [[nodiscard]] std::optional<std::size_t> level_index(std::string_view wanted) const;       ///< by id
  /// The seven grounds and those that the scheme adds.
  [[nodiscard]] std::vector<std::string> grounds() const;
  /// The articles of all rights, each once: those of `articles` in its order, then the others in that of the alphabet.
  [[nodiscard]] std::vector<std::string> article_ids() const;
};

/// The articles of a right that a criterion serves, in the right's order.
std::vector<std::string> articles_served(const Criterion& criterion, const Right& right);
/// Does a criterion serve a right, by naming it or one of its articles?
bool serves(const Criterion& criterion, const Right& right);

/// Makes the limits that are asked for each group in scope those of so many groups. A scheme that was read asks for as many as have a floor.
void ask_for_groups(Scheme& scheme, std::size_t groups);

/// "1.5.0", and for one whose content is not that of its release "1.5.0, altered" ("en" or "sv"). Thread-safe.
std::string version_words(const Scheme& scheme, std::string_view language);

}  // namespace levelground
