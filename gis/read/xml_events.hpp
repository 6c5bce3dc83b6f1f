// SPDX-License-Identifier: Apache-2.0
/// XML as a row of events, through expat: no document type, so no entity can grow or reach outside.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace levelground::gis {

/// Names come without their prefix ("row" of "x:row").
struct XmlEvents {
  using Attributes = std::map<std::string, std::string, std::less<>>;
  std::function<void(std::string_view name, const Attributes& attributes)> start;
  std::function<void(std::string_view name)> end;
  std::function<void(std::string_view text)> text;
};

/// Throws InputError, with the file and the line, when the text is no well-formed XML or has a document type. What an
/// event throws goes through.
void parse_xml(std::string_view text, const std::string& file, const XmlEvents& events);

}  // namespace levelground::gis
