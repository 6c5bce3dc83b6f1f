// SPDX-License-Identifier: Apache-2.0
// The only file that knows libsodium.
#include "core/base/digest.hpp"

#include <array>

#include <sodium.h>

#include "core/base/errors.hpp"

namespace levelground {

struct Sha256::State {
  crypto_hash_sha256_state hash{};
  bool finished = false;
};

Sha256::Sha256() : m_state(std::make_unique<State>()) {
  static const bool ready = sodium_init() >= 0;  // thread-safe: a local static
  if (!ready) throw Defect("libsodium could not be started");
  crypto_hash_sha256_init(&m_state->hash);
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(std::string_view bytes) {
  if (m_state->finished) throw Defect("a finished digest was updated");
  crypto_hash_sha256_update(&m_state->hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

std::string Sha256::finish_hex() {
  if (m_state->finished) throw Defect("a digest was finished twice");
  m_state->finished = true;
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256_final(&m_state->hash, digest.data());
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(digest.size() * 2);
  for (const unsigned char byte : digest) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 0x0FU];
  }
  return hex;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 digest;
  digest.update(bytes);
  return digest.finish_hex();
}

}  // namespace levelground
