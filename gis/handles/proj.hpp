// SPDX-License-Identifier: Apache-2.0
/// Owners of PROJ objects: a context without network and without a voice, and what belongs to it.
#pragma once

#include <memory>
#include <string>

#include <proj.h>

namespace levelground::gis {

/// A PROJ context. One thread at a time; objects must not outlive it.
class ProjContext {
 public:
  ProjContext();
  ~ProjContext();
  ProjContext(const ProjContext&) = delete;
  ProjContext& operator=(const ProjContext&) = delete;

  [[nodiscard]] PJ_CONTEXT* handle() const { return m_handle; }
  /// What PROJ last complained about; taken.
  std::string take_message();

 private:
  static void keep(void* self, int level, const char* message);
  PJ_CONTEXT* m_handle;
  std::string m_message;
};

struct ProjDeleter {
  void operator()(PJ* object) const noexcept { proj_destroy(object); }
};
using ProjObject = std::unique_ptr<PJ, ProjDeleter>;

struct ProjListDeleter {
  void operator()(PJ_OBJ_LIST* list) const noexcept { proj_list_destroy(list); }
};
using ProjList = std::unique_ptr<PJ_OBJ_LIST, ProjListDeleter>;

struct ProjOperationsDeleter {
  void operator()(PJ_OPERATION_FACTORY_CONTEXT* factory) const noexcept { proj_operation_factory_context_destroy(factory); }
};
using ProjOperations = std::unique_ptr<PJ_OPERATION_FACTORY_CONTEXT, ProjOperationsDeleter>;

struct ProjCrsListDeleter {
  void operator()(PROJ_CRS_INFO** list) const noexcept { proj_crs_info_list_destroy(list); }
};
using ProjCrsList = std::unique_ptr<PROJ_CRS_INFO*, ProjCrsListDeleter>;

struct ProjCrsListParametersDeleter {
  void operator()(PROJ_CRS_LIST_PARAMETERS* parameters) const noexcept { proj_get_crs_list_parameters_destroy(parameters); }
};
using ProjCrsListParameters = std::unique_ptr<PROJ_CRS_LIST_PARAMETERS, ProjCrsListParametersDeleter>;

}  // namespace levelground::gis
