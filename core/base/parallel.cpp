// SPDX-License-Identifier: Apache-2.0
#include "core/base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#include "core/base/errors.hpp"

namespace levelground {

namespace {

class SilentProgress : public Progress {
 public:
  void step(std::string_view, std::size_t, std::size_t) override {}
};

/// What the workers of one call share.
class Shift {
 public:
  Shift(std::size_t count, const std::stop_token& stop, const std::function<void(std::size_t)>& work)
      : m_count(count), m_stop(stop), m_work(work) {}

  /// Indices are taken in ascending order and every taken index runs to its end, so all indices below a failing one have been
  /// tried as well: the lowest failure is the same for any number of threads.
  void run() {
    while (!m_failed.load(std::memory_order_relaxed)) {
      if (m_stop.stop_requested()) {
        if (m_next.load(std::memory_order_relaxed) < m_count) m_cancelled.store(true, std::memory_order_relaxed);
        return;
      }
      const std::size_t index = m_next.fetch_add(1, std::memory_order_relaxed);
      if (index >= m_count) return;
      try {
        m_work(index);
      } catch (...) {
        const std::lock_guard lock(m_mutex);
        if (!m_failure || index < m_failed_index) {
          m_failure = std::current_exception();
          m_failed_index = index;
        }
        m_failed.store(true, std::memory_order_relaxed);
      }
    }
  }

  /// After all workers have been joined.
  void finish() const {
    if (m_failure) std::rethrow_exception(m_failure);
    if (m_cancelled.load(std::memory_order_relaxed)) throw Cancelled();
  }

 private:
  const std::size_t m_count;
  const std::stop_token& m_stop;
  const std::function<void(std::size_t)>& m_work;
  std::atomic<std::size_t> m_next = 0;
  std::atomic<bool> m_failed = false;
  std::atomic<bool> m_cancelled = false;
  std::mutex m_mutex;
  std::exception_ptr m_failure;
  std::size_t m_failed_index = 0;
};

}  // namespace

Progress& silent_progress() {
  static SilentProgress silent;
  return silent;
}

void for_each_index(std::size_t count, unsigned threads, const std::stop_token& stop,
                    const std::function<void(std::size_t)>& work) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  Shift shift(count, stop, work);
  {
    std::vector<std::jthread> others;  // joined at the end of this block, also when something throws
    const std::size_t wanted = std::min<std::size_t>(threads, count);
    others.reserve(wanted);
    try {
      while (others.size() + 1 < wanted) others.emplace_back([&shift] { shift.run(); });
    } catch (const std::system_error&) {
      // The machine gives no more threads; fewer threads give the same result.
    }
    shift.run();
  }
  shift.finish();
}

}  // namespace levelground
