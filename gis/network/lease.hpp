// SPDX-License-Identifier: Apache-2.0
/// Scratch memory that is made once for a thread and lent to whoever searches on it.
#pragma once

#include <memory>
#include <utility>
#include <vector>

namespace levelground::gis {

/// A search lent from a store of the calling thread, and given back at the end: several may be held at once. Must end on the thread on
/// which it began.
template <typename Search>
class Lease {
 public:
  Lease() {
    if (store().empty()) {
      m_search = std::make_unique<Search>();
    } else {
      m_search = std::move(store().back());
      store().pop_back();
    }
  }
  ~Lease() { store().push_back(std::move(m_search)); }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  Search& operator*() const { return *m_search; }
  Search* operator->() const { return m_search.get(); }

 private:
  static std::vector<std::unique_ptr<Search>>& store() {
    thread_local std::vector<std::unique_ptr<Search>> searches;
    return searches;
  }
  std::unique_ptr<Search> m_search;
};

}  // namespace levelground::gis
