// SPDX-License-Identifier: Apache-2.0
#include "app/run/choose_sites.hpp"

#include <algorithm>

#include "core/base/errors.hpp"
#include "core/base/yaml.hpp"

namespace levelground::run {

std::vector<std::uint32_t> sites_called(const City& city, std::string_view word) {
  const std::string ending = "/" + std::string(word);
  const auto those = [&](auto&& is_meant) {
    std::vector<std::uint32_t> found;
    for (const std::uint32_t index : city.of_theme(Theme::site)) {
      if (is_meant(city.feature(index))) found.push_back(index);
    }
    return found;
  };
  std::vector<std::uint32_t> found = those([&](const Feature& site) { return site.id == word; });
  if (found.empty()) found = those([&](const Feature& site) { return site.id.ends_with(ending); });
  if (found.empty()) found = those([&](const Feature& site) { return !word.empty() && site.text(Property::name) == word; });
  return found;
}

namespace {

std::string all_sites(const std::string& first, bool are_more) {
  if (first.empty()) return "the sources hold no site: add a layer of sites";
  return "sites are " + first + (are_more ? ", …; levelground assess --json lists them all" : "");
}

}  // namespace

std::vector<std::uint32_t> choose_sites(const City& city, const std::vector<std::string>& wanted) {
  const std::vector<std::uint32_t>& all = city.of_theme(Theme::site);
  if (wanted.empty()) return all;
  std::vector<std::uint32_t> chosen;
  std::vector<std::string> names;
  std::string first;   // of the sites, to be shown
  constexpr std::size_t shown = 5;
  for (const std::uint32_t index : all) {
    if (names.size() < 2 * shown) first += (first.empty() ? "" : ", ") + city.feature(index).id;
    names.push_back(city.feature(index).id);
    names.emplace_back(city.feature(index).text(Property::name));
  }
  for (const std::string& name : wanted) {
    const std::vector<std::uint32_t> meant = sites_called(city, name);
    chosen.insert(chosen.end(), meant.begin(), meant.end());
    if (meant.empty()) {
      const std::string near = nearest_word(name, names);
      throw InputError(Problem{Problem::Severity::error, "", "", name, 0, "no site has this id or name",
                               near.empty() ? all_sites(first, all.size() > shown) : "did you mean ‘" + near + "’?"});
    }
  }
  std::sort(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  return chosen;
}

}  // namespace levelground::run
