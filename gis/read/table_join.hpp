// SPDX-License-Identifier: Apache-2.0
/// Columns of a table beside those of a layer: rows find their records by key.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "core/base/errors.hpp"
#include "gis/read/mapping.hpp"
#include "gis/read/table.hpp"

namespace levelground::gis {

/// One column of a table, as the layer's mapping will see it.
struct JoinedColumn {
  std::string column;  ///< of the table
  std::string as;      ///< key that the mapping reads
  std::string unit;    ///< put behind plain numbers; empty: none
};

/// A table as a project names it.
struct TableSpec {
  std::filesystem::path file;
  std::string sheet;      ///< empty: the only one
  std::string key;        ///< column of the table
  std::string layer_key;  ///< column of the layer
  std::string layer;      ///< empty: every layer of the source
  std::vector<JoinedColumn> columns;
};

/// One table, while its layer is read. One thread.
class TableJoin {
 public:
  /// Throws InputError: the table cannot be read, or has no such column. Rows whose key another row has as well are not
  /// used; each is named.
  explicit TableJoin(const TableSpec& spec);

  [[nodiscard]] bool joins(std::string_view layer) const { return m_spec.layer.empty() || m_spec.layer == layer; }
  /// The columns of a record with those of its row, sorted; the views are good as long as the join and the record are.
  /// What the layer itself says of a key stands.
  [[nodiscard]] KeyValues with_row(const KeyValues& tags);
  /// When all is read: rows that found no record, records that found no row, values that the layer had already.
  [[nodiscard]] std::vector<Problem> problems() const;

 private:
  struct Row {
    std::int64_t number = 0;
    std::vector<std::string> values;  ///< parallel to the spec's columns
    bool used = false;
  };
  TableSpec m_spec;
  std::map<std::string, Row, std::less<>> m_rows;
  std::set<std::string, std::less<>> m_doubled;   ///< keys that several rows have
  std::vector<Problem> m_problems;
  std::uint64_t m_without_key = 0, m_without_row = 0, m_overruled = 0;
  std::set<std::string> m_first_without_row;
  std::set<std::tuple<std::int64_t, std::string, std::string>> m_first_overruled;   ///< number of the row, column, key
};

}  // namespace levelground::gis
