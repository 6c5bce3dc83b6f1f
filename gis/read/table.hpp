// SPDX-License-Identifier: Apache-2.0
/// A table without places: a sheet of an XLSX or ODS file, or a CSV file, as rows of text with the numbers that people
/// see beside them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/errors.hpp"

namespace levelground::gis {

struct TableRow {
  std::int64_t number = 0;         ///< as the program that made it counts: the row of a sheet, the line of a CSV file
  std::vector<std::string> cells;  ///< as many as there are columns; trimmed; numbers in their shortest form
};

struct AttributeTable {
  std::vector<std::string> columns;  ///< of the first row that holds anything; trimmed
  std::vector<TableRow> rows;        ///< those that hold anything

  [[nodiscard]] std::optional<std::size_t> find(std::string_view column) const;
};

/// Reads one sheet (`sheet` empty: the only one; of a CSV file it must be empty). Of formulas the value stored with
/// them is taken, and a note says how many there are; nothing is computed. Errors (#REF!) are empty. Throws InputError:
/// no such sheet, two columns of one name, no header, more than `most_cells`, damaged or hostile files (zip_file.hpp,
/// xml_events.hpp).
AttributeTable read_table(const std::filesystem::path& file, const std::string& sheet, std::vector<Problem>& problems);
inline constexpr std::size_t most_table_cells = 20'000'000;
inline constexpr std::size_t most_table_columns = 16'384;

/// Collects cells as a sheet gives them, by row and column; for the readers of XLSX and ODS.
class SheetCells {
 public:
  explicit SheetCells(std::string file) : m_file(std::move(file)) {}
  /// Columns count from 0, rows from 1 and never fall. Empty texts are passed over.
  void put(std::int64_t row, std::size_t column, std::string_view text);
  [[nodiscard]] AttributeTable take();
  std::uint64_t formulas = 0;
  std::uint64_t errors = 0;

 private:
  [[noreturn]] void refuse(std::string what, std::string remedy) const;
  std::string m_file;
  std::vector<TableRow> m_rows;
  std::size_t m_cells = 0;
};
void read_xlsx(const std::filesystem::path& file, const std::string& sheet, SheetCells& cells);
void read_ods(const std::filesystem::path& file, const std::string& sheet, SheetCells& cells);
/// "0.10000000000000001" as "0.1"; what is no number stays.
std::string shortest_number(const std::string& text);
/// Throws InputError: the sheet is not there, or must be named.
[[noreturn]] void refuse_sheet(const std::filesystem::path& file, const std::string& sheet,
                               const std::vector<std::string>& sheets);

}  // namespace levelground::gis
