// SPDX-License-Identifier: Apache-2.0
#include "core/judge/explain_cell.hpp"

#include <algorithm>

#include "core/base/names.hpp"
#include "core/judge/scores.hpp"
#include "core/judge/words.hpp"

namespace levelground {

namespace {

constexpr int axis_count = 8;
constexpr int across_count = 4;
constexpr std::string_view none_word = "none";

std::string points_between(std::int64_t low, std::int64_t high) {
  return low == high ? std::to_string(low) : std::to_string(low) + "–" + std::to_string(high);
}

/// "right:security" in two; without a colon the axis is empty. An article may hold a colon of its own, so only a known axis is split off.
std::pair<std::string_view, std::string_view> split_axis(std::string_view word) {
  const std::size_t colon = word.find(':');
  if (colon == std::string_view::npos) return {{}, word};
  const std::string_view axis = word.substr(0, colon);
  const bool known = axis == "view" || matrix_by_from_name(axis) || matrix_across_from_name(axis);
  return known ? std::pair{axis, word.substr(colon + 1)} : std::pair{std::string_view(), word};
}

std::string lower_first(std::string words) {
  if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z') words[0] = static_cast<char>(words[0] - 'A' + 'a');
  return words;
}

std::vector<CellName> rows_named(const Scheme& scheme, std::string_view word, const Texts& texts) {
  const auto [axis, name] = split_axis(word);
  std::vector<CellName> found;
  for (int b = 0; b < axis_count; ++b) {
    const auto by = static_cast<MatrixBy>(b);
    if (!axis.empty() && axis != matrix_by_name(by)) continue;
    for (const std::string& id : matrix_row_ids(scheme, by)) {
      MatrixRow row;
      row.id = id;
      bool is = id.empty() ? !axis.empty() && name == none_word : id == name || same_name(row_name(scheme, by, row, texts), name);
      if (by == MatrixBy::group && !is) is = scheme.group_index(name) == scheme.group_index(id);
      if (is) found.push_back({by, id, {}, {}, {}});
    }
  }
  for (const GroupView& view : scheme.views) {
    const bool is = view.id == name || same_name(view.name.en, name) || same_name(view.name.in("sv"), name);
    if ((axis.empty() || axis == "view") && is) found.push_back({MatrixBy::group, {}, view.id, {}, {}});
  }
  return found;
}

std::vector<std::pair<MatrixAcross, std::string>> columns_named(const Scheme& scheme, std::string_view word, const Texts& texts) {
  const auto [axis, name] = split_axis(word);
  std::vector<std::pair<MatrixAcross, std::string>> found;
  for (int a = 0; a < across_count; ++a) {
    const auto across = static_cast<MatrixAcross>(a);
    if (!axis.empty() && axis != matrix_across_name(across)) continue;
    const std::vector<std::string> ids = matrix_columns(scheme, across);
    const std::vector<std::string> called = column_names(scheme, across, texts);
    for (std::size_t c = 0; c < ids.size(); ++c) {
      const bool code = across == MatrixAcross::dimension && scheme.dimensions[c].code == name;
      if (ids[c] == name || code || same_name(called[c], name)) found.emplace_back(across, ids[c]);
    }
  }
  return found;
}

class CellExplainer {
 public:
  CellExplainer(const Scheme& scheme, const SiteResult& site, const Texts& texts) : m_scheme(scheme), m_site(site), m_texts(texts) {}

  [[nodiscard]] Explanation explain(const CellName& cell) const { return cell.view.empty() ? of_row(cell) : of_view(cell); }

 private:
  [[nodiscard]] Explanation of_view(const CellName& cell) const {
    const auto view = std::find_if(m_scheme.views.begin(), m_scheme.views.end(), [&](const GroupView& one) { return one.id == cell.view; });
    Explanation node;
    node.text = m_texts.get("judge.score.lowest", {{"name", with_column(view->name.in(m_texts.language()), cell)}});
    std::optional<Fractions> lowest;
    for (const std::string& group : view->groups) {
      CellName part = cell;
      part.view.clear();
      part.row = group;
      const MatrixCell sum = added_up(part);
      if (sum.criteria > 0) lowest = lowest ? Fractions{std::min(lowest->low, sum.score.low), std::min(lowest->high, sum.score.high)} : sum.score;
      node.children.push_back(of_row(part));
    }
    put(node, lowest);
    return node;
  }

  [[nodiscard]] Explanation of_row(const CellName& cell) const {
    std::int64_t low = 0, high = 0, weight = 0, known = 0;
    Explanation node, unknown, open;
    for (const std::size_t i : criteria_of(cell)) {
      const Criterion& criterion = m_scheme.criteria[i];
      const CriterionResult& result = m_site.criteria[i];
      if (result.verdict == Verdict::not_applicable) {
        node.children.push_back(criterion_line(i, "–", cell));
        continue;
      }
      low += criterion.weight * result.score.low;
      high += criterion.weight * result.score.high;
      weight += criterion.weight;
      const std::string points = points_between(criterion.weight * result.score.low, criterion.weight * result.score.high);
      const std::string of = m_texts.get("judge.score.of", {{"points", points}, {"most", std::to_string(criterion.weight * max_score)}});
      node.children.push_back(criterion_line(i, of, cell));
      if (result.assessed) known += criterion.weight;
      if (!result.assessed) unknown.children.push_back(criterion_line(i, of, cell));
      else if (result.score.low != result.score.high) open.children.push_back(criterion_line(i, of, cell));
    }
    const std::string points = points_between(low, high);
    node.text = m_texts.get("judge.score.sum", {{"name", name_of(cell)}, {"points", points}, {"most", std::to_string(weight * max_score)}});
    if (node.children.empty()) {
      node.children.push_back({m_texts.get("judge.cell.nothing"), {}, {}, {}, {}});
      return node;
    }
    const MatrixCell sum = added_up(cell);
    put(node, sum.criteria > 0 ? std::optional(sum.score) : std::nullopt);
    Explanation assessed;
    assessed.text = m_texts.get("judge.cell.assessed", {{"known", std::to_string(known)}, {"all", std::to_string(weight)}});
    assessed.value = decimal_words(sum.assessed * Rational(100), m_texts) + " %";
    unknown.text = m_texts.get("judge.cell.unknown");
    open.text = m_texts.get("judge.cell.open");
    for (Explanation* part : {&unknown, &open})
      if (!part->children.empty()) assessed.children.push_back(std::move(*part));
    node.children.push_back(std::move(assessed));
    return node;
  }

