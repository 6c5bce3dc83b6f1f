// SPDX-License-Identifier: Apache-2.0
#include "gis/read/xml_events.hpp"

#include <algorithm>
#include <exception>
#include <memory>

#include <fmt/format.h>

#include <expat.h>

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

std::string_view local(std::string_view name) { return name.substr(name.rfind(':') + 1); }

/// Exceptions may not travel through C: they wait here until expat has stopped.
struct Parsing {
  XML_Parser parser;
  const XmlEvents& events;
  std::exception_ptr thrown;
  bool has_doctype = false;

  template <typename Call>
  void guarded(const Call& call) {
    if (thrown) return;
    try {
      call();
    } catch (...) {
      thrown = std::current_exception();
      XML_StopParser(parser, XML_FALSE);
    }
  }
};

void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** pairs) {
  auto& parsing = *static_cast<Parsing*>(data);
  parsing.guarded([&] {
    XmlEvents::Attributes attributes;
    for (; *pairs != nullptr; pairs += 2) attributes.emplace(local(pairs[0]), pairs[1]);
    parsing.events.start(local(name), attributes);
  });
}
void XMLCALL on_end(void* data, const XML_Char* name) {
  auto& parsing = *static_cast<Parsing*>(data);
  parsing.guarded([&] { parsing.events.end(local(name)); });
}
void XMLCALL on_text(void* data, const XML_Char* text, int length) {
  auto& parsing = *static_cast<Parsing*>(data);
  parsing.guarded([&] { parsing.events.text(std::string_view(text, static_cast<std::size_t>(length))); });
}
void XMLCALL on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  auto& parsing = *static_cast<Parsing*>(data);
  parsing.has_doctype = true;
  XML_StopParser(parsing.parser, XML_FALSE);
}

}  // namespace

void parse_xml(std::string_view text, const std::string& file, const XmlEvents& events) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr), &XML_ParserFree);
  if (!parser) throw Defect("expat does not start");
  Parsing parsing{parser.get(), events, nullptr, false};
  XML_SetUserData(parser.get(), &parsing);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  XML_Status status = XML_STATUS_OK;
  constexpr std::size_t block = std::size_t{1} << 20U;  // expat counts in int
  for (std::size_t at = 0; status == XML_STATUS_OK && (at < text.size() || at == 0); at += block) {
    const std::string_view part = text.substr(at, block);
    status = XML_Parse(parser.get(), part.data(), static_cast<int>(part.size()),
                       at + block >= text.size() ? XML_TRUE : XML_FALSE);
  }
  if (parsing.thrown) std::rethrow_exception(parsing.thrown);
  if (status == XML_STATUS_OK) return;
  Problem problem;
  problem.file = file;
  problem.line = static_cast<std::int64_t>(XML_GetCurrentLineNumber(parser.get()));
  problem.what = parsing.has_doctype
                     ? "the XML declares a document type, which such a file never needs"
                     : fmt::format("the XML is damaged ({})", XML_ErrorString(XML_GetErrorCode(parser.get())));
  problem.remedy = "Save the file anew with the program it came from.";
  throw InputError(std::move(problem));
}

}  // namespace levelground::gis
