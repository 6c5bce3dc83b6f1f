// SPDX-License-Identifier: Apache-2.0
/// What national classifications, guidance and routing engines say a traveller can pass, side by side. Pure data, read from
/// criteria/travellers/compared.yaml.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/scheme/scheme_reader.hpp"

namespace levelground {

/// Who says it: a classification, a guide, a profile of an engine.
struct TableColumn {
  std::string id;       ///< "kartverket"
  LocalText name;
  std::string source;   ///< key in the list of sources; of every cell of the column
};

struct TableCell {
  LocalText says;
  std::string clause;
  Confidence confidence = Confidence::design;
};

/// A limit, as each column has it. A column without a cell does not say.
struct TableRow {
  std::string id;       ///< "kerb"
  LocalText name;
  std::map<std::string, TableCell, std::less<>> cells;   ///< by column
};

struct TravellerTable {
  std::vector<TableColumn> columns;
  std::vector<TableRow> rows;

  /// The cell that "kerb/kartverket" names; nullptr: there is none.
  [[nodiscard]] const TableCell* cell(std::string_view name) const;
  [[nodiscard]] const TableColumn* column(std::string_view id) const;
};

/// Throws InputError with every problem: unknown keys, columns and sources, ids that stand twice, a row of which nobody says anything.
TravellerTable read_traveller_table(const NamedText& file, const std::vector<SchemeSource>& sources);

}  // namespace levelground
