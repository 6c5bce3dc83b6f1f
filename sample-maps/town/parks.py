# SPDX-License-Identifier: Apache-2.0
"""The green places: Strömparken, Västra lunden, Apelgården, Lekudden, Kyrkbacken, and the promenade Åkajen."""
from .blocks import drawn, rectangle
from .shapes import at, circle, cut, dist, length, offset, project, warp
from .site_kit import Place, split_at


def uv_line(points):
    return [warp(*p) for p in points]


def stromparken(town, out):
    face = town.faces["W40"]
    ring = face.lot_ring()
    place = Place(out, "stromparken", "Strömparken", "park", ring, [face], surface="compacted", width="2.8 m", incline="1.5 %", site={"fee": "no", "access": "yes", "opening_hours": "24/7"})
    out.add("green", face.lot_ring(0.3), id="stromparken-lawn", kind="lawn")
    pond = circle(warp(494, 118), 21, 30, 0.34, "pond", 0.72, 0.9)
    out.add("water", pond, id="stromparken-pond", kind="pond", name="Näckrosdammen")
    out.tree_blocks += [circle(warp(494, 118), 25, 20), [warp(*p) for p in rectangle(452, 150, 470, 164)]]
    gates = {n: place.gate(uv, title) for n, uv, title in (("s", (470, 16), "Entré Södra vägen"), ("n", (474, 203), "Entré Storgatan"),
             ("e", (535, 142), "Entré ån"), ("w", (439, 96), "Entré Smedjegatan"), ("se", (533, 40), "Entré ån, söder"))}
    a, b, c = warp(478, 76), warp(466, 124), warp(480, 166)
    d = warp(522, 128)
    lit_south = place.way([gates["s"], warp(482, 34), warp(476, 54), a], curve=True, name="Dammstigen")
    dark = place.way([a, warp(466, 92), warp(462, 108), b], curve=True, lit="no", name="Dammstigen")
    lit_north = place.way([b, warp(470, 142), warp(478, 154), c], curve=True, name="Dammstigen")
    last = place.way([c, warp(478, 184), gates["n"]], curve=True, name="Dammstigen")
    side = [place.way([gates["w"], warp(452, 104), warp(460, 116), b], curve=True, main=False), place.way([a, warp(500, 82), warp(518, 104), d], curve=True, main=False),
            place.way([d, warp(519, 146), warp(500, 160), c], curve=True, main=False), place.way([d, gates["e"]], main=False),
            place.way([a, warp(500, 62), warp(522, 52), gates["se"]], curve=True, main=False)]
    for line in (lit_south, lit_north, last):
        place.seats(line, 34, 1, 2.2)
        place.lamps(line, 20)
    place.seats(dark, 34, -1, 2.2)
    for line in side[1:3]:
        place.seats(line, 45, 1, 2.0, armrest="no")
    place.put("toilet", (461, 157), kind="public", access="yes", fee="no", step_free="no", unisex="yes", opening_hours="07:00-21:00")
    out.add("building", uv_line(rectangle(455, 154, 467, 161)), kind="pavilion", height="4 m", name="Strömpaviljongen")
    place.way([b, warp(463, 152)], main=False, width="1.6 m")
    place.put("drinking_water", (484, 172), kind="tap", fee="no", access="yes")
    place.put("sign", (471, 22), kind="map", name="Tavla Strömparken")
    for piece in (lit_south, dark, lit_north, last, *side):
        out.tree_blocks.append(offset(piece, 2.6) + offset(piece, -2.6)[::-1])
    out.scatter_trees(face.lot_ring(5), 70, ("stromparken",), 6.5)
    return place


