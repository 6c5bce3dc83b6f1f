// SPDX-License-Identifier: Apache-2.0
#include "app/run/project.hpp"

#include <algorithm>

#include "app/run/files.hpp"
#include "app/run/project_raster.hpp"
#include "app/run/run.hpp"
#include "app/run/schemes.hpp"
#include "core/base/yaml.hpp"
#include "core/scheme/scheme_reader.hpp"
#include "gis/project/recorded_run.hpp"
#include "gis/read/service.hpp"

namespace levelground::run {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view default_scheme = "levelground-dignity";

fs::path beside(const fs::path& project, const std::string& named) {
  if (gis::is_service(named)) return named;
  const fs::path path(named);
  return path.is_absolute() ? path : (project.parent_path() / path).lexically_normal();
}

/// The same of a scheme or profile, where a slash makes the difference between a path and a name of the house.
std::string path_beside(const fs::path& project, const std::string& named) {
  std::string path = beside(project, named).string();
  return path.find('/') == std::string::npos ? "./" + path : path;
}

Date read_date(YamlReader& reader, std::string_view key) {
  const std::string text = reader.text(key);
  if (text.empty()) return {};
  const auto date = parse_date(text);
  if (!date) {
    reader.problem(reader.optional(key)->line, "‘" + text + "’ is not a date", "write year-month-day, such as 2026-09-15");
    return {};
  }
  return *date;
}

/// Calls read(reader) for each mapping in the sequence under `key`.
template <typename Read>
void each(YamlReader& parent, std::string_view key, std::vector<Problem>& problems, Read read) {
  const YamlNode* list = parent.optional(key);
  if (list == nullptr) return;
  if (list->kind != YamlNode::Kind::sequence) {
    parent.problem(list->line, "‘" + std::string(key) + "’ is a list", "begin each entry with a dash");
    return;
  }
  for (const YamlNode& item : list->items) read(item, problems);
}

/// A mapping by id, or a file beside the project.
std::string mapping_of(const Project& project, const std::string& named) {
  return named.ends_with(".yaml") ? beside(project.file, named).string() : named;
}

/// `columns: {Bredd: {as: width, unit: m}, Yta: surface}`.
gis::TableSpec read_table_spec(const YamlNode& node, const Project& project, const std::string& file, std::vector<Problem>& problems) {
  YamlReader reader(node, file, problems);
  gis::TableSpec table;
  table.file = beside(project.file, reader.required_text("file"));
  table.sheet = reader.text("sheet");
  table.key = reader.required_text("key");
  table.layer_key = reader.required_text("layer_key");
  table.layer = reader.text("layer");
  const YamlNode* columns = reader.required("columns");
  if (columns != nullptr && (columns->kind != YamlNode::Kind::mapping || columns->entries.empty())) {
    reader.problem(columns->line, "‘columns’ says which columns of the table are read", "write columns: {Bredd: {as: width, unit: m}}");
  } else if (columns != nullptr) {
    for (const auto& [column, meaning] : columns->entries) {
      if (meaning.kind == YamlNode::Kind::scalar) {
        table.columns.push_back({column, meaning.scalar, ""});
        continue;
      }
      YamlReader named(meaning, file, problems);
      std::string as = named.required_text("as");
      table.columns.push_back({column, std::move(as), named.text("unit")});
      named.finish();
    }
  }
  reader.finish();
  return table;
}

/// `[674000.5, 6580010]`: east and north.
Point read_point(YamlReader& reader, std::string_view key) {
  const YamlNode* node = reader.required(key);
  if (node == nullptr) return {};
  std::vector<double> numbers;
  for (const YamlNode& item : node->items) {
    if (const auto number = Rational::from_decimal(item.scalar)) numbers.push_back(number->to_double());
  }
  if (numbers.size() == 2 && node->items.size() == 2) return {numbers[0], numbers[1]};
  reader.problem(node->line, "‘" + std::string(key) + "’ is a place", "write [east, north]");
  return {};
}

gis::PlacementSpec read_placement_spec(const YamlNode& node, const std::string& file, std::vector<Problem>& problems) {
  YamlReader reader(node, file, problems);
  gis::PlacementSpec placement;
  placement.crs = reader.required_text("crs");
  placement.unit = reader.required_text("unit");
  const auto amount = [&](std::string_view key, const std::string& text, Quantity quantity) {
    std::string why;
    const auto exact = parse_exact(text, quantity, why);
    if (!exact) reader.problem(reader.optional(key)->line, "‘" + text + "’: " + why, "write a number with its unit");
    return exact ? exact->base : Rational(0);
  };
  if (const std::string text = reader.required_text("scale_tolerance"); !text.empty()) placement.scale_tolerance = amount("scale_tolerance", text, Quantity::share);
  if (const std::string text = reader.text("tolerance"); !text.empty()) placement.tolerance = amount("tolerance", text, Quantity::length).to_double() / 1000;
  each(reader, "points", problems, [&](const YamlNode& item, std::vector<Problem>& found) {
    YamlReader point(item, file, found);
    placement.points.push_back({read_point(point, "drawing"), read_point(point, "true")});
    point.finish();
  });
  reader.finish();
  return placement;
}

void read_sources(YamlReader& root, Project& project, std::vector<Problem>& problems) {
  each(root, "sources", problems, [&](const YamlNode& item, std::vector<Problem>& found) {
    YamlReader reader(item, root.file(), found);
    gis::SourceSpec source;
    source.name = reader.required_text("name");
    const std::string file = reader.required_text("file");
    source.file = beside(project.file, file);
    source.mapping = mapping_of(project, reader.text("mapping"));
    source.licence = reader.text("licence");
    source.crs = reader.text("crs");
    source.date = read_date(reader, "date");
    source.layers = reader.texts("layers");
    source.encoding = reader.text("encoding");
    source.unit = reader.text("unit");
    if (const std::string ballpark = reader.text("ballpark"); !ballpark.empty()) {
      source.ballpark = ballpark == "allowed";
      if (!source.ballpark) reader.problem(reader.optional("ballpark")->line, "‘" + ballpark + "’ says nothing of ballpark transformations", "write allowed, or leave it out");
    }
    if (const YamlNode* placement = reader.optional("placement")) source.placement = read_placement_spec(*placement, root.file(), found);
    each(reader, "tables", found, [&](const YamlNode& table, std::vector<Problem>& problems_of_table) {
      source.tables.push_back(read_table_spec(table, project, root.file(), problems_of_table));
    });
    if (const YamlNode* raster = reader.optional("raster")) source.raster = read_raster_spec(*raster, root.file(), found);
    reader.finish();
    for (const gis::SourceSpec& other : project.city.sources) {
      if (other.name == source.name) reader.problem(item.line, "two sources are named ‘" + source.name + "’", "give each its own name");
    }
    project.city.sources.push_back(std::move(source));
  });
  if (project.city.sources.empty()) {
    root.problem(root.node().line, "the project names no sources", "add ‘sources:’ with at least one file");
  }
}

void read_complete(YamlReader& root, Project& project, std::vector<Problem>& problems) {
  each(root, "complete", problems, [&](const YamlNode& item, std::vector<Problem>& found) {
    YamlReader reader(item, root.file(), found);
    gis::CompletenessSpec spec;
    spec.source = reader.required_text("source");
    const std::string theme = reader.required_text("theme");
    if (const auto known_theme = theme_from_name(theme)) {
      spec.theme = *known_theme;
    } else if (!theme.empty()) {
      std::vector<std::string> names;
      for (std::size_t i = 0; i < theme_count; ++i) names.emplace_back(theme_name(static_cast<Theme>(i)));
      const std::string near = nearest_word(theme, names);
      reader.problem(item.line, "‘" + theme + "’ is no theme", near.empty() ? "see “Themes and properties” in docs/scheme-language.md" : "did you mean ‘" + near + "’?");
    }
    if (const std::string area = reader.text("area"); !area.empty()) spec.area = beside(project.file, area);
    spec.as_of = read_date(reader, "as_of");
    spec.by = reader.required_text("by");
    reader.finish();
    bool named = false;
    for (const gis::SourceSpec& source : project.city.sources) named = named || source.name == spec.source;
    if (!named && !spec.source.empty()) {
      reader.problem(item.line, "no source is named ‘" + spec.source + "’", "use the name of one of the sources");
    }
    project.city.complete.push_back(std::move(spec));
  });
}

void read_observation_files(YamlReader& root, Project& project, std::vector<Problem>& problems) {
  each(root, "observations", problems, [&](const YamlNode& item, std::vector<Problem>& found) {
    gis::ObservationSpec spec;
    if (item.kind == YamlNode::Kind::scalar) {
      spec.file = beside(project.file, item.scalar);
    } else {
      YamlReader reader(item, root.file(), found);
      spec.file = beside(project.file, reader.required_text("file"));
      spec.crs = reader.text("crs");
      spec.mapping = mapping_of(project, reader.text("mapping"));
      reader.finish();
    }
    project.city.observations.push_back(std::move(spec));
  });
}

void read_not_applicable(YamlReader& root, Project& project, std::vector<Problem>& problems) {
  each(root, "not_applicable", problems, [&](const YamlNode& item, std::vector<Problem>& found) {
    YamlReader reader(item, root.file(), found);
    NotApplicable entry;
    entry.site = reader.required_text("site");
    entry.criterion = reader.required_text("criterion");
    entry.reason = reader.text("reason");
    entry.proposed_by = reader.text("proposed_by");
    entry.agreed_by = reader.text("agreed_by");
    reader.finish();
    project.not_applicable.push_back(std::move(entry));
  });
}

void read_equivalents(YamlReader& root, Project& project, std::vector<Problem>& problems) {
  each(root, "equivalents", problems, [&](const YamlNode& item, std::vector<Problem>& found) {
    YamlReader reader(item, root.file(), found);
    project.equivalents.push_back({reader.required_text("site"), reader.required_text("criterion"), reader.required_text("solution"),
                                   reader.text("reason"), reader.text("proposed_by"), reader.text("agreed_by")});
    reader.finish();
  });
}

void read_accepted_figures(YamlReader& root, Project& project, std::vector<Problem>& problems) {
  each(root, "accepted_figures", problems, [&](const YamlNode& item, std::vector<Problem>& found) {
    YamlReader reader(item, root.file(), found);
    AcceptedFigure entry{reader.required_text("criterion"), reader.required_text("reason"), reader.required_text("accepted_by")};
    reader.finish();
    project.accepted_figures.push_back(std::move(entry));
  });
}

void read_costs(YamlReader& root, Project& project, std::vector<Problem>& problems) {
  each(root, "costs", problems, [&](const YamlNode& item, std::vector<Problem>& found) {
    YamlReader reader(item, root.file(), found);
    std::string criterion = reader.required_text("criterion");
    project.costs.push_back({std::move(criterion), read_remedy_cost(reader, found)});
    reader.finish();
  });
}

/// An assessment is opened by the scheme and the profile it was made with, whatever the project names by now.
void bind_to_recorded(const fs::path& geopackage, Project& project) {
  const auto run = gis::read_recorded_run(geopackage);
  if (!run || run->scheme_sha256.empty()) return;
  project.bound.push_back({geopackage, run->scheme, run->scheme_version, run->scheme_sha256});
  if (scheme_id(project.scheme) != run->scheme) {
    if (!fs::exists(data_folder() / "criteria" / run->scheme / "scheme.yaml")) return;  // somebody's own: it must be named
    project.scheme = run->scheme;
  }
  const bool file_of_its_own = project.profile.find('/') != std::string::npos;  // only its hash tells whether it is the same
  if (!file_of_its_own || run->profile.empty()) project.profile = run->profile;
}

}  // namespace

