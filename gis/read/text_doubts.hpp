// SPDX-License-Identifier: Apache-2.0
/// Text of a Shapefile as it was decoded: in which encoding, on whose word, and does it look as if that was the wrong one?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/errors.hpp"

class OGRLayer;

namespace levelground::gis {

/// One layer. No encoding is ever guessed; what the text looks like is said. One thread.
class TextDoubts {
 public:
  /// Of a layer of a Shapefile. One of which nobody says how its text is encoded is never asked: its bytes are handed on as they are.
  explicit TextDoubts(OGRLayer& layer);
  /// A value as decoded, UTF-8.
  void see(std::string_view text);
  /// A note with the first text beyond ASCII, and a warning of those that look wrong. `where`: file and layer.
  void tell(const Problem& where, std::vector<Problem>& problems) const;

 private:
  std::string m_encoding;            ///< empty: nobody says
  LocalText m_who;                   ///< says so
  std::string m_first;               ///< text beyond ASCII
  std::string m_first_wrong;
  std::uint64_t m_beyond_ascii = 0, m_utf8 = 0, m_controls = 0;
};

}  // namespace levelground::gis
