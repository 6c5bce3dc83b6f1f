// SPDX-License-Identifier: Apache-2.0
#include "app/run/copy_scheme.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "app/run/files.hpp"
#include "app/run/schemes.hpp"
#include "core/base/errors.hpp"
#include "core/base/yaml.hpp"
#include "core/judge/conformance.hpp"

namespace levelground::run {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_id = 64;

/// An id is the name of a folder, a word of a command line and a key of files: letters that all of them take alike.
void check_id(const std::string& id, const std::string& copied) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  const bool fits = !id.empty() && id.size() <= longest_id && id.front() >= 'a' && id.front() <= 'z' && id.back() != '-' && std::all_of(id.begin(), id.end(), plain);
  if (!fits) {
    throw InputError(Problem{Problem::Severity::error, "", "", "", 0, "‘" + id + "’ cannot be the id of a scheme",
                             "write small letters from a to z, digits and hyphens, a letter first and at most 64 of them, such as my-city"});
  }
  const std::vector<std::string> shipped = shipped_schemes();
  if (id == copied || std::find(shipped.begin(), shipped.end(), id) != shipped.end()) {
    throw InputError(Problem{Problem::Severity::error, "", "", "", 0, "‘" + id + "’ is the id of a scheme that there is already",
                             "give the copy an id of its own, or nobody could tell what an assessment was judged by"});
  }
}

/// The value of a key at the top of a YAML file, where it is a word.
std::optional<std::string> value_at_top(const fs::path& file, std::string_view key) {
  const YamlNode root = parse_yaml(read_text(file), file.string());
  const YamlNode* value = root.find(key);
  if (value == nullptr || value->kind != YamlNode::Kind::scalar) return std::nullopt;
  return value->scalar;
}

/// Writes another value for a key at the top of a YAML file; comments, order and everything else stay as they are. `before`: a comment to put
/// over the line. Throws InputError where the key does not stand on a line of its own.
void write_value(const fs::path& file, std::string_view key, const std::string& value, const std::string& before = {}) {
  std::string text = read_text(file);
  const YamlNode root = parse_yaml(text, file.string());
  std::int64_t line = 0;
  for (std::size_t i = 0; i < root.entries.size(); ++i)
    if (root.entries[i].first == key) line = root.entry_lines[i];
  std::size_t from = 0;
  for (std::int64_t passed = 1; passed < line; ++passed) from = text.find('\n', from) + 1;
  const std::string begins = std::string(key) + ":";
  if (line == 0 || text.compare(from, begins.size(), begins) != 0)
    throw InputError(Problem{Problem::Severity::error, file.string(), "", "", line, "‘" + std::string(key) + "’ does not stand on a line of its own", "write “" + begins + " …” at the beginning of a line"});
  std::size_t end = std::min(text.find('\n', from), text.size());
  if (end > from && text[end - 1] == '\r') --end;
  text.replace(from, end - from, before + begins + " " + value);
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  stream << text;
  stream.close();
  if (!stream) refuse_file(file, "it could not be written", "choose another folder, or make room");
}

/// All files below a folder, relative to it. A link to a folder could lead anywhere, the folder itself among it.
std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    // By its words: a link to a file is a file of the folder, wherever it leads.
    if (entry.is_regular_file()) files.push_back(entry.path().lexically_relative(folder));
    else if (entry.is_symlink() || !entry.is_directory()) refuse_file(entry.path(), "it is neither a file nor a folder", "take it out of the scheme, or put what it leads to in its place");
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool lies_in(const fs::path& inner, const fs::path& outer) {
  const fs::path a = fs::weakly_canonical(inner);
  const fs::path b = fs::weakly_canonical(outer);
  return std::mismatch(b.begin(), b.end(), a.begin(), a.end()).first == b.end();
}

