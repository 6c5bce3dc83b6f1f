// SPDX-License-Identifier: Apache-2.0
/// One catalogue of texts by id, English and Swedish: no sentence of the window, report or terminal stands in code.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/local_text.hpp"
#include "core/base/yaml.hpp"

namespace levelground {

/// A text that many hold and nobody changes: what is said of a site's walks stands in the explanation of each of its criteria. Copies
/// share; read like a LocalText. Thread-safe.
class SharedText {
 public:
  SharedText() = default;  ///< no text
  SharedText(LocalText text)  // NOLINT(google-explicit-constructor): it is that text
      : m_text(text.empty() && text.sv.empty() ? nullptr : std::make_shared<const LocalText>(std::move(text))) {}
  SharedText(std::string en, std::string sv) : SharedText(LocalText{std::move(en), std::move(sv)}) {}
  [[nodiscard]] const LocalText& text() const { return m_text ? *m_text : none(); }
  operator const LocalText&() const { return text(); }  // NOLINT(google-explicit-constructor): it is that text
  [[nodiscard]] const std::string& in(std::string_view language) const { return text().in(language); }
  [[nodiscard]] bool empty() const { return text().empty(); }
  friend bool operator==(const SharedText& a, const SharedText& b) { return a.m_text == b.m_text || a.text() == b.text(); }

 private:
  static const LocalText& none();
  std::shared_ptr<const LocalText> m_text;  ///< null: no text
};

/// The catalogue in one language. Immutable after loading, thread-safe.
class Texts {
 public:
  /// `yaml` is the text of texts/*.yaml: id -> {en: "...", sv: "..."}. `file` for messages. Throws InputError.
  static std::vector<std::pair<std::string, LocalText>> parse(std::string_view yaml, const std::string& file);
  Texts(const std::vector<std::pair<std::string, LocalText>>& entries, std::string language);

  /// The text with each {name} replaced. An unknown id gives "[id]" (a test finds every id used in the sources).
  [[nodiscard]] std::string get(std::string_view id,
                                std::initializer_list<std::pair<std::string_view, std::string>> values = {}) const;
  /// As get(), choosing id + ".one" when count is 1, else id + ".many", with {count}.
  [[nodiscard]] std::string plural(std::string_view id, long long count,
                                   std::initializer_list<std::pair<std::string_view, std::string>> values = {}) const;
  [[nodiscard]] bool has(std::string_view id) const;
  [[nodiscard]] const std::string& language() const { return m_language; }

 private:
  std::unordered_map<std::string, std::string> m_texts;
  std::string m_language;
};

}  // namespace levelground
