// SPDX-License-Identifier: Apache-2.0
/// Memory that was freed goes back to the system, so that a step of work does not add to the peak of the next.
#pragma once

namespace levelground::gis {

/// Costs about a millisecond for each hundred megabytes that were freed: for the end of a large step. Does nothing where the C library cannot.
void give_back_memory();

/// There are as many stores of freed memory as cores, instead of eight times as many: what one thread frees another uses. With fewer, threads
/// that measure wait for each other. Counts for threads that begin after the first call; later calls do nothing.
void share_memory_between_threads();

}  // namespace levelground::gis
