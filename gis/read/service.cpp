// SPDX-License-Identifier: Apache-2.0
#include "gis/read/service.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

constexpr std::array<std::string_view, 3> prefixes = {"PG:", "WFS:", "OAPIF:"};

/// "https://somebody:secret@host/": between the scheme and the first slash stands an @.
bool names_a_user(std::string_view address) {
  const auto scheme = address.find("://");
  if (scheme == std::string_view::npos) return false;
  const std::string_view rest = address.substr(scheme + 3);
  return rest.substr(0, rest.find_first_of("/?#")).find('@') != std::string_view::npos;
}

}  // namespace

bool is_service(std::string_view name) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view prefix) { return name.starts_with(prefix); });
}

void check_service(const std::string& name) {
  const std::string_view prefix = std::string_view(name).substr(0, name.find(':') + 1);
  const std::string_view rest = std::string_view(name).substr(prefix.size());
  if (rest.empty()) refuse_file(name, "it names no server", "write for example PG:dbname=lund or OAPIF:https://…");
  if (prefix == "PG:") {
    std::string lower(rest);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (lower.find("password") != std::string::npos || names_a_user(rest)) {
      refuse_file("PG:…", "a password or user in the address would stand in every report", "put it into ~/.pgpass or PGPASSWORD, and the user into ‘user=’");
    }
    return;
  }
  if (!rest.starts_with("http://") && !rest.starts_with("https://")) {
    refuse_file(name, "its address is neither http nor https", "write for example OAPIF:https://…");
  }
  if (names_a_user(rest)) refuse_file(std::string(prefix) + "…", "a user in the address would stand in every report", "ask for an address without one");
}

}  // namespace levelground::gis
