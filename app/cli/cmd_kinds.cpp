// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.hpp"
#include "app/run/schemes.hpp"

namespace levelground::cli {

Command add_kinds(CLI::App& program) {
  CLI::App* app = program.add_subcommand("kinds", "print the reference of the measure kinds that criteria may use");
  app->footer(footer("levelground kinds"));
  return {app, [](const Context& context) {
            write_output("-", context.terminal.plain(run::measure_reference()));
            return static_cast<int>(done);
          }};
}

}  // namespace levelground::cli