  [[nodiscard]] std::vector<std::size_t> criteria_of(const CellName& cell) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < m_scheme.criteria.size(); ++i) {
      if (in_row(m_scheme, m_scheme.criteria[i], cell.by, cell.row) && (!cell.across || in_column(m_scheme, m_site, i, *cell.across, cell.column)))
        found.push_back(i);
    }
    return found;
  }

  /// The number that is explained, as the matrix itself has it.
  [[nodiscard]] MatrixCell added_up(const CellName& cell) const {
    const MatrixAcross across = cell.across.value_or(MatrixAcross::dimension);
    const std::vector<std::string> columns = matrix_columns(m_scheme, across);
    for (const MatrixRow& row : matrix(m_scheme, {&m_site}, cell.by, across).rows) {
      if (row.id != cell.row || row.view) continue;
      if (!cell.across) return row.all;
      return row.cells.at(static_cast<std::size_t>(std::find(columns.begin(), columns.end(), cell.column) - columns.begin()));
    }
    return {};
  }

  [[nodiscard]] Explanation criterion_line(std::size_t index, std::string value, const CellName& cell) const {
    const Criterion& is = m_scheme.criteria[index];
    Explanation line{is.code + " " + is.title.in(m_texts.language()), std::move(value), verdict_words(m_site.criteria[index].verdict, m_texts), is.code, {}};
    if (cell.across != MatrixAcross::gap) return line;
    const auto gaps = std::count_if(m_site.gaps.begin(), m_site.gaps.end(),
                                    [&](const Gap& gap) { return gap.criterion == index && gap_kind_name(gap.kind) == cell.column; });
    line.remark += ", " + m_texts.plural("judge.cell.gaps", static_cast<long long>(gaps));
    return line;
  }

  [[nodiscard]] std::string with_column(std::string row, const CellName& cell) const {
    if (!cell.across) return row;
    const std::vector<std::string> columns = matrix_columns(m_scheme, *cell.across);
    const auto at = static_cast<std::size_t>(std::find(columns.begin(), columns.end(), cell.column) - columns.begin());
    const std::string axis = lower_first(m_texts.get("judge.matrix.across." + std::string(matrix_across_name(*cell.across))));
    return m_texts.get("judge.cell.across", {{"row", std::move(row)}, {"axis", axis}, {"column", column_names(m_scheme, *cell.across, m_texts).at(at)}});
  }

  [[nodiscard]] std::string name_of(const CellName& cell) const {
    MatrixRow row;
    row.id = cell.row;
    const std::string axis = m_texts.get("judge.matrix.by." + std::string(matrix_by_name(cell.by)));
    return with_column(m_texts.get("judge.cell.row", {{"axis", axis}, {"name", row_name(m_scheme, cell.by, row, m_texts)}}), cell);
  }

  void put(Explanation& node, const std::optional<Fractions>& score) const {
    node.value = score ? score_words(*score, m_texts) : m_texts.get("judge.score.undetermined");
    if (score) node.remark = number_words(score->low.to_text_exact() + (score->low == score->high ? "" : " – " + score->high.to_text_exact()), m_texts);
  }

  const Scheme& m_scheme;
  const SiteResult& m_site;
  const Texts& m_texts;
};

}  // namespace

std::string CellName::text() const {
  std::string words = view.empty() ? std::string(matrix_by_name(by)) + ":" + (row.empty() ? std::string(none_word) : row) : "view:" + view;
  if (across) words += "/" + std::string(matrix_across_name(*across)) + ":" + column;
  return words;
}

std::vector<CellName> cells_named(const Scheme& scheme, std::string_view word, const Texts& texts) {
  std::vector<CellName> whole = rows_named(scheme, word, texts);
  if (!whole.empty()) return whole;
  std::vector<CellName> found;
  // Names may hold a slash themselves, so each is tried as the one between row and column.
  for (std::size_t slash = word.find('/'); slash != std::string_view::npos; slash = word.find('/', slash + 1)) {
    for (const CellName& row : rows_named(scheme, word.substr(0, slash), texts)) {
      for (const auto& [across, column] : columns_named(scheme, word.substr(slash + 1), texts)) {
        CellName cell = row;
        cell.across = across;
        cell.column = column;
        found.push_back(std::move(cell));
      }
    }
  }
  return found;
}

Explanation explain_cell(const Assessment& assessment, const SiteResult& site, const CellName& cell, const Texts& texts) {
  Explanation node = CellExplainer(assessment.scheme, site, texts).explain(cell);
  const Scope& scope = assessment.options.scope;
  if (is_narrow(assessment.scheme, scope)) node.children.push_back({scope_words(assessment.scheme, scope, texts), {}, {}, {}, {}});
  return node;
}

}  // namespace levelground
