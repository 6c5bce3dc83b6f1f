// SPDX-License-Identifier: Apache-2.0
#include "gis/read/table.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include <fmt/format.h>

#include "core/base/local_format.hpp"
#include "gis/read/file_checks.hpp"
#include "gis/read/ogr_csv.hpp"

namespace levelground::gis {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

Problem about(const std::string& file, Problem::Severity severity, std::string what, std::string remedy) {
  return {severity, file, {}, {}, 0, std::move(what), std::move(remedy)};
}

void note(const std::string& file, Problem::Severity severity, std::uint64_t count, const LocalText& what, LocalText remedy, std::vector<Problem>& problems) {
  if (count > 0) problems.push_back(said_of_file(severity, file, in_both("{} cells {}", "{} celler {}", count, what), std::move(remedy)));
}

AttributeTable read_csv_table(const std::filesystem::path& file, std::vector<Problem>& problems) {
  constexpr std::uint64_t most = 1'000'000'000;
  CsvTable csv = parse_csv(read_text(file, most), file.string(), problems);
  SheetCells cells(file.string());
  for (std::size_t c = 0; c < csv.columns.size(); ++c) cells.put(1, c, csv.columns[c]);
  for (const CsvRecord& record : csv.records) {
    for (std::size_t c = 0; c < record.cells.size(); ++c) cells.put(record.line, c, record.cells[c]);
  }
  return cells.take();
}

}  // namespace

std::optional<std::size_t> AttributeTable::find(std::string_view column) const {
  const auto at = std::find(columns.begin(), columns.end(), column);
  return at == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - columns.begin()));
}

std::string shortest_number(const std::string& text) {
  const auto number = strict_number(text, false);
  return number ? number_text(*number) : text;
}

void refuse_sheet(const std::filesystem::path& file, const std::string& sheet, const std::vector<std::string>& sheets) {
  std::string names;
  for (std::size_t i = 0; i < std::min<std::size_t>(sheets.size(), 20); ++i) names += (i == 0 ? "" : ", ") + sheets[i];
  throw InputError(
      about(file.string(), Problem::Severity::error,
            sheet.empty() ? "it has several sheets and none is named" : fmt::format("it has no sheet ‘{}’", sheet),
            fmt::format("Name one of: {}.", names)));
}

void SheetCells::refuse(std::string what, std::string remedy) const {
  throw InputError(about(m_file, Problem::Severity::error, std::move(what), std::move(remedy)));
}

void SheetCells::put(std::int64_t row, std::size_t column, std::string_view text) {
  const std::string_view content = trimmed(text);
  if (content.empty()) return;
  if (column >= most_table_columns)
    refuse(fmt::format("row {} has more than {} columns", row, most_table_columns), "Give a smaller table.");
  if (m_rows.empty() || m_rows.back().number != row) {
    if (!m_rows.empty() && m_rows.back().number > row)
      refuse(fmt::format("row {} comes after row {}", row, m_rows.back().number), "Save the file anew.");
    m_rows.push_back({row, {}});
  }
  std::vector<std::string>& cells = m_rows.back().cells;
  if (cells.size() <= column) {
    m_cells += column + 1 - cells.size();
    if (m_cells > most_table_cells)
      refuse(fmt::format("it has more than {} million cells", most_table_cells / 1'000'000), "Give a smaller table.");
    cells.resize(column + 1);
  }
  cells[column] = content;
}

AttributeTable SheetCells::take() {
  if (m_rows.empty()) refuse("the table is empty", "Give a table with a header.");
  AttributeTable table;
  table.columns = std::move(m_rows.front().cells);
  std::set<std::string_view> names;
  for (const std::string& column : table.columns) {
    if (!column.empty() && !names.insert(column).second)
      refuse(fmt::format("two columns are called ‘{}’", column), "Give each its own name.");
  }
  for (std::size_t i = 1; i < m_rows.size(); ++i) {
    m_rows[i].cells.resize(table.columns.size());  // what stands beside the header's columns has no name
    table.rows.push_back(std::move(m_rows[i]));
  }
  return table;
}

AttributeTable read_table(const std::filesystem::path& file, const std::string& sheet, std::vector<Problem>& problems) {
  check_readable(file);
  const std::string extension = extension_of(file);
  if (extension == ".csv" || extension == ".tsv") {
    if (!sheet.empty())
      throw InputError(
          about(file.string(), Problem::Severity::error, "a CSV file has no sheets", "Leave ‘sheet’ out."));
    return read_csv_table(file, problems);
  }
  if (extension != ".xlsx" && extension != ".ods") {
    throw InputError(
        about(file.string(), Problem::Severity::error, "the name does not end like a table", "Give XLSX, ODS or CSV."));
  }
  SheetCells cells(file.string());
  extension == ".ods" ? read_ods(file, sheet, cells) : read_xlsx(file, sheet, cells);
  AttributeTable table = cells.take();
  note(file.string(), Problem::Severity::note, cells.formulas,
       {"are formulas; the values stored with them are used, nothing is computed", "är formler; värdena som lagrats med dem används, inget räknas ut"}, {}, problems);
  note(file.string(), Problem::Severity::warning, cells.errors,
       {"hold an error in place of a value and count as empty", "innehåller ett fel i stället för ett värde och räknas som tomma"},
       {"Mend them in the sheet.", "Rätta dem i bladet."}, problems);
  return table;
}

}  // namespace levelground::gis
