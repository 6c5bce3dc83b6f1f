// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <numeric>

#include <fmt/format.h>

#include "app/report/words.hpp"
#include "core/judge/explanation.hpp"
#include "core/judge/matrix.hpp"

namespace levelground::report {
namespace {

struct View {
  const char* id;  ///< of its texts
  MatrixBy by;
  MatrixAcross across;
};
constexpr std::array<View, 8> views{{{"group", MatrixBy::group, MatrixAcross::dimension},
                                     {"right", MatrixBy::right, MatrixAcross::verdict},
                                     {"article", MatrixBy::article, MatrixAcross::verdict},
                                     {"ground", MatrixBy::ground, MatrixAcross::dimension},
                                     {"stage", MatrixBy::stage, MatrixAcross::dimension},
                                     {"principle", MatrixBy::principle, MatrixAcross::stage},
                                     {"owner", MatrixBy::owner, MatrixAcross::gap},
                                     {"owner_dimension", MatrixBy::owner, MatrixAcross::dimension}}};

/// What the cell counts, the interval of its score, and how much of its weight is assessed.
Data cell(const Context& c, MatrixAcross across, const MatrixCell& of) {
  Data data(Data::type::object);
  const std::int64_t judged = std::accumulate(of.verdicts.begin(), of.verdicts.end(), std::int64_t{0});
  if (judged == 0) return data;
  if (across == MatrixAcross::verdict) data.set("count", grouped(judged));
  if (across == MatrixAcross::gap) data.set("count", grouped(of.gaps));
  if (of.mandatory_gaps > 0)
    data.set("mandatory", c.texts.get(of.mandatory_gaps == 1 ? "report.city.mandatory.one" : "report.city.mandatory.many", {{"count", grouped(of.mandatory_gaps)}}));
  // What does not apply is counted and has neither a score nor anything to assess.
  if (of.criteria > 0) {
    data.set("score", score_words(of.score, c.texts));
    // Seven stages leave room for the figure only; the lead says what it is.
    const bool narrow = across == MatrixAcross::stage;
    data.set("assessed", narrow ? percent(c, of.assessed) + " %" : c.texts.get("report.views.assessed", {{"share", percent(c, of.assessed)}}));
  }
  data.set("filled", true);
  return data;
}

std::string instruments(const Scheme& scheme, const std::string& id) {
  std::string words;
  for (const Right& right : scheme.rights) {
    if (right.id != id) continue;
    for (const std::string& instrument : right.instruments) words += (words.empty() ? "" : ", ") + instrument;
  }
  return words;
}

/// What an article is about; empty where the scheme does not say.
std::string article_words(const Context& c, const std::string& id) {
  for (const Article& article : c.scheme().articles)
    if (article.id == id) return article.name.in(c.language());
  return {};
}

Data table(const Context& c, const View& view, const Matrix& matrix) {
  const std::string id = std::string("report.views.") + view.id;
  Data data(Data::type::object);
  data.set("heading", c.texts.get(id + ".heading"));
  data.set("caption", c.texts.get(id + ".caption"));
  data.set("lead", c.texts.get(id + ".lead"));
  if (view.across == MatrixAcross::stage) data.set("wide", true);
  data.set("first", c.texts.get("judge.matrix.by." + std::string(matrix_by_name(view.by))));
  Data heads(Data::type::list);
  for (const std::string& name : column_names(c.scheme(), view.across, c.texts)) heads.push_back(capitalised(name));
  heads.push_back(c.texts.get("judge.matrix.all"));
  data.set("heads", heads);
  Data rows(Data::type::list);
  for (const MatrixRow& row : matrix.rows) {
    Data entry(Data::type::object);
    if (view.by == MatrixBy::article && !row.id.empty()) {
      entry.set("name", row.id);
      entry.set("note", article_words(c, row.id));
    } else {
      entry.set("name", capitalised(row_name(c.scheme(), view.by, row, c.texts)));
    }
    if (view.by == MatrixBy::right && !row.id.empty()) entry.set("note", instruments(c.scheme(), row.id));
    Data cells(Data::type::list);
    for (const MatrixCell& of : row.cells) cells.push_back(cell(c, view.across, of));
    cells.push_back(cell(c, view.across, row.all));
    entry.set("cells", cells);
    rows.push_back(entry);
  }
  data.set("rows", rows);
  return data;
}

}  // namespace

Data result_views(const Context& c, std::optional<std::uint32_t> site) {
  std::vector<const SiteResult*> sites;
  if (site) {
    sites.push_back(&c.assessment.sites[*site]);
  } else {
    for (const SiteResult& one : c.assessment.sites) sites.push_back(&one);
  }
  Data tables(Data::type::list);
  for (const View& view : views) {
    if (site && view.by == MatrixBy::group) continue;  // a site's page has that table already, with floors
    const Matrix pooled = matrix(c.scheme(), sites, view.by, view.across);
    // A scheme without rights or units has one row only, that of what names none: nothing to compare.
    const bool named =
        std::any_of(pooled.rows.begin(), pooled.rows.end(), [](const MatrixRow& row) { return !row.id.empty(); });
    if (named) tables.push_back(table(c, view, pooled));
  }
  Data data(Data::type::object);
  data.set("tables", tables);
  data.set("lead", c.texts.get(site ? "report.views.lead_site" : "report.views.lead_city"));
  return data;
}

}  // namespace levelground::report
