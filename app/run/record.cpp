// SPDX-License-Identifier: Apache-2.0
#include "app/run/run.hpp"
#include "core/base/digest.hpp"
#include "core/base/errors.hpp"
#include "gis/project/recorded_run.hpp"
#include "gis/project/store.hpp"
#include "gis/read/observations_result.hpp"

namespace levelground::run {

namespace fs = std::filesystem;

Observation record_observation(const RunResult& run, Observation observation, const std::vector<fs::path>& evidence) {
  if (run.store.empty()) {
    throw InputError(Problem{Problem::Severity::error, "", "", "", 0, "there is no project to keep the observation in",
                             "save the city as a project first (a project file names the sources and the scheme)"});
  }
  if (!observation.date.is_set()) throw Defect("an observation is recorded with its date");
  if (observation.id.empty()) {
    // An id from the content: recording the same statement twice is one statement.
    std::string content;
    for (const std::string& part : {observation.site, observation.feature, observation.property, observation.result, observation.unit,
                                    observation.accuracy, observation.instrument, observation.observer, observation.perspective,
                                    observation.time, to_text(observation.date), observation.note, observation.supersedes}) {
      content += std::to_string(part.size()) + ":" + part;
    }
    observation.id = "obs-" + sha256_hex(content).substr(0, 12);
  }
  gis::read_other_meanings(observation);
  for (const Observation& other : run.city->observations()) {
    if (other.id == observation.id) {
      throw InputError(Problem{Problem::Severity::error, run.store.string(), "observations", observation.id, 0,
                               "this very observation is recorded already", "nothing needs to be done"});
    }
  }
  return gis::append_observation(run.store, observation, run.city->crs().code, evidence);
}

fs::path project_of(const fs::path& geopackage) {
  if (geopackage.extension() != ".gpkg") return {};
  const auto recorded = gis::read_recorded_run(geopackage);
  if (!recorded || recorded->input.empty()) return {};
  fs::path input = recorded->input;
  // Recorded as it was named; found from where the program runs, else from beside the GeoPackage.
  if (!fs::exists(input) && input.is_relative()) input = geopackage.parent_path() / input;
  if (!fs::exists(input)) {
    throw InputError(Problem{Problem::Severity::error, geopackage.string(), "assessment", "", 0,
                             "the input it was made from, " + recorded->input + ", is not here",
                             "put the project back in its place, or open the project itself"});
  }
  return input;
}

}  // namespace levelground::run
