// SPDX-License-Identifier: Apache-2.0
/// How a result reads on a page: one accessible HTML and a tagged PDF made from it, for a site or a whole city.
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

#include "core/judge/assessment.hpp"
#include "core/text/texts.hpp"

namespace levelground::report {

struct ReportOptions {
  std::optional<std::uint32_t> site;   ///< index into Assessment::sites; none: the city report (every site after an overview)
  std::string command_line;            ///< printed as "how to run this again"
  std::string program_version;
  std::filesystem::path templates;     ///< data folder /templates
  std::filesystem::path fonts;         ///< data folder /fonts; may be absent
  std::size_t site_rows = 80;          ///< city report: rows in the table of sites; what is left out is said, with how to get it
  /// City report: how many sites have pages of their own, in the order of the table; the others are said likewise. Not set: all of
  /// them in a town of at most 14 sites, else none.
  std::optional<std::size_t> site_pages;
};

/// Semantic HTML with inline SVG maps; everything escaped; same bytes for the same input.
std::string to_html(const City& city, const Assessment& assessment, const Texts& texts, const ReportOptions& options);

/// Tagged PDF (PDF/UA) from that HTML through WeasyPrint, then qpdf for figures, alternative texts and header scopes. Written
/// beside and renamed into place. SOURCE_DATE_EPOCH is set from `as_of`. Throws InputError saying what is missing, and Cancelled when the
/// token is raised; leaves nothing behind then.
void write_pdf(const std::string& html, const std::filesystem::path& output, const Date& as_of, const ReportOptions& options,
               const std::stop_token& stop = {});

}  // namespace levelground::report
