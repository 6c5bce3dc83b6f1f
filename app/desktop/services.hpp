// SPDX-License-Identifier: Apache-2.0
/// What the window asks of the rest of the program, as functions: main.cpp gives the real ones, tests give their own.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/run/run.hpp"

namespace levelground::desktop {

/// Every function may throw InputError; those with a stop token may throw Cancelled. `assess`, `assess_again`,
/// `record_observation`, `report_html` and `write_pdf` are called from a background thread, one call at a time.
struct Services {
  std::function<run::RunResult(const run::AssessOptions&, Progress&, const std::stop_token&)> assess;
  std::function<run::RunResult(const run::RunResult&, const std::vector<Observation>&, Progress&, const std::stop_token&)>
      assess_again;
  std::function<Observation(const run::RunResult&, Observation, const std::vector<std::filesystem::path>&)> record_observation;
  std::function<std::shared_ptr<const Texts>(const std::string&)> load_texts;
  std::function<std::string(const run::RunResult&, const Texts&, std::optional<std::uint32_t>)> report_html;
  std::function<void(const std::string&, const std::filesystem::path&, const Date&, const std::stop_token&)> write_pdf;
  /// Today, for the date an observation is made. The only clock the window knows.
  std::function<Date()> today;
  std::filesystem::path fonts;           ///< folder of the shipped fonts; may be absent
  std::filesystem::path sample_project;  ///< the sample city's project file; empty when it is not installed
};

}  // namespace levelground::desktop
