// SPDX-License-Identifier: Apache-2.0
/// Memory that was freed goes back to the system, so that a step of work does not add to the peak of the next.
#pragma once

namespace levelground::gis {

/// Costs about a millisecond for each hundred megabytes that were freed: for the end of a large step. Does nothing where the C library cannot.
void give_back_memory();

/// Threads share their stores of freed memory, one for every two cores: what one thread frees another uses, instead of each keeping its own. Counts
/// for threads that begin after the first call; later calls do nothing.
void share_memory_between_threads();

}  // namespace levelground::gis
