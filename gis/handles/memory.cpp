// SPDX-License-Identifier: Apache-2.0
#include "gis/handles/memory.hpp"

#include <algorithm>
#include <cstdlib>  // defines __GLIBC__ where it is that library
#include <mutex>
#include <thread>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace levelground::gis {

void give_back_memory() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

void share_memory_between_threads() {
#ifdef __GLIBC__
  static std::once_flag once;
  std::call_once(once, [] { mallopt(M_ARENA_MAX, static_cast<int>(std::max(1U, std::thread::hardware_concurrency()))); });
#endif
}

}  // namespace levelground::gis
