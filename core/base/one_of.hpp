// SPDX-License-Identifier: Apache-2.0
/// Is a value in a list?
#pragma once

#include <algorithm>

namespace levelground {

/// `list`: anything with begin() and end() whose members compare with the value. Linear.
template <typename Value, typename List>
[[nodiscard]] bool is_one_of(const Value& value, const List& list) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace levelground
