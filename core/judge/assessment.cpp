// SPDX-License-Identifier: Apache-2.0
#include "core/judge/assessment.hpp"

#include "core/base/errors.hpp"

namespace levelground {

std::string_view verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::met: return "met";
    case Verdict::not_met: return "not_met";
    case Verdict::cannot_tell: return "cannot_tell";
    case Verdict::not_observed: return "not_observed";
    case Verdict::not_applicable: return "not_applicable";
  }
  throw Defect("a verdict without a name");
}

std::string_view gap_kind_name(GapKind kind) {
  switch (kind) {
    case GapKind::barrier: return "barrier";
    case GapKind::shortfall: return "shortfall";
    case GapKind::possible: return "possible";
    case GapKind::not_observed: return "not_observed";
  }
  throw Defect("a gap kind without a name");
}

std::string_view counted_extent_name(CountedExtent::Of of) {
  switch (of) {
    case CountedExtent::Of::places: return "places";
    case CountedExtent::Of::homes: return "homes";
    case CountedExtent::Of::ways: return "ways";
    case CountedExtent::Of::stations: return "stations";
    case CountedExtent::Of::hours: return "hours";
  }
  throw Defect("an extent without a name");
}

std::string_view too_old_name(TooOld::What what) {
  switch (what) {
    case TooOld::What::layer: return "layer";
    case TooOld::What::completeness: return "completeness";
    case TooOld::What::observations: return "observations";
  }
  throw Defect("something too old without a name");
}

std::string_view outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::level: return "level";
    case Outcome::not_certified: return "not_certified";
    case Outcome::undetermined: return "undetermined";
    case Outcome::screening: return "screening";
  }
  throw Defect("an outcome without a name");
}

const std::shared_ptr<const PlaceResult>& Gap::no_place() {
  static const auto nowhere = std::make_shared<const PlaceResult>();
  return nowhere;
}

}  // namespace levelground
