// SPDX-License-Identifier: Apache-2.0
// The reference page of the scheme language, from its description.
#include <algorithm>

#include <fmt/format.h>

#include "core/base/quantity_units.hpp"
#include "core/city/theme.hpp"
#include "core/scheme/format.hpp"

namespace levelground {

namespace {

constexpr const char* lead =
    "# The scheme language\n\n"
    "Every file, block and key, as the program's readers take them. Made from the program's own description; `levelground scheme reference`\n"
    "prints it, and a test keeps page and readers equal. The same descriptions stand in the JSON Schemas of [schema/](schema/), which editors\n"
    "complete and check with (`levelground scheme schema criterion`). What the measures are is in [measures.md](measures.md), what the\n"
    "commands do in [schemes.md](schemes.md). The examples are the files of\n"
    "[sample-maps/own-city/](../sample-maps/own-city/): a small scheme with all that belongs to it, to copy and begin with.\n\n"
    "Files are YAML in UTF-8. A key that is not known here, or stands twice, is an error with file and line; so are tags, several documents\n"
    "in one file, more than 100 levels, and aliases that grow beyond a million nodes.\n\n"
    "A scheme of your own, without code, begins as a copy of one there is:\n\n"
    "    levelground scheme copy levelground-dignity my-city my-city/  the whole scheme with profiles and published cases, under an id of its own\n\n"
    "The copy passes `scheme lint` and `scheme conformance` at once. The command says everywhere what it is: `id` in `scheme.yaml`, `base` in each\n"
    "profile, `scheme` in the cases and in their project. Change the title, then what is yours. A smaller one to begin with is\n"
    "`sample-maps/own-city/bench-city/`. Whoever raises the `version` raises it in `conformance/cases.yaml` too.\n\n"
    "A criterion of your own: copy an example below into the folder, change it, add its published cases (four: `met`, `not_met`, `cannot_tell` and\n"
    "`not_applicable`; see *Published cases*), then\n\n"
    "    levelground scheme lint my-scheme/                            what the reader refuses, then what a certifier would be ashamed of\n"
    "    levelground scheme conformance my-scheme/                     what fails, and of which verdict a criterion has no case\n"
    "    levelground assess project.yaml --scheme my-scheme/           judge a project by it\n"
    "    levelground why project.yaml SITE BEN-1 --scheme my-scheme/   see why a verdict is what it is\n\n"
    "A name with a slash is a folder or file of your own; without one, it is looked up among those that come with the program.\n\n";

/// A bar would end a cell of the table.
std::string cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) text.replace(at, 1, "\\|");
  return text;
}

std::string in_quotes(const std::vector<std::string>& words) {
  return words.empty() ? std::string() : fmt::format("`{}`", fmt::join(words, "`, `"));
}

const FormatBlock* find_block(const FormatFile& file, const std::string& id) {
  const auto found = std::find_if(file.blocks.begin(), file.blocks.end(), [&](const FormatBlock& block) { return block.id == id; });
  return found == file.blocks.end() ? nullptr : &*found;
}

std::string type_words(const FormatFile& file, const FormatKey& key) {
  if (!key.shape.empty()) return key.shape;
  switch (key.type) {
    case FormatType::text:
      if (key.words == format::theme_names()) return "theme";
      if (key.words == format::property_names()) return "property";
      if (!key.words.empty()) return in_quotes(key.words);
      return key.block.empty() ? "text" : fmt::format("text or *{}*", find_block(file, key.block)->title);
    case FormatType::words:
      return "words";
    case FormatType::own_words:
      return "text or words";
    case FormatType::flag:
      return "`yes`, `no`";
    case FormatType::whole:
      return key.words.empty() ? "whole number" : in_quotes(key.words);
    case FormatType::quantity:
      return key.quantity ? std::string(quantity_name(*key.quantity)) : "value of the scale's quantity";
    case FormatType::number:
      return "number";
    case FormatType::condition:
      return "condition";
    case FormatType::date:
      return "day, such as `2026-01-31`";
    case FormatType::block:
      return fmt::format("*{}*", find_block(file, key.block)->title);
    case FormatType::measure:
      return "a measure";
  }
  return {};
}

