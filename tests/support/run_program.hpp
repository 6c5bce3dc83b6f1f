// SPDX-License-Identifier: Apache-2.0
/// Runs a program as a person would, for golden tests: arguments in; exit code, both streams out.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace levelground::test {

struct RunOutcome {
  int exit_code = -1;   ///< -1 when ended by a signal
  std::string out;
  std::string error;
};

inline std::string read_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline void write_file(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

/// A folder of its own for one test, gone afterwards; anybody may enter it (permission tests run as nobody).
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "levelground-test-XXXXXX").string();
    m_path = mkdtemp(pattern.data());
    std::filesystem::permissions(m_path, std::filesystem::perms(0755));
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
  std::filesystem::path operator/(const std::string& name) const { return m_path / name; }
  /// Names of everything in the folder, sorted.
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(m_path)) found.push_back(entry.path().filename().string());
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  std::filesystem::path m_path;
};

struct RunOptions {
  std::filesystem::path folder;                  ///< working folder; empty: the test's own
  std::vector<std::string> environment = {};     ///< "NAME=value", added
  uid_t as_user = 0;                             ///< drop to this user when not 0 (needs root)
};

inline RunOutcome run_program(const std::vector<std::string>& command, const RunOptions& options = {}) {
  const TemporaryFolder streams;
  const std::filesystem::path out = streams / "out";
  const std::filesystem::path error = streams / "err";
  const pid_t child = fork();
  if (child == 0) {
    const int out_file = open(out.c_str(), O_WRONLY | O_CREAT, 0666);
    const int error_file = open(error.c_str(), O_WRONLY | O_CREAT, 0666);
    const int nothing = open("/dev/null", O_RDONLY);
    dup2(nothing, 0);
    dup2(out_file, 1);
    dup2(error_file, 2);
    if (!options.folder.empty() && chdir(options.folder.c_str()) != 0) _exit(126);
    for (const std::string& variable : options.environment) putenv(const_cast<char*>(variable.c_str()));
    if (options.as_user != 0 && (setgid(65534) != 0 || setuid(options.as_user) != 0)) _exit(126);
    std::vector<char*> arguments;
    for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    execv(arguments[0], arguments.data());
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(out), read_file(error)};
}

}  // namespace levelground::test