/// A folder that goes when its writer does, unless it was put in its place.
class Draft {
 public:
  explicit Draft(fs::path place) : m_place(std::move(place)) {
    if (!fs::create_directory(m_place)) refuse_file(m_place, "it is left from a copy that was stopped, or somebody is copying", "delete it when nobody is");
  }
  ~Draft() {
    std::error_code ignored;
    if (!m_done) fs::remove_all(m_place, ignored);
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  [[nodiscard]] const fs::path& path() const { return m_place; }
  void put(const fs::path& folder) {
    fs::rename(m_place, folder);
    m_done = true;
  }

 private:
  fs::path m_place;
  bool m_done = false;
};

/// Profiles name the scheme they are for.
void rename_profiles(const fs::path& copy, const std::string& was, const std::string& id) {
  if (!fs::is_directory(copy / "profiles")) return;
  for (const NamedText& profile : read_yaml_folder(copy / "profiles")) {
    const fs::path file = profile.name;
    if (value_at_top(file, "base") == was) write_value(file, "base", id);
  }
}

/// Published cases name the scheme, and their project names it too; a name is looked up among the schemes of the house, so there it is the folder.
void rename_cases(const fs::path& copy, const std::string& was, const std::string& id) {
  const fs::path cases = copy / "conformance" / "cases.yaml";
  if (!fs::is_regular_file(cases)) return;
  if (value_at_top(cases, "scheme") == was) write_value(cases, "scheme", id);
  const fs::path project = cases.parent_path() / value_at_top(cases, "project").value_or("");
  if (fs::is_regular_file(project) && lies_in(project, copy) && value_at_top(project, "scheme") == was)
    write_value(project, "scheme", fs::relative(copy, project.parent_path()).generic_string() + "/");
}

/// Reads what was written as any scheme is read.
SchemeCopy read_again(const fs::path& copy, const std::string& id) {
  const std::string name = copy.string() + "/";
  const Scheme scheme = load_scheme(name, {});
  if (scheme.id != id) throw InputError(Problem{Problem::Severity::error, "scheme.yaml", "", "", 0, "‘id’ does not stand on one line", "write “id: …” on a line of its own"});
  SchemeCopy made;
  made.id = scheme.id;
  made.version = scheme.version;
  made.criteria = scheme.criteria.size();
  for (const std::string& profile : profiles_of(name)) {
    load_scheme(name, profile);
    ++made.profiles;
  }
  const fs::path cases = copy / "conformance" / "cases.yaml";
  if (fs::is_regular_file(cases)) made.cases = read_conformance({cases.string(), read_text(cases)}, scheme).cases.size();
  return made;
}

}  // namespace

SchemeCopy copy_scheme(const std::string& scheme, const std::string& id, const fs::path& folder) {
  const Scheme original = load_scheme(scheme, {});
  check_id(id, original.id);
  const fs::path from = scheme_folder(scheme);
  const fs::path to = folder.has_filename() ? folder : folder.parent_path();
  try {
    if (fs::exists(fs::symlink_status(to))) refuse_file(to, "there is such a file or folder already", "name a folder that is not there yet");
    const fs::path beside = to.parent_path().empty() ? fs::path(".") : to.parent_path();
    if (!fs::is_directory(beside)) refuse_file(beside, "there is no such folder", "make it first");
    if (lies_in(to, from)) refuse_file(to, "it would lie in the scheme that is copied", "name a folder elsewhere");
    const std::vector<fs::path> files = files_below(from);
    Draft draft(beside / ("." + to.filename().string() + ".part"));
    for (const fs::path& file : files) {
      fs::create_directories((draft.path() / file).parent_path());
      fs::copy_file(from / file, draft.path() / file);
      fs::permissions(draft.path() / file, fs::perms::owner_read | fs::perms::owner_write, fs::perm_options::add);
    }
    write_value(draft.path() / "scheme.yaml", "id", id, "# Begun as a copy of " + original.id + " " + original.version + ", sha256 " + original.hash + ".\n");
    rename_profiles(draft.path(), original.id, id);
    rename_cases(draft.path(), original.id, id);
    SchemeCopy made = read_again(draft.path(), id);
    draft.put(to);
    made.folder = to;
    return made;
  } catch (const fs::filesystem_error& error) {
    refuse_file(to, error.code().message(), "choose another folder, or make room");
  }
}

}  // namespace levelground::run
