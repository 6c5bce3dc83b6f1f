// SPDX-License-Identifier: Apache-2.0
/// A small town with three sites and eight criteria, judged by the real judge from made-up measurements: what the window is driven
/// with, without a file.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/services.hpp"

namespace levelground::test {

inline constexpr const char* kerb_id = "town:kerb/east";
inline constexpr const char* square_id = "town:site/kvarntorget";

/// What the fake services were asked to do.
struct Calls {
  std::vector<Observation> recorded;
  std::vector<std::vector<std::filesystem::path>> evidence;
  std::atomic<int> assessed{0};
  std::atomic<bool> slow{false};          ///< assess and write_pdf wait until they are stopped
  std::atomic<bool> stopped{false};
  bool refuse = false;                    ///< assess throws an InputError
  bool refuse_record = false;
  std::optional<std::vector<Problem>> warnings_again;   ///< of judging again; none: as before
  std::string html;
};

struct FakeTown {
  std::shared_ptr<Calls> calls = std::make_shared<Calls>();
  bool screening = false;
  bool with_problems = true;
  std::vector<Problem> warnings{};        ///< of the judging itself
  [[nodiscard]] desktop::Services services() const;
  [[nodiscard]] run::RunResult assessed() const;
};

/// All texts of the program in one language.
std::shared_ptr<const Texts> load_all_texts(const std::string& language);
Scheme small_scheme();
City small_city(bool with_problems);
run::RunResult judge_town(const std::shared_ptr<const City>& city, bool screening);

}  // namespace levelground::test