def vastra_lunden(town, out):
    face = town.faces["W03"]
    place = Place(out, "vastra-lunden", "Västra lunden", "park", face.lot_ring(), [face], surface="compacted", smoothness="intermediate", width="2.2 m",
                  incline="3.4 %", site={"fee": "no", "access": "yes", "opening_hours": "24/7"})
    out.add("green", face.lot_ring(0.3), id="vastra-lunden-grove", kind="grove")
    gates = {n: place.gate(uv, title, opening_width="2.2 m") for n, uv, title in (("s", (66, 322), "Entré Bruksgatan"), ("n", (60, 516), "Entré Kvarngatan"),
             ("e", (114, 396), "Entré Lundgatan"), ("e2", (114, 470), "Entré Lundgatan, norr"))}
    a, b = warp(58, 388), warp(70, 456)
    lines = [place.way([gates["s"], warp(74, 346), warp(66, 368), a], curve=True), place.way([a, warp(52, 408), warp(56, 434), b], curve=True),
             place.way([b, warp(78, 478), warp(66, 496), gates["n"]], curve=True), place.way([a, warp(82, 392), gates["e"]], curve=True)]
    side = [place.way([b, warp(92, 462), gates["e2"]], curve=True, main=False), place.way([a, warp(34, 404), warp(30, 440), b], curve=True, main=False)]
    for line in lines:
        place.seats(line, 34, 1, 2.0, armrest="no" if line is lines[1] else "yes")
        place.lamps(line, 24)
    for line in lines + side:
        out.tree_blocks.append(offset(line, 2.2) + offset(line, -2.2)[::-1])
    place.put("sign", (70, 330), kind="map", name="Tavla Västra lunden")
    out.scatter_trees(face.lot_ring(3), 150, ("lunden",), 5.5)
    return place


def apelgarden(town, out):
    face = town.faces["W30"]
    place = Place(out, "apelgarden", "Apelgården", "garden", face.lot_ring(), [face], surface="compacted", width="1.8 m", incline="3.1 %",
                  site={"fee": "no", "access": "yes", "opening_hours": "Apr-Sep 06:00-22:00; Oct-Mar 07:00-20:00"})
    out.add("green", face.lot_ring(0.3), id="apelgarden-orchard", kind="orchard")
    gates = {n: place.gate(uv, title, opening_width="2.4 m") for n, uv, title in (("s", (384, 17), "Entré Södra vägen"), ("n", (381, 109), "Entré Apelvägen"),
             ("e", (430, 66), "Entré Smedjegatan"))}
    middle = warp(383, 64)
    west = warp(350, 62)
    for n in ("s", "n", "e"):
        line = place.way([gates[n], middle])
        place.seats(line, 42, 1, 1.9)
        place.lamps(line, 22)
    line = place.way([middle, west])
    place.seats(line, 24, 1, 1.9)
    place.lamps(line, 22)
    loop = [warp(350, 62), warp(352, 86), warp(381, 91)]
    place.way(loop, main=False, curve=True)
    out.add("building", uv_line([(339, 52), (348, 52), (348, 72), (339, 72)]), kind="cafe", height="5 m", name="Kafé Apelgården")
    place.put("toilet", (348.5, 55), kind="cafe", access="customers", fee="no", step_free="yes", unisex="yes")
    place.put("drinking_water", (386, 60), kind="tap", fee="no", access="yes", step_free="yes")
    place.put("sign", (387, 22), kind="map", name="Tavla Apelgården")
    for u in (357, 369, 397, 409, 421):
        for v in (26, 38, 50, 78, 90, 101):
            if not (u < 372 and v > 80):
                place.put("tree", (u + (v % 3) * 0.6, v + (u % 4) * 0.5), kind="broadleaved")
    return place


