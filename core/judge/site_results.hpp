// SPDX-License-Identifier: Apache-2.0
/// The results of many sites in a fixed order, shared between an assessment and the next one: what did not change is not copied.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <vector>

namespace levelground {

struct SiteResult;

/// Read like a vector of const SiteResult. A copy costs a pointer for each `block` sites; changing one site afterwards copies
/// that site and the pointers of its block. References and iterators hold until the site they point at is changed. Any number of
/// threads may read; who writes must be the only one to hold this object, as with a vector. Gap::site is kept equal to the place of
/// the result, except by edit().
class SiteResults {
 public:
  using value_type = SiteResult;
  using size_type = std::size_t;

  class const_iterator {
   public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = SiteResult;
    using difference_type = std::ptrdiff_t;
    using pointer = const SiteResult*;
    using reference = const SiteResult&;

    const_iterator() = default;
    const_iterator(const SiteResults* results, std::size_t at) : m_results(results), m_at(at) {}
    reference operator*() const { return (*m_results)[m_at]; }
    pointer operator->() const { return &(*m_results)[m_at]; }
    reference operator[](difference_type n) const { return *(*this + n); }
    const_iterator& operator++() { return ++m_at, *this; }
    const_iterator& operator--() { return --m_at, *this; }
    const_iterator operator++(int) { return const_iterator(m_results, m_at++); }
    const_iterator operator--(int) { return const_iterator(m_results, m_at--); }
    const_iterator& operator+=(difference_type n) { return m_at += static_cast<std::size_t>(n), *this; }
    const_iterator& operator-=(difference_type n) { return m_at -= static_cast<std::size_t>(n), *this; }
    friend const_iterator operator+(const_iterator a, difference_type n) { return a += n; }
    friend const_iterator operator+(difference_type n, const_iterator a) { return a += n; }
    friend const_iterator operator-(const_iterator a, difference_type n) { return a -= n; }
    friend difference_type operator-(const const_iterator& a, const const_iterator& b) {
      return static_cast<difference_type>(a.m_at) - static_cast<difference_type>(b.m_at);
    }
    friend bool operator==(const const_iterator& a, const const_iterator& b) { return a.m_at == b.m_at; }
    friend auto operator<=>(const const_iterator& a, const const_iterator& b) { return a.m_at <=> b.m_at; }

   private:
    const SiteResults* m_results = nullptr;
    std::size_t m_at = 0;
  };
  using iterator = const_iterator;

  SiteResults() = default;
  SiteResults(std::vector<SiteResult> results);             // NOLINT(google-explicit-constructor): it is that list
  SiteResults(std::initializer_list<SiteResult> results);

  [[nodiscard]] std::size_t size() const { return m_size; }
  [[nodiscard]] bool empty() const { return m_size == 0; }
  [[nodiscard]] const SiteResult& operator[](std::size_t i) const { return *(*m_blocks[i / block])[i % block]; }
  /// Throws std::out_of_range.
  [[nodiscard]] const SiteResult& at(std::size_t i) const;
  [[nodiscard]] const SiteResult& front() const { return (*this)[0]; }
  [[nodiscard]] const SiteResult& back() const { return (*this)[m_size - 1]; }
  [[nodiscard]] const_iterator begin() const { return {this, 0}; }
  [[nodiscard]] const_iterator end() const { return {this, m_size}; }

  void push_back(SiteResult result);
  void resize(std::size_t size);
  void replace(std::size_t i, SiteResult result);
  /// The result at a place, this object's own: a copy when another shares it.
  SiteResult& edit(std::size_t i);

 private:
  static constexpr std::size_t block = 64;
  using Block = std::vector<std::shared_ptr<SiteResult>>;   ///< written only while nobody else holds it
  Block& own_block(std::size_t number);

  std::vector<std::shared_ptr<Block>> m_blocks;
  std::size_t m_size = 0;
};

}  // namespace levelground
