// SPDX-License-Identifier: Apache-2.0
#include "gis/read/observations_evidence.hpp"

#include <algorithm>
#include <stop_token>
#include <system_error>

#include "core/base/errors.hpp"
#include "core/base/local_format.hpp"
#include "gis/read/file_checks.hpp"

namespace levelground::gis {
namespace {

namespace fs = std::filesystem;

bool lies_inside(const fs::path& folder, const fs::path& file) {
  const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
  return end == folder.end() && rest != file.end();
}

}  // namespace

TableEvidence::TableEvidence(fs::path folder) : m_folder(folder.empty() ? fs::path(".") : std::move(folder)) {}

bool TableEvidence::attach(const std::string& cell, Observation& observation, LocalText& what, LocalText& remedy) {
  bool good = true;
  std::size_t begin = 0;
  while (begin <= cell.size()) {
    const std::size_t end = std::min(cell.find('|', begin), cell.size());
    std::string name = cell.substr(begin, end - begin);
    begin = end + 1;
    const auto first = name.find_first_not_of(' ');
    if (first == std::string::npos) continue;
    name = name.substr(first, name.find_last_not_of(' ') - first + 1);
    Evidence evidence;
    evidence.file = name;
    evidence.content_date = observation.date;
    const auto known = m_hashes.find(name);
    if (known != m_hashes.end() && !known->second.empty()) {
      evidence.sha256 = known->second;
    } else {
      std::error_code error;
      const fs::path folder = fs::weakly_canonical(m_folder, error);
      const fs::path file = fs::weakly_canonical(m_folder / name, error);
      if (error || fs::path(name).is_absolute() || name.find('\0') != std::string::npos || !lies_inside(folder, file)) {
        what = in_both("the evidence file ‘{}’ lies outside the folder of the table and is not opened", "bevisfilen ”{}” ligger utanför tabellens mapp och öppnas inte", name);
        remedy = {"Put it beside the table and name it relative to it.", "Lägg den bredvid tabellen och ange den i förhållande till den."};
        good = false;
      } else if (!fs::is_regular_file(file, error)) {
        what = in_both("the evidence file ‘{}’ is not there", "bevisfilen ”{}” finns inte", name);
        remedy = {"Put it beside the table, or correct the name; without it the observation has no evidence.",
                  "Lägg den bredvid tabellen, eller rätta namnet; utan den har observationen inget bevis."};
        good = false;
      } else {
        try {
          evidence.sha256 = checksum(file, std::stop_token()).sha256;
        } catch (const InputError& problem) {
          what = in_both("the evidence file ‘{}’ cannot be read", "bevisfilen ”{}” går inte att läsa", name);
          remedy = {problem.problems().front().remedy, problem.problems().front().remedy_sv};
          good = false;
        }
      }
      m_hashes[name] = evidence.sha256;
    }
    observation.evidence.push_back(std::move(evidence));
  }
  return good;
}

}  // namespace levelground::gis
