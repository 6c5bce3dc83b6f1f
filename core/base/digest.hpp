// SPDX-License-Identifier: Apache-2.0
/// SHA-256 digests, as lower-case hexadecimal: content ids, checksums of sources, gap ids.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace levelground {

std::string sha256_hex(std::string_view bytes);

/// For inputs that come in pieces. Not thread-safe.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  void update(std::string_view bytes);
  /// The digest of everything so far; call once.
  std::string finish_hex();

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace levelground