Project read_project(const fs::path& file) {
  std::vector<Problem> problems;
  const YamlNode tree = parse_yaml(read_text(file), file.string());
  Project project;
  project.file = file;
  YamlReader root(tree, file.string(), problems);
  project.city.name = root.text("name", file.stem().string());
  project.city.crs = root.required_text("crs");
  project.city.mappings = data_folder() / "mappings";
  project.scheme = root.text("scheme", default_scheme);
  if (project.scheme.find('/') != std::string::npos) project.scheme = path_beside(file, project.scheme);
  project.profile = root.text("profile");
  if (project.profile.find('/') != std::string::npos) project.profile = path_beside(file, project.profile);
  if (const std::string version = root.text("scheme_version"); !version.empty()) project.bound.push_back({file, {}, version, {}});
  project.as_of = read_date(root, "as_of");
  project.certifying = root.flag("certifying", false);
  if (const YamlNode* scope = root.optional("scope")) {
    YamlReader reader(*scope, file.string(), problems);
    project.groups = reader.texts("groups");
    if (reader.optional("screening") != nullptr) project.screening = reader.flag("screening", false);
    reader.finish();
  }
  if (const std::string rule = root.text("decision_rule"); rule == "guarded") {
    project.decision_rule = DecisionRule::guarded;
  } else if (rule == "simple") {
    project.decision_rule = DecisionRule::simple;
  } else if (!rule.empty()) {
    root.problem(root.optional("decision_rule")->line, "‘" + rule + "’ is no decision rule", "write guarded or simple");
  }
  read_sources(root, project, problems);
  read_observation_files(root, project, problems);
  project.city.store = beside(file, root.text("store", file.stem().string() + ".gpkg"));
  read_complete(root, project, problems);
  read_not_applicable(root, project, problems);
  read_equivalents(root, project, problems);
  read_accepted_figures(root, project, problems);
  read_costs(root, project, problems);
  root.finish();
  if (!problems.empty()) throw InputError(std::move(problems));
  return project;
}

