// SPDX-License-Identifier: Apache-2.0
#include "gis/read/observations.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/base/digest.hpp"
#include "core/base/local_format.hpp"
#include "core/base/parallel.hpp"
#include "core/base/yaml.hpp"
#include "gis/read/file_checks.hpp"
#include "gis/read/observations_evidence.hpp"
#include "gis/read/observations_result.hpp"
#include "gis/read/ogr_csv.hpp"
#include "gis/read/ogr_reader.hpp"
#include "gis/read/ogr_records.hpp"

namespace levelground::gis {
namespace {

const std::vector<std::string>& known_columns() {
  static const std::vector<std::string> names = {
      "id", "supersedes", "site", "feature", "x", "y", "position_accuracy", "property", "result", "unit", "accuracy", "instrument",
      "observer", "perspective", "light", "time", "note", "evidence"};
  return names;
}

LocalText how_to_write_a_time() {
  return {"Write it as 2026-05-12 or 2026-05-12T09:30:00+02:00: hours 00 to 23, minutes 00 to 59, the zone as Z, +02 or +02:00, or none.",
          "Skriv det som 2026-05-12 eller 2026-05-12T09:30:00+02:00: timmar 00 till 23, minuter 00 till 59, zonen som Z, +02 eller +02:00, eller ingen."};
}

/// Up to the time of day: "2026-05-12" of "2026-05-12T25:00".
std::string day_of_time(const std::string& time) { return time.substr(0, time.find_first_of("Tt ")); }

/// What is wrong with a time of which the day or the clock does not exist.
LocalText not_a_time(const std::string& time) {
  const std::string day = day_of_time(time);
  if (!parse_date(day)) return in_both("‘{}’ in the column ‘time’ is not a date that exists", "”{}” i kolumnen ”time” är inget datum som finns", time);
  return in_both("‘{}’ in the column ‘time’ has a time of day that does not exist (‘{}’)", "”{}” i kolumnen ”time” har ett klockslag som inte finns (”{}”)", time, time.substr(day.size()));
}

/// One row of a table, whatever its format.
struct Row {
  std::int64_t line = 0;
  std::map<std::string, std::string, std::less<>> cells;
  std::optional<Point> position;
  LocalText fault;    ///< of its place

  [[nodiscard]] std::string cell(std::string_view column) const {
    const auto found = cells.find(column);
    if (found == cells.end()) return {};
    const auto first = found->second.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? std::string() : found->second.substr(first, found->second.find_last_not_of(" \t\r\n") - first + 1);
  }
};

class Table {
 public:
  Table(const ObservationSpec& spec, ObservationContent& content) : m_spec(spec), m_content(content), m_evidence(spec.file.parent_path()) {}

  void check_columns(const std::vector<std::string>& columns) {
    for (const char* needed : {"property", "result"}) {
      if (std::find(columns.begin(), columns.end(), needed) == columns.end()) {
        Problem missing = problem(1, fmt::format("the table has no column ‘{}’", needed), "See “Observations” in docs/formats.md.");
        throw InputError(std::move(missing));
      }
    }
    for (const std::string& column : columns) {
      if (column.empty() || std::find(known_columns().begin(), known_columns().end(), column) != known_columns().end()) continue;
      const std::string near = nearest_word(column, known_columns());
      Problem unknown = said(1, in_both("the column ‘{}’ is not known and is not read", "kolumnen ”{}” är inte känd och läses inte", column),
                             near.empty() ? LocalText{"See “Observations” in docs/formats.md.", "Se ”Observations” i docs/formats.md."} : in_both("Did you mean ‘{}’?", "Menade du ”{}”?", near));
      unknown.severity = Problem::Severity::warning;
      m_content.problems.push_back(std::move(unknown));
    }
  }

