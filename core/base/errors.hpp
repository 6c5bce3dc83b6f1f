// SPDX-License-Identifier: Apache-2.0
/// The three kinds of trouble: bad input (with its place), a verdict (no error at all), and a defect of ours.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/local_text.hpp"

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
  std::string what_sv = {};     ///< the same in Swedish; empty: it is said in English alone, as all errors of files that nobody can use are
  std::string remedy_sv = {};
  [[nodiscard]] const std::string& what_in(std::string_view language) const { return language == "sv" && !what_sv.empty() ? what_sv : what; }
  [[nodiscard]] const std::string& remedy_in(std::string_view language) const { return language == "sv" && !remedy_sv.empty() ? remedy_sv : remedy; }
  /// Says it in both languages.
  void say(LocalText sentence, LocalText advice);
  friend bool operator==(const Problem&, const Problem&) = default;
};

/// A problem of a file as a whole, in both languages.
Problem said_of_file(Problem::Severity severity, std::string file, LocalText what, LocalText remedy);

/// "file, layer ‘x’, feature y, line 3: what. Remedy." One line of text, control characters escaped. `language`: "en" or "sv".
std::string to_text(const Problem& problem, std::string_view language = "en");

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
