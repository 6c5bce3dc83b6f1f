// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>

namespace levelground::cli {

namespace {

/// Bytes of the code point that begins at `at`.
std::size_t code_point_bytes(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  std::size_t bytes = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
  return std::min(bytes, text.size() - at);
}

bool is_combining(std::string_view code_point) {
  // U+0300–U+036F, written CC 80 – CD AF.
  if (code_point.size() != 2) return false;
  const auto a = static_cast<unsigned char>(code_point[0]);
  const auto b = static_cast<unsigned char>(code_point[1]);
  return a == 0xCC || (a == 0xCD && b <= 0xAF);
}

bool locale_is_utf8() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    std::string lower(value);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower.find("utf-8") != std::string::npos || lower.find("utf8") != std::string::npos;
  }
  return false;
}

}  // namespace

Terminal Terminal::detect() {
  Terminal terminal;
  terminal.utf8 = locale_is_utf8();
  const char* no_colour = std::getenv("NO_COLOR");
  terminal.colour = isatty(STDOUT_FILENO) == 1 && (no_colour == nullptr || *no_colour == '\0');
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 60) terminal.columns = std::min<int>(size.ws_col, 140);
  return terminal;
}

std::string Terminal::paint(Ink ink, std::string_view text) const {
  if (!colour || ink == Ink::plain) return std::string(text);
  const char* code = "";
  switch (ink) {
    case Ink::plain: break;
    case Ink::bold: code = "1"; break;
    case Ink::faint: code = "2"; break;
    case Ink::good: code = "34"; break;
    case Ink::bad: code = "31"; break;
    case Ink::open: code = "33"; break;
  }
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

std::string Terminal::plain(std::string_view text) const {
  if (utf8) return std::string(text);
  static const std::array<std::pair<std::string_view, std::string_view>, 26> signs = {{
      {"–", "-"}, {"—", "-"}, {"−", "-"}, {"✗", "x"}, {"✓", "+"}, {"≡", "="}, {"…", "..."}, {"‘", "'"}, {"’", "'"}, {"·", "."},
      {"├─", "|-"}, {"└─", "`-"}, {"│", "|"}, {"━", "#"}, {"─", "-"}, {"≤", "<="}, {"≥", ">="}, {"±", "+/-"}, {"²", "2"}, {"°", "deg"},
      {"\xE2\x80\xAF", " "}, {"\xC2\xA0", " "}, {"“", "\""}, {"”", "\""}, {"∞", "inf"}, {"×", "x"}}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto sign = std::find_if(signs.begin(), signs.end(), [&](const auto& s) { return text.substr(at).starts_with(s.first); });
    if (sign != signs.end()) {
      out += sign->second;
      at += sign->first.size();
      continue;
    }
    const std::size_t bytes = code_point_bytes(text, at);
    out += text.substr(at, bytes);  // names keep their letters: a changed name would be another name
    at += bytes;
  }
  return out;
}

std::string Terminal::bar(double low, double high, int cells) const {
  // Proven cells are rounded down and open cells up, so a bar never promises more than the numbers.
  const int proven = static_cast<int>(std::clamp(low, 0.0, 1.0) * cells);
  const int open = std::max(proven, static_cast<int>(std::clamp(high, 0.0, 1.0) * cells + 0.999));
  std::string text;
  for (int i = 0; i < cells; ++i) text += i < proven ? "━" : i < open ? "─" : "·";
  if (utf8) return text;
  std::string ascii;
  for (int i = 0; i < cells; ++i) ascii += i < proven ? '#' : i < open ? '-' : '.';
  return ascii;
}

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = code_point_bytes(text, at);
    if (!is_combining(text.substr(at, bytes))) ++width;
    at += bytes;
  }
  return width;
}

std::string pad(std::string_view text, int columns) {
  std::string out(text);
  for (int width = display_width(text); width < columns; ++width) out += ' ';
  return out;
}

std::vector<std::string> wrapped(std::string_view text, int columns) {
  std::vector<std::string> lines{""};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word(text.substr(at, end - at));
    at = end + 1;
    std::string& line = lines.back();
    if (line.empty()) line = word;
    else if (display_width(line) + 1 + display_width(word) <= columns) line += " " + word;
    else lines.push_back(word);
  }
  return lines;
}

std::string shorten(std::string_view text, int columns) {
  if (display_width(text) <= columns) return std::string(text);
  std::string out;
  int width = 0;
  for (std::size_t at = 0; at < text.size() && width < columns - 1;) {
    const std::size_t bytes = code_point_bytes(text, at);
    out += text.substr(at, bytes);
    width += is_combining(text.substr(at, bytes)) ? 0 : 1;
    at += bytes;
  }
  return out + "…";
}

struct ProgressLine::State {
  std::mutex mutex;
  bool shown;
  const Texts& texts;
  std::string stage;
  int percent = -1;
  bool dirty = false;
};

ProgressLine::ProgressLine(bool shown, const Texts& texts) : m_state(new State{{}, shown, texts, {}, -1, false}) {}

ProgressLine::~ProgressLine() {
  clear();
}

void ProgressLine::step(std::string_view stage, std::size_t done, std::size_t total) {
  if (!m_state->shown) return;
  const std::lock_guard lock(m_state->mutex);
  const int percent = total == 0 ? -1 : static_cast<int>(done * 100 / total);
  if (m_state->stage == stage && m_state->percent == percent && m_state->dirty) return;
  m_state->stage = stage;
  m_state->percent = percent;
  m_state->dirty = true;
  const std::string words = m_state->texts.get(stage);
  if (percent < 0) {
    std::fprintf(stderr, "\r\x1b[K%s …", words.c_str());
  } else {
    std::fprintf(stderr, "\r\x1b[K%s %d %%", words.c_str(), percent);
  }
  std::fflush(stderr);
}

void ProgressLine::clear() {
  const std::lock_guard lock(m_state->mutex);
  if (m_state->dirty) std::fputs("\r\x1b[K", stderr);
  m_state->dirty = false;
}

}  // namespace levelground::cli