std::string value_words(const FormatFile& file, const FormatKey& key) {
  const std::string one = type_words(file, key);
  if (!key.shape.empty() || key.many == FormatMany::one) return one;
  return key.many == FormatMany::list ? "list: " + one : one + ", or a list";
}

class Page {
 public:
  explicit Page(const std::vector<FormatFile>& files) : m_files(files) {}

  std::string write(const std::function<std::string(const std::string&)>& example) {
    m_out = lead;
    for (const FormatFile& file : m_files) m_out += fmt::format("- {}: {}\n", file.title, file.place);
    write_values();
    for (const FormatFile& file : m_files) write(file, example);
    write_themes();
    return std::move(m_out);
  }

 private:
  void write_values() {
    m_out += "\n## How values are written\n\n"
             "*Words* are `{en: \"…\", sv: \"…\"}`: English is needed, the linter misses Swedish. *Text* is anything on one line. A list is `[a, b]`.\n"
             "A quantity is exact and carries its unit:\n\n"
             "| quantity | written | units |\n|---|---|---|\n";
    for (int i = 0; i < static_cast<int>(Quantity::category); ++i) {
      const auto quantity = static_cast<Quantity>(i);
      m_out += fmt::format("| {} | {} | {} |\n", quantity_name(quantity), quantity_example(quantity), quantity_units(quantity));
    }
  }

  void write(const FormatFile& file, const std::function<std::string(const std::string&)>& example) {
    m_out += fmt::format("\n## {}\n\n{}. {}\n", file.title, file.place, file.about);
    for (const FormatBlock& block : file.blocks) {
      if (&block != &file.blocks.front()) m_out += fmt::format("\n### {}\n", block.title);
      write(file, block);
    }
    for (const std::string& name : file.examples) {
      m_out += fmt::format("\n`{}`:\n\n```yaml\n{}```\n", name, example(name));
    }
  }

  void write(const FormatFile& file, const FormatBlock& block) {
    if (!block.about.empty()) m_out += fmt::format("\n{}\n", block.about);
    const FormatBlock* same = find_block(file, block.rest_of);
    std::vector<std::string> also;
    m_out += "\n| key | needed | value | what it says |\n|---|---|---|---|\n";
    for (const FormatKey& key : block.keys) {
      const bool told = same != nullptr && std::any_of(same->keys.begin(), same->keys.end(), [&](const FormatKey& other) {
        return other.name == key.name && other.meaning == key.meaning && other.type == key.type && other.quantity == key.quantity;
      });
      if (told) {
        also.push_back(key.name);
        continue;
      }
      m_out += fmt::format("| `{}` | {} | {} | {} |\n", key.name, key.required ? "yes" : "", cell(value_words(file, key)), cell(key.meaning));
    }
    if (!also.empty()) m_out += fmt::format("\nAlso {}, as of *{}*.\n", in_quotes(also), same->title);
  }

  void write_themes() {
    m_out += fmt::format("\n## Themes and properties\n\nA feature has one theme: {}.\n\nWhat can be said of a feature:\n\n"
                         "| property | quantity | named values |\n|---|---|---|\n",
                         in_quotes(format::theme_names()));
    for (std::size_t i = 0; i < property_count; ++i) {
      const PropertyInfo& info = property_info(static_cast<Property>(i));
      std::vector<std::string> codes(info.codes.begin(), info.codes.end());
      if (info.quantity == Quantity::presence) codes = {"yes", "no"};
      const bool ranked = info.quantity == Quantity::ordinal;
      m_out += fmt::format("| `{}` | {} | {}{} |\n", info.name, quantity_name(info.quantity), in_quotes(codes), ranked ? ", from the worst to the best" : "");
    }
  }

  const std::vector<FormatFile>& m_files;
  std::string m_out;
};

}  // namespace

std::string format_page(const std::vector<FormatFile>& files, const std::function<std::string(const std::string&)>& example) {
  return Page(files).write(example);
}

}  // namespace levelground
