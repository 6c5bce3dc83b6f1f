// SPDX-License-Identifier: Apache-2.0
// Who walks, on whose word, and what classifications, guides and engines say beside it.
#include <algorithm>
#include <memory>

#include "app/cli/travel_words.hpp"
#include "core/base/json_text.hpp"

namespace levelground::cli {

namespace {

using Json = nlohmann::ordered_json;

struct TravellersOptions {
  std::vector<std::string> names;
  std::string language;
  bool compare = false, reference = false, json = false;
};

std::string letter(Confidence confidence) { return std::string(1, confidence_letter(confidence)); }

Json table_json(const TravellerTable& table) {
  Json rows = Json::array();
  for (const TableRow& row : table.rows) {
    Json cells = Json::array();
    for (const TableColumn& column : table.columns) {
      const auto cell = row.cells.find(column.id);
      Json one = {{"column", column.id}, {"name", column.name.en}, {"says", nullptr}};
      if (cell != row.cells.end()) {
        one["says"] = cell->second.says.en;
        one["source"] = column.source;
        one["clause"] = cell->second.clause;
        one["confidence"] = letter(cell->second.confidence);
      }
      cells.push_back(std::move(one));
    }
    rows.push_back({{"id", row.id}, {"name", row.name.en}, {"cells", cells}});
  }
  return rows;
}

std::string as_json(const std::vector<Traveller>& travellers, const TravellerTable& table) {
  Json list = Json::array();
  for (const Traveller& traveller : travellers) list.push_back(traveller_json(traveller));
  return json_text(Json{{"travellers", list}, {"compared", table_json(table)}});
}

std::string traveller_lines(const Traveller& traveller, const Texts& texts) {
  std::string out = traveller.name.in(texts.language()) + " (" + traveller.id + ")\n  " + traveller.about.in(texts.language()) + "\n";
  for (const TravellerLimitText& cited : traveller.cited) {
    out += "  " + pad(cited.name, 22) + pad(cited.text, 30) + cited.source + " " + letter(cited.confidence) + ", " + cited.clause;
    if (!cited.compared.empty()) out += " [" + cited.compared + "]";
    out += "\n";
  }
  return out;
}

/// One block for each limit: who says what, ours below the cell it was taken from, and who does not say.
std::string compared_lines(const std::vector<Traveller>& travellers, const TravellerTable& table, const Terminal& terminal, const Texts& texts) {
  std::string out;
  for (const TableRow& row : table.rows) {
    out += (out.empty() ? "" : "\n") + terminal.paint(Ink::bold, row.name.in(texts.language())) + " (" + row.id + ")\n";
    std::string silent;
    for (const TableColumn& column : table.columns) {
      const std::string name = column.name.in(texts.language());
      const auto cell = row.cells.find(column.id);
      if (cell == row.cells.end()) {
        silent += (silent.empty() ? "" : "; ") + name;
        continue;
      }
      out += "  " + name + ": " + cell->second.says.in(texts.language()) + "  [" + column.source + " " + letter(cell->second.confidence) + ", " + cell->second.clause + "]\n";
      for (const Traveller& traveller : travellers) {
        for (const TravellerLimitText& cited : traveller.cited) {
          if (cited.compared != row.id + "/" + column.id) continue;
          out += "    → " + traveller.name.in(texts.language()) + ": " + cited.text + "\n";
        }
      }
    }
    if (!silent.empty()) out += "  " + texts.get("travellers.silent", {{"columns", silent}}) + "\n";
  }
  return out + "\n" + texts.get("travellers.compared") + "\n";
}

int run_travellers(const TravellersOptions& options, const Context& context) {
  if (options.reference) {
    write_output("-", context.terminal.plain(run::traveller_reference()));
    return done;
  }
  std::vector<Traveller> travellers;
  for (const std::string& name : options.names) travellers.push_back(run::load_traveller(name));
  if (travellers.empty()) travellers = run::load_travellers();
  const TravellerTable table = run::load_traveller_table();
  if (options.json) {
    write_output("-", as_json(travellers, table));
    return done;
  }
  const auto texts = run::load_texts(options.language);
  std::string out;
  if (options.compare) {
    out = compared_lines(travellers, table, context.terminal, *texts);
  } else {
    for (const Traveller& traveller : travellers) out += (out.empty() ? "" : "\n") + traveller_lines(traveller, *texts);
  }
  write_output("-", context.terminal.plain(out));
  return done;
}

}  // namespace

Command add_travellers(CLI::App& program) {
  auto options = std::make_shared<TravellersOptions>();
  CLI::App* app = program.add_subcommand("travellers", "who walks, what they can pass and on whose word; side by side with classifications, guides and routing engines");
  app->add_option("TRAVELLER", options->names, "an id of criteria/travellers or a file; default: all shipped ones");
  app->add_flag("--compare", options->compare, "limit by limit: what others say, and which of our limits was taken from it");
  app->add_flag("--reference", options->reference, "print the reference page (docs/travellers.md)");
  app->add_flag("--json", options->json, "print as JSON, the table included");
  app->add_option("--language", options->language, "en or sv")->check(CLI::IsMember({"en", "sv"}));
  app->footer(footer("levelground travellers --compare"));
  return {app, [options](const Context& context) { return run_travellers(*options, context); }};
}

}  // namespace levelground::cli
