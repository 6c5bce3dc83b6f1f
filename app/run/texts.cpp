// SPDX-License-Identifier: Apache-2.0
#include "core/text/texts.hpp"

#include "app/run/files.hpp"
#include "app/run/run.hpp"

namespace levelground::run {

std::shared_ptr<const Texts> load_texts(const std::string& language) {
  std::vector<std::pair<std::string, LocalText>> entries;
  for (const NamedText& file : read_yaml_folder(data_folder() / "texts")) {
    auto part = Texts::parse(file.text, file.name);
    entries.insert(entries.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
  }
  return std::make_shared<const Texts>(entries, language);
}

}  // namespace levelground::run
