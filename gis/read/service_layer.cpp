// SPDX-License-Identifier: Apache-2.0
#include "gis/read/service_layer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cpl_http.h>
#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "core/base/errors.hpp"
#include "core/base/local_format.hpp"
#include "gis/read/workbook_parts.hpp"
#include "gis/read/xml_events.hpp"

namespace levelground::gis {
namespace {

/// "https://host/api/collections?key=1" and "seat" to where a single record of that collection is.
std::string one_record_of(std::string_view address, std::string_view collection) {
  const std::size_t query = std::min(address.find('?'), address.size());
  std::string_view path = address.substr(0, query);
  const std::string rest(query < address.size() ? address.substr(query + 1) : std::string_view());
  if (const std::size_t at = path.find("/collections"); at != std::string_view::npos) path = path.substr(0, at);
  while (path.ends_with('/')) path.remove_suffix(1);
  return fmt::format("{}/collections/{}/items?limit=1{}{}", path, collection, rest.empty() ? "" : "&", rest);
}

/// What the server answers; empty when it does not, or says that something is wrong.
std::string fetched(const std::string& address, const char* accept) {
  const std::string header = fmt::format("HEADERS=Accept: {}", accept);
  const std::array<const char*, 4> options = {header.c_str(), "TIMEOUT=120", "CONNECTTIMEOUT=20", nullptr};
  const std::unique_ptr<CPLHTTPResult, void (*)(CPLHTTPResult*)> answer(CPLHTTPFetch(address.c_str(), options.data()), CPLHTTPDestroyResult);
  if (!answer || answer->nStatus != 0 || answer->pszErrBuf != nullptr || answer->pabyData == nullptr || answer->nDataLen <= 0) return {};
  return {reinterpret_cast<const char*>(answer->pabyData), static_cast<std::size_t>(answer->nDataLen)};
}

/// OGC API Features Part 1, section 7.15.8: numberMatched is of all that the query asks for, whatever one page holds.
std::optional<std::int64_t> number_matched(const std::string& address) {
  const nlohmann::json page = nlohmann::json::parse(fetched(address, "application/geo+json, application/json"), nullptr, false);
  if (!page.is_object()) return std::nullopt;
  const auto count = page.find("numberMatched");
  return count != page.end() && count->is_number_integer() ? std::optional(count->get<std::int64_t>()) : std::nullopt;
}

/// WFS 1.1.0 and 2.0.0, resultType=hits: the collection alone, with how many it would hold. GDAL asks only servers that advertise it.
std::optional<std::int64_t> hits(const std::string& address, const std::string& layer) {
  for (const auto& [version, type] : {std::pair("1.1.0", "TYPENAME"), std::pair("2.0.0", "TYPENAMES")}) {
    std::string query = address;
    for (const auto& [key, value] : {std::pair("SERVICE", "WFS"), std::pair("VERSION", version), std::pair("REQUEST", "GetFeature"), std::pair(type, layer.c_str()), std::pair("RESULTTYPE", "hits")}) {
      query = CPLURLAddKVP(query.c_str(), key, value);
    }
    std::optional<std::int64_t> count;
    XmlEvents events;
    events.start = [&](std::string_view name, const XmlEvents::Attributes& attributes) {
      if (name != "FeatureCollection") return;
      for (const char* key : {"numberMatched", "numberOfFeatures"}) {
        const std::string text = attribute(attributes, key);   // "unknown" is allowed too
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (!count && error == std::errc() && end == text.data() + text.size()) count = number;
      }
    };
    events.end = [](std::string_view) {};
    events.text = [](std::string_view) {};
    try {
      parse_xml(fetched(query, "text/xml, application/xml"), address, events);
    } catch (const InputError&) {
      continue;   // a server that does not count is as good
    }
    if (count) return count;
  }
  return std::nullopt;
}

std::string quoted(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + "\"";
}

/// The first column of what a query answers; empty when it may not be asked.
std::vector<std::string> ask(GDALDataset& dataset, const std::string& query) {
  std::vector<std::string> rows;
  OGRLayer* answer = dataset.ExecuteSQL(query.c_str(), nullptr, nullptr);
  if (answer == nullptr) return rows;
  for (GdalFeature row(answer->GetNextFeature()); row; row.reset(answer->GetNextFeature())) {
    if (row->GetFieldCount() > 0) rows.emplace_back(row->GetFieldAsString(0));
  }
  dataset.ReleaseResultSet(answer);
  return rows;
}

}  // namespace

std::optional<std::int64_t> announced_records(const std::string& service, OGRLayer& layer) {
  if (service.starts_with("OAPIF:")) return number_matched(one_record_of(std::string_view(service).substr(6), layer.GetName()));
  if (!service.starts_with("WFS:")) return std::nullopt;
  return hits(service.substr(4), layer.GetName());
}

std::optional<std::string> crs_of_records(GDALDataset& dataset, OGRLayer& layer, const std::filesystem::path& service, GdalMessages& messages) {
  const std::string_view column = layer.GetGeometryColumn();
  if (!service.string().starts_with("PG:") || column.empty()) return std::nullopt;
  const std::string_view full = layer.GetName();
  const std::size_t dot = full.find('.');
  const std::string table = dot == std::string_view::npos ? quoted(full) : quoted(full.substr(0, dot)) + "." + quoted(full.substr(dot + 1));
  const std::vector<std::string> found = ask(dataset, fmt::format("SELECT DISTINCT ST_SRID({0}::geometry)::text FROM {1} WHERE {0} IS NOT NULL ORDER BY 1", quoted(column), table));
  messages.take();   // a table that may not be read says so when it is read
  if (found.empty()) return std::nullopt;
  if (found.size() > 1) {
    std::string all;
    for (const std::string& srid : found) all += (all.empty() ? "" : ", ") + (srid == "0" ? std::string("none") : srid);
    Problem problem;
    problem.file = service.string();
    problem.layer = std::string(full.substr(dot == std::string_view::npos ? 0 : dot + 1));
    problem.say(in_both("its records are in several CRSs (SRID {}), and a layer is in one", "dess poster har flera koordinatsystem (SRID {}), och ett lager har ett", all),
                {"Make a view of it for each SRID, or transform its records to one (ST_Transform).", "Gör en vy för varje SRID, eller transformera dess poster till ett (ST_Transform)."});
    throw InputError(std::move(problem));
  }
  if (found.front() == "0") return std::string();
  const std::vector<std::string> name = ask(dataset, "SELECT auth_name || ':' || auth_srid FROM spatial_ref_sys WHERE srid = " + found.front());
  messages.take();
  return name.size() == 1 && !name.front().empty() ? std::optional(name.front()) : std::nullopt;
}

}  // namespace levelground::gis
