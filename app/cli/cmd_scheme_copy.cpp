// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "app/cli/command.hpp"
#include "app/run/copy_scheme.hpp"

namespace levelground::cli {

namespace {

struct CopyOptions {
  std::string scheme, id, folder, language = "en";
};

int run_copy(const CopyOptions& options, const Context& context) {
  const auto texts = run::load_texts(options.language);
  const run::SchemeCopy made = run::copy_scheme(options.scheme, options.id, options.folder);
  write_output("-", context.terminal.plain(texts->get("cli.scheme.copied", {{"scheme", options.scheme},
                                                                           {"id", made.id},
                                                                           {"version", made.version},
                                                                           {"folder", made.folder.string() + "/"},
                                                                           {"criteria", std::to_string(made.criteria)},
                                                                           {"profiles", std::to_string(made.profiles)},
                                                                           {"cases", std::to_string(made.cases)}}) +
                                          "\n"));
  return done;
}

}  // namespace

Command add_scheme_copy(CLI::App& scheme) {
  auto options = std::make_shared<CopyOptions>();
  CLI::App* app = scheme.add_subcommand("copy", "begin a scheme of your own as a copy of another, with its profiles and published cases");
  app->add_option("SCHEME", options->scheme, "scheme id or folder to copy")->required();
  app->add_option("NEW-ID", options->id, "id of the copy: small letters, digits and hyphens")->required();
  app->add_option("FOLDER", options->folder, "folder to make for it; must not exist")->required();
  app->add_option("--language", options->language, "en or sv")->check(CLI::IsMember({"en", "sv"}));
  app->footer(footer("levelground scheme copy levelground-dignity my-city my-city/"));
  return {app, [options](const Context& context) { return run_copy(*options, context); }};
}

}  // namespace levelground::cli
