// SPDX-License-Identifier: Apache-2.0
/// A list whose members may stand in other lists too: what many say alike is kept once.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

namespace levelground {

/// Read like a vector of const T. A copy costs a pointer for each member; changing a member copies it when somebody else holds it.
/// References hold until the member they point at is changed. Any number of threads may read; who writes must be the only one to
/// hold this object, as with a vector.
template <typename T>
class SharedList {
 public:
  using value_type = T;
  using size_type = std::size_t;

  class const_iterator {
   public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;

    const_iterator() = default;
    explicit const_iterator(const std::shared_ptr<const T>* at) : m_at(at) {}
    reference operator*() const { return **m_at; }
    pointer operator->() const { return m_at->get(); }
    reference operator[](difference_type n) const { return *m_at[n]; }
    const_iterator& operator++() { return ++m_at, *this; }
    const_iterator& operator--() { return --m_at, *this; }
    const_iterator operator++(int) { return const_iterator(m_at++); }
    const_iterator operator--(int) { return const_iterator(m_at--); }
    const_iterator& operator+=(difference_type n) { return m_at += n, *this; }
    const_iterator& operator-=(difference_type n) { return m_at -= n, *this; }
    friend const_iterator operator+(const_iterator a, difference_type n) { return a += n; }
    friend const_iterator operator-(const_iterator a, difference_type n) { return a -= n; }
    friend difference_type operator-(const const_iterator& a, const const_iterator& b) { return a.m_at - b.m_at; }
    friend bool operator==(const const_iterator& a, const const_iterator& b) { return a.m_at == b.m_at; }
    friend auto operator<=>(const const_iterator& a, const const_iterator& b) { return a.m_at <=> b.m_at; }

   private:
    const std::shared_ptr<const T>* m_at = nullptr;
  };
  using iterator = const_iterator;

  SharedList() = default;
  SharedList(std::vector<T> members) {  // NOLINT(google-explicit-constructor): it is that list
    m_members.reserve(members.size());
    for (T& member : members) push_back(std::move(member));
  }
  SharedList(std::initializer_list<T> members) {
    m_members.reserve(members.size());
    for (const T& member : members) push_back(member);
  }

  [[nodiscard]] std::size_t size() const { return m_members.size(); }
  [[nodiscard]] bool empty() const { return m_members.empty(); }
  [[nodiscard]] const T& operator[](std::size_t i) const { return *m_members[i]; }
  /// Throws std::out_of_range.
  [[nodiscard]] const T& at(std::size_t i) const { return *m_members.at(i); }
  [[nodiscard]] const T& front() const { return *m_members.front(); }
  [[nodiscard]] const T& back() const { return *m_members.back(); }
  [[nodiscard]] const_iterator begin() const { return const_iterator(m_members.data()); }
  [[nodiscard]] const_iterator end() const { return const_iterator(m_members.data() + m_members.size()); }
  /// Copies of all members.
  [[nodiscard]] std::vector<T> copied() const { return std::vector<T>(begin(), end()); }

  void reserve(std::size_t size) { m_members.reserve(size); }
  /// A member that others may hold too. Made as a T, not as a const T; never null.
  void push_back(std::shared_ptr<const T> member) { m_members.push_back(std::move(member)); }
  void push_back(T member) { m_members.push_back(std::make_shared<T>(std::move(member))); }
  void resize(std::size_t size) {
    while (m_members.size() < size) push_back(T{});
    m_members.resize(size);
  }
  /// The member at a place, this list's own: a copy when another shares it.
  T& edit(std::size_t i) {
    std::shared_ptr<const T>& held = m_members[i];
    if (held.use_count() > 1) held = std::make_shared<T>(*held);
    return const_cast<T&>(*held);  // NOLINT(cppcoreguidelines-pro-type-const-cast): made above or by push_back, as a T; nobody else holds it
  }
  /// The member itself, to be held elsewhere. Never null.
  [[nodiscard]] const std::shared_ptr<const T>& held(std::size_t i) const { return m_members[i]; }

 private:
  std::vector<std::shared_ptr<const T>> m_members;
};

}  // namespace levelground
