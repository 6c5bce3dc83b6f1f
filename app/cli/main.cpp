// SPDX-License-Identifier: Apache-2.0
// Parse, run, report: every failure becomes a sentence and an exit code here, and nowhere else.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>

#include "app/cli/command.hpp"
#include "app/run/save.hpp"
#include "core/base/errors.hpp"

namespace {

std::stop_source& stop_source() {
  static std::stop_source source;
  return source;
}

// Only a flag is raised here; request_stop takes no lock when no callback is registered, and none is.
void on_interrupt(int) { stop_source().request_stop(); }

/// A stream that the caller closed is taken by something that may not be written to: else the first file opened becomes the stream, and what
/// is printed lands in it.
void hold_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(stream, F_GETFD) < 0 && errno == EBADF && open("/dev/null", O_RDONLY) != stream) std::abort();
  }
}

void print_problem(const levelground::Problem& problem, const levelground::cli::Terminal& terminal) {
  std::fprintf(stderr, "levelground: %s\n", terminal.plain(to_text(problem)).c_str());
}

/// Where to read how the command is called that somebody began to type.
std::string help_hint(const CLI::App& program) {
  std::string command = "levelground";
  const CLI::App* app = &program;
  for (auto below = app->get_subcommands(); !below.empty(); below = app->get_subcommands()) {
    app = below.front();
    command += " " + app->get_name();
  }
  return command + (app == &program ? " --help shows the commands" : " --help shows how it is called");
}

}  // namespace

int main(int argc, char** argv) {
  using namespace levelground;
  using namespace levelground::cli;
  hold_standard_streams();
  CLI::App program{"Levelground judges whether a city's public places are for everyone, shows where and for whom they fall short, and says why.",
                   "levelground"};
  program.set_version_flag("--version", std::string("levelground ") + run::program_version);
  program.require_subcommand(1);
  program.footer(footer("levelground assess sample-maps/alvhamra/alvhamra.yaml -o alvhamra.gpkg"));
  std::vector<Command> commands = {add_assess(program), add_why(program), add_what_if(program), add_outcome(program), add_matrix(program), add_info(program),
                                   add_report(program), add_map(program), add_route(program), add_reach(program), add_nearest(program), add_islands(program),
                                   add_access(program), add_measure(program), add_quality(program), add_ratings(program),
                                   add_sdg1171(program),
                                   add_kinds(program), add_travellers(program)};
  for (Command& command : add_scheme(program)) commands.push_back(std::move(command));

  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& success) {
    program.exit(success);  // --help, --version
    if (std::cout.flush()) return done;
    std::fputs("levelground: the standard output takes nothing more. Check where it goes.\n", stderr);
    return bad_input;
  } catch (const CLI::ParseError& error) {
    std::fprintf(stderr, "levelground: %s\n%s\n", error.what(), help_hint(program).c_str());
    return bad_command_line;
  }

  stop_source();
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGTERM, on_interrupt);
  std::signal(SIGPIPE, SIG_IGN);
  const Context context{Terminal::detect(), stop_source().get_token()};
  try {
    for (const Command& command : commands) {
      if (command.app->parsed() && command.run) return command.run(context);
    }
    throw Defect("a command was parsed that nobody runs");
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) print_problem(problem, context.terminal);
    return bad_input;
  } catch (const std::filesystem::filesystem_error& error) {
    // Whatever a disk refuses comes from outside: a name that is too long, a folder that may not be entered.
    print_problem(Problem{Problem::Severity::error, error.path1().string(), "", "", 0, error.code().message(), "check the path and its permissions"}, context.terminal);
    return bad_input;
  } catch (const CLI::ParseError& error) {
    std::fprintf(stderr, "levelground: %s\n%s\n", error.what(), help_hint(program).c_str());
    return bad_command_line;
  } catch (const Cancelled&) {
    std::fputs("levelground: stopped; nothing was written\n", stderr);
    return stopped;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "levelground: internal error: %s\nPlease report this with the command line and the input.\n", error.what());
    return defect;
  }
}
