// SPDX-License-Identifier: Apache-2.0
#include <dlfcn.h>

#include <filesystem>
#include <memory>

#include "app/cli/command.hpp"
#include "app/cli/map_png.hpp"
#include "app/map/view.hpp"
#include "core/base/errors.hpp"

namespace levelground::cli {

namespace {

namespace fs = std::filesystem;

struct MapOptions {
  InputOptions input;
  std::string output, format, palette = "light", colour;
  std::string only;
  std::vector<std::string> groups, dimensions;
  int width = 1600, height = 1100;
  bool overwrite = false;
};

/// The drawing module is loaded only here: no other command pays for Qt.
WritePng load_painter() {
  std::error_code failed;
  const fs::path beside = fs::read_symlink("/proc/self/exe", failed).parent_path();
  for (const fs::path& file : {beside / png_module_name, beside.parent_path() / "lib" / "levelground" / png_module_name}) {
    if (!fs::exists(file, failed)) continue;
    if (void* module = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL); module != nullptr) {
      if (void* symbol = dlsym(module, png_symbol_name); symbol != nullptr) return reinterpret_cast<WritePng>(symbol);
    }
    const char* why = dlerror();
    throw InputError(Problem{Problem::Severity::error, file.string(), "", "", 0, why != nullptr ? why : "it cannot be loaded",
                             "install the Qt 6 Gui library, or write an .svg"});
  }
  throw InputError(Problem{Problem::Severity::error, beside.string(), "", "", 0, "the drawing module is not installed", "write an .svg instead"});
}

map::Palette palette_of(const std::string& name) {
  if (name == "dark") return map::Palette::dark;
  if (name == "print") return map::Palette::print;
  if (name == "contrast") return map::Palette::contrast_light;
  return map::Palette::light;
}

int run_map(const MapOptions& options, const Context& context) {
  check_output(options.output, options.overwrite);
  const bool svg = options.format == "svg" || (options.format.empty() && (options.output.ends_with(".svg") || options.output == "-"));
  if (!svg && options.format.empty() && !options.output.ends_with(".png")) {
    throw CLI::ValidationError("--output", "the name ends neither in .png nor in .svg; say which with -f");
  }
  const auto texts = run::load_texts(options.input.language);
  const run::RunResult result = assess_for(options.input, context, *texts);
  const Assessment& assessment = *result.assessment;
  map::Filter filter;
  if (!options.only.empty()) {
    filter.site = assessment.find_number(options.only);
    if (!filter.site) {
      throw InputError(Problem{Problem::Severity::error, options.input.input, "", options.only, 0, "no site has this id or name",
                               "the sites are listed by: levelground assess"});
    }
  }
  for (const std::string& name : options.groups) {
    const auto group = assessment.scheme.group_index(name);
    if (!group) throw CLI::ValidationError("--group", "the scheme has no group ‘" + name + "’");
    filter.groups.push_back(assessment.scheme.groups[*group].id);
  }
  for (const std::string& name : options.dimensions) {
    if (!assessment.scheme.dimension_index(name)) throw CLI::ValidationError("--dimension", "the scheme has no dimension ‘" + name + "’");
    filter.dimensions.push_back(name);
  }
  const map::Scene scene = map::build_scene(*result.city, assessment, filter);
  Box shown;
  if (filter.site) {
    shown = bounds(result.city->feature(assessment.sites[*filter.site].site).geometry).grown(25);
  } else {
    for (const map::SiteShape& site : scene.sites) shown.include(bounds(Geometry(site.area)));
    shown = shown.grown(40);  // the streets around the outermost sites belong to the picture
  }
  map::View view = map::fit(shown, options.width, options.height);
  view.palette = palette_of(options.palette);
  view.open_site = filter.site;  // its gaps instead of its badge, however small it is
  const bool coverage = options.colour == "coverage" || (options.colour.empty() && assessment.options.scope.screening);
  view.colouring = coverage ? map::Colouring::coverage : map::Colouring::outcome;
  if (svg) {
    write_output(options.output, map::to_svg(scene, view, assessment.scheme, *texts, result.city->name()));
  } else {
    load_painter()(options.output, scene, view, assessment.scheme, *texts, run::font_folder());
  }
  return done;
}

}  // namespace

Command add_map(CLI::App& program) {
  auto options = std::make_shared<MapOptions>();
  CLI::App* app = program.add_subcommand("map", "draw the gap map as SVG or PNG");
  add_input_options(*app, options->input, true);
  add_output_options(*app, options->output, options->overwrite, "file to write (.svg, .png); - is standard output (SVG)")->required();
  app->add_option("-f,--output-format", options->format, "svg or png; default: by the name")->check(CLI::IsMember({"svg", "png"}));
  app->add_option("--of", options->only, "the map of this one site (id or name)");
  app->add_option("--group", options->groups, "only gaps for this group (id or code such as WC); may be repeated");
  app->add_option("--dimension", options->dimensions, "only gaps of this dimension; may be repeated");
  app->add_option("--colour", options->colour, "outcome or coverage; default: coverage in a screening")->check(CLI::IsMember({"outcome", "coverage"}));
  app->add_option("--palette", options->palette, "light, dark, print or contrast")->check(CLI::IsMember({"light", "dark", "print", "contrast"}));
  app->add_option("--width", options->width, "pixels")->check(CLI::Range(200, 10000));
  app->add_option("--height", options->height, "pixels")->check(CLI::Range(200, 10000));
  app->footer(footer("levelground map sample-maps/alvhamra/alvhamra.yaml --group WC -o alvhamra.svg"));
  return {app, [options](const Context& context) { return run_map(*options, context); }};
}

}  // namespace levelground::cli
