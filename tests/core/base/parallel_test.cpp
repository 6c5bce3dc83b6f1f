// SPDX-License-Identifier: Apache-2.0
#include "core/base/parallel.hpp"

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/errors.hpp"

namespace levelground::parallel_test {
namespace {

class Parallel : public ::testing::TestWithParam<unsigned> {};
INSTANTIATE_TEST_SUITE_P(Threads, Parallel, ::testing::Values(0U, 1U, 2U, 7U, 64U));

TEST_P(Parallel, VisitsEveryIndexOnce) {
  std::vector<std::atomic<int>> visits(1000);
  for_each_index(visits.size(), GetParam(), {}, [&](std::size_t i) { ++visits[i]; });
  for (const auto& visit : visits) EXPECT_EQ(visit, 1);
}

TEST_P(Parallel, DoesNothingForNothing) {
  for_each_index(0, GetParam(), {}, [](std::size_t) { FAIL(); });
}

TEST_P(Parallel, RethrowsTheFailureWithTheLowestIndex) {
  for (int round = 0; round < 50; ++round) {
    try {
      for_each_index(200, GetParam(), {}, [](std::size_t i) {
        if (i == 20) std::this_thread::sleep_for(std::chrono::microseconds(200));  // a later failure comes first in time
        if (i >= 20) throw std::runtime_error(std::to_string(i));
      });
      FAIL() << "nothing was thrown";
    } catch (const std::runtime_error& failure) {
      EXPECT_STREQ(failure.what(), "20");
    }
  }
}

/// Work slow enough that a million of it outlasts any pause of the thread that is to stop the others.
void dawdle() { std::this_thread::sleep_for(std::chrono::microseconds(200)); }

TEST_P(Parallel, StopsSoonAfterAFailure) {
  std::atomic<std::size_t> done = 0;
  EXPECT_THROW(for_each_index(1000000, GetParam(), {},
                              [&](std::size_t i) {
                                ++done;
                                if (i == 3) throw std::runtime_error("stop");
                                dawdle();
                              }),
               std::runtime_error);
  EXPECT_LT(done, 1000000U);
}

TEST_P(Parallel, IsCancelledByItsToken) {
  std::stop_source source;
  std::atomic<std::size_t> done = 0;
  EXPECT_THROW(for_each_index(1000000, GetParam(), source.get_token(),
                              [&](std::size_t) {
                                if (++done == 10) source.request_stop();
                                dawdle();
                              }),
               Cancelled);
  EXPECT_LT(done, 1000000U);
}

TEST_P(Parallel, IsNotCancelledWhenEverythingWasDone) {
  std::stop_source source;
  EXPECT_NO_THROW(for_each_index(1, GetParam(), source.get_token(), [&](std::size_t) { source.request_stop(); }));
}

TEST(SilentProgress, TakesEverythingAndSaysNothing) { silent_progress().step("progress.reading", 1, 2); }

}  // namespace
}  // namespace levelground::parallel_test
