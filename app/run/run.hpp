// SPDX-License-Identifier: Apache-2.0
/// The straight line: sources to City to Measurements to Verdicts to Assessment. The CLI and the desktop call this and nothing else.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/errors.hpp"
#include "core/base/parallel.hpp"
#include "core/city/city.hpp"
#include "core/judge/assessment.hpp"
#include "core/text/texts.hpp"

namespace levelground::gis {
class NearestWays;
}

namespace levelground::run {

struct AssessOptions {
  std::filesystem::path input;          ///< project file (.yaml), or a single city file
  std::string mapping;                  ///< empty: by format
  std::string scheme;                   ///< empty: the project's or levelground-dignity
  std::optional<std::string> profile;   ///< none: the project's, where its scheme is the one judged by; empty: no profile
  std::string crs;                      ///< empty: the project's or "auto"
  Date as_of;                           ///< not set: newest date in the inputs
  unsigned threads = 0;                 ///< 0: all cores
  std::vector<std::string> sites;       ///< ids or names; empty: all
  bool certifying = false;              ///< judge for a certificate even where the project does not say so
};

/// Everything a view needs. Shared, immutable.
struct RunResult {
  std::shared_ptr<const City> city;
  std::shared_ptr<const Assessment> assessment;
  std::filesystem::path input;          ///< what was assessed: the project file or the city file
  std::filesystem::path project;        ///< project file; empty when the run began from a single city file
  std::filesystem::path store;          ///< GeoPackage that keeps recorded observations; empty when there is no project
  unsigned threads = 0;
  std::string command_line;             ///< how to run it again
  std::vector<Problem> warnings;        ///< of the judging itself, the last one; those about the input stand in City::problems
  std::vector<Problem> standing = {};   ///< those of the warnings that judging again cannot change, which stand first
  std::shared_ptr<gis::NearestWays> nearest_ways = {};   ///< found so far, for judging again; may be null
};

/// Reads, measures, judges. Throws InputError, Cancelled.
RunResult assess(const AssessOptions& options, Progress& progress, const std::stop_token& stop);

/// The same with more observations: only the criteria they bear on, at the sites they touch, are measured again.
RunResult assess_again(const RunResult& before, const std::vector<Observation>& more, Progress& progress, const std::stop_token& stop);

/// "What if the source said this instead?": one property of one feature.
struct FeatureChange {
  std::string feature;    ///< id, "city:way/123"
  std::string property;   ///< a column of the project's own schema, "kerb_height", "width_m"
  std::string value;      ///< as a file would state it, "20 mm"
};

/// The same city with other values: identical to assessing a file that has them, but only the criteria they bear on, at the sites they
/// touch, are measured again. Refused are values that the network is laid by (kind, foot, sidewalk, …): for those the city must be read
/// again. Throws InputError, with all that is wrong, and Cancelled.
RunResult what_if(const RunResult& before, const std::vector<FeatureChange>& changes, Progress& progress, const std::stop_token& stop);

/// Keeps an observation: appended to the project's GeoPackage (created when absent), evidence files copied by content hash.
/// Append-only: nothing is changed. Throws InputError (read-only folder, disk full …); then nothing was written.
Observation record_observation(const RunResult& run, Observation observation, const std::vector<std::filesystem::path>& evidence);

/// An assessment that was written to a GeoPackage is opened by running it again from its recorded input; this finds that input (a
/// project file or a city file). Empty when the GeoPackage holds no assessment. Throws InputError when the input is gone.
std::filesystem::path project_of(const std::filesystem::path& geopackage);

/// Folder with criteria/, mappings/, texts/, templates/, fonts/: LEVELGROUND_DATA, else beside the executable, else as configured.
std::filesystem::path data_folder();
/// Folder with the fonts shipped with the program; may be absent.
std::filesystem::path font_folder();
/// Texts in "en" or "sv".
std::shared_ptr<const Texts> load_texts(const std::string& language);

}  // namespace levelground::run
