// SPDX-License-Identifier: Apache-2.0
/// The scheme language as data: every file, block and key, what may stand there and what it means in plain words. The reference
/// page (docs/scheme-language.md) and the JSON Schemas are made from it, and a test keeps it equal to what the readers ask for.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/quantity.hpp"
#include "core/scheme/measure_spec.hpp"

namespace levelground {

/// What stands behind the colon of a key.
enum class FormatType {
  text,      ///< any single text; also one of `words` where there are some
  words,     ///< {en: …, sv: …}
  own_words, ///< a single text, the same in every language, or {en: …, sv: …}
  flag,      ///< yes or no
  whole,     ///< a whole number; also one of `words`
  quantity,  ///< a number with its unit, of `quantity`; without one, of the quantity of the criterion
  number,    ///< a plain number without a unit, `least` or more and at most `most`
  condition, ///< what is asked of a feature: property=value
  date,      ///< 2026-01-31
  block,     ///< keys of its own: those of `block`
  measure,   ///< a measure kind with its parameters (docs/measures.md)
};

enum class FormatMany {
  one,
  some,  ///< one, or a list of them
  list,  ///< a list, one entry or more
};

struct FormatKey {
  std::string name;  ///< as it is written; in angle brackets: any key of the author's own
  bool required = false;
  FormatType type = FormatType::text;
  FormatMany many = FormatMany::one;
  std::string block{};                  ///< FormatType::block: its id. FormatType::text: a block may stand there instead
  std::vector<std::string> words{};     ///< allowed words or numbers; empty: any
  std::optional<Quantity> quantity{};
  std::string pattern{};                ///< regular expression that a text must match; empty: any
  std::string shape{};                  ///< what stands there, where type and words do not say it: "points from 0 to 100"
  std::string meaning;                  ///< one plain sentence
  bool may_be_empty = false;            ///< a list: `[]` says something too
  std::optional<std::int64_t> least{};  ///< FormatType::whole and number: the smallest that is taken; none: any
  std::optional<std::int64_t> most{};
};

struct FormatBlock {
  std::string id;     ///< "limit"
  std::string title;  ///< "A limit"
  std::string about;  ///< a sentence or two; may be empty
  std::vector<FormatKey> keys;
  std::string rest_of{};  ///< the block whose keys it has too, so that a page need not repeat them; may be empty
};

struct FormatFile {
  std::string id;     ///< "criterion"
  std::string title;  ///< "Criterion"
  std::string place;  ///< where the file lies
  std::string about;
  std::vector<FormatBlock> blocks;    ///< the first is the file itself
  std::vector<std::string> examples;  ///< files of sample-maps/own-city/ that are such a file; together they have every key
};

/// The files of a scheme and of those who walk: scheme, criterion, profile, cases, traveller. A layer mapping is described by gis.
std::vector<FormatFile> scheme_format();

/// The reference page, Markdown. `example`: the text of a file of FormatFile::examples.
std::string format_page(const std::vector<FormatFile>& files, const std::function<std::string(const std::string&)>& example);

namespace format {
/// Lists that more than one description needs.
std::vector<std::string> theme_names();
std::vector<std::string> property_names();
FormatFile scheme_file();
FormatFile criterion_file();
FormatFile profile_file();
FormatFile cases_file();
FormatFile traveller_file();
/// `scale` of criteria and profiles with what it is made of; in a profile quantity and unit may be left out.
std::vector<FormatBlock> scale_blocks(bool of_a_profile);
FormatBlock source_block();
}  // namespace format

}  // namespace levelground
