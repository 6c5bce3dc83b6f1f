// SPDX-License-Identifier: Apache-2.0
/// Owners of GDAL objects and of GDAL's messages: the only place that frees one, and the reason why stderr stays silent.
#pragma once

#include <memory>
#include <string>
#include <vector>

class GDALDataset;
class OGRFeature;
class OGRGeometry;
class OGRSpatialReference;

namespace levelground::gis {

struct GdalDatasetCloser {
  void operator()(GDALDataset* dataset) const noexcept;
};
struct GdalFeatureDeleter {
  void operator()(OGRFeature* feature) const noexcept;
};
struct GdalGeometryDeleter {
  void operator()(OGRGeometry* geometry) const noexcept;
};
struct GdalSrsReleaser {
  void operator()(OGRSpatialReference* srs) const noexcept;
};

using GdalDataset = std::unique_ptr<GDALDataset, GdalDatasetCloser>;
using GdalFeature = std::unique_ptr<OGRFeature, GdalFeatureDeleter>;
using GdalGeometry = std::unique_ptr<OGRGeometry, GdalGeometryDeleter>;
using GdalSrs = std::unique_ptr<OGRSpatialReference, GdalSrsReleaser>;

/// Registers the drivers once and makes GDAL deaf to the environment where it would change a result. Thread-safe.
void prepare_gdal();

/// While it lives, what GDAL says on this thread is collected here instead of going to stderr. Calls prepare_gdal().
/// Not movable, one thread; may be nested (the innermost collects).
class GdalMessages {
 public:
  GdalMessages();
  ~GdalMessages();
  GdalMessages(const GdalMessages&) = delete;
  GdalMessages& operator=(const GdalMessages&) = delete;

  struct Message {
    bool failure = false;  ///< else a warning
    std::string text;      ///< one line
  };
  /// What was said since the last call.
  std::vector<Message> take();
  /// The first failure said so far (or warning, when none failed); empty when nothing was said. Takes nothing.
  [[nodiscard]] std::string gravest() const;

 private:
  std::vector<Message> m_messages;
};

/// Can GDAL make UTF-8 of text in this encoding ("ISO-8859-1", "CP1252")?
bool can_decode(const std::string& encoding);

/// Sets a GDAL configuration option on this thread while it lives, then restores what was there.
class GdalOption {
 public:
  GdalOption(std::string name, const std::string& value);
  ~GdalOption();
  GdalOption(const GdalOption&) = delete;
  GdalOption& operator=(const GdalOption&) = delete;

 private:
  std::string m_name;
  std::string m_before;
  bool m_had = false;
};

}  // namespace levelground::gis
