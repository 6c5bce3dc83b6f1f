// SPDX-License-Identifier: Apache-2.0
#include "gis/handles/proj.hpp"

#include <utility>

namespace levelground::gis {

ProjContext::ProjContext() : m_handle(proj_context_create()) {
  // A grid fetched on one machine and not on another would give two results for one input.
  proj_context_set_enable_network(m_handle, 0);
  proj_log_func(m_handle, this, keep);
  proj_log_level(m_handle, PJ_LOG_ERROR);
}

ProjContext::~ProjContext() { proj_context_destroy(m_handle); }

void ProjContext::keep(void* self, int, const char* message) { static_cast<ProjContext*>(self)->m_message = message; }

std::string ProjContext::take_message() { return std::exchange(m_message, {}); }

}  // namespace levelground::gis
