// SPDX-License-Identifier: Apache-2.0
/// What the terminal can show: width, UTF-8 or ASCII, colour. Only the look depends on it, never a result.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/parallel.hpp"
#include "core/text/texts.hpp"

namespace levelground::cli {

enum class Ink { plain, bold, faint, good, bad, open };

/// Read once at start. `utf8` and `colour` follow the locale, NO_COLOR and whether standard output is a terminal.
struct Terminal {
  bool utf8 = true;
  bool colour = false;
  int columns = 100;

  static Terminal detect();
  [[nodiscard]] std::string paint(Ink ink, std::string_view text) const;
  /// Text for this terminal: unchanged in UTF-8, else with the few signs of the tables turned into ASCII.
  [[nodiscard]] std::string plain(std::string_view text) const;
  /// A bar of `cells`: proven up to low, open up to high, the rest out of reach; shares 0..1.
  [[nodiscard]] std::string bar(double low, double high, int cells) const;
};

/// Columns a UTF-8 text takes (one for each code point; combining marks none).
int display_width(std::string_view text);
std::string pad(std::string_view text, int columns);
/// In lines of at most so many columns, broken between words; a word that is longer stands alone. Never empty.
std::vector<std::string> wrapped(std::string_view text, int columns);
/// Cut to at most `columns`, with an ellipsis.
std::string shorten(std::string_view text, int columns);

/// A line on standard error that says how far the work has come; silent when switched off.
class ProgressLine : public Progress {
 public:
  ProgressLine(bool shown, const Texts& texts);
  ~ProgressLine() override;
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  void step(std::string_view stage, std::size_t done, std::size_t total) override;
  /// Wipes the line, so that what follows begins at the left edge.
  void clear();

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace levelground::cli
