// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <algorithm>
#include <map>
#include <memory>

#include <nlohmann/json.hpp>

#include "app/cli/command.hpp"
#include "app/run/conformance.hpp"
#include "core/base/json_text.hpp"

namespace levelground::cli {

namespace {

using Json = nlohmann::ordered_json;

struct ConformanceOptions {
  std::string scheme = "levelground-dignity", language = "en";
  bool json = false;
};

std::string interval_text(const Criterion& criterion, const std::optional<Interval>& value, const Texts& texts) {
  return value ? measured_words(criterion, *value, true, texts) : "–";
}

std::string score_text(const ScoreInterval& score) {
  return score.low == score.high ? std::to_string(score.low)
                                 : std::to_string(score.low) + "–" + std::to_string(score.high);
}

std::string as_json(const run::ConformanceRun& run) {
  const auto ends = [](const Interval& value) {
    return Json{{"low", value.low.is_finite() ? Json(value.low.to_text_exact()) : Json()},
                {"high", value.high.is_finite() ? Json(value.high.to_text_exact()) : Json()}};
  };
  Json cases = Json::array();
  for (const ConformanceResult& result : run.results) {
    const ConformanceCase& expected = *result.expected;
    cases.push_back(
        {{"criterion", expected.criterion},
         {"site", expected.site},
         {"passed", result.passed},
         {"expected",
          {{"verdict", verdict_name(expected.verdict)}, {"assessed", expected.assessed ? Json(*expected.assessed) : Json()}, {"value", expected.value ? ends(*expected.value) : Json()}}},
         {"found", result.found ? Json{{"verdict", verdict_name(result.verdict)},
                                       {"score", {result.score.low, result.score.high}},
                                       {"assessed", result.assessed},
                                       {"value", ends(result.value)}}
                                : Json()}});
  }
  Json all = {{"scheme", run.set->scheme}, {"version", run.set->version}};
  if (run.assessment->scheme.altered) all["altered"] = true;
  all["sha256"] = run.assessment->scheme.hash;
  all["cases"] = std::move(cases);
  return json_text(all);
}

std::string as_text(const run::ConformanceRun& run, const Texts& texts) {
  const Scheme& scheme = run.assessment->scheme;
  std::string out;
  std::size_t failed = 0;
  for (const ConformanceResult& result : run.results) {
    if (result.passed) continue;
    ++failed;
    const ConformanceCase& expected = *result.expected;
    const Criterion& criterion = *scheme.find(expected.criterion);
    out += texts.get(
               "scheme.conformance.failed",
               {{"criterion", expected.criterion}, {"site", expected.site}, {"line", std::to_string(expected.line)}}) +
           "\n";
    out += "  " +
           texts.get("scheme.conformance.expected", {{"verdict", verdict_words(expected.verdict, texts)},
                                                     {"score", expected.score ? score_text(*expected.score) : "–"},
                                                     {"value", interval_text(criterion, expected.value, texts)}}) +
           "\n";
    if (result.found && expected.assessed && *expected.assessed != result.assessed)
      out += "  " + texts.get(*expected.assessed ? "scheme.conformance.not_assessed" : "scheme.conformance.assessed") + "\n";
    out += "  " +
           (result.found
                ? texts.get("scheme.conformance.found", {{"verdict", verdict_words(result.verdict, texts)},
                                                         {"score", score_text(result.score)},
                                                         {"value", interval_text(criterion, result.value, texts)}})
                : texts.get("scheme.conformance.no_site")) +
           "\n";
  }
  const auto missing = missing_cases(*run.set, scheme);
  std::map<std::string, std::string> without;  // verdict -> codes
  for (const auto& [code, verdicts] : missing) {
    for (const Verdict verdict : verdicts) without[verdict_words(verdict, texts)] += " " + code;
  }
  for (const auto& [verdict, codes] : without)
    out += texts.get("scheme.conformance.missing", {{"verdict", verdict}, {"criteria", codes.substr(1)}}) + "\n";
  out += texts.get("scheme.conformance.sum", {{"scheme", scheme.id + " " + version_words(scheme, texts.language())},
                                              {"cases", std::to_string(run.results.size())},
                                              {"failed", std::to_string(failed)},
                                              {"criteria", std::to_string(scheme.criteria.size() - missing.size())},
                                              {"all", std::to_string(scheme.criteria.size())}}) +
         "\n";
  return out;
}

int run_conformance(const ConformanceOptions& options, const Context& context) {
  const auto texts = run::load_texts(options.language);
  ProgressLine progress(isatty(STDERR_FILENO) == 1, *texts);
  const run::ConformanceRun run = run::run_conformance(options.scheme, progress, context.stop);
  progress.clear();
  write_output("-", options.json ? as_json(run) : context.terminal.plain(as_text(run, *texts)));
  const bool all = std::all_of(run.results.begin(), run.results.end(),
                               [](const ConformanceResult& result) { return result.passed; });
  return all ? done : fail_on_hit;
}

}  // namespace

Command add_conformance(CLI::App& scheme) {
  auto options = std::make_shared<ConformanceOptions>();
  CLI::App* app = scheme.add_subcommand("conformance", "run the scheme's published cases; exit code 1 when one fails");
  app->add_option("SCHEME", options->scheme, "scheme id or folder; default: levelground-dignity");
  app->add_option("--language", options->language, "en or sv")->check(CLI::IsMember({"en", "sv"}));
  app->add_flag("--json", options->json, "print every case with what was expected and found");
  app->footer(footer("levelground scheme conformance levelground-dignity"));
  return {app, [options](const Context& context) { return run_conformance(*options, context); }};
}

}  // namespace levelground::cli
