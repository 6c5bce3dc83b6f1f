// SPDX-License-Identifier: Apache-2.0
#include "app/run/save.hpp"

#include "core/judge/assessment_json.hpp"
#include "gis/write/geopackage.hpp"

namespace levelground::run {

void save_geopackage(const RunResult& run, const std::filesystem::path& file, bool overwrite, const Texts& texts,
                     const std::vector<std::pair<std::string, std::string>>& styles, const std::stop_token& stop) {
  gis::GeoPackageOptions options;
  options.overwrite = overwrite;
  options.command_line = run.command_line;
  options.project = run.input.string();
  options.program_version = program_version;
  options.assessment_sha256 = assessment_digest(*run.city, *run.assessment);
  options.styles = styles;
  options.stop = stop;
  gis::write_geopackage(file, *run.city, *run.assessment, texts, options);
}

gis::SourceInfo describe(const std::filesystem::path& file, const std::string& mapping, const std::string& crs, Progress& progress,
                         const std::stop_token& stop) {
  gis::SourceSpec source;
  source.name = "city";
  source.file = file;
  source.mapping = mapping;
  source.crs = crs;
  return gis::describe_source(source, data_folder() / "mappings", progress, stop);
}

}  // namespace levelground::run
