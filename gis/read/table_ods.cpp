// SPDX-License-Identifier: Apache-2.0
// A sheet of an OpenDocument spreadsheet (OASIS ODF 1.3 part 3, section 9): values as stored, repeats bounded by what
// they hold.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "gis/read/table.hpp"
#include "gis/read/workbook_parts.hpp"
#include "gis/read/xml_events.hpp"
#include "gis/read/zip_file.hpp"

namespace levelground::gis {
namespace {

class OdsReader {
 public:
  OdsReader(const std::filesystem::path& file, const std::string& sheet, SheetCells& cells)
      : m_file(file), m_sheet(sheet), m_cells(cells) {}

  /// First the names of the sheets, then the cells of the one that is wanted.
  void read(const std::string& text) {
    XmlEvents names;
    int depth = 0;  // a table may stand in a cell
    names.start = [&](std::string_view name, const XmlEvents::Attributes& attributes) {
      if (name == "table" && depth++ == 0) m_sheets.push_back(attribute(attributes, "name"));
    };
    names.end = [&](std::string_view name) { depth -= name == "table" ? 1 : 0; };
    names.text = [](std::string_view) {};
    parse_xml(text, m_file.string(), names);
    const bool only = m_sheet.empty() && m_sheets.size() == 1;
    const auto wanted = only ? m_sheets.begin()
                             : std::find_if(m_sheets.begin(), m_sheets.end(),
                                            [&](const std::string& s) { return !m_sheet.empty() && s == m_sheet; });
    if (wanted == m_sheets.end()) refuse_sheet(m_file, m_sheet, m_sheets);
    m_wanted = static_cast<std::size_t>(wanted - m_sheets.begin());
    XmlEvents events;
    events.start = [this](std::string_view name, const XmlEvents::Attributes& attributes) { start(name, attributes); };
    events.end = [this](std::string_view name) { end(name); };
    events.text = [this](std::string_view content) {
      if (!m_in_paragraph) return;
      if (m_text.size() + content.size() > longest_cell_text) refuse("a text in it is longer than 64 kB");
      m_text += content;
    };
    parse_xml(text, m_file.string(), events);
  }

 private:
  [[noreturn]] void refuse(std::string what) const {
    refuse_workbook(m_file, std::move(what));
  }

  [[nodiscard]] std::int64_t repeats(const XmlEvents::Attributes& attributes, std::string_view name) const {
    const std::string text = attribute(attributes, name);
    if (text.empty()) return 1;
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    constexpr std::int64_t most = 2'000'000'000;
    if (error != std::errc() || end != text.data() + text.size() || count < 1 || count > most)
      refuse(fmt::format("‘{}’ is no number of repeats", text));
    return count;
  }

  [[nodiscard]] bool inside() const { return m_depth == 1 && m_seen == m_wanted + 1; }

  void start(std::string_view name, const XmlEvents::Attributes& attributes) {
    if (name == "table" && m_depth++ == 0) ++m_seen;
    if (!inside()) return;
    if (name == "annotation") ++m_aside;
    if (m_aside > 0) return;
    if (name == "table-row") {
      m_row_repeats = repeats(attributes, "number-rows-repeated");
      m_column = 0;
      m_row_cells.clear();
    } else if (name == "table-cell" || name == "covered-table-cell") {
      m_cell_repeats = repeats(attributes, "number-columns-repeated");
      m_text.clear();
      const std::string type = attribute(attributes, "value-type");
      m_value = type == "boolean" ? (attribute(attributes, "boolean-value") == "true" ? "yes" : "no")
                : type == "date"  ? attribute(attributes, "date-value")
                                  : attribute(attributes, "value");
      m_is_number = type == "float" || type == "percentage" || type == "currency";
      const bool error = attribute(attributes, "value-type").empty() && attributes.count("formula") > 0;
      if (attributes.count("formula") > 0) m_cells.formulas += error ? 0U : 1U;
      if (error) ++m_cells.errors;
      m_is_error = error;
    } else if (name == "p") {
      if (!m_text.empty()) m_text += '\n';
      m_in_paragraph = true;
    } else if (name == "s" && m_in_paragraph) {
      m_text += ' ';
    }
  }

  void end(std::string_view name) {
    if (inside()) {
      if (m_aside > 0) {
        m_aside -= name == "annotation" ? 1 : 0;
      } else if (name == "p") {
        m_in_paragraph = false;
      } else if (name == "table-cell" || name == "covered-table-cell") {
        end_cell();
      } else if (name == "table-row") {
        end_row();
      }
    }
    if (name == "table") --m_depth;
  }

  void end_cell() {
    const std::string content = m_is_error        ? ""
                                : m_is_number     ? shortest_number(m_value)
                                : m_value.empty() ? m_text
                                                  : m_value;
    if (!content.empty()) {
      if (m_column + static_cast<std::size_t>(m_cell_repeats) > most_table_columns)
        refuse(fmt::format("row {} has more than {} columns", m_row, most_table_columns));
      for (std::int64_t i = 0; i < m_cell_repeats; ++i)
        m_row_cells.emplace_back(m_column + static_cast<std::size_t>(i), content);
    }
    m_column += static_cast<std::size_t>(m_cell_repeats);
  }

  void end_row() {
    if (!m_row_cells.empty()) {
      for (std::int64_t r = 0; r < m_row_repeats; ++r) {
        for (const auto& [column, text] : m_row_cells) m_cells.put(m_row + r, column, text);
      }
    }
    m_row += m_row_repeats;
  }

  const std::filesystem::path& m_file;
  const std::string& m_sheet;
  SheetCells& m_cells;
  std::vector<std::string> m_sheets;
  std::size_t m_wanted = 0;
  std::size_t m_seen = 0;
  int m_depth = 0;
  int m_aside = 0;
  std::int64_t m_row = 1;
  std::int64_t m_row_repeats = 1, m_cell_repeats = 1;
  std::size_t m_column = 0;
  std::vector<std::pair<std::size_t, std::string>> m_row_cells;
  std::string m_value, m_text;
  bool m_is_number = false, m_is_error = false, m_in_paragraph = false;
};

}  // namespace

void read_ods(const std::filesystem::path& file, const std::string& sheet, SheetCells& cells) {
  const ZipFile zip(file);
  const ZipFile::Entry* content = zip.find("content.xml");
  if (content == nullptr) {
    throw InputError(Problem{Problem::Severity::error,
                             file.string(),
                             {},
                             {},
                             0,
                             "it holds no content.xml, so it is no spreadsheet",
                             "Save the file anew with a spreadsheet program."});
  }
  OdsReader(file, sheet, cells).read(zip.read(*content, most_bytes_of_part));
}

}  // namespace levelground::gis
