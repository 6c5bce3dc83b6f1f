// SPDX-License-Identifier: Apache-2.0
/// A scheme of one's own that begins as a copy of another: every place that says which scheme it is says the new one.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace levelground::run {

struct SchemeCopy {
  std::filesystem::path folder;   ///< of the copy
  std::string id, version;
  std::size_t criteria = 0, profiles = 0, cases = 0;
};

/// Copies a scheme (id, or folder with scheme.yaml), with profiles, published cases and all that lies beside them, to `folder` under another id. The
/// version stays, since cases and deprecated criteria name it. What is written is read again before it is put in its place, so a copy is whole or
/// not there. Throws InputError: the scheme cannot be read; an id that is none, or that is taken by a scheme of the house; a folder that
/// exists, lies in the scheme itself or cannot be written; a link to a folder among the files.
SchemeCopy copy_scheme(const std::string& scheme, const std::string& id, const std::filesystem::path& folder);

}  // namespace levelground::run
