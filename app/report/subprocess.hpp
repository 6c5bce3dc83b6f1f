// SPDX-License-Identifier: Apache-2.0
/// Runs one program without a shell and waits for it.
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace levelground::report {

struct Ran {
  bool found = true;      ///< false: there is no such program
  int exit_code = 0;      ///< or 128 + signal
  std::string messages;   ///< what it said on both streams, at most 64 kB
};

/// `arguments[0]` is the program, looked up in PATH. `environment` is added to (and replaces entries of) our own. Standard input is
/// empty; output goes to `log`. Throws InputError when processes cannot be started at all, and Cancelled when the token is raised before
/// the program ends, which then is ended too.
Ran run_program(const std::vector<std::string>& arguments, const std::vector<std::pair<std::string, std::string>>& environment,
                const std::filesystem::path& log, const std::stop_token& stop);

/// A private folder (mode 700) that goes away with the object. Throws InputError when none can be made.
class PrivateFolder {
 public:
  PrivateFolder();
  ~PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
};

}  // namespace levelground::report
