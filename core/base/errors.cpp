// SPDX-License-Identifier: Apache-2.0
#include "core/base/errors.hpp"

#include <utility>

#include "core/base/utf8.hpp"

namespace levelground {

namespace {

void end_sentence(std::string& text) {
  if (!text.empty() && text.back() != '.' && text.back() != '?' && text.back() != '!') text += '.';
}

/// "änge" to "Änge": letters of one byte, and å, ä and ö.
std::string begins_sentence(std::string text) {
  constexpr std::size_t letter = 2;
  if (text.front() >= 'a' && text.front() <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  else if (text.starts_with("å")) text.replace(0, letter, "Å");
  else if (text.starts_with("ä")) text.replace(0, letter, "Ä");
  else if (text.starts_with("ö")) text.replace(0, letter, "Ö");
  return text;
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

void Problem::say(LocalText sentence, LocalText advice) {
  what = std::move(sentence.en);
  what_sv = std::move(sentence.sv);
  remedy = std::move(advice.en);
  remedy_sv = std::move(advice.sv);
}

Problem said_of_file(Problem::Severity severity, std::string file, LocalText what, LocalText remedy) {
  Problem problem{severity, std::move(file), {}, {}, 0, {}, {}};
  problem.say(std::move(what), std::move(remedy));
  return problem;
}

std::string to_text(const Problem& problem, std::string_view language) {
  const bool sv = language == "sv";
  std::string place;
  const auto add = [&place](const std::string& part) {
    if (!place.empty()) place += ", ";
    place += part;
  };
  if (!problem.file.empty()) add(problem.file);
  if (!problem.layer.empty()) add(sv ? "lagret ”" + problem.layer + "”" : "layer ‘" + problem.layer + "’");
  if (!problem.feature.empty()) add((sv ? "objektet " : "feature ") + problem.feature);
  if (problem.line > 0) add((sv ? "rad " : "line ") + std::to_string(problem.line));
  std::string sentence = problem.what_in(language);
  end_sentence(sentence);
  if (const std::string& remedy = problem.remedy_in(language); !remedy.empty()) {
    if (!sentence.empty()) sentence += ' ';
    sentence += begins_sentence(remedy);
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
