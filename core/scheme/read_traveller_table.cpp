// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "core/scheme/reading.hpp"
#include "core/scheme/traveller_table.hpp"

namespace levelground {
namespace {

class TableReader {
 public:
  TableReader(std::string file, const std::vector<SchemeSource>& sources, std::vector<Problem>& problems) : m_file(std::move(file)), m_problems(problems) {
    for (const SchemeSource& source : sources) m_sources.push_back(source.key);
  }

  void column(const YamlNode& node, TravellerTable& table) {
    YamlReader reader(node, m_file, m_problems);
    TableColumn column;
    column.id = reader.required_text("id");
    column.name = reading::local_text(reader.required("name"), m_file, m_problems);
    if (const auto source = reading::choice(reader, "source", m_sources)) column.source = m_sources[*source];
    if (table.column(column.id) != nullptr) reader.problem(node.line, fmt::format("the column ‘{}’ stands twice", column.id));
    reader.finish();
    table.columns.push_back(std::move(column));
  }

  void row(const YamlNode& node, TravellerTable& table) {
    YamlReader reader(node, m_file, m_problems);
    TableRow row;
    row.id = reader.required_text("id");
    row.name = reading::local_text(reader.required("name"), m_file, m_problems);
    const bool is_there = std::any_of(table.rows.begin(), table.rows.end(), [&](const TableRow& other) { return other.id == row.id; });
    if (is_there) reader.problem(node.line, fmt::format("the row ‘{}’ stands twice", row.id));
    const YamlNode* cells = reader.required("cells");
    if (cells != nullptr) {
      if (cells->kind != YamlNode::Kind::mapping || cells->entries.empty()) {
        reader.problem(cells->line, fmt::format("nobody says anything of ‘{}’", row.id), "write a cell “column: {says: {en: …, sv: …}, clause: …, confidence: C}”, or leave the row out");
      }
      for (std::size_t i = 0; i < cells->entries.size(); ++i) {
        const auto& [name, cell] = cells->entries[i];
        if (table.column(name) == nullptr) {
          std::vector<std::string> ids;
          for (const TableColumn& column : table.columns) ids.push_back(column.id);
          reading::unknown_word(reader, cells->entry_lines[i], "column", name, ids);
        }
        row.cells[name] = read_cell(cell);
      }
    }
    reader.finish();
    table.rows.push_back(std::move(row));
  }

 private:
  TableCell read_cell(const YamlNode& node) {
    YamlReader reader(node, m_file, m_problems);
    TableCell cell;
    cell.says = reading::local_text(reader.required("says"), m_file, m_problems);
    cell.clause = reader.required_text("clause");
    if (const auto letter = reading::choice(reader, "confidence", {"C", "S", "D", "U"})) cell.confidence = static_cast<Confidence>(*letter);
    reader.finish();
    return cell;
  }

  std::string m_file;
  std::vector<Problem>& m_problems;
  std::vector<std::string> m_sources;
};

}  // namespace

const TableColumn* TravellerTable::column(std::string_view id) const {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const TableColumn& column) { return column.id == id; });
  return found == columns.end() ? nullptr : &*found;
}

const TableCell* TravellerTable::cell(std::string_view name) const {
  const std::size_t slash = name.find('/');
  if (slash == std::string_view::npos) return nullptr;
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const TableRow& one) { return one.id == name.substr(0, slash); });
  if (row == rows.end()) return nullptr;
  const auto cell = row->cells.find(name.substr(slash + 1));
  return cell == row->cells.end() ? nullptr : &cell->second;
}

TravellerTable read_traveller_table(const NamedText& file, const std::vector<SchemeSource>& sources) {
  std::vector<Problem> problems;
  TravellerTable table;
  const YamlNode root = parse_yaml(file.text, file.name);
  YamlReader reader(root, file.name, problems);
  TableReader parts(file.name, sources, problems);
  const auto each = [&](std::string_view key, const auto& read) {
    const YamlNode* list = reader.required(key);
    if (list == nullptr) return;
    if (list->kind != YamlNode::Kind::sequence) reader.problem(list->line, fmt::format("‘{}’ must be a list", key));
    for (const YamlNode& item : list->items) read(item);
  };
  each("columns", [&](const YamlNode& item) { parts.column(item, table); });
  each("rows", [&](const YamlNode& item) { parts.row(item, table); });
  reader.finish();
  if (!problems.empty()) {
    std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) { return a.line < b.line; });
    throw InputError(std::move(problems));
  }
  return table;
}

}  // namespace levelground
