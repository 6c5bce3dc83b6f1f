// SPDX-License-Identifier: Apache-2.0
/// Comma-separated text (RFC 4180) read strictly, with the line of every record: GDAL's reader guesses where it should refuse.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/errors.hpp"

namespace levelground::gis {

struct CsvRecord {
  std::int64_t line = 0;             ///< where it begins
  std::vector<std::string> cells;    ///< as many as there are columns
};

struct CsvTable {
  char separator = ',';
  std::vector<std::string> columns;  ///< trimmed, in the order of the file
  std::vector<CsvRecord> records;
  std::vector<std::pair<std::int64_t, LocalText>> left_out;   ///< line of a record with too many or too few cells, and how many

  [[nodiscard]] std::optional<std::size_t> find(std::string_view column) const;  ///< ASCII case is ignored
};

/// Parses UTF-8 text with or without a byte order mark; the separator (`,` `;` or tab) is the most frequent one of the header.
/// Records with too many or too few cells are left out with a problem each (the first twenty, then a count). Throws InputError
/// for text that is not UTF-8, a quote that never ends, text after a closing quote, no header, two columns of one name.
CsvTable parse_csv(std::string_view text, const std::string& file, std::vector<Problem>& problems);

/// A plain decimal number, all of the text, finite: "12.5", "-3e2"; with `comma` also "12,5". Nothing else.
std::optional<double> strict_number(std::string_view text, bool comma);

/// A binary number as somebody would write it: 15 significant digits (7 of a single one). What stands beyond them in 0.30000000000000004 is no accuracy
/// but the nearest number that the machine has. Numbers too large for so many digits stay exact.
std::string number_text(double value);
std::string number_text(float value);

}  // namespace levelground::gis
