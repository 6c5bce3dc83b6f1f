// SPDX-License-Identifier: Apache-2.0
#include "gis/write/geopackage_layers.hpp"

#include <algorithm>

#include "core/base/errors.hpp"
#include "core/judge/explanation.hpp"
#include "core/judge/ratings.hpp"
#include "core/judge/scores.hpp"
#include "gis/write/ogr_shapes.hpp"

namespace levelground::gis {

namespace {

using Column = TableWriter::Column;

[[noreturn]] void fail(const std::string& table) {
  const char* said = CPLGetLastErrorMsg();
  throw InputError(Problem{Problem::Severity::error, "", table, "", 0, std::string("not written: ") + (*said != '\0' ? said : "GDAL failed without a word"),
                           "check the space on the disk"});
}

void run_sql(GDALDataset& dataset, const std::string& statement) {
  CPLErrorReset();
  OGRLayer* result = dataset.ExecuteSQL(statement.c_str(), nullptr, nullptr);
  if (result != nullptr) dataset.ReleaseResultSet(result);
  if (CPLGetLastErrorType() == CE_Failure) fail("gpkg_data_columns");
}

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
  return out + "'";
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string group_codes(const Scheme& scheme, const Criterion& criterion) {
  if (criterion.groups.empty()) return "all";
  std::vector<std::string> codes;
  for (const std::string& id : criterion.groups) codes.push_back(scheme.groups[*scheme.group_index(id)].code);
  return joined(codes);
}

std::string clause_of(const Criterion& criterion, const std::string& language) {
  std::string text;
  for (const auto& limit : criterion.scale.limits) {
    if (!limit) continue;
    const std::string part = limit->source + (limit->clause.empty() ? "" : " " + limit->clause_in(language));
    if (text.find(part) == std::string::npos) text += (text.empty() ? "" : "; ") + part;
  }
  return text;
}

bool is_sure(const Gap& gap) { return gap.kind == GapKind::barrier || gap.kind == GapKind::shortfall; }

void check_stop(const GeoPackageContents& contents) {
  if (contents.options.stop.stop_requested()) throw Cancelled();
}

double percent(const Rational& share) { return (share * Rational(100)).to_double(); }

std::vector<Column> site_columns(const Scheme& scheme) {
  std::vector<Column> columns = {{"site_id", OFTString, "", "stable id of the site"},
                                 {"name", OFTString, "", ""},
                                 {"title", OFTString, "", "the name, or what a site without one is called"},
                                 {"kind", OFTString, "", ""},
                                 {"outcome", OFTString, "", "level id, not_certified, undetermined or screening"},
                                 {"level", OFTString, "", "level id when a level is given"},
                                 {"within_reach", OFTString, "", "best level at the high ends"},
                                 {"total_low", OFTReal, "of 100", "what is proven"},
                                 {"total_high", OFTReal, "of 100", "what is still possible"},
                                 {"assessed", OFTReal, "%", "share of the applicable weight that is assessed"},
                                 {"coverage_class", OFTInteger, "", "0 to 5: assessed below 10, 25, 50, 75, 90 %, or at least 90 %"},
                                 {"served_worst", OFTString, "", "group, or the candidates that cannot be told apart"},
                                 {"tier", OFTInteger, "", "1 is best; sites of one tier cannot be told apart"},
                                 {"sure_gaps", OFTInteger, "", ""},
                                 {"possible_gaps", OFTInteger, "", ""},
                                 {"mandatory_gaps", OFTInteger, "", "sure gaps of mandatory criteria"}};
  for (const Dimension& dimension : scheme.dimensions) {
    columns.push_back({dimension.id + "_low", OFTReal, "of 100", dimension.name.en});
    columns.push_back({dimension.id + "_high", OFTReal, "of 100", dimension.name.en});
  }
  for (const Group& group : scheme.groups) {
    columns.push_back({group.id + "_low", OFTReal, "of 100", group.name.en});
    columns.push_back({group.id + "_high", OFTReal, "of 100", group.name.en});
  }
  return columns;
}

std::int64_t coverage_class(const Rational& assessed) {
  // Breaks of look.md section 2, coverage: a way to draw, not a limit of the scheme.
  std::int64_t result = 0;
  for (const int edge : {10, 25, 50, 75, 90}) result += assessed * Rational(100) >= Rational(edge) ? 1 : 0;
  return result;
}

TableWriter write_sites(GDALDataset& dataset, OGRSpatialReference& srs, const GeoPackageContents& contents) {
  const Scheme& scheme = contents.assessment.scheme;
  TableWriter table(dataset, "sites", wkbMultiPolygon, &srs, site_columns(scheme));
  for (std::uint32_t number = 0; number < contents.assessment.sites.size(); ++number) {
    check_stop(contents);
    const SiteResult& site = contents.assessment.sites[number];
    table.row(contents.city.feature(site.site).geometry).set("site_id", site.id).set("name", site.name);
    table.set("title", site.title(contents.texts.language())).set("kind", site.kind);
    const std::string level = site.level ? scheme.levels[*site.level].id : "";
    table.set("outcome", site.outcome == Outcome::level ? level : std::string(outcome_name(site.outcome)));
    if (site.level) table.set("level", level);
    if (site.within_reach) table.set("within_reach", scheme.levels[*site.within_reach].id);
    table.set("total_low", site.total.low.to_double()).set("total_high", site.total.high.to_double());
    table.set("assessed", percent(site.assessed)).set("coverage_class", coverage_class(site.assessed));
    table.set("served_worst", worst_served_words(scheme, site, contents.texts)).set("tier", std::int64_t{contents.assessment.tier(number)});
    table.set("sure_gaps", std::int64_t{std::count_if(site.gaps.begin(), site.gaps.end(), is_sure)});
    table.set("possible_gaps", std::int64_t{std::count_if(site.gaps.begin(), site.gaps.end(), [](const Gap& g) { return g.kind == GapKind::possible; })});
    table.set("mandatory_gaps", std::int64_t{std::count_if(site.gaps.begin(), site.gaps.end(), [](const Gap& g) { return g.mandatory && is_sure(g); })});
    for (std::size_t d = 0; d < scheme.dimensions.size(); ++d) {
      if (!site.dimensions[d].determined) continue;
      table.set(scheme.dimensions[d].id + "_low", site.dimensions[d].score.low.to_double());
      table.set(scheme.dimensions[d].id + "_high", site.dimensions[d].score.high.to_double());
    }
    for (std::size_t g = 0; g < scheme.groups.size(); ++g) {
      if (!site.groups[g].determined) continue;
      table.set(scheme.groups[g].id + "_low", site.groups[g].score.low.to_double());
      table.set(scheme.groups[g].id + "_high", site.groups[g].score.high.to_double());
    }
  }
  table.finish();
  return table;
}

const std::vector<Column>& gap_columns() {
  static const std::vector<Column> columns = {{"gap_id", OFTString, "", "survives re-runs and scheme versions"},
                                              {"site_id", OFTString, "", ""},
                                              {"site", OFTString, "", "name of the site"},
                                              {"number", OFTInteger, "", "place in the site's order of consequence"},
                                              {"criterion", OFTString, "", ""},
                                              {"title", OFTString, "", ""},
                                              {"dimension", OFTString, "", ""},
                                              {"kind", OFTString, "", "barrier, shortfall, possible or not_observed"},
                                              {"severity", OFTInteger, "", "3 barrier, 2 shortfall, 1 possible, 0 not observed"},
                                              {"mandatory", OFTInteger, "", "1 when the criterion is mandatory"},
                                              {"groups", OFTString, "", "codes of the groups the criterion names, or all"},
                                              {"label", OFTString, "", "where"},
                                              {"measured", OFTString, "", ""},
                                              {"required", OFTString, "", ""},
                                              {"clause", OFTString, "", ""},
                                              {"feature", OFTString, "", "id of the feature at fault"}};
  return columns;
}

/// Gaps of one kind of geometry: `shape` is the index of the alternative in Geometry.
TableWriter write_gaps(GDALDataset& dataset, OGRSpatialReference& srs, const GeoPackageContents& contents, const std::string& name,
                       OGRwkbGeometryType type, std::size_t shape) {
  const Scheme& scheme = contents.assessment.scheme;
  const std::string& language = contents.texts.language();
  TableWriter table(dataset, name, type, type == wkbNone ? nullptr : &srs, gap_columns());
  for (const SiteResult& site : contents.assessment.sites) {
    check_stop(contents);
    for (std::size_t i = 0; i < site.gaps.size(); ++i) {
      const Gap& gap = site.gaps[i];
      if (gap.where().index() != shape) continue;
      const Criterion& criterion = scheme.criteria[gap.criterion];
      const std::int64_t severity = gap.kind == GapKind::barrier ? 3 : gap.kind == GapKind::shortfall ? 2 : gap.kind == GapKind::possible ? 1 : 0;
      table.row(gap.where()).set("gap_id", gap.id.str()).set("site_id", site.id).set("site", site.title(contents.texts.language()));
      table.set("number", static_cast<std::int64_t>(i + 1)).set("criterion", criterion.code).set("title", criterion.title.in(language));
      table.set("dimension", criterion.dimension).set("kind", std::string(gap_kind_name(gap.kind))).set("severity", severity);
      table.set("mandatory", std::int64_t{gap.mandatory}).set("groups", group_codes(scheme, criterion)).set("label", gap.label().in(language));
      table.set("measured", measured_words(criterion, gap.value(), gap.known(), contents.texts));
      table.set("required", required_words(criterion, contents.texts)).set("clause", clause_of(criterion, contents.texts.language())).set("feature", gap.feature());
    }
  }
  table.finish();
  return table;
}

TableWriter write_verdicts(GDALDataset& dataset, const GeoPackageContents& contents) {
  const Scheme& scheme = contents.assessment.scheme;
  TableWriter table(dataset, "verdicts", wkbNone, nullptr,
                    {{"site_id", OFTString, "", ""}, {"criterion", OFTString, "", ""}, {"title", OFTString, "", ""},
                     {"verdict", OFTString, "", "met, not_met, cannot_tell, not_observed or not_applicable"},
                     {"score_low", OFTInteger, "of 3", ""}, {"score_high", OFTInteger, "of 3", ""},
                     {"measured", OFTString, "", ""}, {"required", OFTString, "", ""},
                     {"assessed", OFTInteger, "", "1 when it counts as assessed"}, {"weight", OFTInteger, "", ""},
                     {"mandatory", OFTInteger, "", ""}, {"reason", OFTString, "", ""}});
  const std::string& language = contents.texts.language();
  for (const SiteResult& site : contents.assessment.sites) {
    check_stop(contents);
    for (const CriterionResult& judged : site.criteria) {
      const Criterion& criterion = scheme.criteria[judged.criterion];
      table.row().set("site_id", site.id).set("criterion", criterion.code).set("title", criterion.title.in(language));
      table.set("verdict", std::string(verdict_name(judged.verdict)));
      if (judged.verdict != Verdict::not_applicable) {
        table.set("score_low", std::int64_t{judged.score.low}).set("score_high", std::int64_t{judged.score.high});
        table.set("measured", measured_words(criterion, judged.judged, judged.measurement.observed, contents.texts));
      }
      table.set("required", required_words(criterion, contents.texts)).set("assessed", std::int64_t{judged.assessed});
      table.set("weight", criterion.weight).set("mandatory", std::int64_t{criterion.mandatory}).set("reason", judged.reason.in(language));
    }
  }
  table.finish();
  return table;
}

TableWriter write_sources(GDALDataset& dataset, const GeoPackageContents& contents) {
  TableWriter table(dataset, "sources", wkbNone, nullptr,
                    {{"name", OFTString, "", ""}, {"file", OFTString, "", ""}, {"layer", OFTString, "", ""}, {"format", OFTString, "", ""},
                     {"sha256", OFTString, "", ""}, {"licence", OFTString, "", ""}, {"date", OFTString, "", ""}, {"crs", OFTString, "", ""},
                     {"mapping", OFTString, "", ""}, {"features", OFTInteger64, "", ""}, {"complete", OFTString, "", "themes somebody vouches for"}});
  for (const Source& source : contents.city.sources()) {
    std::vector<std::string> complete;
    for (const Completeness& c : source.complete) complete.push_back(std::string(theme_name(c.theme)) + " (" + c.by + ", " + to_text(c.as_of) + ")");
    table.row().set("name", source.name).set("file", source.file).set("layer", source.layer).set("format", source.format);
    table.set("sha256", source.sha256).set("licence", source.licence).set("date", to_text(source.date)).set("crs", source.crs);
    table.set("mapping", source.mapping).set("features", static_cast<std::int64_t>(source.features)).set("complete", joined(complete));
  }
  table.finish();
  return table;
}

TableWriter write_observations(GDALDataset& dataset, const GeoPackageContents& contents) {
  static constexpr const char* light_words[] = {"", "day", "dusk", "night"};
  TableWriter table(dataset, "observations", wkbNone, nullptr,
                    {{"observation_id", OFTString, "", ""}, {"supersedes", OFTString, "", ""}, {"site_id", OFTString, "", ""},
                     {"feature", OFTString, "", ""}, {"property", OFTString, "", ""}, {"result", OFTString, "", ""}, {"unit", OFTString, "", ""},
                     {"accuracy", OFTString, "", ""}, {"instrument", OFTString, "", ""}, {"observer", OFTString, "", ""},
                     {"perspective", OFTString, "", ""}, {"light", OFTString, "", ""}, {"date", OFTString, "", ""}, {"note", OFTString, "", ""},
                     {"evidence", OFTString, "", "file and SHA-256"}});
  for (const Observation& observation : contents.city.observations()) {
    // Where the scheme lets nobody be recognised by an answer, ratings stay with whoever collected them; the table “assessment” says how many, where that may be told.
    if (!may_be_handed_on(contents.assessment.scheme, observation)) continue;
    std::vector<std::string> evidence;
    for (const Evidence& e : observation.evidence) evidence.push_back(e.file + (e.sha256.empty() ? "" : " " + e.sha256));
    table.row().set("observation_id", observation.id).set("supersedes", observation.supersedes).set("site_id", observation.site);
    table.set("feature", observation.feature).set("property", observation.property).set("result", observation.result).set("unit", observation.unit);
    table.set("accuracy", observation.accuracy).set("instrument", observation.instrument).set("observer", observation.observer);
    table.set("perspective", observation.perspective).set("light", std::string(light_words[static_cast<int>(observation.light)]));
    table.set("date", to_text(observation.date)).set("note", observation.note).set("evidence", joined(evidence));
  }
  table.finish();
  return table;
}

TableWriter write_assessment(GDALDataset& dataset, const GeoPackageContents& contents) {
  const Scheme& scheme = contents.assessment.scheme;
  TableWriter table(dataset, "assessment", wkbNone, nullptr,
                    {{"scheme", OFTString, "", ""}, {"scheme_version", OFTString, "", ""}, {"scheme_sha256", OFTString, "", ""},
                     {"profile", OFTString, "", ""}, {"scope", OFTString, "", "groups it is judged for"}, {"decision_rule", OFTString, "", "guarded or simple"},
                     {"as_of", OFTString, "", ""}, {"crs", OFTString, "", ""}, {"crs_accuracy", OFTString, "", ""},
                     {"program_version", OFTString, "", ""}, {"input", OFTString, "", "project or city file"},
                     {"command_line", OFTString, "", "runs it again"},
                     {"ratings_withheld", OFTInteger64, "", "ratings that the table of observations leaves out, so that nobody is recognised by an answer; empty: so few that their number would tell"},
                     {"json_sha256", OFTString, "", "SHA-256 of what levelground assess --json prints for it"}});
  table.row().set("scheme", scheme.id).set("scheme_version", scheme.version).set("scheme_sha256", scheme.hash).set("profile", scheme.profile);
  const JudgeOptions& options = contents.assessment.options;
  table.set("scope", scope_words(scheme, options.scope, contents.texts));
  table.set("decision_rule", options.decision_rule.value_or(scheme.decision_rule) == DecisionRule::guarded ? "guarded" : "simple");
  table.set("as_of", to_text(contents.assessment.options.as_of)).set("crs", contents.city.crs().code).set("crs_accuracy", contents.city.crs().accuracy);
  if (const auto withheld = not_handed_on(scheme, contents.city.observations())) table.set("ratings_withheld", *withheld);
  table.set("program_version", contents.options.program_version).set("input", contents.options.project);
  table.set("command_line", contents.options.command_line).set("json_sha256", contents.options.assessment_sha256);
  table.finish();
  return table;
}

/// The table that QGIS reads to show a layer styled without any plugin.
void write_styles(GDALDataset& dataset, const GeoPackageContents& contents) {
  if (contents.options.styles.empty()) return;
  TableWriter table(dataset, "layer_styles", wkbNone, nullptr,
                    {{"f_table_catalog", OFTString, "", ""}, {"f_table_schema", OFTString, "", ""}, {"f_table_name", OFTString, "", ""},
                     {"f_geometry_column", OFTString, "", ""}, {"styleName", OFTString, "", ""}, {"styleQML", OFTString, "", ""},
                     {"styleSLD", OFTString, "", ""}, {"useAsDefault", OFTInteger, "", ""}, {"description", OFTString, "", ""},
                     {"owner", OFTString, "", ""}, {"ui", OFTString, "", ""}, {"update_time", OFTString, "", ""}});
  for (const auto& [layer, qml] : contents.options.styles) {
    table.row().set("f_table_catalog", std::string()).set("f_table_schema", std::string()).set("f_table_name", layer);
    table.set("f_geometry_column", std::string("geom")).set("styleName", "levelground " + layer).set("styleQML", qml).set("styleSLD", std::string());
    table.set("useAsDefault", std::int64_t{1}).set("description", std::string("Levelground")).set("owner", std::string()).set("ui", std::string());
    table.set("update_time", to_text(contents.assessment.options.as_of) + "T00:00:00.000Z");
  }
  table.finish();
}

void write_data_columns(GDALDataset& dataset, const std::vector<TableWriter>& tables) {
  run_sql(dataset,
          "CREATE TABLE IF NOT EXISTS gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, "
          "description TEXT, mime_type TEXT, constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), "
          "CONSTRAINT gdc_tn UNIQUE (table_name, name))");
  run_sql(dataset, "CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, "
                   "definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))");
  run_sql(dataset, "INSERT INTO gpkg_extensions VALUES ('gpkg_data_columns', NULL, 'gpkg_schema', "
                   "'http://www.geopackage.org/spec/#extension_schema', 'read-write')");
  for (const TableWriter& table : tables) {
    for (const Column& column : table.columns()) {
      if (column.unit.empty() && column.description.empty()) continue;
      const std::string title = column.unit.empty() ? column.name : column.name + " [" + column.unit + "]";
      run_sql(dataset, "INSERT INTO gpkg_data_columns (table_name, column_name, name, title, description) VALUES (" + quoted(table.name()) + ", " +
                           quoted(column.name) + ", " + quoted(column.name) + ", " + quoted(title) + ", " + quoted(column.description) + ")");
    }
  }
}

}  // namespace

TableWriter::TableWriter(GDALDataset& dataset, const std::string& name, OGRwkbGeometryType geometry, OGRSpatialReference* srs,
                         const std::vector<Column>& columns)
    : m_layer(nullptr), m_name(name), m_columns(columns) {
  const char* const options[] = {"FID=fid", "GEOMETRY_NAME=geom", "SPATIAL_INDEX=YES", nullptr};
  m_layer = dataset.CreateLayer(name.c_str(), srs, geometry, const_cast<char**>(options));
  if (m_layer == nullptr) fail(name);
  for (const Column& column : columns) {
    OGRFieldDefn definition(column.name.c_str(), column.type);
    if (m_layer->CreateField(&definition) != OGRERR_NONE) fail(name);
  }
}

TableWriter& TableWriter::row(const Geometry& geometry) {
  finish();
  m_row.reset(OGRFeature::CreateFeature(m_layer->GetLayerDefn()));
  m_row->SetFID(++m_fid);
  if (GdalGeometry shape = to_ogr(geometry)) {
    if (m_row->SetGeometryDirectly(shape.release()) != OGRERR_NONE) fail(m_name);
  }
  return *this;
}

TableWriter& TableWriter::set(const std::string& column, const std::string& value) {
  m_row->SetField(column.c_str(), value.c_str());
  return *this;
}

TableWriter& TableWriter::set(const std::string& column, double value) {
  m_row->SetField(column.c_str(), value);
  return *this;
}

TableWriter& TableWriter::set(const std::string& column, std::int64_t value) {
  m_row->SetField(column.c_str(), static_cast<GIntBig>(value));
  return *this;
}

void TableWriter::finish() {
  if (m_row && m_layer->CreateFeature(m_row.get()) != OGRERR_NONE) fail(m_name);
  m_row.reset();
}

void write_tables(GDALDataset& dataset, OGRSpatialReference& srs, const GeoPackageContents& contents) {
  std::vector<TableWriter> tables;
  tables.push_back(write_sites(dataset, srs, contents));
  // The alternatives of Geometry: no place, point, line, area.
  tables.push_back(write_gaps(dataset, srs, contents, "gaps_point", wkbPoint, 1));
  tables.push_back(write_gaps(dataset, srs, contents, "gaps_line", wkbLineString, 2));
  tables.push_back(write_gaps(dataset, srs, contents, "gaps_area", wkbMultiPolygon, 3));
  tables.push_back(write_gaps(dataset, srs, contents, "gaps_without_place", wkbNone, 0));
  tables.push_back(write_verdicts(dataset, contents));
  tables.push_back(write_sources(dataset, contents));
  tables.push_back(write_observations(dataset, contents));
  tables.push_back(write_assessment(dataset, contents));
  write_styles(dataset, contents);
  write_data_columns(dataset, tables);
}

}  // namespace levelground::gis
