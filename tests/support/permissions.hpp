// SPDX-License-Identifier: Apache-2.0
/// What permission and disk tests need of the machine: somebody who is not root, and a disk that is soon full.
#pragma once

#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>

namespace levelground::test {

/// RunOptions::as_user for a program that root's rights must not help: nobody where the tests run as root, else who runs them (0: as it is).
inline uid_t ordinary_user() { return getuid() == 0 ? 65534 : 0; }

/// A disk of this size ("16k") in a folder, until the end. What was there before is hidden meanwhile.
class SmallDisk {
 public:
  SmallDisk(const std::filesystem::path& folder, const std::string& size) : m_folder(folder) {
    m_error = mount("levelground-test", m_folder.c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0 ? 0 : errno;
  }
  ~SmallDisk() {
    if (m_error == 0) umount(m_folder.c_str());
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  /// Empty, or why a test that needs it is skipped: only root may mount, and not in every container.
  [[nodiscard]] std::string missing() const {
    return m_error == 0 ? std::string() : std::string("no small disk can be mounted: ") + std::strerror(m_error);
  }

 private:
  std::filesystem::path m_folder;
  int m_error = 0;
};

}  // namespace levelground::test
