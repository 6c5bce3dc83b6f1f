// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "app/cli/command.hpp"
#include "core/base/errors.hpp"
#include "core/judge/ratings.hpp"

namespace levelground::cli {

namespace {

struct RatingsOptions {
  InputOptions input;
  bool json = false;
};

constexpr int title_width = 44;
constexpr int count_width = 9;

std::string as_text(const Scheme& scheme, const std::vector<const SiteResult*>& sites, const Context& context,
                    const Texts& texts) {
  std::string out;
  for (const SiteResult* site : sites) {
    std::string head = pad(shorten(site->name.empty() ? site->id : site->name, title_width - 2), title_width) +
                       pad(texts.get("cli.ratings.respondents"), count_width + 2);
    for (int score = 0; score <= max_score; ++score) head += pad(std::to_string(score), count_width);
    out +=
        (out.empty() ? "" : "\n") + context.terminal.paint(Ink::bold, head + texts.get("cli.ratings.between")) + "\n";
    for (const RatingSpread& spread : rating_spreads(scheme, *site)) {
      out += pad(shorten(scheme.criteria[spread.criterion].title.in(texts.language()), title_width - 2), title_width);
      if (!spread.shown) {
        out += texts.get(spread.asked ? "cli.ratings.too_few" : "cli.ratings.nobody") + "\n";
        continue;
      }
      out += pad(std::to_string(spread.respondents), count_width + 2);
      for (const auto& count : spread.counts) out += pad(count ? std::to_string(*count) : "×", count_width);
      out += "\n";
    }
  }
  return out + "\n" +
         texts.get("cli.ratings.legend", {{"respondents", std::to_string(scheme.disclosure->respondents_at_least)},
                                          {"count", std::to_string(scheme.disclosure->count_at_least)}}) +
         "\n";
}

int run_ratings(const RatingsOptions& options, const Context& context) {
  const auto texts = run::load_texts(options.input.language);
  const run::RunResult result = assess_for(options.input, context, *texts);
  const Scheme& scheme = result.assessment->scheme;
  if (!scheme.disclosure) {
    throw InputError(Problem{
        Problem::Severity::error, options.input.input, "", "", 0,
        "the scheme ‘" + scheme.id + "’ publishes no distributions of ratings",
        "choose one that does, such as --scheme womens-safety-audit, or write ‘disclosure’ in its scheme.yaml"});
  }
  std::vector<const SiteResult*> sites;
  for (const SiteResult& site : result.assessment->sites) sites.push_back(&site);
  write_output("-", options.json ? ratings_json(scheme, sites)
                                 : context.terminal.plain(as_text(scheme, sites, context, *texts)));
  return done;
}

}  // namespace

Command add_ratings(CLI::App& program) {
  auto options = std::make_shared<RatingsOptions>();
  CLI::App* app = program.add_subcommand(
      "ratings", "how ratings are spread at each place, by day and after dark; small counts are withheld");
  add_input_options(*app, options->input, true);
  app->add_flag("--json", options->json, "print as JSON");
  app->footer(footer("levelground ratings project.yaml --scheme womens-safety-audit --site Kvarntorget"));
  return {app, [options](const Context& context) { return run_ratings(*options, context); }};
}

}  // namespace levelground::cli
