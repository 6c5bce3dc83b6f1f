// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <nlohmann/json.hpp>

#include "app/cli/command.hpp"
#include "core/judge/scores.hpp"
#include "core/judge/sensitivity.hpp"
#include "core/judge/words.hpp"

namespace levelground::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Options {
  InputOptions input;
  std::string site;
  bool json = false;
};

Explanation line(std::string text) { return {std::move(text), {}, {}, {}, {}}; }

std::string standing_words(const Scheme& scheme, const Standing& then, const Texts& texts) {
  return outcome_words(scheme, then.outcome, then.level, texts);
}

Explanation reasons_node(const SiteResult& site, const Texts& texts) {
  Explanation node = line(texts.get(site.reasons.empty() ? "outcome.no_reasons" : "outcome.reasons"));
  for (const LocalText& reason : site.reasons) node.children.push_back(line(reason.in(texts.language())));
  return node;
}

Explanation scores_node(const Scheme& scheme, const Scope& scope, const SiteResult& site, const Texts& texts) {
  Explanation node = line(texts.get("outcome.scores", {{"total", score_words(site.total, texts)}}));
  const auto add = [&](const std::string& name, bool determined, const Fractions& score, const Rational& assessed) {
    Explanation row = line(name);
    row.value = determined ? score_words(score, texts) : texts.get("judge.outcome.undetermined");
    row.remark = texts.get("outcome.assessed", {{"share", decimal_words(assessed * Rational(100), texts)}});
    node.children.push_back(std::move(row));
  };
  for (std::size_t d = 0; d < scheme.dimensions.size(); ++d) {
    const DimensionResult& result = site.dimensions[d];
    add(scheme.dimensions[d].name.in(texts.language()), result.determined, result.score, result.assessed);
  }
  for (const std::uint32_t g : groups_in_scope(scheme, scope)) {
    add(scheme.groups[g].name.in(texts.language()), site.groups[g].determined, site.groups[g].score,
        site.groups[g].assessed);
  }
  return node;
}

/// Nodes of one kind under a heading, or one line that says that nothing of the kind turns it.
template <typename Turns, typename Words>
Explanation turns_node(const char* some, const char* none, const Turns& turns, const Texts& texts, const Words& words) {
  Explanation node = line(texts.get(turns.empty() ? none : some));
  for (const auto& turn : turns) node.children.push_back(line(words(turn)));
  return node;
}

Explanation explain_outcome(const Assessment& assessment, const SiteResult& site, const Texts& texts) {
  const Scheme& scheme = assessment.scheme;
  Explanation root = line(outcome_words(scheme, site, texts));
  root.children.push_back(reasons_node(site, texts));
  root.children.push_back(scores_node(scheme, assessment.options.scope, site, texts));
  if (site.outcome == Outcome::screening) return root;
  const Sensitivity found = sensitivity(assessment, site);
  root.children.push_back(turns_node(
      "outcome.thresholds", "outcome.no_thresholds", found.thresholds, texts, [&](const ThresholdTurn& turn) {
        return texts.get(turn.beyond ? "outcome.threshold_beyond" : "outcome.threshold_at",
                         {{"which", texts.get(turn.floor ? "scheme.fact.floor" : "scheme.fact.total",
                                              {{"item", scheme.levels[turn.level].name.in(texts.language())}})},
                          {"now", turn.now.to_text_exact()},
                          {"at", decimal_words(turn.at, texts)},
                          {"outcome", standing_words(scheme, turn.then, texts)}});
      }));
  root.children.push_back(
      turns_node("outcome.shares", "outcome.no_shares", found.shares, texts, [&](const ShareTurn& turn) {
        return texts.get("outcome.number", {{"which", scheme.dimensions[turn.dimension].name.in(texts.language())},
                                            {"now", std::to_string(turn.now)},
                                            {"at", std::to_string(turn.at)},
                                            {"outcome", standing_words(scheme, turn.then, texts)}});
      }));
  root.children.push_back(
      turns_node("outcome.weights", "outcome.no_weights", found.weights, texts, [&](const WeightTurn& turn) {
        return texts.get("outcome.number", {{"which", scheme.criteria[turn.criterion].code},
                                            {"now", std::to_string(turn.now)},
                                            {"at", std::to_string(turn.at)},
                                            {"outcome", standing_words(scheme, turn.then, texts)}});
      }));
  root.children.push_back(
      turns_node("outcome.limits", "outcome.no_limits", found.limits, texts, [&](const LimitTurn& turn) {
        const Criterion& criterion = scheme.criteria[turn.criterion];
        const auto value = [&](const Rational& limit) {
          return measured_words(criterion, Interval::exact(limit), true, texts);
        };
        return texts.get(turn.beyond ? "outcome.limit_beyond" : "outcome.limit_at",
                         {{"criterion", criterion.code},
                          {"now", value(turn.now)},
                          {"at", value(turn.at)},
                          {"verdict", verdict_words(turn.verdict, texts)},
                          {"outcome", standing_words(scheme, turn.then, texts)}});
      }));
  return root;
}

