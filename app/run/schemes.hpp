// SPDX-License-Identifier: Apache-2.0
/// Schemes by id or folder, and the measure kinds they may name.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/errors.hpp"
#include "core/scheme/format.hpp"
#include "core/scheme/measure_spec.hpp"
#include "core/scheme/scheme_reader.hpp"

namespace levelground::run {

/// `scheme`: an id under the data folder's criteria/, or a folder with scheme.yaml; `profile`: empty, an id under the scheme's
/// profiles/, or a file. Throws InputError.
Scheme load_scheme(const std::string& scheme, const std::string& profile);
/// The id of a scheme that is named by it or by its folder; the folder's own name where that holds no readable scheme.yaml.
std::string scheme_id(const std::string& scheme);
/// The folder that holds a scheme, by id or folder; whether there is one is not asked.
std::filesystem::path scheme_folder(const std::string& scheme);
/// Ids of the schemes that come with the program, sorted.
std::vector<std::string> shipped_schemes();
/// Ids of a scheme's profiles, sorted.
std::vector<std::string> profiles_of(const std::string& scheme);
/// The file of a scheme's published cases; it need not be there.
std::filesystem::path cases_of(const std::string& scheme);
/// What a certifier would be ashamed of, with file and line, what its published cases name that is not there, and what differs from a release; without a profile, of the scheme and of every
/// profile it has, each remark once. Throws InputError: the scheme, or the profile that is named, cannot be read.
std::vector<Problem> lint_scheme(const std::string& scheme, const std::string& profile);
/// Released versions never change (criteria/released.yaml). What is wrong when the scheme bears the id, version and profile of a release and
/// has another content; nullopt when it has the same, or was never released. Throws InputError: the record cannot be read.
std::optional<Problem> unlike_its_release(const Scheme& scheme);
/// Did the house release that version of a scheme, under this id? Throws InputError when the record cannot be read.
bool was_released(const std::string& scheme, const std::string& version);
MeasureCatalogue measure_kinds();
/// What every file of the scheme language holds: those of a scheme, travellers and layer mappings.
std::vector<FormatFile> language_files();
/// The reference page of the language (docs/scheme-language.md), Markdown. Throws InputError: the data folder has no sample-maps/own-city/.
std::string language_reference();
/// The reference page of all measure kinds (docs/measures.md), Markdown.
std::string measure_reference();

}  // namespace levelground::run
