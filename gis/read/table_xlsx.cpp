// SPDX-License-Identifier: Apache-2.0
// A sheet of Office Open XML (ECMA-376 part 1, SpreadsheetML): values and shared strings, nothing else.
#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "gis/read/table.hpp"
#include "gis/read/workbook_parts.hpp"
#include "gis/read/xml_events.hpp"
#include "gis/read/zip_file.hpp"

namespace levelground::gis {
namespace {

std::string part_of(const ZipFile& zip, const std::filesystem::path& file, const std::string& name) {
  const ZipFile::Entry* entry = zip.find(name);
  if (entry == nullptr) refuse_workbook(file, fmt::format("it holds no part ‘{}’, so it is no workbook that can be read", name));
  return zip.read(*entry, most_bytes_of_part);
}

struct Sheet {
  std::string name, relation;
};

std::vector<Sheet> sheets_of(const ZipFile& zip, const std::filesystem::path& file) {
  std::vector<Sheet> sheets;
  XmlEvents events;
  events.start = [&](std::string_view name, const XmlEvents::Attributes& attributes) {
    if (name == "sheet") sheets.push_back({attribute(attributes, "name"), attribute(attributes, "id")});
  };
  events.end = [](std::string_view) {};
  events.text = [](std::string_view) {};
  parse_xml(part_of(zip, file, "xl/workbook.xml"), file.string(), events);
  return sheets;
}

/// The part of the file that a sheet is in: relations say it, relative to the workbook or from the top.
std::string target_of(const ZipFile& zip, const std::filesystem::path& file, const std::string& relation) {
  std::string target;
  XmlEvents events;
  events.start = [&](std::string_view name, const XmlEvents::Attributes& attributes) {
    const bool inside = attribute(attributes, "TargetMode") != "External";
    if (name == "Relationship" && inside && attribute(attributes, "Id") == relation)
      target = attribute(attributes, "Target");
  };
  events.end = [](std::string_view) {};
  events.text = [](std::string_view) {};
  parse_xml(part_of(zip, file, "xl/_rels/workbook.xml.rels"), file.string(), events);
  return target.starts_with('/') ? target.substr(1) : "xl/" + target;
}

std::vector<std::string> shared_strings(const ZipFile& zip, const std::filesystem::path& file) {
  std::vector<std::string> strings;
  if (zip.find("xl/sharedStrings.xml") == nullptr) return strings;
  bool in_text = false;
  int phonetic = 0;  // reading aids beside a text are not part of it
  XmlEvents events;
  events.start = [&](std::string_view name, const XmlEvents::Attributes&) {
    if (name == "si") strings.emplace_back();
    if (name == "rPh") ++phonetic;
    in_text = name == "t" && phonetic == 0 && !strings.empty();
  };
  events.end = [&](std::string_view name) {
    if (name == "rPh") --phonetic;
    in_text = false;
  };
  events.text = [&](std::string_view text) {
    if (!in_text) return;
    if (strings.back().size() + text.size() > longest_cell_text) refuse_workbook(file, "a text in it is longer than 64 kB");
    strings.back() += text;
  };
  parse_xml(part_of(zip, file, "xl/sharedStrings.xml"), file.string(), events);
  return strings;
}

/// "BC12" is column 54 (from 0) of row 12; nullopt when it is no place.
std::optional<std::pair<std::int64_t, std::size_t>> place_of(const std::string& reference) {
  std::size_t column = 0;
  std::size_t i = 0;
  for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z' && i < 4; ++i)
    column = column * 26 + static_cast<std::size_t>(reference[i] - 'A') + 1;
  std::int64_t row = 0;
  const auto [end, error] = std::from_chars(reference.data() + i, reference.data() + reference.size(), row);
  if (column == 0 || error != std::errc() || end != reference.data() + reference.size() || row < 1) return std::nullopt;
  return std::pair(row, column - 1);
}

class SheetReader {
 public:
  SheetReader(const std::filesystem::path& file, std::vector<std::string> strings, SheetCells& cells)
      : m_file(file), m_strings(std::move(strings)), m_cells(cells) {}

  void read(const std::string& text) {
    XmlEvents events;
    events.start = [this](std::string_view name, const XmlEvents::Attributes& attributes) { start(name, attributes); };
    events.end = [this](std::string_view name) { end(name); };
    events.text = [this](std::string_view content) {
      if (!m_in_value) return;
      if (m_value.size() + content.size() > longest_cell_text) refuse_workbook(m_file, "a text in it is longer than 64 kB");
      m_value += content;
    };
    parse_xml(text, m_file.string(), events);
  }

 private:
  void start(std::string_view name, const XmlEvents::Attributes& attributes) {
    if (name == "row") {
      const std::string number = attribute(attributes, "r");
      ++m_row;
      if (!number.empty()) {
        const auto place = place_of("A" + number);
        if (!place) refuse_workbook(m_file, fmt::format("‘{}’ is no row", number));
        m_row = place->first;
      }
      m_column = 0;
    } else if (name == "c") {
      const std::string reference = attribute(attributes, "r");
      if (!reference.empty()) {  // rows and cells may leave their place out: then they follow each other
        const auto place = place_of(reference);
        if (!place || place->first != m_row) refuse_workbook(m_file, fmt::format("‘{}’ is no cell of row {}", reference, m_row));
        m_column = place->second;
      }
      m_type = attribute(attributes, "t");
      m_value.clear();
    } else if (name == "f") {
      ++m_cells.formulas;
    }
    m_in_value = name == "v" || (name == "t" && m_type == "inlineStr");
  }

  void end(std::string_view name) {
    m_in_value = false;
    if (name != "c") return;
    if (m_type == "e")
      ++m_cells.errors;
    else
      m_cells.put(m_row, m_column, value());
    ++m_column;
  }

  [[nodiscard]] std::string value() const {
    if (m_type == "s") {
      std::size_t index = 0;
      const auto [end, error] = std::from_chars(m_value.data(), m_value.data() + m_value.size(), index);
      if (error != std::errc() || end != m_value.data() + m_value.size() || index >= m_strings.size()) {
        refuse_workbook(m_file, fmt::format("row {} names the shared text {}, which is not there", m_row, m_value));
      }
      return m_strings[index];
    }
    if (m_type == "b") return m_value == "1" ? "yes" : m_value == "0" ? "no" : m_value;
    if (m_type == "str" || m_type == "inlineStr" || m_type == "d") return m_value;
    return shortest_number(m_value);
  }

  const std::filesystem::path& m_file;
  std::vector<std::string> m_strings;
  SheetCells& m_cells;
  std::int64_t m_row = 0;
  std::size_t m_column = 0;
  std::string m_type, m_value;
  bool m_in_value = false;
};

}  // namespace

void read_xlsx(const std::filesystem::path& file, const std::string& sheet, SheetCells& cells) {
  const ZipFile zip(file);
  const std::vector<Sheet> sheets = sheets_of(zip, file);
  const auto wanted = sheet.empty() && sheets.size() == 1
                          ? sheets.begin()
                          : std::find_if(sheets.begin(), sheets.end(),
                                         [&](const Sheet& s) { return !sheet.empty() && s.name == sheet; });
  if (wanted == sheets.end()) {
    std::vector<std::string> names;
    for (const Sheet& s : sheets) names.push_back(s.name);
    refuse_sheet(file, sheet, names);
  }
  SheetReader(file, shared_strings(zip, file), cells).read(part_of(zip, file, target_of(zip, file, wanted->relation)));
}

}  // namespace levelground::gis
