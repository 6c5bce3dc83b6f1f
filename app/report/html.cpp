// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <fstream>
#include <iterator>

#include "app/map/svg.hpp"
#include "app/report/data.hpp"
#include "app/report/marks.hpp"
#include "app/report/words.hpp"
#include "core/base/errors.hpp"

namespace levelground::report {
namespace {

constexpr std::array<const char*, 15> parts{"city_overview", "city_groups", "city_criteria", "site_decision", "site_gaps",
                                            "site_criteria", "site_matrix", "site_unknowns", "site_plain",    "how_judged",
                                            "result_views",  "site_ratings", "site_outcome", "site_numbers", "criterion_row"};

std::string read_template(const std::filesystem::path& folder, const std::string& name) {
  const std::filesystem::path file = folder / name;
  std::ifstream stream(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (stream && !text.empty()) return text;
  Problem problem;
  problem.file = file.string();
  problem.what = "This part of the report's template cannot be read.";
  problem.remedy = "Install the program's data again, or set LEVELGROUND_DATA to the folder that holds templates/.";
  throw InputError(std::move(problem));
}

std::string foot_words(const Context& c) {
  const Date& as_of = c.assessment.options.as_of;
  const std::string date = as_of.is_set() ? to_text(as_of) : c.texts.get("report.no_date");
  if (c.scheme().profile.empty())
    return c.texts.get("report.foot", {{"scheme", c.scheme().id}, {"version", version_words(c.scheme(), c.language())}, {"rule", rule_words(c)}, {"date", date}});
  return c.texts.get("report.foot_profile", {{"scheme", c.scheme().id}, {"version", version_words(c.scheme(), c.language())}, {"profile", c.scheme().profile},
                                             {"rule", rule_words(c)}, {"date", date}});
}

Data site_pages(const Context& c, std::uint32_t index, bool alone) {
  Data site(Data::type::object);
  site.set("decision", site_decision(c, index));
  site.set("gaps", site_gaps(c, index));
  if (alone) site.set("criteria", site_criteria(c, index));
  site.set("matrix", site_matrix(c, index));
  if (c.scheme().disclosure) site.set("ratings", site_ratings(c, index));
  if (alone) site.set("numbers", site_numbers(c, index));
  if (alone) site.set("why", site_outcome(c, index));
  if (alone) site.set("views", result_views(c, index));
  site.set("unknowns", site_unknowns(c, index));
  if (alone) site.set("plain", site_plain(c, index));
  site.set("running", site_name(c, c.assessment.sites[index]) + ", " + city_name(c));
  // Headings nest: a site is the report itself, or a chapter of the city's.
  if (!alone) site.set("chapter", true);
  site.set("h1", alone ? "h1" : "h2");
  site.set("h2", alone ? "h2" : "h3");
  site.set("h3", alone ? "h3" : "h4");
  return site;
}

}  // namespace

std::string to_html(const City& city, const Assessment& assessment, const Texts& texts, const ReportOptions& options) {
  if (options.site && *options.site >= assessment.sites.size()) throw Defect("report: no such site");
  const map::Scene scene = map::build_scene(city, assessment, {});
  const Context c{city, assessment, texts, options, scene};

  Data page(Data::type::object);
  // {{#t}}some.id{{/t}} in a template is that text, escaped: no sentence stands in a template.
  page.set("t", Data(kainjow::mustache::lambda2([&texts](const std::string& id, const kainjow::mustache::basic_renderer<std::string>&) {
             return map::escape_xml(texts.get(kainjow::mustache::trim(id)));
           })));
  for (const char* part : parts) {
    const std::string text = read_template(options.templates, std::string(part) + ".mustache");
    page.set(part, Data(kainjow::mustache::partial([text] { return text; })));
  }
  page.set("language", texts.language());
  page.set("style", read_template(options.templates, "report.css"));
  page.set("brand", brand_mark());
  page.set("foot", foot_words(c));
  page.set("how", how_judged(c));
  Data sites(Data::type::list);
  if (options.site) {
    page.set("title", texts.get("report.title.site", {{"site", site_name(c, assessment.sites[*options.site])}, {"city", city_name(c)}}));
    sites.push_back(site_pages(c, *options.site, true));
  } else {
    page.set("title", texts.get("report.title.city", {{"city", city_name(c)}}));
    const std::vector<std::uint32_t> order = order_of_sites(c);
    Data overview(Data::type::object);
    overview.set("overview", city_overview(c, order));
    if (!order.empty()) {
      overview.set("groups", city_groups(c));
      overview.set("criteria", city_criteria(c));
      overview.set("views", result_views(c, std::nullopt));
      overview.set("h2", "h2");
      overview.set("h3", "h3");
    }
    overview.set("running", city_name(c));
    page.set("city", overview);
    for (std::size_t i = 0; i < pages_of_sites(c); ++i) sites.push_back(site_pages(c, order[i], false));
  }
  page.set("sites", sites);

  kainjow::mustache::mustache frame(read_template(options.templates, "report.mustache"));
  frame.set_custom_escape([](const std::string& text) { return map::escape_xml(text); });
  const std::string html = frame.render(page);
  if (!frame.is_valid()) throw Defect("report template: " + frame.error_message());
  return html;
}

}  // namespace levelground::report
