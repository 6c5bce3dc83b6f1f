// SPDX-License-Identifier: Apache-2.0
#include "core/base/errors.hpp"

#include <utility>

#include "core/base/utf8.hpp"

namespace levelground {

namespace {

void end_sentence(std::string& text) {
  if (!text.empty() && text.back() != '.' && text.back() != '?' && text.back() != '!') text += '.';
}

std::string join(const std::vector<Problem>& problems) {
  if (problems.empty()) throw Defect("an input error without a problem");
  std::string result;
  for (const Problem& problem : problems) {
    if (!result.empty()) result += '\n';
    result += to_text(problem);
  }
  return result;
}

}  // namespace

std::string to_text(const Problem& problem) {
  std::string place;
  const auto add = [&place](const std::string& part) {
    if (!place.empty()) place += ", ";
    place += part;
  };
  if (!problem.file.empty()) add(problem.file);
  if (!problem.layer.empty()) add("layer ‘" + problem.layer + "’");
  if (!problem.feature.empty()) add("feature " + problem.feature);
  if (problem.line > 0) add("line " + std::to_string(problem.line));
  std::string sentence = problem.what;
  end_sentence(sentence);
  if (!problem.remedy.empty()) {
    if (!sentence.empty()) sentence += ' ';
    const char first = problem.remedy.front();  // begins a sentence of its own
    sentence += first >= 'a' && first <= 'z' ? static_cast<char>(first - 'a' + 'A') : first;
    sentence += problem.remedy.substr(1);
    end_sentence(sentence);
  }
  return on_one_line(place.empty() ? sentence : place + ": " + sentence);
}

InputError::InputError(Problem problem) : InputError(std::vector<Problem>{std::move(problem)}) {}

InputError::InputError(std::vector<Problem> problems)
    : std::runtime_error(join(problems)), m_problems(std::move(problems)) {}

void refuse_file(const std::filesystem::path& file, std::string what, std::string remedy) {
  throw InputError(Problem{Problem::Severity::error, file.string(), {}, {}, 0, std::move(what), std::move(remedy)});
}

}  // namespace levelground
