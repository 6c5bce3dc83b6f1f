// SPDX-License-Identifier: Apache-2.0
// Who made the data: a licence such as ODbL asks that the map says so.
#include <algorithm>

#include "app/map/furniture.hpp"

namespace levelground::map {

std::string credit_words(const Scene& scene, const Texts& texts, const std::function<bool(const std::string&)>& fits) {
  std::vector<std::string> names;
  const auto add = [&](bool openstreetmap) {
    for (const Credit& credit : scene.credits) {
      if (credit.openstreetmap != openstreetmap) continue;
      std::string name = openstreetmap ? texts.get("map.credit.openstreetmap", {{"licence", credit.licence}})
                                       : texts.get("map.credit.source", {{"name", credit.name}, {"licence", credit.licence}});
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    }
  };
  add(true);
  add(false);
  if (names.empty()) return {};
  std::string best;
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    list += (i == 0 ? "" : ", ") + names[i];
    const std::size_t left = names.size() - i - 1;
    std::string words = left == 0 ? texts.get("map.credit", {{"list", list}})
                                  : texts.plural("map.credit.more", static_cast<long long>(left), {{"list", list}});
    if (i == 0 || fits(words)) best = std::move(words);
  }
  return best;
}

}  // namespace levelground::map
