// SPDX-License-Identifier: Apache-2.0
// The desktop program: the window with the real services behind it.
#include <cstdio>
#include <exception>

#include <QApplication>
#include <QDate>
#include <QSettings>
#include <QStyleFactory>

#include "app/desktop/main_window.hpp"
#include "app/report/report.hpp"
#include "app/run/run.hpp"

namespace {

using levelground::Date;
namespace desktop = levelground::desktop;
namespace run = levelground::run;
namespace report = levelground::report;

constexpr const char* version = "0.1.0";

report::ReportOptions report_options(const std::string& command_line) {
  report::ReportOptions options;
  options.command_line = command_line;
  options.program_version = version;
  options.templates = run::data_folder() / "templates";
  options.fonts = run::font_folder();
  return options;
}

std::filesystem::path sample_project() {
  const auto file = run::data_folder() / "sample-maps" / "alvhamra" / "alvhamra.yaml";
  std::error_code ignored;  // absent: the choice says so
  return std::filesystem::exists(file, ignored) ? file : std::filesystem::path();
}

desktop::Services services() {
  desktop::Services services;
  services.assess = run::assess;
  services.assess_again = run::assess_again;
  services.record_observation = run::record_observation;
  services.load_texts = run::load_texts;
  services.report_html = [](const run::RunResult& result, const levelground::Texts& texts, std::optional<std::uint32_t> site) {
    report::ReportOptions options = report_options(result.command_line);
    options.site = site;
    return report::to_html(*result.city, *result.assessment, texts, options);
  };
  services.write_pdf = [](const std::string& html, const std::filesystem::path& file, const Date& as_of, const std::stop_token& stop) {
    report::write_pdf(html, file, as_of, report_options({}), stop);
  };
  services.today = [] {
    const QDate today = QDate::currentDate();
    return Date{today.year(), today.month(), today.day()};
  };
  services.fonts = run::font_folder();
  services.sample_project = sample_project();
  return services;
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--help" || argument == "-h") {
      std::puts("levelground-desktop [PROJECT.yaml | CITY-FILE | ASSESSMENT.gpkg]\n\nOpens the window, and the file when one is named.");
      return 0;
    }
    if (argument == "--version") {
      std::puts(version);
      return 0;
    }
  }
  QApplication application(argc, argv);
  QApplication::setOrganizationName(QStringLiteral("Levelground"));
  QApplication::setApplicationName(QStringLiteral("Levelground"));
  QApplication::setApplicationVersion(QString::fromLatin1(version));
  QSettings::setDefaultFormat(QSettings::IniFormat);
  // One style everywhere: the sheet and the contrasts of the tokens were made for it.
  QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  try {
    desktop::MainWindow window(services());
    window.show();
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() > 1) window.open_path(arguments.at(1).toStdString());
    return QApplication::exec();
  } catch (const levelground::InputError& error) {
    for (const auto& problem : error.problems()) std::fprintf(stderr, "%s\n", levelground::to_text(problem).c_str());
    return 3;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "levelground-desktop: %s\n", error.what());
    return 4;
  }
}
