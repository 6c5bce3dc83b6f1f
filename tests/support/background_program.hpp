// SPDX-License-Identifier: Apache-2.0
/// A program that runs beside a test: it says one line when it is ready, and ends when its standard input does.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string>
#include <vector>

namespace levelground::test {

class BackgroundProgram {
 public:
  explicit BackgroundProgram(const std::vector<std::string>& command) {
    int in[2], out[2];
    if (pipe(in) != 0 || pipe(out) != 0) return;
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    m_child = fork();
    if (m_child == 0) {
      dup2(in[0], STDIN_FILENO);
      dup2(out[1], STDOUT_FILENO);
      for (const int end : {in[0], in[1], out[0], out[1]}) close(end);
      execvp(words[0], words.data());
      _exit(127);
    }
    close(in[0]);
    close(out[1]);
    m_input = in[1];
    char c = 0;
    while (::read(out[0], &c, 1) == 1 && c != '\n') m_first_line += c;
    m_output = out[0];
  }
  ~BackgroundProgram() {
    if (m_input >= 0) close(m_input);
    if (m_child > 0) waitpid(m_child, nullptr, 0);
    if (m_output >= 0) close(m_output);
  }
  BackgroundProgram(const BackgroundProgram&) = delete;
  BackgroundProgram& operator=(const BackgroundProgram&) = delete;
  /// Empty when it ended without saying anything.
  [[nodiscard]] const std::string& first_line() const { return m_first_line; }

 private:
  pid_t m_child = -1;
  int m_input = -1;
  int m_output = -1;
  std::string m_first_line;
};

}  // namespace levelground::test