  void add(const Row& row) {
    Observation o;
    o.id = row.cell("id");
    const auto fail = [&](const LocalText& why, LocalText advice) {
      constexpr std::size_t shown = 200;
      if (++m_failed > shown) return;
      Problem p = said(row.line, why + LocalText{"; the observation is left out", "; observationen utelämnas"}, std::move(advice));
      p.feature = o.id;
      m_content.problems.push_back(std::move(p));
      if (m_failed == shown) {
        m_content.problems.push_back(said(0, {"200 observations are wrong; further ones are left out without a line each", "200 observationer är felaktiga; fler utelämnas utan en rad var"},
                                          {"Mend these first.", "Rätta dessa först."}));
      }
    };
    o.supersedes = row.cell("supersedes");
    o.site = row.cell("site");
    o.feature = row.cell("feature");
    o.property = row.cell("property");
    o.result = row.cell("result");
    o.unit = row.cell("unit");
    o.accuracy = row.cell("accuracy");
    o.instrument = row.cell("instrument");
    o.observer = row.cell("observer");
    o.perspective = row.cell("perspective");
    o.time = row.cell("time");
    o.note = row.cell("note");
    LocalText what, remedy;
    if (!read_result(o, what, remedy)) return fail(what, remedy);
    if (!row.fault.empty()) return fail(row.fault, {"Write both as plain numbers, or leave both empty.", "Skriv båda som vanliga tal, eller lämna båda tomma."});
    const std::string light = row.cell("light");
    if (light == "day") o.light = Light::day;
    else if (light == "dusk") o.light = Light::dusk;
    else if (light == "night") o.light = Light::night;
    else if (!light.empty()) {
      return fail(in_both("‘{}’ in the column ‘light’ is not a light", "”{}” i kolumnen ”light” är inget ljus", light),
                  {"Write day, dusk (twilight, in the morning too) or night.", "Skriv day, dusk (skymning, även gryning) eller night."});
    }
    if (!o.time.empty()) {
      const auto date = parse_date(o.time);
      if (!date) return fail(not_a_time(o.time), how_to_write_a_time());
      o.date = *date;
    }
    if (const std::string accuracy = row.cell("position_accuracy"); !accuracy.empty()) {
      std::string why;
      const auto metres = parse_exact(accuracy, Quantity::length, why);
      if (!metres) {
        return fail({fmt::format("the position accuracy ‘{}’ cannot be read: {}", accuracy, why), fmt::format("lägets noggrannhet ”{}” går inte att läsa", accuracy)},
                    strict_number(accuracy, true) ? in_both("Write it with its unit, as {} m.", "Skriv den med sin enhet, som {} m.", accuracy) : LocalText{"Write it as 3 m.", "Skriv den som 3 m."});
      }
      o.position_accuracy = metres->base;
    }
    o.position = row.position;
    if (o.site.empty() && o.feature.empty() && !o.position) {
      return fail({"it names neither a site nor a feature nor a place", "den anger varken plats, objekt eller läge"},
                  {"Fill in the column ‘site’ (a document for every site: *).", "Fyll i kolumnen ”site” (ett dokument för alla platser: *)."});
    }
    if (!m_evidence.attach(row.cell("evidence"), o, what, remedy)) {
      Problem p = said(row.line, what, remedy);
      p.feature = o.id;
      m_content.problems.push_back(std::move(p));
    }
    keep(std::move(o), row.line);
  }

  void keep(Observation o, std::int64_t line) {
    if (o.id.empty()) o.id = content_id(o);
    const auto [first, fresh] = m_ids.try_emplace(o.id, m_content.observations.size());
    if (!fresh) {
      const RawObservation& before = m_content.observations[first->second];
      if (same_statement(before.observation, o)) return;  // judgement.md section 5: sending an id again changes nothing
      Problem p = said(line, in_both("the id ‘{}’ is also that of another observation (line {}); this one is left out", "id ”{}” har också en annan observation (rad {}); denna utelämnas", o.id, before.line),
                       {"Give it its own id, and name the one it corrects in ‘supersedes’.", "Ge den ett eget id, och ange den som den rättar i ”supersedes”."});
      p.feature = o.id;
      m_content.problems.push_back(std::move(p));
      return;
    }
    if (o.date.is_set() && (!m_content.newest.is_set() || m_content.newest < o.date)) m_content.newest = o.date;
    m_content.observations.push_back({std::move(o), line});
  }

