// SPDX-License-Identifier: Apache-2.0
#include "core/base/names.hpp"
#include "core/judge/assessment.hpp"

namespace levelground {

std::optional<std::uint32_t> Assessment::find_number(std::string_view id_or_name) const {
  const auto first = [&](auto&& matches) -> std::optional<std::uint32_t> {
    for (std::uint32_t i = 0; i < sites.size(); ++i) {
      if (matches(sites[i])) return i;
    }
    return std::nullopt;
  };
  if (const auto by_id = first([&](const SiteResult& site) { return site.id == id_or_name; })) return by_id;
  if (const auto by_name = first([&](const SiteResult& site) { return !site.name.empty() && site.name == id_or_name; })) return by_name;
  const std::u32string wanted = folded_name(id_or_name);
  if (const auto by_name = first([&](const SiteResult& site) { return !site.name.empty() && folded_name(site.name) == wanted; })) return by_name;
  return first([&](const SiteResult& site) {
    return !site.label.empty() && (folded_name(site.label.en) == wanted || folded_name(site.label.in("sv")) == wanted);
  });
}

const SiteResult* Assessment::find(std::string_view id_or_name) const {
  const auto number = find_number(id_or_name);
  return number ? &sites[*number] : nullptr;
}

}  // namespace levelground
