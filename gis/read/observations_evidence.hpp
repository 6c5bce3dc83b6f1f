// SPDX-License-Identifier: Apache-2.0
/// Evidence files beside a table of observations: found, hashed, and never outside the table's own folder.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/base/local_text.hpp"
#include "core/city/observation.hpp"

namespace levelground::gis {

class TableEvidence {
 public:
  explicit TableEvidence(std::filesystem::path folder);
  /// Adds every file named in `cell` (relative names separated by `|`) to the observation, with its SHA-256. False when one is
  /// missing or lies outside the folder, also by a symbolic link: it is then added without a hash, and `what` and `remedy` say so.
  bool attach(const std::string& cell, Observation& observation, LocalText& what, LocalText& remedy);

 private:
  std::filesystem::path m_folder;
  std::map<std::string, std::string> m_hashes;  ///< file -> SHA-256; empty: not usable
};

}  // namespace levelground::gis
