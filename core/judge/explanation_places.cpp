// SPDX-License-Identifier: Apache-2.0
#include "core/judge/explanation_places.hpp"

#include <algorithm>
#include <tuple>

#include "core/judge/combine.hpp"
#include "core/judge/judge.hpp"
#include "core/judge/ratings.hpp"
#include "core/judge/runs.hpp"
#include "core/judge/words.hpp"

namespace levelground {

namespace {

/// Places shown one by one; the rest are shown together, with their number and range.
constexpr std::size_t places_listed = 12;
/// Groups that stand lowest alike and are named.
constexpr std::size_t lowest_named = 3;
/// Digits at each end of a digest: enough to compare by eye.
constexpr std::size_t digest_end = 4;

std::string short_digest(const std::string& digest) {
  if (digest.size() <= 2 * digest_end) return digest;
  return digest.substr(0, digest_end) + "…" + digest.substr(digest.size() - digest_end);
}

std::string score_range(const ScoreInterval& score, const Texts& texts) {
  const std::string low = std::to_string(score.low);
  if (score.low == score.high) return texts.get("judge.explain.score", {{"score", low}});
  return texts.get("judge.explain.score_range", {{"low", low}, {"high", std::to_string(score.high)}});
}

Explanation explain_input(const MeasureInput& input, const Texts& texts) {
  Explanation node;
  const std::string grade = texts.get("judge.grade." + std::string(grade_name(input.grade)));
  node.text = texts.get("judge.explain.input", {{"words", input.words.in(texts.language())}, {"grade", grade}});
  node.reference = input.reference;
  for (const Evidence& evidence : input.evidence) {
    Explanation file;
    file.text = evidence.sha256.empty()
                    ? texts.get("judge.explain.evidence_missing", {{"file", evidence.file}})
                    : texts.get("judge.explain.evidence", {{"file", evidence.file}, {"digest", short_digest(evidence.sha256)}});
    if (evidence.content_date.is_set()) file.value = to_words(evidence.content_date, texts.language());
    file.reference = evidence.sha256;
    node.children.push_back(std::move(file));
  }
  return node;
}

Explanation explain_place(const Criterion& criterion, const PlaceResult& place, const ScoreInterval& score, const Texts& texts) {
  Explanation node;
  node.text = place.label.in(texts.language());
  if (node.text.empty()) node.text = place.feature.empty() ? texts.get("judge.explain.place") : place.feature;
  node.value = measured_words(criterion, place.value, place.known, texts);
  node.remark = score_range(score, texts);
  node.reference = place.feature;
  for (const MeasureInput& input : place.inputs) node.children.push_back(explain_input(input, texts));
  if (place.dissent) node.children.push_back({texts.get("judge.explain.dissent"), {}, {}, {}, {}});
  return node;
}

/// What the places are, where they are none: the voices of a rating, or each group's median. Spots are places.
std::string kind_of_place(const Criterion& criterion) {
  if (criterion.measure.kind != "observed_rating") return "";
  const std::string* by = criterion.measure.find("by");
  if (by == nullptr) return "_rating";
  return *by == "perspective" ? "_group" : "";
}

/// "lowest 2: median of those who answer as women, …": which of the groups stand lowest.
std::string with_lowest(std::string those, const Criterion& criterion, const std::vector<PlaceResult>& places, const std::vector<std::size_t>& members,
                        const Texts& texts) {
  Rational lowest = places[members.front()].value.low;
  for (const std::size_t i : members) lowest = std::min(lowest, places[i].value.low);
  std::string names;
  std::size_t named = 0, all = 0;
  for (const std::size_t i : members) {
    if (places[i].value.low != lowest || ++all > lowest_named) continue;
    names += (names.empty() ? "" : ", ") + places[i].label.in(texts.language());
    ++named;
  }
  if (all > named) names = texts.get("judge.explain.lowest_more", {{"names", names}, {"count", std::to_string(all - named)}});
  return texts.get("judge.explain.lowest", {{"those", std::move(those)}, {"value", measured_words(criterion, Interval::exact(lowest), true, texts)}, {"names", names}});
}

/// Places together: their number, the range of their values and of their scores.
Explanation explain_together(const Criterion& criterion, const std::vector<PlaceResult>& places, const std::vector<ScoreInterval>& scores,
                             const std::vector<std::size_t>& members, std::string_view id, const Texts& texts) {
  Interval value = places[members.front()].value;
  ScoreInterval score = scores[members.front()];
  bool known = true;
  for (const std::size_t i : members) {
    value = hull(value, places[i].value);
    score = {std::min(score.low, scores[i].low), std::max(score.high, scores[i].high)};
    known = known && places[i].known;
  }
  Explanation node;
  const std::string kind = id == "judge.explain.older" ? "" : kind_of_place(criterion);
  node.text = texts.plural(std::string(id) + kind, static_cast<long long>(members.size()));
  if (kind == "_group" && members.size() > 1 && known) node.text = with_lowest(node.text, criterion, places, members, texts);
  node.value = measured_words(criterion, value, known, texts);
  node.remark = score_range(score, texts);
  return node;
}

void add_places(Explanation& parent, const Criterion& criterion, const std::vector<PlaceResult>& places,
                const std::vector<ScoreInterval>& scores, const std::vector<bool>& counts, const std::vector<std::optional<Rational>>& runs,
                const Texts& texts) {
  std::vector<std::size_t> short_of;
  std::vector<std::size_t> passing;
  std::vector<std::size_t> older;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!counts[i]) {
      older.push_back(i);
    } else {
      (scores[i].low < criterion.pass_score ? short_of : passing).push_back(i);
    }
  }
  // Gravest first: sure failures before what cannot be told, that before what nobody has seen.
  std::sort(short_of.begin(), short_of.end(), [&](std::size_t a, std::size_t b) {
    return std::make_tuple(scores[a].high, !places[a].known, scores[a].low, a) < std::make_tuple(scores[b].high, !places[b].known, scores[b].low, b);
  });
  // One place is shown with its inputs, whatever its score.
  if (short_of.empty() && !passing.empty() && passing.size() <= places_listed / 3) std::swap(short_of, passing);
  const std::size_t listed = short_of.size() > places_listed ? places_listed - 1 : short_of.size();
  for (std::size_t n = 0; n < listed; ++n) {
    Explanation place = explain_place(criterion, places[short_of[n]], scores[short_of[n]], texts);
    if (const auto& run = runs[short_of[n]]) {
      place.children.push_back({texts.get("judge.explain.run", {{"length", display(*run, Quantity::length, "m", texts.language())}}), {}, {}, {}, {}});
    }
    parent.children.push_back(std::move(place));
  }
  short_of.erase(short_of.begin(), short_of.begin() + static_cast<std::ptrdiff_t>(listed));
  const auto together = [&](const std::vector<std::size_t>& members, std::string_view id) {
    if (!members.empty()) parent.children.push_back(explain_together(criterion, places, scores, members, id, texts));
  };
  together(short_of, "judge.explain.more_short");
  together(passing, listed == 0 && short_of.empty() ? "judge.explain.all" : "judge.explain.others");
  together(older, "judge.explain.older");
}

