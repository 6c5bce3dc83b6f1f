#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the sample city Älvhamra: layers, observations, documents. Python 3 alone; the same bytes on every run.

Usage: python3 make_alvhamra.py [FOLDER]     (default: the folder alvhamra beside this file)
"""
import math
import pathlib
import sys

sys.dont_write_bytecode = True

from town import audit, blocks, layers, parks, plan, squares, street_layers
from town.shapes import add, at, between, cut, dist, left, length, lerp, noise, offset, project, spline, unit, warp
from town.streets import Town

VILLAS = {"W00", "W01", "W20", "W10", "W06", "W16", "E00", "E01", "E16"}
SLABS = {"W05": 3, "E06": 4, "W36": 3}
SITES = {"W40", "W03", "W30", "W21", "W14", "W43", "W35", "W34", "E04", "E12"}


def chain(town, side, i):
    """The centreline of a quay street from the southern to the northern edge of the map, and a little beyond."""
    vs = plan.WEST_V if side == "W" else plan.EAST_V
    line = [warp(*(lambda g: (g[0], g[1] - 26))(plan.grid((side, i, 0))))]
    for j in range(len(vs) - 1):
        line += town.edge((side, i, j), (side, i, j + 1)).from_node((side, i, j))[: None if j == len(vs) - 2 else -1]
    return line + [warp(*(lambda g: (g[0], g[1] + 26))(plan.grid((side, i, len(vs) - 1))))]


def shore(line, by, wave, calm):
    """A bank beside a quay street; it swings by up to `wave` metres except where the quay is a wall (`calm`: metres along)."""
    out, walked = [], 0.0
    for a, b in zip(line, line[1:]):
        for k in range(max(1, round(dist(a, b) / 9))):
            q, d = lerp(a, b, k / max(1, round(dist(a, b) / 9))), unit(a, b)
            s = walked + dist(a, q)
            ease = max(0.0, min(1.0, max(calm[0] - s, s - calm[1]) / 45))
            swing = wave * ease * (0.6 * math.sin(s / 63 + by) + 0.4 * math.sin(s / 29 + 2 * by))
            out.append(add(q, left(d), by + swing))
        walked += dist(a, b)
    return out + [add(line[-1], left(unit(line[-2], line[-1])), by)]


def river(town, out):
    """The river Hamraån between its two banks with the mill island, and the grass and trees along it."""
    west_street, east_street = chain(town, "W", 5), chain(town, "E", 0)
    wall = [project(west_street, plan.place(("W", 5, j)))[0] for j in (3, 5)]
    west = shore(west_street, -23.0, 5.0, (wall[0] - 10, wall[1] + 10))
    east = shore(east_street, 18.0, 8.0, (-100, -99))
    island = [warp(u, v) for u, v in spline([(594, 572), (604, 588), (607, 612), (599, 640), (592, 652), (586, 634), (584, 606), (587, 584), (594, 572)], 6)[:-1]]
    out.add("water", west + east[::-1], holes=[island], id="hamraan", kind="river", name="Hamraån")
    out.add("green", island, id="kvarnholmen", kind="meadow", name="Kvarnholmen")
    blocks.drawn(out, "building", [(590, 600), (600, 600), (600, 616), (596, 616), (596, 622), (590, 622)], kind="mill", height="11 m", name="Gamla kvarnen")
    out.tree_blocks.append([warp(*p) for p in blocks.rectangle(587, 597, 603, 625)])
    out.scatter_trees(island, 16, ("island",), 5)
    for side, street, bank, sign in (("W", west_street, west, -1), ("E", east_street, east, 1)):
        edge = town.edge((side, 5 if side == "W" else 0, 0), (side, 5 if side == "W" else 0, 1))
        inner = offset(street, sign * (edge.width / 2 + edge.sidewalk + 1.2))
        stretches = ((("W", 5, 0), ("W", 5, 2)), (("W", 5, 2), ("W", 5, 3)), (("W", 5, 5), ("W", 5, 7))) if side == "W" else (
            (("E", 0, 0), ("E", 0, 2)), (("E", 0, 2), ("E", 0, 5)), (("E", 0, 5), ("E", 0, 7)))
        for k, (a, b) in enumerate(stretches):
            low, high = (project(inner, plan.place(n))[0] for n in (a, b))
            part = cut(inner, low + (9 if k else -20), high - (9 if k < 2 else -20))
            bottom, top = project(bank, part[0])[0], project(bank, part[-1])[0]
            ring = part + [add(p, (0, 0)) for p in cut(bank, bottom, top)[::-1]]
            out.add("green", ring, kind="grass", id=f"bank-{side.lower()}-{k + 1}")
            for m in range(8, int(length(part)) - 8, 13):
                p, d = at(part, m)
                if noise("quay tree", side, k, m) < 0.72:
                    out.add("tree", add(p, left(d), sign * (2.5 + 5 * noise("in", side, k, m))), kind="broadleaved")
    return west


def surroundings(out):
    """What lies round the mapped centre: a wood, a meadow, allotment gardens."""
    wood = [warp(u, v) for u, v in [(-2, v) for v in range(330, 800, 24)] + [(-58, v) for v in range(792, 318, -24)]]
    out.add("green", wood, id="hamraskogen", kind="wood", name="Hamraskogen")
    out.scatter_trees(wood, 210, ("wood",), 5)
    field = [warp(u, v) for u, v in [(u, 802) for u in range(24, 522, 24)] + [(u, 842) for u in range(516, 0, -24)]]
    out.add("green", field, id="norrangen", kind="meadow", name="Norrängen")
    out.scatter_trees(field, 18, ("field",), 12)
    plots = [warp(u, v) for u, v in [(u, -4) for u in range(424, 20, -24)] + [(u, -44) for u in range(28, 440, 24)]]
    out.add("green", plots, id="kolonin", kind="allotments", name="Koloniområdet Täppan")
    for u in range(36, 424, 18):
        for v in (-15, -34):
            if noise("hut", u, v) < 0.86:
                c = (u + between(-3, 3, "hut u", u, v), v + between(-2.5, 2.5, "hut v", u, v))
                blocks.drawn(out, "building", blocks.rectangle(c[0] - 2.4, c[1] - 1.8, c[0] + 2.4, c[1] + 1.8), kind="hut", height="3 m")
                out.add("tree", warp(c[0] + 5.5, c[1] + between(-4, 4, "apple", u, v)), kind="broadleaved")


def special_blocks(town, out):
    """Large buildings that stand free: the school, the hall of sports, the railway yard, the old works."""
    school = town.faces["W26"]
    out.add("green", school.lot_ring(0.5), id="school-yard", kind="grass")
    blocks.drawn(out, "building", [(246, 660), (310, 660), (310, 674), (262, 674), (262, 722), (246, 722)], kind="school", height="9 m", name="Ådalsskolan")
    blocks.drawn(out, "building", [(346, 690), (392, 690), (392, 726), (346, 726)], kind="sports_hall", height="9 m", name="Hamrahallen")
    blocks.drawn(out, "play", [(282, 690), (330, 690), (330, 718), (282, 718)], kind="pitch", name="Skolgården")
    for ring in ([(240, 655), (315, 655), (315, 728), (240, 728)], [(340, 685), (398, 685), (398, 732), (340, 732)], [(278, 686), (334, 686), (334, 722), (278, 722)]):
        out.tree_blocks.append([warp(*p) for p in ring])
    out.scatter_trees(school.lot_ring(4), 42, ("school",), 6)
    yard = town.faces["E21"]
    for k in range(5):
        u = 900 + k * 15
        out.add("barrier", [warp(u, 226 + 3 * k), warp(u - 4, 400), warp(u - 6, 500 - 3 * k)], id=f"track-{k + 1}", line=True, kind="rail")
    blocks.drawn(out, "building", [(948, 300), (972, 300), (972, 372), (948, 372)], kind="industrial", height="8 m", name="Lokstallet")
    blocks.drawn(out, "building", [(892, 244), (896, 244), (893, 340), (889, 340)], kind="platform_roof", height="4 m", name="Perrong 1")
    out.scatter_trees(yard.lot_ring(2), 22, ("yard",), 8)
    for name, shapes in (("E25", [[(892, 530), (962, 532), (962, 560), (892, 558)], [(900, 584), (972, 586), (972, 628), (936, 627), (936, 606), (900, 605)]]),
                         ("E26", [[(896, 668), (970, 668), (970, 716), (930, 716), (930, 756), (896, 756)]]), ("E20", [[(894, 30), (972, 32), (970, 86), (894, 84)]])):
        for shape in shapes:
            blocks.drawn(out, "building", shape, kind="industrial", height="8 m")
        out.scatter_trees(town.faces[name].lot_ring(2), 9, ("works", name), 8)


def make(folder):
    town, out = Town(), layers.Layers()
    places = [squares.kvarntorget(town, out), squares.norra_torget(town, out), squares.biblioteksplatsen(town, out), squares.slojdgatan(town, out),
              squares.hamnplan(town, out), squares.stationsplan(town, out), parks.stromparken(town, out), parks.vastra_lunden(town, out),
              parks.apelgarden(town, out), parks.lekudden(town, out), parks.kyrkbacken(town, out)]
    bank = river(town, out)
    places.append(parks.akajen(town, out, bank))
    for name in sorted(town.faces):
        face = town.faces[name]
        if name in SITES or name.startswith("river") or name in ("W26", "E21", "E25", "E26", "E20"):
            continue
        if name in VILLAS:
            blocks.villa_block(face, out)
        elif name in SLABS:
            blocks.block_of_slabs(face, out, SLABS[name])
        else:
            blocks.town_block(face, out)
    special_blocks(town, out)
    surroundings(out)
    street_layers.draw_streets(town, out)
    street_layers.draw_stops(town, out)
    street_layers.draw_sidewalks(town, out)
    target = folder / "layers"
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.geojson"):
        old.unlink()
    out.write(target)
    areas(town, folder / "areas")
    audit.write(folder, places, out)
    return out


def areas(town, folder):
    """Where the town's offices vouch for their lists: the whole municipality, and the town's own land without the railway's."""
    folder.mkdir(parents=True, exist_ok=True)
    outline = [(538900, 6579600), (544900, 6579600), (544900, 6585100), (538900, 6585100)]
    hole = town.faces["E12"].lot_ring(-6)
    for name, rings in (("municipality", [outline]), ("town-land", [outline, hole[::-1]])):
        shape = layers.Layers()
        shape.add("area", rings[0], id=name, name=name)
        for ring in rings[1:]:
            points = [layers.rounded(p) for p in ring]
            shape.themes["area"][0]["geometry"]["coordinates"].append(points + points[:1])
        shape.write(folder)
        (folder / "area.geojson").replace(folder / f"{name}.geojson")


if __name__ == "__main__":
    made = make(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent / "alvhamra")
    for theme, rows in sorted(made.themes.items()):
        print(f"{theme:16} {len(rows):5}")
