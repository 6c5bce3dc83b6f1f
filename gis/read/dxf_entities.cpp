// SPDX-License-Identifier: Apache-2.0
#include "gis/read/dxf_entities.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

namespace levelground::gis {
namespace {

std::string without_blanks(const std::string& text) {
  const auto begin = text.find_first_not_of(" \t\r");
  return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// Parts of the entity before them, what is put together from blocks and so bears their handles, and what only explains the drawing.
constexpr std::array<std::string_view, 11> not_alone = {"VERTEX", "SEQEND", "ATTRIB", "ATTDEF", "INSERT", "DIMENSION", "LEADER", "MULTILEADER", "MLEADER", "ACAD_TABLE", "VIEWPORT"};
bool stands_alone(std::string_view type) { return std::find(not_alone.begin(), not_alone.end(), type) == not_alone.end(); }

}  // namespace

std::vector<DxfEntity> unread_dxf_entities(const std::filesystem::path& file, const std::set<std::string>& read) {
  std::ifstream stream(file);
  std::vector<DxfEntity> unread;
  DxfEntity now;
  bool on_paper = false;
  bool in_entities = false;
  const auto finish = [&] {
    if (!now.type.empty() && !now.handle.empty() && !on_paper && stands_alone(now.type) && !read.contains(now.handle)) unread.push_back(now);
    now = {};
    on_paper = false;
  };
  std::string code;
  std::string value;
  bool section_begins = false;
  while (std::getline(stream, code) && std::getline(stream, value)) {   // a DXF file is pairs of lines: what is said, and what it is
    code = without_blanks(code);
    value = without_blanks(value);
    if (code == "0") {
      finish();
      section_begins = value == "SECTION";
      if (value == "ENDSEC") in_entities = false;
      if (in_entities && !section_begins) now.type = value;
    } else if (code == "2" && section_begins) {
      in_entities = value == "ENTITIES";
      section_begins = false;
    } else if (code == "5" && now.handle.empty()) {
      now.handle = value;
    } else if (code == "8" && now.layer.empty()) {
      now.layer = value;
    } else if (code == "67") {
      on_paper = value == "1";
    }
  }
  finish();
  return unread;
}

}  // namespace levelground::gis
