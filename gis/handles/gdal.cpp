// SPDX-License-Identifier: Apache-2.0
#include "gis/handles/gdal.hpp"

#include <mutex>
#include <utility>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace levelground::gis {
namespace {

/// GDAL speaks in several lines and in many words; a Problem has one line.
std::string one_line(const char* text) {
  std::string line(text == nullptr ? "" : text);
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  constexpr std::size_t longest = 400;  // hostile files can make GDAL quote megabytes
  if (line.size() > longest) {
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    line.resize(end);
    line += " …";
  }
  return line;
}

void CPL_STDCALL collect(CPLErr level, CPLErrorNum, const char* text) {
  if (level != CE_Warning && level != CE_Failure && level != CE_Fatal) return;
  auto* messages = static_cast<std::vector<GdalMessages::Message>*>(CPLGetErrorHandlerUserData());
  constexpr std::size_t most = 1000;  // what comes after a thousand messages says nothing new
  if (messages->size() < most) messages->push_back({level != CE_Warning, one_line(text)});
}

}  // namespace

void GdalDatasetCloser::operator()(GDALDataset* dataset) const noexcept {
  if (dataset != nullptr) GDALClose(dataset);
}
void GdalFeatureDeleter::operator()(OGRFeature* feature) const noexcept { OGRFeature::DestroyFeature(feature); }
void GdalGeometryDeleter::operator()(OGRGeometry* geometry) const noexcept { OGRGeometryFactory::destroyGeometry(geometry); }
void GdalSrsReleaser::operator()(OGRSpatialReference* srs) const noexcept {
  if (srs != nullptr) srs->Release();
}

void prepare_gdal() {
  static std::once_flag once;
  std::call_once(once, [] {
    GDALAllRegister();
    // No network, no extensions from an input, no ring closed in silence; the environment may not say otherwise.
    CPLSetConfigOption("PROJ_NETWORK", "OFF");
    CPLSetConfigOption("OGR_SQLITE_LOAD_EXTENSIONS", "");  // a list: none
    CPLSetConfigOption("OGR_GEOMETRY_ACCEPT_UNCLOSED_RING", "NO");
    CPLSetConfigOption("CPL_DEBUG", "OFF");
    CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
    CPLSetConfigOption("SHAPE_RESTORE_SHX", "NO");
  });
}

GdalMessages::GdalMessages() {
  prepare_gdal();
  CPLPushErrorHandlerEx(collect, &m_messages);
}

GdalMessages::~GdalMessages() {
  CPLPopErrorHandler();
  CPLErrorReset();
}

std::vector<GdalMessages::Message> GdalMessages::take() { return std::exchange(m_messages, {}); }

std::string GdalMessages::gravest() const {
  for (const Message& message : m_messages) {
    if (message.failure) return message.text;
  }
  return m_messages.empty() ? std::string() : m_messages.front().text;
}

bool can_decode(const std::string& encoding) {
  const GdalMessages messages;
  char* text = CPLRecode("\xE4", encoding.c_str(), CPL_ENC_UTF8);
  CPLFree(text);
  return messages.gravest().empty() || encoding == CPL_ENC_UTF8;
}

GdalOption::GdalOption(std::string name, const std::string& value) : m_name(std::move(name)) {
  if (const char* before = CPLGetThreadLocalConfigOption(m_name.c_str(), nullptr)) {
    m_had = true;
    m_before = before;
  }
  CPLSetThreadLocalConfigOption(m_name.c_str(), value.c_str());
}

GdalOption::~GdalOption() { CPLSetThreadLocalConfigOption(m_name.c_str(), m_had ? m_before.c_str() : nullptr); }

}  // namespace levelground::gis