def lekudden(town, out):
    face = town.faces["W21"]
    place = Place(out, "lekudden", "Lekudden", "playground", face.lot_ring(), [face], surface="asphalt", width="2.0 m", incline="2.2 %",
                  site={"fee": "no", "access": "yes", "opening_hours": "24/7"})
    out.add("green", face.lot_ring(0.3), id="lekudden-lawn", kind="lawn")
    gates = {n: place.gate(uv, title, opening_width="1.4 m", kind="gate") for n, uv, title in (("s", (276, 117), "Grind Apelvägen"), ("n", (280, 202), "Grind Storgatan"),
             ("e", (326, 158), "Grind Skolgatan"))}
    a, b = warp(270, 142), warp(284, 178)
    lines = [place.way([gates["s"], warp(278, 128), a], curve=True), place.way([a, warp(262, 158), warp(268, 172), b], curve=True),
             place.way([b, warp(286, 190), gates["n"]], curve=True), place.way([b, warp(302, 172), gates["e"]], curve=True)]
    lines.append(place.way([a, warp(294, 140), warp(304, 156), warp(302, 172)], curve=True, main=False))
    for line in lines[:4]:
        place.seats(line, 45, 1, 1.9, armrest="yes" if line is not lines[1] else "no")
        place.lamps(line, 22)
    for kind, uv, r in (("sandpit", (284, 157), 8), ("climbing", (255, 151), 8), ("swing", (300, 186), 7), ("basketswing", (257, 176), 6)):
        out.add("play", circle(warp(*uv), r, 16, 0.22, kind, 0.85, r), id=place.number("play"), kind=kind, name=None)
    out.add("shelter", uv_line(rectangle(306, 140, 313, 146)), id="lekudden-shelter", kind="shelter", name="Picknicktaket")
    fence = face.lot_ring(0.9)
    ring = fence + fence[:1]
    # An opening in the fence, as wide as its gate and the posts beside it, where each way comes in.
    gaps = sorted(project(ring, gate)[0] for gate in gates.values())
    for number, (gap, following) in enumerate(zip(gaps, gaps[1:] + [gaps[0] + length(ring)]), 1):
        piece = cut(ring + ring[1:], gap + 1.2, following - 1.2)
        out.add("barrier", piece, id=f"lekudden-fence-{number}", line=True, kind="fence")
    place.put("drinking_water", (290, 168), kind="tap", fee="no", access="yes", step_free="yes")
    place.put("sign", (281, 121), kind="rules", name="Trivselregler")
    for line in lines:
        out.tree_blocks.append(offset(line, 2.2) + offset(line, -2.2)[::-1])
    out.tree_blocks += [circle(warp(*uv), r + 1, 12) for uv, r in (((284, 157), 8), ((255, 151), 8), ((300, 186), 7), ((257, 176), 6), ((309, 143), 5))]
    out.scatter_trees(face.lot_ring(3), 34, ("lekudden",), 6)
    return place