/// How long the run is that a stretch lies in decides which of several weaker values it may have, so it is told.
std::vector<std::optional<Rational>> runs_that_matter(const Criterion& criterion, DecisionRule rule, const Measurement& measurement) {
  const auto score = passing_score(criterion);
  if (!score || criterion.scale.limits[static_cast<std::size_t>(*score)]->exceptions.size() < 2) return std::vector<std::optional<Rational>>(measurement.places.size());
  return run_lengths(criterion.scale, *criterion.scale.limits[static_cast<std::size_t>(*score)], measurement.places, judged_values(criterion, rule, measurement));
}

/// On how much of its extent it is known: of so many things, or on a part of metres or of ground.
std::string known_part_words(const Measurement& measurement, const Texts& texts) {
  const bool nowhere = measurement.coverage == Rational(0);
  if (nowhere) return texts.get(measurement.whole ? "judge.explain.coverage_whole_alone" : "judge.explain.coverage_none");
  const std::string share = decimal_words(measurement.coverage * 100, texts);
  std::string known = texts.get("judge.explain.coverage", {{"share", share}});
  if (measurement.counted) {
    known = texts.get("judge.explain.known_of." + std::string(counted_extent_name(measurement.counted->of)),
                      {{"known", std::to_string(measurement.counted->known)}, {"all", std::to_string(measurement.counted->all)}, {"share", share}});
  }
  // Who speaks for the whole makes known what was not read place by place.
  return measurement.whole ? texts.get("judge.explain.coverage_whole", {{"known", known}}) : known;
}