std::string as_json(const Assessment& assessment, const SiteResult& site) {
  const Scheme& scheme = assessment.scheme;
  const Sensitivity found = sensitivity(assessment, site);
  const auto then = [&](const Standing& standing) {
    return Json{{"outcome", outcome_name(standing.outcome)},
                {"level", standing.level ? Json(scheme.levels[*standing.level].id) : Json()}};
  };
  Json reasons = Json::array();
  for (const LocalText& reason : site.reasons) reasons.push_back({{"en", reason.en}, {"sv", reason.sv}});
  Json weights = Json::array();
  for (const WeightTurn& t : found.weights)
    weights.push_back(
        {{"criterion", scheme.criteria[t.criterion].code}, {"now", t.now}, {"at", t.at}, {"then", then(t.then)}});
  Json shares = Json::array();
  for (const ShareTurn& t : found.shares)
    shares.push_back(
        {{"dimension", scheme.dimensions[t.dimension].id}, {"now", t.now}, {"at", t.at}, {"then", then(t.then)}});
  Json thresholds = Json::array();
  for (const ThresholdTurn& t : found.thresholds) {
    thresholds.push_back({{"level", scheme.levels[t.level].id},
                          {"threshold", t.floor ? "floor" : "total"},
                          {"now", t.now.to_text_exact()},
                          {"at", t.at.to_text_exact()},
                          {"beyond", t.beyond},
                          {"then", then(t.then)}});
  }
  Json limits = Json::array();
  for (const LimitTurn& t : found.limits) {
    limits.push_back({{"criterion", scheme.criteria[t.criterion].code},
                      {"now", t.now.to_text_exact()},
                      {"at", t.at.to_text_exact()},
                      {"beyond", t.beyond},
                      {"verdict", verdict_name(t.verdict)},
                      {"then", then(t.then)}});
  }
  const Json all = {{"site", site.id},          {"name", site.name},  {"standing", then({site.outcome, site.level})},
                    {"reasons", reasons},       {"weights", weights}, {"shares", shares},
                    {"thresholds", thresholds}, {"limits", limits}};
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

int run_command(const Options& options, const Context& context) {
  const auto texts = run::load_texts(options.input.language);
  const run::RunResult result = assess_for(options.input, context, *texts);
  const SiteResult& site = site_named(result, options.input.input, options.site);
  if (options.json) {
    write_output("-", as_json(*result.assessment, site));
    return done;
  }
  const std::string name = site.name.empty() ? site.id : site.name;
  const Explanation tree = explain_outcome(*result.assessment, site, *texts);
  write_output("-", context.terminal.plain(context.terminal.paint(Ink::bold, name) + "\n\n" + tree_lines(tree)));
  return done;
}

}  // namespace

Command add_outcome(CLI::App& program) {
  auto options = std::make_shared<Options>();
  CLI::App* app = program.add_subcommand(
      "outcome", "why a site has its level and not the next, and what would have to move to change that");
  add_input_options(*app, options->input, true);
  app->add_option("SITE", options->site, "site by id or name")->required();
  app->add_flag("--json", options->json, "print as JSON");
  app->footer(footer("levelground outcome sample-maps/alvhamra/alvhamra.yaml Lekudden"));
  return {app, [options](const Context& context) { return run_command(*options, context); }};
}

}  // namespace levelground::cli
