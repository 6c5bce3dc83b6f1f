// SPDX-License-Identifier: Apache-2.0
#include "gis/read/ogr_csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "core/base/local_format.hpp"
#include "gis/read/file_checks.hpp"

namespace levelground::gis {
namespace {

[[noreturn]] void refuse(const std::string& file, std::int64_t line, std::string what, std::string remedy) {
  Problem problem;
  problem.file = file;
  problem.line = line;
  problem.what = std::move(what);
  problem.remedy = std::move(remedy);
  throw InputError(std::move(problem));
}

std::string lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lowered;
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

char separator_of(std::string_view text) {
  std::array<std::size_t, 3> counts{};
  constexpr std::string_view separators = ",;\t";
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) break;
    if (const auto which = separators.find(c); !quoted && which != std::string_view::npos) ++counts[which];
  }
  return separators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

/// Walks over the text record by record.
class RecordCursor {
 public:
  RecordCursor(std::string_view text, char separator, const std::string& file) : m_text(text), m_separator(separator), m_file(file) {}

  bool next(CsvRecord& record) {
    while (m_at < m_text.size() && (m_text[m_at] == '\n' || m_text[m_at] == '\r')) line_end();  // empty lines say nothing
    if (m_at >= m_text.size()) return false;
    record.line = m_line;
    record.cells.clear();
    for (;;) {
      record.cells.push_back(cell());
      if (m_at < m_text.size() && m_text[m_at] == m_separator) {
        ++m_at;
        continue;
      }
      if (m_at < m_text.size()) line_end();
      return true;
    }
  }

 private:
  void line_end() {
    if (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n') ++m_at;
    ++m_at;
    ++m_line;
  }
  bool at_cell_end() const {
    return m_at >= m_text.size() || m_text[m_at] == m_separator || m_text[m_at] == '\n' || m_text[m_at] == '\r';
  }
  std::string cell() {
    std::string value;
    if (m_at < m_text.size() && m_text[m_at] == '"') {
      const std::int64_t opened = m_line;
      ++m_at;
      for (;; ++m_at) {
        if (m_at >= m_text.size()) refuse(m_file, opened, "a quote that opens here never closes", "Close it, or double it inside a cell.");
        if (m_text[m_at] == '"') {
          if (m_at + 1 < m_text.size() && m_text[m_at + 1] == '"') {
            ++m_at;
          } else {
            break;
          }
        }
        if (m_text[m_at] == '\n') ++m_line;
        value += m_text[m_at];
      }
      ++m_at;
      if (!at_cell_end()) refuse(m_file, m_line, "text follows a closing quote", "Double the quotes inside the cell.");
      return value;
    }
    while (!at_cell_end()) value += m_text[m_at++];
    return value;
  }

  std::string_view m_text;
  char m_separator;
  const std::string& m_file;
  std::size_t m_at = 0;
  std::int64_t m_line = 1;
};

}  // namespace

std::optional<std::size_t> CsvTable::find(std::string_view column) const {
  const std::string wanted = lower(column);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (lower(columns[i]) == wanted) return i;
  }
  return std::nullopt;
}

CsvTable parse_csv(std::string_view text, const std::string& file, std::vector<Problem>& problems) {
  if (text.rfind("\xEF\xBB\xBF", 0) == 0) text.remove_prefix(3);
  if (const std::int64_t line = line_that_is_not_utf8(text); line != 0) {
    refuse(file, line, "the text is not UTF-8", "Save the table as UTF-8 (in a spreadsheet: “CSV UTF-8”).");
  }
  if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
    refuse(file, 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(nul), '\n'), "the file holds a zero byte",
           "This is not a table of text.");
  }
  CsvTable table;
  table.separator = separator_of(text);
  RecordCursor cursor(text, table.separator, file);
  CsvRecord header;
  if (!cursor.next(header)) refuse(file, 1, "the table is empty", "Its first line must name the columns.");
  std::set<std::string> seen;
  for (const std::string& cell : header.cells) {
    table.columns.push_back(trimmed(cell));
    if (!table.columns.back().empty() && !seen.insert(lower(table.columns.back())).second) {
      refuse(file, header.line, fmt::format("two columns are called ‘{}’", table.columns.back()), "Give each column its own name.");
    }
  }
  const LocalText quote_cells{"Quote cells that hold the separator.", "Sätt citattecken kring celler som innehåller skiljetecknet."};
  constexpr std::size_t shown = 20;
  std::size_t ragged = 0;
  CsvRecord record;
  while (cursor.next(record)) {
    if (record.cells.size() == table.columns.size()) {
      table.records.push_back(std::move(record));
      record = {};
      continue;
    }
    const LocalText what = in_both("the record has {} cells and the header {}", "posten har {} celler och rubrikraden {}", record.cells.size(), table.columns.size());
    table.left_out.emplace_back(record.line, what);
    if (++ragged > shown) continue;
    Problem problem;
    problem.file = file;
    problem.line = record.line;
    problem.say(what + LocalText{"; it is left out", "; den utelämnas"}, quote_cells);
    problems.push_back(std::move(problem));
  }
  if (ragged > shown) {
    Problem problem;
    problem.file = file;
    problem.say(in_both("{} more records have another number of cells than the header and are left out", "{} poster till har ett annat antal celler än rubrikraden och utelämnas", ragged - shown),
                quote_cells);
    problems.push_back(std::move(problem));
  }
  return table;
}

std::optional<double> strict_number(std::string_view text, bool comma) {
  std::string plain = trimmed(text);
  if (comma && plain.find('.') == std::string::npos) std::replace(plain.begin(), plain.end(), ',', '.');
  if (plain.empty()) return std::nullopt;
  const char* begin = plain.data() + (plain.front() == '+' ? 1 : 0);
  double value = 0;
  const auto [end, error] = std::from_chars(begin, plain.data() + plain.size(), value);
  if (error != std::errc() || end != plain.data() + plain.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string number_text(double value) {
  constexpr double whole = 1e15;  // from here on the last of 15 digits is worth more than 1
  return std::fabs(value) < whole ? fmt::format("{:.15g}", value) : fmt::format("{}", value);
}

std::string number_text(float value) {
  constexpr float whole = 1e7F;
  return std::fabs(value) < whole ? fmt::format("{:.7g}", value) : fmt::format("{}", value);
}

}  // namespace levelground::gis
