// SPDX-License-Identifier: Apache-2.0
/// A value that is seldom there: like std::optional, but nothing takes no more room than a pointer.
#pragma once

#include <memory>
#include <utility>

namespace levelground {

/// Copies copy the value. Not thread-safe for writing, like the value itself.
template <typename T>
class Rare {
 public:
  Rare() = default;
  Rare(T value) : m_value(std::make_unique<T>(std::move(value))) {}  // NOLINT(google-explicit-constructor): as std::optional
  Rare(const Rare& other) : m_value(other.m_value ? std::make_unique<T>(*other.m_value) : nullptr) {}
  Rare(Rare&&) noexcept = default;
  Rare& operator=(const Rare& other) {
    if (this != &other) m_value = other.m_value ? std::make_unique<T>(*other.m_value) : nullptr;
    return *this;
  }
  Rare& operator=(Rare&&) noexcept = default;
  ~Rare() = default;

  [[nodiscard]] bool has_value() const { return m_value != nullptr; }
  explicit operator bool() const { return has_value(); }
  T& operator*() { return *m_value; }
  const T& operator*() const { return *m_value; }
  T* operator->() { return m_value.get(); }
  const T* operator->() const { return m_value.get(); }
  void reset() { m_value.reset(); }
  friend bool operator==(const Rare& a, const Rare& b) { return a.has_value() == b.has_value() && (!a.has_value() || *a == *b); }

 private:
  std::unique_ptr<T> m_value;
};

}  // namespace levelground
