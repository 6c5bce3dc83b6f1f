#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A private PostGIS for tests: a cluster in the given folder, reached through a socket there, without any port. Loads the SQL file into the
# database "town", prints "ready" and ends with its standard input.
set -euo pipefail
folder=$1 sql=$2
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
as=()
if [ "$(id -u)" -eq 0 ]; then  # PostgreSQL refuses to run as root
  as=(runuser -u postgres --)
  chown postgres "$folder"
fi
"${as[@]}" "$bin/initdb" -D "$folder/data" -U town --auth=trust --encoding=UTF8 --locale=C >"$folder/log" 2>&1
"${as[@]}" "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/data/server.log" \
  -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off" start >/dev/null
trap '"${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true' EXIT
"${as[@]}" "$bin/createdb" -h "$folder" -U town town
"${as[@]}" "$bin/psql" -q -v ON_ERROR_STOP=1 -h "$folder" -U town -d town -f - <"$sql" >>"$folder/log" 2>&1
echo ready
cat >/dev/null
