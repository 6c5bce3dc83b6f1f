// SPDX-License-Identifier: Apache-2.0
// A national or local profile: other limits with other sources, never another meaning.
#include <algorithm>

#include <fmt/format.h>

#include "core/scheme/reading.hpp"

namespace levelground::reading {

namespace {

void read_sources(YamlReader& reader, Scheme& scheme, std::vector<Problem>& problems) {
  const YamlNode* list = reader.optional("sources");
  if (list == nullptr) return;
  if (list->kind != YamlNode::Kind::sequence) {
    reader.problem(list->line, "‘sources’ must be a list", "write one “- {key: …, title: …, jurisdiction: …}” for each");
    return;
  }
  for (const YamlNode& item : list->items) {
    YamlReader entry(item, reader.file(), problems);
    SchemeSource listed = read_source(entry, problems);
    listed.file = reader.file();
    listed.line = item.line;
    entry.finish();
    const bool known = std::any_of(scheme.sources.begin(), scheme.sources.end(), [&](const SchemeSource& s) { return s.key == listed.key; });
    if (known && !listed.key.empty()) {
      entry.problem(item.line, fmt::format("the scheme already lists a source ‘{}’", listed.key), "give the profile's source a key of its own");
    }
    scheme.sources.push_back(std::move(listed));
  }
}

/// Figures that were seen and are not used, because nobody confirmed them or because a limit cannot say them: kept in sight with the reason.
void read_open_figures(YamlReader& reader, std::string_view key, Scheme& scheme, std::vector<Problem>& problems) {
  const YamlNode* list = reader.optional(key);
  if (list == nullptr) return;
  if (list->kind != YamlNode::Kind::sequence) {
    reader.problem(list->line, fmt::format("‘{}’ must be a list", key), "write one “- {criterion: …, figure: …, reason: {en: …, sv: …}}” for each");
    return;
  }
  for (const YamlNode& item : list->items) {
    YamlReader entry(item, reader.file(), problems);
    OpenFigure figure;
    figure.criterion = entry.required_text("criterion");
    const LocalText seen = own_words(entry, "figure", true, problems);
    figure.figure = seen.en;
    figure.figure_sv = seen.sv;
    figure.reason = local_text(entry.required("reason"), reader.file(), problems);
    figure.file = reader.file();
    figure.line = item.line;
    figure.unconfirmed = key == "unconfirmed";
    entry.finish();
    if (!figure.criterion.empty() && scheme.find(figure.criterion) == nullptr) unknown_criterion(reader, line_of(entry, "criterion"), figure.criterion, scheme);
    scheme.open_figures.push_back(std::move(figure));
  }
}

void override_criterion(const YamlNode& node, Criterion& criterion, const std::string& file, const MeasureCatalogue& kinds,
                        std::vector<Problem>& problems) {
  YamlReader reader(node, file, problems);
  const YamlNode* scale = reader.required("scale");
  reader.finish();
  if (scale == nullptr) return;
  const auto spec = std::find_if(kinds.begin(), kinds.end(), [&](const MeasureSpec& kind) { return kind.kind == criterion.measure.kind; });
  const MeasureSpec* known = spec == kinds.end() ? nullptr : &*spec;
  const std::size_t before = problems.size();
  criterion.scheme_scale = criterion.scale;
  criterion.scale = read_scale(*scale, file, criterion.measure, known, &criterion.scale, problems);
  if (problems.size() == before) check_scale(criterion, known, file, scale->line, problems);
}

}  // namespace

void read_profile(const NamedText& file, Scheme& scheme, const MeasureCatalogue& kinds, std::vector<Problem>& problems) {
  const YamlNode root = parse_yaml(file.text, file.name);
  YamlReader reader(root, file.name, problems);
  if (root.kind != YamlNode::Kind::mapping) return;
  scheme.profile = reader.required_text("id");
  scheme.profile_title = local_text(reader.required("title"), file.name, problems);
  const std::string base = reader.required_text("base");
  if (!base.empty() && base != scheme.id) {
    reader.problem(line_of(reader, "base"), fmt::format("this profile is for ‘{}’, the scheme is ‘{}’", base, scheme.id), "choose a profile of the scheme");
  }
  if (reader.optional("valid_from") != nullptr) scheme.profile_valid_from = date(reader, "valid_from").value_or(Date{});
  read_sources(reader, scheme, problems);
  read_open_figures(reader, "unconfirmed", scheme, problems);
  read_open_figures(reader, "not_taken", scheme, problems);

  const YamlNode* criteria = reader.required("criteria");
  reader.finish();
  if (criteria == nullptr) return;
  if (criteria->kind != YamlNode::Kind::mapping) {
    reader.problem(criteria->line, "changed criteria stand under their codes", "write “ACC-30: {scale: …}”");
    return;
  }
  for (std::size_t i = 0; i < criteria->entries.size(); ++i) {
    const auto& [code, node] = criteria->entries[i];
    const Criterion* found = scheme.find(code);
    if (found == nullptr) {
      unknown_criterion(reader, criteria->entry_lines[i], code, scheme);
    } else {
      const auto number = static_cast<std::size_t>(found - scheme.criteria.data());
      override_criterion(node, scheme.criteria[number], file.name, kinds, problems);
    }
  }
}

}  // namespace levelground::reading
