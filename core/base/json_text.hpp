// SPDX-License-Identifier: Apache-2.0
/// JSON as every command and file writes it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace levelground {

/// Two spaces of indent, a newline at the end; bytes that are no UTF-8 become U+FFFD.
inline std::string json_text(const nlohmann::ordered_json& json) {
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace levelground
