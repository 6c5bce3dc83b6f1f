// SPDX-License-Identifier: Apache-2.0
/// The three kinds of trouble: bad input (with its place), a verdict (no error at all), and a defect of ours.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace levelground {

/// Where something in an input is wrong, what is wrong, and what to do. Empty parts are unknown.
struct Problem {
  enum class Severity { note, warning, error };
  Severity severity = Severity::error;
  std::string file;
  std::string layer;
  std::string feature;   ///< stable id, or the id the source gives
  std::int64_t line = 0; ///< 1-based; 0 when not known
  std::string what;      ///< one sentence: what is wrong
  std::string remedy;    ///< one sentence: what to do
  friend bool operator==(const Problem&, const Problem&) = default;
};

/// "file, layer ‘x’, feature y, line 3: what. Remedy." One line of text, control characters escaped.
std::string to_text(const Problem& problem);

/// Input that cannot be used. Carries every problem found, not just the first. Exit code 3.
class InputError : public std::runtime_error {
 public:
  explicit InputError(Problem problem);
  explicit InputError(std::vector<Problem> problems);
  [[nodiscard]] const std::vector<Problem>& problems() const { return m_problems; }

 private:
  std::vector<Problem> m_problems;
};

/// Throws InputError about a file as a whole: what is wrong with it, and what to do.
[[noreturn]] void refuse_file(const std::filesystem::path& file, std::string what, std::string remedy);

/// A mistake in this program, never in the input. Exit code 4.
class Defect : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Thrown out of long work when its stop token was raised. Nothing was written.
class Cancelled : public std::runtime_error {
 public:
  Cancelled() : std::runtime_error("stopped") {}
};

}  // namespace levelground