def kyrkbacken(town, out):
    face = town.faces["W14"]
    place = Place(out, "kyrkbacken", "Kyrkbacken", "churchyard", face.lot_ring(), [face], surface="paving_stones", width="2.2 m", incline="2.6 %",
                  site={"fee": "no", "access": "yes", "opening_hours": "06:00-23:00"})
    out.add("green", face.lot_ring(0.3), id="kyrkbacken-yard", kind="churchyard")
    church = [(150, 462), (178, 462), (178, 456), (190, 456), (190, 462), (196, 462), (202, 467), (202, 471), (196, 476), (190, 476), (190, 482), (178, 482),
              (178, 476), (150, 476)]
    drawn(out, "building", church, kind="church", height="18 m", name="Sankta Ragnhilds kyrka")
    drawn(out, "building", rectangle(141, 463, 150, 475), kind="tower", height="38 m", name="Kyrktornet")
    out.tree_blocks.append(uv_line(rectangle(136, 450, 208, 488)))
    gates = {n: place.gate(uv, title, opening_width="1.6 m", kind="gate", **more) for n, uv, title, more in (
        ("s", (170, 423), "Grind Slöjdgatan", {}), ("n", (166, 515), "Grind Kvarngatan", {}), ("e", (221, 452), "Grind Kyrkogatan", {}))}
    south, west, north, east = warp(168, 448), warp(134, 470), warp(166, 492), warp(212, 470)
    lines = [place.way([gates["s"], south], name="Södra gången"), place.way([south, warp(138, 452), west], curve=True), place.way([west, warp(138, 489), north], curve=True),
             place.way([gates["n"], north], incline="9.1 %", name="Norra backen"), place.way([gates["e"], warp(214, 460), east], curve=True)]
    lines += [place.way([south, warp(202, 450), east], curve=True, main=False), place.way([north, warp(206, 490), east], curve=True, main=False)]
    for line in lines[:5]:
        place.seats(line, 36, 1, 1.8)
        place.lamps(line, 22)
    top = warp(196, 489.5)
    near = min(lines[6], key=lambda p: dist(p, top))
    arrival = place.gate((197, 517), "Klockarporten", step_free=None, opening_width="1.8 m", kind="gate")
    out.add("steps", [arrival, near], id="kyrkbacken-steps", name="Klockartrappan", step_count=14, width="1.8 m", handrail="yes", incline="30 %", lit="yes", ramp="no")
    place.put("sign", (173, 428), kind="map", name="Tavla Kyrkbacken")
    for line in lines:
        out.tree_blocks.append(offset(line, 2.0) + offset(line, -2.0)[::-1])
    out.scatter_trees(face.lot_ring(3), 46, ("kyrkbacken",), 6)
    # the steps must hang together with the path: cut the path at the top of the steps
    cut_way(out, lines[6], near)
    return place


def cut_way(out, line, p):
    """Replaces the walkway drawn as `line` by two that share the point p."""
    rows = out.themes["walkway"]
    first, last = [round(c, 2) for c in line[0]], [round(c, 2) for c in line[-1]]
    row = next(r for r in rows if r["geometry"]["coordinates"][0] == first and r["geometry"]["coordinates"][-1] == last)
    one, two, _ = split_at(line, p)
    rows.remove(row)
    for suffix, part in (("a", one), ("b", two)):
        out.add("walkway", part, id=row["id"] + suffix, **row["properties"])


def akajen(town, out, bank):
    face = town.faces["river middle"]
    side5, side6 = face.lot[5], face.lot[6]
    inner = cut(side5, 16, length(side5)) + cut(side6, 0, length(side6) - 14)[1:]
    a, b = project(bank, inner[-1]), project(bank, inner[0])
    ring = inner + cut(bank, a[0], b[0])
    place = Place(out, "akajen", "Åkajen", "promenade", ring, [face], width="3.2 m", smoothness="good", incline="0.6 %", site={"fee": "no", "access": "yes", "opening_hours": "24/7"})
    walk = offset(cut(bank, a[0] + 4, b[0] - 4), 5.5)
    gates = {}
    for n, share, title in (("s", 0.02, "Entré söder"), ("m", 0.47, "Entré Slöjdgatan"), ("n", 0.98, "Entré norr")):
        p = at(walk, length(walk) * share)[0]
        joint = face.join(p)
        edge = project(ring + ring[:1], joint)[1]
        place.way([joint, edge], main=False, kind="link")
        out.add("entrance", edge, id=place.number("entrance"), name=title, kind="entrance", step_free="yes", opening_width="4.0 m")
        gates[n] = edge
    middle = at(walk, length(walk) * 0.47)[0]
    along = project(walk, middle)[0]
    first = [walk[0]] + cut(walk, 0, along)[1:-1] + [middle]
    second = [middle] + cut(walk, along, length(walk))[1:-1] + [walk[-1]]
    for line in (first, second):
        place.way(line)
        place.seats(line, 24, 1, 2.6)
        place.lamps(line, 22, -1, 1.6)
        place.trees_along(line, 12, 5.0, (1,))
    for gate, end in ((gates["s"], walk[0]), (gates["m"], middle), (gates["n"], walk[-1])):
        place.way([gate, end])
    place.put("sign", (556, 424), kind="map", name="Tavla Åkajen")
    return place
