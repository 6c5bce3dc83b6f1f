// SPDX-License-Identifier: Apache-2.0
#include "core/city/theme_words.hpp"

#include <array>
#include <string>
#include <string_view>

namespace levelground {
namespace {

struct ThemeWords {
  std::string_view en, sv;
};

constexpr std::array<ThemeWords, theme_count> words_of_themes = {{
    {"site", "plats"}, {"entrance", "entré"}, {"walkway", "gångväg"}, {"crossing", "övergångsställe"}, {"kerb", "kantsten"},
    {"steps", "trappa"}, {"lift", "hiss"}, {"seat", "sittplats"}, {"toilet", "toalett"}, {"drinking water", "dricksvatten"},
    {"lamp", "lampa"}, {"tree", "träd"}, {"building", "byggnad"}, {"road", "gata"}, {"stop", "hållplats"}, {"play area", "lekplats"},
    {"barrier", "hinder"}, {"sign", "skylt"}, {"parking", "parkering"}, {"green area", "grönyta"}, {"water", "vatten"},
    {"shelter", "väderskydd"}, {"homes", "bostäder"}, {"rails", "spår"}}};

}  // namespace

LocalText theme_words(Theme theme) {
  const ThemeWords& words = words_of_themes.at(static_cast<std::size_t>(theme));
  return {std::string(words.en), std::string(words.sv)};
}

}  // namespace levelground
