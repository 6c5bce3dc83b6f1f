// SPDX-License-Identifier: Apache-2.0
#include "core/base/rational.hpp"

#include <cmath>
#include <limits>
#include <numeric>

#include "core/base/errors.hpp"

namespace levelground {

namespace {

__extension__ using Wide = __int128;  // products of two 64-bit numbers fit exactly

constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

Wide common_divisor(Wide a, Wide b) {
  if (a < 0) a = -a;
  if (b < 0) b = -b;
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/// smallest is left out so that negation can never overflow.
bool fits(Wide value) { return value > smallest && value <= largest; }

Rational reduced(Wide num, Wide den) {
  if (den == 0) throw Defect("a fraction with denominator 0");
  if (den < 0) {
    num = -num;
    den = -den;
  }
  const Wide divisor = common_divisor(num, den);
  if (divisor > 1) {
    num /= divisor;
    den /= divisor;
  }
  if (!fits(num) || !fits(den)) throw Defect("a fraction outgrew 64 bits");
  // Already in lowest terms, so this does not recurse into a second reduction of any size.
  return Rational::ratio(static_cast<std::int64_t>(num), static_cast<std::int64_t>(den));
}

int sign(std::int64_t value) { return value < 0 ? -1 : (value > 0 ? 1 : 0); }

Rational infinite_with_sign(int s) { return s < 0 ? Rational::negative_infinity() : Rational::infinity(); }

Wide floor_divide(Wide num, Wide den) {
  const Wide quotient = num / den;
  return (num % den != 0 && num < 0) ? quotient - 1 : quotient;
}

/// value × 10^-decimals as text; |value| < 10^38.
std::string decimal_text(Wide value, int decimals) {
  const bool negative = value < 0;
  if (negative) value = -value;
  std::string digits;
  do {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
    value /= 10;
  } while (value != 0);
  while (static_cast<int>(digits.size()) <= decimals) digits.insert(digits.begin(), '0');
  if (decimals > 0) digits.insert(digits.size() - static_cast<std::size_t>(decimals), 1, '.');
  if (negative) digits.insert(digits.begin(), '-');
  return digits;
}

Wide power_of_ten(int exponent) {
  if (exponent < 0 || exponent > 18) throw Defect("decimals must lie in 0..18");
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// floor(value × denominator) without any rounding on the way: a double is mantissa × 2^exponent.
std::int64_t floor_scaled(double value, std::int64_t denominator) {
  if (!std::isfinite(value)) throw Defect("a number that is not finite cannot be made exact");
  if (denominator <= 0) throw Defect("a denominator must be positive");
  if (value == 0) return 0;
  int exponent = 0;
  const double mantissa = std::frexp(value, &exponent);  // 0.5 <= |mantissa| < 1
  Wide scaled = static_cast<Wide>(static_cast<std::int64_t>(std::ldexp(mantissa, 53))) * denominator;
  exponent -= 53;
  if (exponent > 0) {
    if (exponent > 62) throw Defect("a number outgrew 64 bits");
    for (int i = 0; i < exponent; ++i) {
      scaled *= 2;
      if (!fits(scaled)) throw Defect("a number outgrew 64 bits");
    }
  } else if (exponent < 0) {
    // |scaled| < 2^116, so anything shifted further is 0 or just below 0.
    scaled = exponent < -120 ? (scaled < 0 ? -1 : 0) : floor_divide(scaled, static_cast<Wide>(1) << -exponent);
  }
  if (!fits(scaled)) throw Defect("a number outgrew 64 bits");
  return static_cast<std::int64_t>(scaled);
}

}  // namespace

Rational Rational::ratio(std::int64_t num, std::int64_t den) {
  if (den > 0 && num != smallest) {
    const std::int64_t divisor = std::gcd(num, den);
    return {num / divisor, den / divisor};
  }
  return reduced(num, den);
}

std::optional<Rational> Rational::from_decimal(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  std::int64_t num = 0;
  std::int64_t den = 1;
  bool before = false;
  bool after = false;
  bool point = false;
  for (const char c : text) {
    if (c == '.' || c == ',') {
      if (point || !before) return std::nullopt;
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    if (__builtin_mul_overflow(num, std::int64_t{10}, &num) || __builtin_add_overflow(num, std::int64_t{c - '0'}, &num)) {
      return std::nullopt;
    }
    if (point && __builtin_mul_overflow(den, std::int64_t{10}, &den)) return std::nullopt;
    (point ? after : before) = true;
  }
  if (!before || point != after) return std::nullopt;
  return ratio(negative ? -num : num, den);
}

Rational Rational::floor_of(double value, std::int64_t denominator) {
  return ratio(floor_scaled(value, denominator), denominator);
}

Rational Rational::ceil_of(double value, std::int64_t denominator) {
  return ratio(-floor_scaled(-value, denominator), denominator);
}

std::int64_t Rational::floor() const {
  if (!is_finite()) throw Defect("infinity has no whole part");
  return static_cast<std::int64_t>(floor_divide(m_num, m_den));
}

std::int64_t Rational::ceil() const {
  if (!is_finite()) throw Defect("infinity has no whole part");
  return static_cast<std::int64_t>(-floor_divide(-static_cast<Wide>(m_num), m_den));
}

double Rational::to_double() const {
  if (m_den == 0) return sign(m_num) * std::numeric_limits<double>::infinity();
  return static_cast<double>(m_num) / static_cast<double>(m_den);
}

std::string Rational::to_text_floor(int decimals) const {
  if (!is_finite()) return m_num < 0 ? "-∞" : "∞";
  return decimal_text(floor_divide(m_num * power_of_ten(decimals), m_den), decimals);
}

std::string Rational::to_text_ceil(int decimals) const {
  if (!is_finite()) return m_num < 0 ? "-∞" : "∞";
  return decimal_text(-floor_divide(-(m_num * power_of_ten(decimals)), m_den), decimals);
}

std::string Rational::to_text_exact() const {
  if (!is_finite()) return m_num < 0 ? "-∞" : "∞";
  constexpr int most_decimals = 6;
  for (int decimals = 0; decimals <= most_decimals; ++decimals) {
    const Wide scaled = m_num * power_of_ten(decimals);
    if (scaled % m_den == 0) return decimal_text(scaled / m_den, decimals);
  }
  return std::to_string(m_num) + "/" + std::to_string(m_den);
}

Rational operator+(const Rational& a, const Rational& b) {
  if (!a.is_finite() || !b.is_finite()) {
    if (!a.is_finite() && !b.is_finite() && a.m_num != b.m_num) throw Defect("infinity minus infinity");
    return a.is_finite() ? b : a;
  }
  // Over the least common denominator, so that sums of like fractions stay small.
  const std::int64_t divisor = std::gcd(a.m_den, b.m_den);
  const Wide left = static_cast<Wide>(a.m_num) * (b.m_den / divisor);
  const Wide right = static_cast<Wide>(b.m_num) * (a.m_den / divisor);
  return reduced(left + right, static_cast<Wide>(a.m_den) * (b.m_den / divisor));
}

Rational operator-(const Rational& a, const Rational& b) { return a + (-b); }

Rational operator*(const Rational& a, const Rational& b) {
  if (!a.is_finite() || !b.is_finite()) {
    const int s = sign(a.m_num) * sign(b.m_num);
    if (s == 0) throw Defect("zero times infinity");
    return infinite_with_sign(s);
  }
  return reduced(static_cast<Wide>(a.m_num) * b.m_num, static_cast<Wide>(a.m_den) * b.m_den);
}

Rational operator/(const Rational& a, const Rational& b) {
  if (b.m_num == 0) throw Defect("division by zero");
  if (!b.is_finite()) {
    if (!a.is_finite()) throw Defect("infinity over infinity");
    return {};
  }
  if (!a.is_finite()) return infinite_with_sign(sign(a.m_num) * sign(b.m_num));
  return reduced(static_cast<Wide>(a.m_num) * b.m_den, static_cast<Wide>(a.m_den) * b.m_num);
}

Rational Rational::operator-() const {
  if (m_num == smallest) throw Defect("a fraction outgrew 64 bits");
  return {-m_num, m_den};
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
  if (!a.is_finite() || !b.is_finite()) {
    const int left = a.is_finite() ? 0 : sign(a.m_num);
    const int right = b.is_finite() ? 0 : sign(b.m_num);
    return left <=> right;
  }
  const Wide left = static_cast<Wide>(a.m_num) * b.m_den;
  const Wide right = static_cast<Wide>(b.m_num) * a.m_den;
  if (left < right) return std::strong_ordering::less;
  return left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

}  // namespace levelground