std::string measured_id(const Criterion& criterion, const Measurement& measurement) {
  if (value_decides(criterion, measurement) || measurement.places.empty()) return "judge.explain.measured.value";
  switch (criterion.combine) {
    case Combine::worst: return "judge.explain.measured.worst" + kind_of_place(criterion);
    case Combine::median: return "judge.explain.measured.median";
    case Combine::latest: return "judge.explain.measured.latest";
    case Combine::share: break;
  }
  return "judge.explain.measured.value";
}

}  // namespace

Explanation explain_measured(const Scheme& scheme, const Criterion& criterion, DecisionRule rule, const CriterionResult& result, const Texts& texts) {
  const Measurement& measurement = result.measurement;
  Explanation node;
  const bool known = !measurement.unusable && !result.judged.contains(domain(measurement.quantity));
  const std::string value = measured_words(criterion, result.judged, known, texts);
  const bool withheld = withholds_voices(scheme, criterion);
  const RatingSpread spread = withheld ? spread_of(scheme, result) : RatingSpread();
  // Of how many it is the median would tell how many there are.
  const std::string id = withheld && (!spread.shown || measurement.voices) ? "judge.explain.measured.value" : measured_id(criterion, measurement);
  if (!known) {
    node.text = texts.get("judge.explain.nothing_measured");
  } else if (id == "judge.explain.measured.value") {
    node.text = texts.get(id, {{"value", value}});
  } else {
    node.text = texts.plural(id, static_cast<long long>(measurement.places.size()), {{"value", value}});
  }
  if (withheld) {
    node.children.push_back({spread_words(*scheme.disclosure, spread, texts), {}, {}, {}, {}});
    if (measurement.unusable) return node;
    const Judged judged = judge_value(criterion, rule, measurement);
    std::vector<PlaceResult> spots;   // what tells of a spot and of nobody (withhold_voices)
    std::vector<ScoreInterval> scores;
    for (std::size_t i = 0; i < measurement.places.size(); ++i) {
      // How many good ones there are beside it would tell, with the number of voices, what each of them said.
      if (measurement.places[i].is_statement || !measurement.places[i].known || judged.places[i].score.low >= criterion.pass_score) continue;
      spots.push_back(measurement.places[i]);
      scores.push_back(judged.places[i].score);
    }
    add_places(node, criterion, spots, scores, std::vector<bool>(spots.size(), true), std::vector<std::optional<Rational>>(spots.size()), texts);
    return node;
  }
  for (const SharedText& step : measurement.steps) node.children.push_back({step.in(texts.language()), {}, {}, {}, {}});
  if (measurement.not_accepted) {
    for (const NotAccepted& one : *measurement.not_accepted) {
      node.children.push_back({texts.get("judge.explain.not_accepted", {{"observation", one.observation}, {"why", one.why.in(texts.language())}}), {}, {}, {}, {}});
    }
  }
  if (measurement.observed && measurement.coverage < Rational(1)) node.children.push_back({known_part_words(measurement, texts), {}, {}, {}, {}});
  const Judged judged = judge_value(criterion, rule, measurement);
  if (measurement.whole) {
    const ScoreInterval score = value_decides(criterion, measurement) ? judged.score : judged.whole;
    Explanation whole = explain_place(criterion, *measurement.whole, score, texts);
    whole.text = texts.get("judge.explain.whole", {{"place", whole.text}});
    node.children.push_back(std::move(whole));
  }
  const bool lacking = value_decides(criterion, measurement) && !measurement.lacking.empty();
  const auto& places = lacking ? measurement.lacking : measurement.places;
  const std::vector<std::optional<Rational>> runs = lacking ? std::vector<std::optional<Rational>>(places.size()) : runs_that_matter(criterion, rule, measurement);
  std::vector<ScoreInterval> scores;
  std::vector<bool> counts;
  for (std::size_t i = 0; i < places.size(); ++i) {
    scores.push_back(lacking ? score_of(criterion.scale, decided_value(criterion, rule, places[i])) : judged.places[i].score);
    counts.push_back(lacking || judged.places[i].counts);
  }
  add_places(node, criterion, places, scores, counts, runs, texts);
  return node;
}

}  // namespace levelground
