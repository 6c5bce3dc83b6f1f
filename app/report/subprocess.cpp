// SPDX-License-Identifier: Apache-2.0
#include "app/report/subprocess.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <system_error>
#include <thread>

#include "core/base/errors.hpp"

extern char** environ;  // NOLINT: POSIX

namespace levelground::report {
namespace {

[[noreturn]] void refuse(std::string what, std::string remedy) {
  Problem problem;
  problem.what = std::move(what), problem.remedy = std::move(remedy);
  throw InputError(std::move(problem));
}

std::vector<std::string> merged(const std::vector<std::pair<std::string, std::string>>& more) {
  std::vector<std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const bool replaced =
        std::any_of(more.begin(), more.end(), [&](const auto& m) { return text.starts_with(m.first) && text.substr(m.first.size()).starts_with('='); });
    if (!replaced) all.emplace_back(text);
  }
  for (const auto& [name, value] : more) all.push_back(name + "=" + value);
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

/// The status of the child, as waitpid gives it.
int wait_for(pid_t child, const std::string& name, const std::stop_token& stop) {
  // The command line raises the token in a signal handler, where no callback may run: it is looked at from time to time.
  constexpr std::chrono::milliseconds between_looks(20);
  for (;;) {
    int status = 0;
    const bool stopped = stop.stop_requested();
    if (stopped) kill(child, SIGKILL);
    const pid_t ended = waitpid(child, &status, stopped ? 0 : WNOHANG);
    if (ended < 0 && errno != EINTR) refuse("The program " + name + " was lost: " + std::strerror(errno) + ".", "Try again.");
    // A key that stops us stops the child as well, and how it ended then says nothing.
    if (ended == child && stop.stop_requested()) throw Cancelled();
    if (ended == child) return status;
    std::this_thread::sleep_for(between_looks);
  }
}

}  // namespace

Ran run_program(const std::vector<std::string>& arguments, const std::vector<std::pair<std::string, std::string>>& environment,
                const std::filesystem::path& log, const std::stop_token& stop) {
  std::vector<std::string> words = arguments;
  std::vector<std::string> variables = merged(environment);
  std::vector<char*> argv = pointers(words);
  std::vector<char*> envp = pointers(variables);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  pid_t child = 0;
  const int error = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), envp.data());
  posix_spawn_file_actions_destroy(&actions);
  Ran ran;
  if (error == ENOENT) {
    ran.found = false;
    return ran;
  }
  if (error != 0) refuse("The program " + arguments[0] + " could not be started: " + std::strerror(error) + ".", "Free some memory and try again.");
  const int status = wait_for(child, arguments[0], stop);
  ran.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  std::ifstream stream(log, std::ios::binary);
  ran.messages.resize(64 * 1024);
  stream.read(ran.messages.data(), static_cast<std::streamsize>(ran.messages.size()));
  ran.messages.resize(static_cast<std::size_t>(stream.gcount()));
  return ran;
}

PrivateFolder::PrivateFolder() {
  std::error_code error;
  std::filesystem::path where = std::filesystem::temp_directory_path(error);
  if (error) where = "/tmp";
  std::string pattern = (where / "levelground-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr)
    refuse("No temporary folder could be made in " + where.string() + ": " + std::strerror(errno) + ".", "Check TMPDIR and the room on that disk.");
  m_path = pattern;
}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(m_path, ignored);
}

}  // namespace levelground::report
