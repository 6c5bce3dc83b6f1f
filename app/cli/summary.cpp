// SPDX-License-Identifier: Apache-2.0
// The table that `assess` prints: the place first, the verdict second, the unknown always.
#include <algorithm>

#include "app/cli/command.hpp"
#include "core/judge/acceptance.hpp"
#include "core/judge/explanation.hpp"
#include "core/judge/scores.hpp"

namespace levelground::cli {

namespace {

constexpr int name_columns = 26;
constexpr std::size_t rows_shown = 25;

bool sure(const Gap& gap) { return gap.kind == GapKind::barrier || gap.kind == GapKind::shortfall; }

std::string sign(const Assessment& assessment, const SiteResult& site) {
  switch (site.outcome) {
    case Outcome::level: {
      const int bars = assessment.scheme.levels[*site.level].bars;
      return bars >= 3 ? "≡" : bars == 2 ? "=" : "-";
    }
    case Outcome::not_certified: return "✗";
    case Outcome::undetermined: return "?";
    case Outcome::screening: return "·";
  }
  return " ";
}

Ink ink(const SiteResult& site) {
  switch (site.outcome) {
    case Outcome::level: return Ink::good;
    case Outcome::not_certified: return Ink::bad;
    default: return Ink::open;
  }
}

std::string percent(const Rational& share, const Texts& texts) { return number_words((share * Rational(100)).to_text_floor(1), texts) + " %"; }

std::string row(const Assessment& assessment, const SiteResult& site, const Texts& texts, const Terminal& terminal) {
  const std::string outcome = pad(shorten(sign(assessment, site) + " " + outcome_words(assessment.scheme, site, texts), 17), 17);
  std::string line = "  " + pad(shorten(site.title(texts.language()), name_columns), name_columns) + " " + terminal.paint(ink(site), outcome) + " ";
  line += pad(score_words(site.total, texts), 11) + " ";
  line += terminal.bar(site.total.low.to_double() / 100, site.total.high.to_double() / 100, 20) + "  ";
  if (assessment.options.scope.screening) {
    const auto count = [&](auto wanted) { return std::to_string(std::count_if(site.gaps.begin(), site.gaps.end(), wanted)); };
    line += pad(count(sure), 6) + pad(count([](const Gap& gap) { return gap.kind == GapKind::possible; }), 9);
  } else {
    line += pad(shorten(worst_served_words(assessment.scheme, site, texts), 14), 15);
    line += pad(std::to_string(std::count_if(site.gaps.begin(), site.gaps.end(), [](const Gap& g) { return g.mandatory && sure(g); })), 10);
  }
  return line + percent(site.assessed, texts) + "\n";
}

std::string mandatory_gaps(const Assessment& assessment, const std::vector<const SiteResult*>& sites, const Texts& texts, const Terminal& terminal) {
  std::string lines;
  long long sites_with = 0;
  for (const SiteResult* site : sites) {
    std::string last;
    for (const Gap& gap : site->gaps) {
      const Criterion& criterion = assessment.scheme.criteria[gap.criterion];
      if (!gap.mandatory || !sure(gap) || criterion.code == last) continue;
      if (last.empty()) ++sites_with;
      last = criterion.code;
      const std::string what = measured_words(criterion, gap.value(), gap.known(), texts) + ", " + required_words(criterion, texts);
      std::string told = shorten(criterion.title.in(texts.language()) + ": " + what, 60);
      if (rests_on_unconfirmed(criterion)) told = texts.get("judge.unconfirmed_limit", {{"limit", told}});  // never cut off
      lines += "  " + terminal.paint(Ink::bad, "✗") + " " + pad(shorten(site->title(texts.language()), name_columns), name_columns) + " " +
               pad(criterion.code, 8) + told + "  " +
               shorten(gap.label().in(texts.language()), 40) + "\n";
    }
  }
  if (lines.empty()) return "";
  return texts.plural("cli.mandatory_gaps", sites_with) + "\n" + lines + "\n";
}

/// Where a figure that nobody has confirmed decides, every table says so.
std::string unconfirmed(const Assessment& assessment, const Texts& texts) {
  std::string codes;
  for (const std::string& code : unconfirmed_in_use(assessment)) codes += (codes.empty() ? "" : ", ") + code;
  return codes.empty() ? "" : texts.get("cli.figures_unconfirmed", {{"criteria", codes}}) + "\n";
}

/// "profile Norway": its id alone, "no", would read as an answer.
std::string profile_words(const Scheme& scheme, const Texts& texts) {
  return texts.get("cli.profile", {{"profile", scheme.profile_title.empty() ? scheme.profile : scheme.profile_title.in(texts.language())}});
}

/// Figures that a certificate may not rest on, and how the certifier takes them on.
std::string refused(const Assessment& assessment, const Texts& texts) {
  std::string codes;
  for (const std::string& code : figures_refused(assessment.scheme, assessment.options)) codes += (codes.empty() ? "" : ", ") + code;
  return codes.empty() ? "" : texts.get("cli.figures_refused", {{"criteria", codes}}) + "\n";
}

}  // namespace

std::string summary(const run::RunResult& result, const Texts& texts, const Terminal& terminal, bool all_sites) {
  const Assessment& assessment = *result.assessment;
  const Scheme& scheme = assessment.scheme;
  const bool screening = assessment.options.scope.screening;
  std::string out = terminal.paint(Ink::bold, texts.plural("cli.title", static_cast<long long>(assessment.sites.size()), {{"city", result.city->name()}}));
  out += "    " + scheme.id + " " + version_words(scheme, texts.language()) + (scheme.profile.empty() ? "" : " · " + profile_words(scheme, texts)) + " · " +
         (assessment.options.as_of.is_set() ? texts.get("cli.as_of", {{"date", to_text(assessment.options.as_of)}}) : texts.get("cli.no_date")) + " · " + result.city->crs().code + "\n";
  if (!result.city->crs().accuracy.empty()) out += texts.get("cli.crs", {{"name", result.city->crs().name}, {"accuracy", result.city->crs().accuracy}}) + "\n";
  if (screening) out += texts.get("cli.screening") + "\n";
  if (is_narrow(scheme, assessment.options.scope)) out += scope_words(scheme, assessment.options.scope, texts) + "\n";
  if (assessment.options.certifying) out += texts.get("cli.certifying") + "\n" + refused(assessment, texts);
  out += "\n  " + pad(texts.get("cli.column.site"), name_columns) + " " + pad(texts.get("cli.column.outcome"), 17) + " " +
         pad(texts.get("cli.column.total"), 11) + " 0        50        100 " + "  ";
  out += screening ? pad(texts.get("cli.column.sure"), 6) + pad(texts.get("cli.column.possible"), 9)
                   : pad(texts.get("cli.column.worst"), 15) + pad(texts.get("cli.column.mandatory"), 10);
  out += texts.get("cli.column.assessed") + "\n";

  std::vector<std::uint32_t> numbers(assessment.sites.size());
  std::iota(numbers.begin(), numbers.end(), 0U);
  const auto sure_count = [&](std::uint32_t site) { return std::count_if(assessment.sites[site].gaps.begin(), assessment.sites[site].gaps.end(), sure); };
  std::stable_sort(numbers.begin(), numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
    // A first look leads with sure gaps; a judged city with its tiers.
    if (screening) return sure_count(a) > sure_count(b);
    if (assessment.tier(a) != assessment.tier(b)) return assessment.tier(a) < assessment.tier(b);
    return assessment.sites[a].total.low > assessment.sites[b].total.low;
  });
  std::vector<const SiteResult*> order;
  for (const std::uint32_t number : numbers) order.push_back(&assessment.sites[number]);
  const std::size_t shown = all_sites ? order.size() : std::min(order.size(), rows_shown);
  for (std::size_t i = 0; i < shown; ++i) out += row(assessment, *order[i], texts, terminal);
  if (shown < order.size()) out += "  " + texts.plural("cli.more_sites", static_cast<long long>(order.size() - shown)) + "\n";
  out += "\n  " + texts.get("cli.legend") + "\n\n";
  std::vector<const SiteResult*> listed(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown));
  out += mandatory_gaps(assessment, listed, texts, terminal);

  std::array<long long, 5> verdicts{};
  for (const SiteResult& site : assessment.sites) {
    for (const CriterionResult& judged : site.criteria) ++verdicts.at(static_cast<std::size_t>(judged.verdict));
  }
  std::string counts;
  for (std::size_t v = 0; v < verdicts.size(); ++v) {
    counts += (counts.empty() ? "" : ", ") + std::to_string(verdicts.at(v)) + " " + verdict_words(static_cast<Verdict>(v), texts);
  }
  out += texts.get("cli.verdicts", {{"counts", counts}}) + "\n" + unconfirmed(assessment, texts);
  for (const SiteResult* site : listed) {
    if (site->gaps.empty()) continue;
    out += texts.get("cli.next", {{"command", "levelground why " + result.input.string() + " '" + site->title(texts.language()) + "' " +
                                                  scheme.criteria[site->gaps.front().criterion].code}}) + "\n";
    break;
  }
  return out;
}

}  // namespace levelground::cli