  /// Of a table that cannot be read.
  Problem problem(std::int64_t line, std::string what, std::string remedy) const {
    Problem p;
    p.file = m_spec.file.string();
    p.line = line;
    p.what = std::move(what);
    p.remedy = std::move(remedy);
    return p;
  }
  /// Of one that is read all the same.
  Problem said(std::int64_t line, LocalText what, LocalText remedy) const {
    Problem p = said_of_file(Problem::Severity::error, m_spec.file.string(), std::move(what), std::move(remedy));
    p.line = line;
    return p;
  }

 private:
  const ObservationSpec& m_spec;
  ObservationContent& m_content;
  TableEvidence m_evidence;
  std::map<std::string, std::size_t> m_ids;
  std::size_t m_failed = 0;
};

void read_csv(const ObservationSpec& spec, ObservationContent& content, Table& table, const std::stop_token& stop) {
  content.format = "CSV";
  content.crs = spec.crs;
  const CsvTable csv = parse_csv(read_text(spec.file, largest_text_file), spec.file.string(), content.problems);
  table.check_columns(csv.columns);
  for (const CsvRecord& record : csv.records) {
    if (stop.stop_requested()) throw Cancelled();
    Row row;
    row.line = record.line;
    for (std::size_t i = 0; i < csv.columns.size(); ++i) row.cells.emplace(csv.columns[i], record.cells[i]);
    const std::string x = row.cell("x");
    const std::string y = row.cell("y");
    if (!x.empty() || !y.empty()) {
      const auto east = strict_number(x, csv.separator == ';');
      const auto north = strict_number(y, csv.separator == ';');
      if (east && north) row.position = Point{*east, *north};
      else row.fault = in_both("x ‘{}’ and y ‘{}’ are not both numbers", "x ”{}” och y ”{}” är inte båda tal", x.substr(0, 40), y.substr(0, 40));
      if (spec.crs.empty()) {
        throw InputError(table.problem(record.line, "the table gives x and y, but nobody says in which CRS",
                                       "Write {file: …, crs: \"EPSG:3006\"} in the project, or leave x and y empty."));
      }
    }
    table.add(row);
  }
}

/// GeoJSON rows, or records of another tool.
class Rows : public RecordVisitor {
 public:
  Rows(const ObservationSpec& spec, const LayerMapping* mapping, ObservationContent& content, Table& table)
      : m_spec(spec), m_mapping(mapping), m_content(content), m_table(table) {}

  bool layer(const RecordLayer& layer) override {
    m_layer = layer.name;
    if (m_mapping != nullptr && !m_mapping->reads_layer(layer.name)) return false;
    const std::string crs = layer.crs.empty() ? m_spec.crs : layer.crs;
    if (!m_content.crs.empty() && m_content.crs != crs) {
      throw InputError(m_table.problem(0, "the layers of the file are in different CRSs", "Keep observations in one layer."));
    }
    m_content.crs = crs;
    m_columns.clear();
    return true;
  }

  void record(const Record& record) override {
    Row row;
    row.line = record.line;
    if (record.geometry.parts.size() == 1 && std::holds_alternative<Point>(record.geometry.parts.front())) {
      row.position = std::get<Point>(record.geometry.parts.front());
    } else if (!record.geometry.parts.empty() || !record.geometry.fault.empty()) {
      row.fault = record.geometry.fault.empty() ? LocalText{"its place is not a point", "dess läge är ingen punkt"} : record.geometry.fault;
    }
    if (row.position && m_content.crs.empty()) {
      throw InputError(m_table.problem(record.line, "the file gives places, but nobody says in which CRS", "Write {file: …, crs: \"EPSG:3006\"} in the project."));
    }
    if (m_mapping != nullptr) return add_mapped(record, row);
    for (const auto& [key, value] : record.tags) {
      row.cells.emplace(key, value);
      m_columns.emplace(key);
    }
    m_rows.push_back(std::move(row));
  }

