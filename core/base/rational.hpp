// SPDX-License-Identifier: Apache-2.0
/// An exact fraction, so that limits such as 1:12 are compared without rounding.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace levelground {

/// An exact fraction num/den in lowest terms with den > 0, or plus or minus infinity (den = 0).
/// Arithmetic is checked: a result that does not fit 64 bits throws Defect. Values are immutable and thread-safe.
class Rational {
 public:
  constexpr Rational() = default;
  constexpr Rational(std::int64_t whole) : m_num(whole) {}  // NOLINT(google-explicit-constructor): a whole number is a fraction
  /// num/den reduced; den must not be 0.
  static Rational ratio(std::int64_t num, std::int64_t den);
  static constexpr Rational infinity() { return Rational(1, 0); }
  static constexpr Rational negative_infinity() { return Rational(-1, 0); }
  /// Parses "12", "-3.25", "1,5" (decimal point or comma, no exponent, no grouping); nullopt if it is anything else.
  static std::optional<Rational> from_decimal(std::string_view text);
  /// The largest multiple of 1/denominator that is <= value, and the smallest that is >= value. value must be finite.
  static Rational floor_of(double value, std::int64_t denominator = 1);
  static Rational ceil_of(double value, std::int64_t denominator = 1);

  [[nodiscard]] constexpr std::int64_t num() const { return m_num; }
  [[nodiscard]] constexpr std::int64_t den() const { return m_den; }
  [[nodiscard]] constexpr bool is_finite() const { return m_den != 0; }
  /// Towards minus and plus infinity. Finite values only.
  [[nodiscard]] std::int64_t floor() const;
  [[nodiscard]] std::int64_t ceil() const;
  [[nodiscard]] double to_double() const;
  /// Decimal text with exactly `decimals` digits, rounded down (towards minus infinity); "∞" when infinite.
  [[nodiscard]] std::string to_text_floor(int decimals) const;
  /// As above, rounded up.
  [[nodiscard]] std::string to_text_ceil(int decimals) const;
  /// Shortest exact decimal if one exists with at most six digits, else "num/den".
  [[nodiscard]] std::string to_text_exact() const;

  friend Rational operator+(const Rational& a, const Rational& b);
  friend Rational operator-(const Rational& a, const Rational& b);
  friend Rational operator*(const Rational& a, const Rational& b);
  /// b must not be 0.
  friend Rational operator/(const Rational& a, const Rational& b);
  Rational operator-() const;
  /// The one comparison of the program: cross-multiplication in 128 bits.
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);
  friend bool operator==(const Rational& a, const Rational& b) = default;

 private:
  constexpr Rational(std::int64_t num, std::int64_t den) : m_num(num), m_den(den) {}
  std::int64_t m_num = 0;
  std::int64_t m_den = 1;
};

}  // namespace levelground
