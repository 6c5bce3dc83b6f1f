// SPDX-License-Identifier: Apache-2.0
// The reference page of the travellers: who walks, on whose word, and what others say.
#include <fmt/format.h>

#include "app/run/travellers.hpp"

namespace levelground::run {

namespace {

std::string cell_text(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) text.insert(at, "\\");
  return text;
}

void add_traveller(std::string& page, const Traveller& traveller) {
  page += fmt::format("\n## {}\n\n`{}`. {}\n\n", traveller.name.en, traveller.id, traveller.about.en);
  page += "| limit | value | source | where, and why | | taken from |\n|---|---|---|---|---|---|\n";
  for (const TravellerLimitText& cited : traveller.cited) {
    page += fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", cited.name, cell_text(cited.text), cited.source, cell_text(cited.clause), confidence_letter(cited.confidence),
                        cited.compared.empty() ? "" : "`" + cited.compared + "`");
  }
}

}  // namespace

std::string traveller_reference() {
  const TravellerTable table = load_traveller_table();
  std::string page =
      "# Travellers\n\n"
      "Who walks, and what they can pass (`criteria/travellers/`). Made by `levelground travellers --reference`. Letters: C read in an official text or in\n"
      "the code itself, S in a secondary page, D our own value or choice, U unconfirmed. Where a limit was taken from a cell of the table below, the last\n"
      "column names it; `LG` is a value without a source.\n";
  for (const Traveller& traveller : load_travellers()) add_traveller(page, traveller);
  page += "\n## What others say\n\n"
          "National classifications, guidance and routing engines side by side (`levelground travellers --compare`). Nobody of them is right for everybody: a\n"
          "classification says what is called accessible, a guide what should be built, an engine what it lets through. An empty cell: the source does not say.\n\n|  |";
  for (const TableRow& row : table.rows) page += fmt::format(" {} `{}` |", row.name.en, row.id);
  page += "\n|---|";
  for (std::size_t i = 0; i < table.rows.size(); ++i) page += "---|";
  page += "\n";
  for (const TableColumn& column : table.columns) {
    page += fmt::format("| {} `{}` [{}] |", cell_text(column.name.en), column.id, column.source);
    for (const TableRow& row : table.rows) {
      const auto cell = row.cells.find(column.id);
      page += cell == row.cells.end() ? " |" : fmt::format(" {} ({}) |", cell_text(cell->second.says.en), confidence_letter(cell->second.confidence));
    }
    page += "\n";
  }
  page += "\n## Sources\n\n| key | title | jurisdiction |\n|---|---|---|\n";
  for (const SchemeSource& source : load_traveller_sources()) page += fmt::format("| {} | {} | {} |\n", source.key, cell_text(source.title), source.jurisdiction);
  return page;
}

}  // namespace levelground::run