Project project_of_single_file(const fs::path& file) {
  Project project;
  project.city.name = file.stem().stem().string();
  project.city.crs = "auto";
  project.city.mappings = data_folder() / "mappings";
  project.scheme = default_scheme;
  gis::SourceSpec source;
  source.name = "city";
  source.file = file;
  project.city.sources.push_back(std::move(source));
  return project;
}

Project project_for(const AssessOptions& options) {
  if (!fs::exists(options.input) && !gis::is_service(options.input.string())) {
    throw InputError(Problem{Problem::Severity::error, options.input.string(), "", "", 0, "there is no such file", "check the path"});
  }
  Project project;
  if (gis::is_service(options.input.string())) {
    project = project_of_single_file(options.input);
    project.city.name = "city";
  } else if (options.input.extension() == ".yaml" || options.input.extension() == ".yml") {
    project = read_project(options.input);
  } else if (const fs::path recorded = project_of(options.input); !recorded.empty()) {
    project = recorded.extension() == ".yaml" ? read_project(recorded) : project_of_single_file(recorded);
    bind_to_recorded(options.input, project);
  } else {
    project = project_of_single_file(options.input);
  }
  if (!options.mapping.empty()) {
    for (gis::SourceSpec& source : project.city.sources) source.mapping = options.mapping;
  }
  if (!options.scheme.empty()) {
    // A profile is of one scheme. Another one has no such profile, or one of the same name that means something else.
    if (!options.profile && !project.profile.empty() && scheme_id(options.scheme) != scheme_id(project.scheme)) {
      std::swap(project.profile, project.profile_left_out);
    }
    for (BoundVersion& bound : project.bound) {
      if (bound.scheme.empty()) bound.scheme = scheme_id(project.scheme);
    }
    project.scheme = options.scheme;
  }
  if (options.profile) project.profile = *options.profile;
  // Who names a scheme asks for just that one, and who names a profile for another content of the same version.
  if (!options.scheme.empty() || options.profile) {
    const auto stays = std::stable_partition(project.bound.begin(), project.bound.end(),
                                             [&](const BoundVersion& bound) { return options.scheme.empty() && bound.sha256.empty(); });
    project.overridden.assign(stays, project.bound.end());
    project.bound.erase(stays, project.bound.end());
  }
  if (!options.crs.empty()) project.city.crs = options.crs;
  if (options.as_of.is_set()) project.as_of = options.as_of;
  project.certifying = project.certifying || options.certifying;
  return project;
}

}  // namespace levelground::run
