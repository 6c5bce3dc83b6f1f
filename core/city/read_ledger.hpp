// SPDX-License-Identifier: Apache-2.0
/// What became of every record of a file or layer: nothing that was read goes uncounted.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/local_text.hpp"

namespace levelground {

/// read = used + not_asked + left_out.size().
struct ReadLedger {
  struct Entry {
    std::string id;    ///< as messages name the record: its id, else its line or number in the file
    LocalText why;     ///< one clause: what was wrong, and for those that are used how it was mended
    friend bool operator==(const Entry&, const Entry&) = default;
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };
  std::string file;    ///< as named by the user
  std::string layer;   ///< empty for a format without layers
  std::uint64_t read = 0;
  std::uint64_t used = 0;        ///< at least one feature of the City is made of them
  std::uint64_t not_asked = 0;   ///< the mapping makes nothing of what they say
  std::vector<Entry> left_out;   ///< asked for, and no feature could be made of them; sorted
  std::vector<Entry> mended;     ///< used otherwise than the file has them; sorted. One record may stand here more than once.
};

}  // namespace levelground