  void finish() {
    if (m_mapping != nullptr || m_rows.empty()) return;
    m_table.check_columns({m_columns.begin(), m_columns.end()});
    for (const Row& row : m_rows) m_table.add(row);
  }

 private:
  void add_mapped(const Record& record, const Row& row) {
    const std::vector<MappedObservation> found = apply_observations(*m_mapping, record.tags, m_layer);
    if (found.empty()) return;
    if (!row.position) {
      m_content.problems.push_back(m_table.said(record.line, in_both("record {} has no place ({}) and is left out", "post {} har inget läge ({}) och utelämnas", record.number, row.fault),
                                                {"Mend its geometry.", "Rätta dess geometri."}));
      return;
    }
    std::string id;
    for (const auto& [key, value] : record.tags) {
      if (key == m_mapping->topology().id) id = value;
    }
    if (id.empty()) id = content_id(record);
    std::size_t part = 0;
    for (const MappedObservation& mapped : found) {
      Observation o;
      o.id = fmt::format("{}/{}{}", m_spec.file.stem().string(), id, ++part == 1 ? "" : fmt::format("~{}", part));
      o.property = mapped.property;
      o.result = mapped.result;
      o.unit = mapped.unit;
      o.instrument = mapped.instrument;
      o.note = mapped.note;
      o.time = mapped.time;
      o.observer = mapped.observer;
      o.position = row.position;
      LocalText what, remedy;
      if (!read_result(o, what, remedy)) {
        m_content.problems.push_back(m_table.said(record.line, what, remedy));
        continue;
      }
      if (const auto date = parse_date(o.time)) {
        o.date = *date;
      } else if (parse_date(day_of_time(o.time))) {   // a clock that no clock shows is a slip; what is no day at all is another tool's way to say when
        Problem p = m_table.said(record.line, not_a_time(o.time) + LocalText{"; the observation is left out", "; observationen utelämnas"}, how_to_write_a_time());
        p.feature = o.id;
        m_content.problems.push_back(std::move(p));
        continue;
      }
      m_table.keep(std::move(o), record.line);
    }
  }

  const ObservationSpec& m_spec;
  const LayerMapping* m_mapping;
  ObservationContent& m_content;
  Table& m_table;
  std::string m_layer;
  std::set<std::string> m_columns;
  std::vector<Row> m_rows;
};

}  // namespace

ObservationContent read_observations(const ObservationSpec& spec, const LayerMapping* mapping, const std::stop_token& stop) {
  check_readable(spec.file);
  ObservationContent content;
  Table table(spec, content);
  const std::string extension = spec.file.extension().string();
  if (mapping == nullptr && (extension == ".csv" || extension == ".CSV" || extension == ".tsv")) {
    read_csv(spec, content, table, stop);
    return content;
  }
  Rows rows(spec, mapping, content, table);
  content.format = read_records(spec.file, {}, rows, content.problems, stop);
  rows.finish();
  return content;
}

std::string content_id(const Observation& o) {
  std::string text;
  for (const std::string* part : {&o.supersedes, &o.site, &o.feature, &o.property, &o.result, &o.unit, &o.accuracy, &o.instrument,
                                  &o.observer, &o.perspective, &o.time, &o.note}) {
    text.append(*part).append(1, '\0');
  }
  text += fmt::format("{}", static_cast<int>(o.light));
  if (o.position) text += fmt::format(" {} {}", o.position->x, o.position->y);
  for (const Evidence& evidence : o.evidence) text.append(1, '\0').append(evidence.file).append(1, '\0').append(evidence.sha256);
  return "o-" + sha256_hex(text).substr(0, 12);
}

bool same_statement(const Observation& a, const Observation& b) { return content_id(a) == content_id(b); }

}  // namespace levelground::gis
