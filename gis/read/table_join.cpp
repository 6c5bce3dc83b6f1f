// SPDX-License-Identifier: Apache-2.0
#include "gis/read/table_join.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/local_format.hpp"
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

/// Of the table, which is read all the same; `row`: the first it is about, 0: none.
Problem tell(const std::filesystem::path& file, Severity severity, std::int64_t row, LocalText what, LocalText remedy) {
  Problem problem = said_of_file(severity, file.string(), std::move(what), std::move(remedy));
  problem.line = row;
  return problem;
}

/// "1 row has", "2 rows have".
LocalText number_of(std::uint64_t count, const LocalText& one, const LocalText& many) { return in_both("{} {}", "{} {}", count, count == 1 ? one : many); }
LocalText rows_have(std::uint64_t count) { return number_of(count, {"row has", "rad har"}, {"rows have", "rader har"}); }
LocalText records_have(std::uint64_t count) { return number_of(count, {"record has", "post har"}, {"records have", "poster har"}); }

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
  const LocalText one_row_each{"Leave one row for each key.", "Lämna en rad för varje nyckel."};
  std::size_t named = 0;
  for (const auto& [id, numbers] : doubled) {
    m_rows.erase(id);
    m_doubled.insert(id);
    if (++named > rows_shown) continue;
    m_problems.push_back(tell(spec.file, Severity::error, numbers.front(),
                              in_both("the key ‘{}’ is in rows {}; none of them is used", "nyckeln ”{}” finns på raderna {}; ingen av dem används", id, list_of(numbers)), one_row_each));
  }
  if (named > rows_shown) {
    const LocalText more = number_of(named - rows_shown, {"more key is", "nyckel till finns"}, {"more keys are", "nycklar till finns"});
    m_problems.push_back(tell(spec.file, Severity::error, 0, in_both("{} in several rows", "{} på flera rader", more), one_row_each));
  }
  if (!without.empty()) {
    m_problems.push_back(tell(spec.file, Severity::warning, without.front(), in_both("{} no key: {}", "{} ingen nyckel: {}", rows_have(without.size()), list_of(without)),
                              {"Fill the key in, or delete them.", "Fyll i nyckeln, eller ta bort dem."}));
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
    if (m_first_overruled.size() < rows_shown) m_first_overruled.emplace(row->second.number, m_spec.columns[c].column, row->first);
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
    all.push_back(tell(m_spec.file, Severity::warning, unused.front(),
                       in_both("{} a key that no record has: {}", "{} en nyckel som ingen post har: {}", rows_have(unused.size()), list_of(unused)),
                       in_both("Check the keys against ‘{}’ of the layer.", "Kontrollera nycklarna mot ”{}” i lagret.", m_spec.layer_key)));
  }
  if (m_without_row > 0) {
    std::string ids;
    for (const std::string& id : m_first_without_row) ids += (ids.empty() ? "" : ", ") + id;
    const bool more = m_without_row > m_first_without_row.size();
    all.push_back(tell(m_spec.file, Severity::warning, 0,
                       in_both("{} a key that no row has{}: {}", "{} en nyckel som ingen rad har{}: {}", records_have(m_without_row),
                               more ? LocalText{", among them", ", däribland"} : LocalText{}, ids),
                       {"Add their rows, or leave them unknown.", "Lägg till deras rader, eller låt dem vara okända."}));
  }
  if (m_without_key > 0) {
    all.push_back(tell(m_spec.file, Severity::warning, 0,
                       in_both("{} no value in ‘{}’ and no row", "{} inget värde i ”{}” och ingen rad", records_have(m_without_key), m_spec.layer_key),
                       {"Fill the key in.", "Fyll i nyckeln."}));
  }
  if (m_overruled > 0) {
    const LocalText number = number_of(m_overruled, {"value of the table is", "värde i tabellen"}, {"values of the table are", "värden i tabellen"});
    const bool more = m_overruled > m_first_overruled.size();
    LocalText values;
    for (const auto& [row, column, key] : m_first_overruled) {
      values = values + LocalText{values.en.empty() ? "" : ", ", ""} + in_both("‘{}’ of {}", "”{}” för {}", column, key);
    }
    all.push_back(tell(m_spec.file, Severity::warning, std::get<0>(*m_first_overruled.begin()),
                       in_both("{} not used, because the layer itself has one{}: {}", "{} används inte, för lagret har ett eget{}: {}", number,
                               more ? LocalText{", among them", ", däribland"} : LocalText{}, values),
                       {"Leave one of the two out.", "Utelämna ett av de två."}));
  }
  return all;
}

}  // namespace levelground::gis
