// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "app/cli/command.hpp"
#include "app/report/report.hpp"
#include "app/run/save.hpp"
#include "core/base/errors.hpp"

namespace levelground::cli {

namespace {

struct ReportOptions {
  InputOptions input;
  std::string output, format, only;
  bool overwrite = false;
};

std::string format_of(const ReportOptions& options) {
  if (!options.format.empty()) return options.format;
  if (options.output.ends_with(".pdf")) return "pdf";
  if (options.output.ends_with(".html") || options.output == "-") return "html";
  throw CLI::ValidationError("--output", "the name ends neither in .html nor in .pdf; say which with -f");
}

int run_report(const ReportOptions& options, const Context& context) {
  const std::string format = format_of(options);
  if (format == "pdf" && options.output == "-") throw CLI::ValidationError("--output", "a PDF goes to a file, not to standard output");
  check_output(options.output, options.overwrite);
  const auto texts = run::load_texts(options.input.language);
  const run::RunResult result = assess_for(options.input, context, *texts);
  report::ReportOptions report;
  if (!options.only.empty()) {
    report.site = result.assessment->find_number(options.only);
    if (!report.site) {
      throw InputError(Problem{Problem::Severity::error, options.input.input, "", options.only, 0, "no site has this id or name",
                               "the sites are listed by: levelground assess"});
    }
  }
  report.command_line = result.command_line;
  report.program_version = run::program_version;
  report.templates = run::data_folder() / "templates";
  report.fonts = run::font_folder();
  const std::string html = report::to_html(*result.city, *result.assessment, *texts, report);
  if (format == "html") {
    write_output(options.output, html);
  } else {
    report::write_pdf(html, options.output, result.assessment->options.as_of, report, context.stop);
  }
  return done;
}

}  // namespace

Command add_report(CLI::App& program) {
  auto options = std::make_shared<ReportOptions>();
  CLI::App* app = program.add_subcommand("report", "write the report of a city or of one site as HTML or tagged PDF");
  add_input_options(*app, options->input, true);
  add_output_options(*app, options->output, options->overwrite, "file to write; - is standard output (HTML)")->required();
  app->add_option("-f,--output-format", options->format, "html or pdf; default: by the name")->check(CLI::IsMember({"html", "pdf"}));
  app->add_option("--of", options->only, "the report of this one site (id or name)");
  app->footer(footer("levelground report sample-maps/alvhamra/alvhamra.yaml --of Kvarntorget -o kvarntorget.pdf"));
  return {app, [options](const Context& context) { return run_report(*options, context); }};
}

}  // namespace levelground::cli
