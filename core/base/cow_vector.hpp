// SPDX-License-Identifier: Apache-2.0
/// A vector whose copies share their members until one of them is changed ("copy on write"). All or none: lists that differ and yet share single members
/// are SharedLists.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace levelground {

/// Read like a const std::vector<T>, which it also converts to. A copy costs one pointer. Whatever may change it, reading through an object that is not
/// const among it, first makes its members its own: references and iterators hold until then, as with a vector that grows. Any number of threads may
/// read const objects that share members; who writes must be the only one to hold this object.
template <typename T>
class CowVector {
 public:
  using value_type = T;
  using size_type = std::size_t;
  using const_iterator = typename std::vector<T>::const_iterator;
  using iterator = typename std::vector<T>::iterator;

  CowVector() = default;
  CowVector(std::vector<T> members) : m_members(std::make_shared<std::vector<T>>(std::move(members))) {}  // NOLINT(google-explicit-constructor): it is that list
  CowVector(std::initializer_list<T> members) : CowVector(std::vector<T>(members)) {}

  operator const std::vector<T>&() const { return read(); }  // NOLINT(google-explicit-constructor): it is that list
  [[nodiscard]] std::size_t size() const { return read().size(); }
  [[nodiscard]] bool empty() const { return read().empty(); }
  [[nodiscard]] const T& operator[](std::size_t i) const { return read()[i]; }
  /// Throws std::out_of_range.
  [[nodiscard]] const T& at(std::size_t i) const { return read().at(i); }
  [[nodiscard]] const T* data() const { return read().data(); }
  [[nodiscard]] const T& front() const { return read().front(); }
  [[nodiscard]] const T& back() const { return read().back(); }
  [[nodiscard]] const_iterator begin() const { return read().begin(); }
  [[nodiscard]] const_iterator end() const { return read().end(); }

  [[nodiscard]] T& operator[](std::size_t i) { return edit()[i]; }
  [[nodiscard]] T& at(std::size_t i) { return edit().at(i); }
  [[nodiscard]] T& front() { return edit().front(); }
  [[nodiscard]] T& back() { return edit().back(); }
  [[nodiscard]] iterator begin() { return edit().begin(); }
  [[nodiscard]] iterator end() { return edit().end(); }
  void push_back(T member) { edit().push_back(std::move(member)); }
  void clear() { m_members.reset(); }
  void reserve(std::size_t size) { edit().reserve(size); }
  void resize(std::size_t size) { edit().resize(size); }
  iterator erase(const_iterator first, const_iterator last) { return edit().erase(first, last); }

  /// The members, this object's own.
  std::vector<T>& edit() {
    if (!m_members) m_members = std::make_shared<std::vector<T>>();
    else if (m_members.use_count() > 1) m_members = std::make_shared<std::vector<T>>(*m_members);
    return *m_members;
  }

 private:
  [[nodiscard]] const std::vector<T>& read() const {
    static const std::vector<T> none;
    return m_members ? *m_members : none;
  }

  std::shared_ptr<std::vector<T>> m_members;
};

}  // namespace levelground
