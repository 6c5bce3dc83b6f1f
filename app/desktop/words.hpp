// SPDX-License-Identifier: Apache-2.0
/// The catalogue of texts as Qt strings: no sentence of the window stands in code.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <QString>

#include "core/text/texts.hpp"

namespace levelground::desktop {

inline QString to_qt(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

/// With a capital first letter, for words that stand alone.
inline QString sentence(QString text) {
  if (!text.isEmpty()) text[0] = text[0].toUpper();
  return text;
}

/// Cheap to copy; thread-safe.
class Words {
 public:
  using Values = std::initializer_list<std::pair<std::string_view, std::string>>;
  explicit Words(std::shared_ptr<const Texts> texts) : m_texts(std::move(texts)) {}
  [[nodiscard]] QString operator()(std::string_view id, Values values = {}) const { return to_qt(m_texts->get(id, values)); }
  [[nodiscard]] QString plural(std::string_view id, long long count, Values values = {}) const {
    return to_qt(m_texts->plural(id, count, values));
  }
  [[nodiscard]] QString local(const LocalText& text) const { return to_qt(text.in(m_texts->language())); }
  /// A decimal as the language writes it.
  [[nodiscard]] std::string number(std::string decimal) const {
    const auto point = decimal.find('.');
    if (language() == "sv" && point != std::string::npos) decimal[point] = ',';
    return decimal;
  }
  [[nodiscard]] const Texts& texts() const { return *m_texts; }
  [[nodiscard]] std::shared_ptr<const Texts> shared() const { return m_texts; }
  [[nodiscard]] const std::string& language() const { return m_texts->language(); }

 private:
  std::shared_ptr<const Texts> m_texts;
};

}  // namespace levelground::desktop
