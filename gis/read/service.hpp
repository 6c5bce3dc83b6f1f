// SPDX-License-Identifier: Apache-2.0
/// Sources that are no files: a PostGIS database, a WFS, an OGC API Features server.
#pragma once

#include <string>
#include <string_view>

namespace levelground::gis {

/// Is this the name of a service: "PG:dbname=lund host=…", "WFS:https://…", "OAPIF:https://…"?
bool is_service(std::string_view name);

/// Throws InputError when the name holds a password (it would stand in projects, reports and logs), when the address of a web service is
/// neither http nor https, or when nothing follows the prefix.
void check_service(const std::string& name);

}  // namespace levelground::gis
