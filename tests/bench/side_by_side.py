#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs bench_work and the programs it is compared with on one city, on this machine, in one go, and prints a table of times, ratios and memory.

    side_by_side.py PEERS CITY.osm.pbf EPSG-NUMBER [--bench BENCH_WORK] [--rounds N] [--work FOLDER] [--no-draw] [--no-slow]

PEERS: the folder with the peers' own programs (WORK.md, cpp/, py/, pg/), which is copied and not changed. Packages: scripts/install-packages
bench. A peer that is not installed is named and left out. bench_work, the bare read and the C++ peer take turns, so that what else
the machine does falls on all of them; ratios are those of the smallest times. All tables are compared byte by byte.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import time

OURS = "levelground"


class Times:
    """Smallest time (ms) and largest memory (KB) by peer and work."""

    def __init__(self):
        self.rows = {}

    def add(self, peer, work, ms, kilobytes, best=None):
        was = self.rows.get((peer, work))
        best = ms if best is None else best
        self.rows[(peer, work)] = (min(best, was[0]) if was else best, max(kilobytes, was[1]) if was else kilobytes)

    def read(self, text, rename=None):
        for line in text.splitlines():
            part = line.rstrip("\n").split("\t")
            if part[0] == "TIME":
                self.add(rename or part[1], part[2], float(part[3]), int(part[6]), float(part[4]))


def run(command, cwd, minutes=20, **more):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, errors="replace", timeout=60 * minutes, **more)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]}: exit {done.returncode}: {(done.stderr or done.stdout).strip()[-400:]}")
    return done.stdout


def bare_read(city, times):
    begin = time.perf_counter()
    process = subprocess.Popen(["osmium", "fileinfo", "-e", str(city)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    times.add("bare read (osmium fileinfo -e)", "W1", (time.perf_counter() - begin) * 1000, usage.ru_maxrss)


def add_up(times):
    """Works that a peer does in parts: both graphs apart, or reading and making the graph."""
    for peer, work in list(times.rows):
        if "-all" not in work:
            continue
        other = times.rows.get((peer, work.replace("-all", "-wheel")))
        if other:
            mine = times.rows.pop((peer, work))
            del times.rows[(peer, work.replace("-all", "-wheel"))]
            times.rows[(peer, work.replace("-all", ""))] = (mine[0] + other[0], max(mine[1], other[1]))
    load, graph = times.rows.pop(("osm2pgsql", "W1 load"), None), times.rows.pop(("postgis", "W1 graph"), None)
    if load and graph:
        times.rows[("osm2pgsql + PostGIS", "W1")] = (load[0] + graph[0], max(load[1], graph[1]))


def works_of(row_work):
    if row_work.startswith("W5 "):
        return row_work  # a part of it
    for name in ("W1", "W2a", "W2b", "W3", "W4", "W5"):
        if row_work.startswith(name):
            return name
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peers", type=pathlib.Path)
    parser.add_argument("city", type=pathlib.Path)
    parser.add_argument("epsg")
    parser.add_argument("--bench", type=pathlib.Path, default=pathlib.Path("build/bench/tests/bench/bench_work"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("/tmp/levelground-side-by-side"))
    parser.add_argument("--no-draw", action="store_true")
    parser.add_argument("--no-slow", action="store_true", help="without the Python and PostgreSQL peers")
    wanted = parser.parse_args()
    bench, city = wanted.bench.resolve(), wanted.city.resolve()
    here = wanted.work / "peers"
    if not here.exists():
        shutil.copytree(wanted.peers, here, symlinks=True)
        (here / "build").mkdir(exist_ok=True)
    out = wanted.work / city.name.split(".")[0]
    for name in (OURS, "ref", "py", "pg"):
        (out / name).mkdir(parents=True, exist_ok=True)
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8")
    times, left_out = Times(), []

    if not (here / "build/ref").exists():
        run(["g++", "-O3", "-march=native", "-std=c++17", "-o", "build/ref", "cpp/ref.cpp", "-lgeos_c", "-lproj", "-lz", "-lpthread"], here)
    print(f"{city.name}, {time.strftime('%Y-%m-%d %H:%M')}, load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores", flush=True)
    for _ in range(wanted.rounds):
        for _ in range(3):
            bare_read(city, times)
        times.read(run([str(bench), str(city), wanted.epsg, str(out / OURS), "3"], wanted.work, env=environment), OURS)
        times.read(run(["build/ref", str(city), wanted.epsg, str(out / "ref"), "3"], here, env=environment))

    def peer(name, command, minutes=20):
        try:
            done = subprocess.run(command, cwd=here, capture_output=True, text=True, errors="replace", timeout=60 * minutes, env=environment)
        except (OSError, subprocess.TimeoutExpired) as error:
            left_out.append(f"{name}: {str(error)[:160]}")
            return
        times.read(done.stdout)  # some fall over when they end, after the work
        if "TIME" not in done.stdout:
            left_out.append(f"{name}: exit {done.returncode}: {(done.stderr or done.stdout).strip()[-160:]}")

    if not wanted.no_slow:
        peer("scipy, networkx", ["/usr/bin/python3", "py/peer.py", str(city), wanted.epsg, str(out / "py"), "3"])
        peer("PostGIS, pgRouting", ["bash", "pg/run.sh", str(city), wanted.epsg, str(out / "pg"), "3"])
    if not wanted.no_draw:
        layers = out / "layers.gpkg"
        layers.unlink(missing_ok=True)
        try:
            run(["/usr/bin/python3", "py/make_layers.py", str(out / "ref"), wanted.epsg, str(layers)], here, env=environment)
            if not (here / "build/draw").exists():
                flags = run(["pkg-config", "--cflags", "--libs", "Qt6Gui"], here).split()
                run(["g++", "-O3", "-march=native", "-std=c++17", "-fPIC", "-o", "build/draw", "cpp/draw.cpp", *flags], here)
            peer("QPainter", ["build/draw", str(out / "ref"), str(out / "w5_qt.png"), "7"])
            peer("mapnik", ["/usr/bin/python3", "py/draw_peers.py", str(layers), str(out), "3"])
            peer("QGIS", ["/usr/bin/python3", "py/qgis_draw.py", str(layers), str(out), "3"])
        except RuntimeError as error:
            left_out.append(f"drawing: {str(error)[:160]}")

    print("\n| work | program | ms (smallest) | peak MB | ours is so many times as fast |\n|---|---|---|---|---|")
    add_up(times)
    rows = {}
    for (name, work), (ms, kilobytes) in times.rows.items():
        rows.setdefault(works_of(work) or work, []).append((ms, name, work, kilobytes))
    for work in sorted(rows):
        ours = min((ms for ms, name, full, _ in rows[work] if name == OURS), default=None)
        for ms, name, full, kilobytes in sorted(rows[work]):
            ratio = f"{ms / ours:.2f}" if ours else ""
            print(f"| {full} | {name} | {ms:.2f} | {kilobytes / 1024:.0f} | {ratio} |")
    for name in ("ref", "py", "pg"):
        if not any((out / name).iterdir()):
            continue
        said = subprocess.run(["bash", "compare.sh", str(out / OURS), str(out / name)], cwd=here, capture_output=True, text=True).stdout.splitlines()
        same = sum(line.startswith("same") for line in said)
        print(f"\ntables equal to those of {name}: {same} of {len(said)}")
        for line in said:
            if not line.startswith("same"):
                print("   ", line)
    for words in left_out:
        print("left out:", words)
    print(f"load at the end {os.getloadavg()[0]:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
