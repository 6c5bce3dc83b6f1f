// SPDX-License-Identifier: Apache-2.0
#include "gis/read/text_doubts.hpp"

#include <algorithm>
#include <memory>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include "core/base/local_format.hpp"
#include "core/base/utf8.hpp"
#include "gis/handles/gdal.hpp"
#include "gis/read/file_checks.hpp"

namespace levelground::gis {
namespace {

bool is_all_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

/// U+0080 to U+009F: no letter, in any language.
bool has_control(std::string_view utf8) {
  for (std::size_t i = 0; i + 1 < utf8.size(); ++i) {
    if (static_cast<unsigned char>(utf8[i]) == 0xC2U && static_cast<unsigned char>(utf8[i + 1]) < 0xA0U) return true;
  }
  return false;
}

/// Are the bytes that the text was decoded from UTF-8? In another encoding hardly a word with letters beyond ASCII is by chance.
bool was_utf8(const std::string& text, const std::string& encoding) {
  const GdalMessages quiet;   // that a letter is none of that encoding is no fault of the layer
  const std::unique_ptr<char, void (*)(void*)> bytes(CPLRecode(text.c_str(), "UTF-8", encoding.c_str()), VSIFree);
  if (!bytes) return false;
  const std::string_view back(bytes.get());
  return !is_all_ascii(back) && line_that_is_not_utf8(back) == 0;
}

std::string shown_text(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::size_t end = std::min(text.size(), longest);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // whole characters
  return on_one_line(std::string(text.substr(0, end))) + (end < text.size() ? "…" : "");
}

}  // namespace

TextDoubts::TextDoubts(OGRLayer& layer) {
  const auto said = [&](const char* key) {
    const char* value = layer.GetMetadataItem(key, "SHAPEFILE");
    return std::string(value == nullptr ? "" : value);
  };
  m_encoding = said("SOURCE_ENCODING");
  m_who = CPLGetConfigOption("SHAPE_ENCODING", nullptr) != nullptr ? LocalText{"the project states", "projektet anger"}
          : !said("ENCODING_FROM_CPG").empty()                    ? LocalText{"its .cpg says", "dess .cpg säger"}
                                                                  : LocalText{"its table says", "dess tabell säger"};
}

void TextDoubts::see(std::string_view text) {
  if (m_encoding.empty() || is_all_ascii(text)) return;
  ++m_beyond_ascii;
  if (m_first.empty()) m_first = text;
  const bool control = has_control(text);
  const bool utf8 = m_encoding != "UTF-8" && was_utf8(std::string(text), m_encoding);
  if (!control && !utf8) return;
  ++(utf8 ? m_utf8 : m_controls);   // bytes of UTF-8 decode to control characters too
  if (m_first_wrong.empty()) m_first_wrong = text;
}

void TextDoubts::tell(const Problem& where, std::vector<Problem>& problems) const {
  const auto say = [&](Problem::Severity severity, LocalText what, LocalText remedy) {
    Problem problem = where;
    problem.severity = severity;
    problem.say(std::move(what), std::move(remedy));
    problems.push_back(std::move(problem));
  };
  if (m_beyond_ascii == 0) return;
  const LocalText mend{"Put the right encoding into its .cpg file, or state it in the project (encoding: of the source).", "Skriv rätt kodning i dess .cpg-fil, eller ange den i projektet (encoding: för källan)."};
  if (m_utf8 > 0) {
    say(Problem::Severity::warning,
        in_both("{} values are read as {}, as {}, and look like UTF-8 (‘{}’): their letters are wrong", "{} värden läses som {}, som {}, och ser ut som UTF-8 (”{}”): deras bokstäver är fel", m_utf8, m_encoding, m_who, shown_text(m_first_wrong)), mend);
  }
  if (m_controls > 0) {
    say(Problem::Severity::warning,
        in_both("{} values are read as {}, as {}, and hold control characters (‘{}’): it is another encoding", "{} värden läses som {}, som {}, och innehåller styrtecken (”{}”): det är en annan kodning", m_controls, m_encoding, m_who,
                shown_text(m_first_wrong)), mend);
  }
  if (m_utf8 + m_controls == 0 && m_encoding != "UTF-8") {   // bytes that are UTF-8 are hardly anything else
    say(Problem::Severity::note,
        in_both("its text is read as {}, as {}; the first with letters beyond ASCII is ‘{}’", "dess text läses som {}, som {}; den första med bokstäver utanför ASCII är ”{}”", m_encoding, m_who, shown_text(m_first)), {});
  }
}

}  // namespace levelground::gis
