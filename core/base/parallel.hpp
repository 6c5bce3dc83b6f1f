// SPDX-License-Identifier: Apache-2.0
/// Work shared out over threads, with progress and cancelling; the result never depends on the number of threads.
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>
#include <string_view>

namespace levelground {

/// Receives how far long work has come. Calls come from any thread; implementations lock for themselves.
class Progress {
 public:
  virtual ~Progress() = default;
  /// `stage` is a text id ("progress.reading"); done of total units, total 0 when not known.
  virtual void step(std::string_view stage, std::size_t done, std::size_t total) = 0;
};

/// Progress that goes nowhere.
Progress& silent_progress();

/// Calls work(index) for 0..count-1 on up to `threads` threads (0: as many as the machine has). Workers take indices from a
/// counter. The failure with the lowest index is rethrown after all have stopped. Throws Cancelled when the token is raised.
void for_each_index(std::size_t count, unsigned threads, const std::stop_token& stop,
                    const std::function<void(std::size_t)>& work);

}  // namespace levelground
