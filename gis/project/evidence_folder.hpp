// SPDX-License-Identifier: Apache-2.0
/// Evidence files, kept by their content: the SHA-256 is the name, so nothing is kept twice and nothing is ever overwritten.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/city/observation.hpp"

namespace levelground::gis {

/// Copies files into a folder under the names of their digests. What it copied is removed again unless keep() is called.
class EvidenceFolder {
 public:
  explicit EvidenceFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}
  ~EvidenceFolder();
  EvidenceFolder(const EvidenceFolder&) = delete;
  EvidenceFolder& operator=(const EvidenceFolder&) = delete;

  /// Throws InputError (missing file, no space …).
  Evidence add(const std::filesystem::path& file);
  void keep() { m_added.clear(); m_made = false; }

 private:
  std::filesystem::path m_folder;
  std::vector<std::filesystem::path> m_added;
  bool m_made = false;
};

}  // namespace levelground::gis
