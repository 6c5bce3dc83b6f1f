// SPDX-License-Identifier: Apache-2.0
#include "gis/project/evidence_folder.hpp"

#include <system_error>

#include "core/base/errors.hpp"
#include "gis/read/file_checks.hpp"

namespace levelground::gis {

namespace fs = std::filesystem;

EvidenceFolder::~EvidenceFolder() {
  std::error_code ignored;
  for (const fs::path& file : m_added) fs::remove(file, ignored);
  if (m_made) fs::remove(m_folder, ignored);  // only when it is empty, as it was not there before
}

Evidence EvidenceFolder::add(const fs::path& file) {
  check_readable(file);
  Evidence evidence;
  evidence.file = file.filename().string();
  evidence.sha256 = checksum(file, {}).sha256;
  std::error_code failed;
  if (!fs::exists(m_folder)) m_made = fs::create_directory(m_folder, failed);
  const fs::path kept = m_folder / evidence.sha256;
  if (!failed && !fs::exists(kept)) {
    // Copied beside and renamed: a name in this folder always holds the whole content.
    const fs::path part = kept.string() + ".part";
    fs::copy_file(file, part, fs::copy_options::overwrite_existing, failed);
    if (!failed) fs::rename(part, kept, failed);
    if (failed) {
      std::error_code ignored;
      fs::remove(part, ignored);
    } else {
      m_added.push_back(kept);
    }
  }
  if (failed) {
    throw InputError(Problem{Problem::Severity::error, file.string(), "", "", 0, "not kept as evidence: " + failed.message(),
                             "check the project's folder, its permissions and the space on the disk"});
  }
  return evidence;
}

}  // namespace levelground::gis
