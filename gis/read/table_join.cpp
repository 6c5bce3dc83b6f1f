// SPDX-License-Identifier: Apache-2.0
#include "gis/read/table_join.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/yaml.hpp"
#include "gis/read/ogr_csv.hpp"

namespace levelground::gis {
namespace {

using Severity = Problem::Severity;

constexpr std::size_t rows_shown = 20;  // of a list that may be as long as the table

Problem about(const std::filesystem::path& file, Severity severity, std::int64_t row, std::string what,
              std::string remedy) {
  return {severity, file.string(), {}, {}, row, std::move(what), std::move(remedy)};
}

std::size_t column_of(const AttributeTable& table, const std::filesystem::path& file, const std::string& name) {
  if (const auto found = table.find(name)) return *found;
  const std::string near = nearest_word(name, table.columns);
  std::string all;
  for (const std::string& column : table.columns) all += (all.empty() ? "" : ", ") + column;
  throw InputError(
      about(file, Severity::error, 0, fmt::format("the table has no column ‘{}’", name),
            near.empty() ? fmt::format("It has: {}.", all.substr(0, 400)) : fmt::format("Did you mean ‘{}’?", near)));
}

/// "1 row has", "2 rows have".
std::string number_of(std::uint64_t count, std::string_view one, std::string_view many) { return fmt::format("{} {}", count, count == 1 ? one : many); }

std::string list_of(const std::vector<std::int64_t>& rows) {
  std::string list;
  for (std::size_t i = 0; i < std::min(rows.size(), rows_shown); ++i) list += (i == 0 ? "" : ", ") + std::to_string(rows[i]);
  return rows.size() > rows_shown ? list + ", …" : list;
}

}  // namespace

TableJoin::TableJoin(const TableSpec& spec) : m_spec(spec) {
  const AttributeTable table = read_table(spec.file, spec.sheet, m_problems);
  const std::size_t key = column_of(table, spec.file, spec.key);
  std::vector<std::size_t> columns;
  for (const JoinedColumn& column : spec.columns) columns.push_back(column_of(table, spec.file, column.column));
  std::map<std::string, std::vector<std::int64_t>> doubled;
  std::vector<std::int64_t> without;
  for (const TableRow& from : table.rows) {
    const std::string& id = from.cells[key];
    if (id.empty()) {
      without.push_back(from.number);
      continue;
    }
    Row row;
    row.number = from.number;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      std::string value = from.cells[columns[c]];
      if (!value.empty() && !spec.columns[c].unit.empty() && strict_number(value, true))
        value += " " + spec.columns[c].unit;
      row.values.push_back(std::move(value));
    }
    const auto [first, fresh] = m_rows.try_emplace(id, std::move(row));
    if (fresh) continue;
    auto& numbers = doubled[id];
    if (numbers.empty()) numbers.push_back(first->second.number);
    numbers.push_back(from.number);
  }
  std::size_t named = 0;
  for (const auto& [id, numbers] : doubled) {
    m_rows.erase(id);
    m_doubled.insert(id);
    if (++named > rows_shown) continue;
    m_problems.push_back(about(spec.file, Severity::error, numbers.front(),
                               fmt::format("the key ‘{}’ is in rows {}; none of them is used", id, list_of(numbers)),
                               "Leave one row for each key."));
  }
  if (named > rows_shown) {
    m_problems.push_back(about(spec.file, Severity::error, 0,
                               fmt::format("{} in several rows", number_of(named - rows_shown, "more key is", "more keys are")),
                               "Leave one row for each key."));
  }
  if (!without.empty()) {
    m_problems.push_back(about(spec.file, Severity::warning, without.front(),
                               fmt::format("{} no key: {}", number_of(without.size(), "row has", "rows have"), list_of(without)),
                               "Fill the key in, or delete them."));
  }
}

KeyValues TableJoin::with_row(const KeyValues& tags) {
  const auto at = [&](std::string_view key) {
    return std::lower_bound(tags.begin(), tags.end(), key,
                            [](const KeyValue& tag, std::string_view wanted) { return tag.first < wanted; });
  };
  const auto key = at(m_spec.layer_key);
  if (key == tags.end() || key->first != m_spec.layer_key) {
    ++m_without_key;
    return tags;
  }
  const auto row = m_rows.find(key->second);
  if (row == m_rows.end()) {
    if (m_doubled.contains(key->second)) return tags;   // named already: it has rows, too many of them
    ++m_without_row;
    if (m_first_without_row.size() < rows_shown) m_first_without_row.emplace(key->second);
    return tags;
  }
  row->second.used = true;
  KeyValues joined = tags;
  for (std::size_t c = 0; c < m_spec.columns.size(); ++c) {
    const std::string& as = m_spec.columns[c].as;
    if (row->second.values[c].empty()) continue;
    const auto own = at(as);
    if (own == tags.end() || own->first != as) {
      joined.emplace_back(as, row->second.values[c]);
      continue;
    }
    ++m_overruled;
    if (m_first_overruled.size() < rows_shown) m_first_overruled.emplace(row->second.number, fmt::format("‘{}’ of {}", m_spec.columns[c].column, row->first));
  }
  std::sort(joined.begin(), joined.end());
  return joined;
}

std::vector<Problem> TableJoin::problems() const {
  std::vector<Problem> all = m_problems;
  std::vector<std::int64_t> unused;
  for (const auto& [id, row] : m_rows) {
    if (!row.used) unused.push_back(row.number);
  }
  std::sort(unused.begin(), unused.end());
  if (!unused.empty()) {
    all.push_back(about(m_spec.file, Severity::warning, unused.front(),
                        fmt::format("{} a key that no record has: {}", number_of(unused.size(), "row has", "rows have"), list_of(unused)),
                        fmt::format("Check the keys against ‘{}’ of the layer.", m_spec.layer_key)));
  }
  if (m_without_row > 0) {
    std::string ids;
    for (const std::string& id : m_first_without_row) ids += (ids.empty() ? "" : ", ") + id;
    all.push_back(about(m_spec.file, Severity::warning, 0,
                        fmt::format("{} a key that no row has{}: {}", number_of(m_without_row, "record has", "records have"), m_without_row > m_first_without_row.size() ? ", among them" : "", ids),
                        "Add their rows, or leave them unknown."));
  }
  if (m_without_key > 0) {
    all.push_back(
        about(m_spec.file, Severity::warning, 0,
              fmt::format("{} no value in ‘{}’ and no row", number_of(m_without_key, "record has", "records have"), m_spec.layer_key),
              "Fill the key in."));
  }
  if (m_overruled > 0) {
    std::string values;
    for (const auto& [row, value] : m_first_overruled) values += (values.empty() ? "" : ", ") + value;
    all.push_back(about(m_spec.file, Severity::warning, m_first_overruled.begin()->first,
                        fmt::format("{} not used, because the layer itself has one{}: {}", number_of(m_overruled, "value of the table is", "values of the table are"),
                                    m_overruled > m_first_overruled.size() ? ", among them" : "", values),
                        "Leave one of the two out."));
  }
  return all;
}

}  // namespace levelground::gis
