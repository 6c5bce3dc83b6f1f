# SPDX-License-Identifier: Apache-2.0
"""The squares and the walking street: Kvarntorget, Norra torget, Biblioteksplatsen, Slöjdgatan, Hamnplan, Stationsplan."""
from .blocks import drawn, rectangle
from .shapes import add, at, circle, dist, length, lerp, unit, warp
from .site_kit import Place, lot_between


def ring_round(place, centre, radius, corners=12, **properties):
    """A closed loop of paving round a fountain or a tree: returns its corner points, joined by ways."""
    points = circle(centre, radius, corners, key="loop")
    for a, b in zip(points, points[1:] + points[:1]):
        place.way([a, b], **properties)
    for k in (1, 4, 7, 10):
        if k < corners:
            direction = unit(centre, points[k])
            out = add(points[k], direction, 2.2)
            place.out.add("seat", out, id=place.number("seat"), kind="bench", backrest="yes", armrest="yes", seats=3)
    return points


def star(place, gates, loop, every, seat_side=1, **seat):
    """Ways from each gate to the nearest corner of the loop, with seats and lamps."""
    for gate in gates:
        end = min(loop, key=lambda p: dist(p, gate))
        line = place.way([gate, end])
        place.seats(line, every, seat_side, 2.6, **seat)
        place.lamps(line, 24, -seat_side, 2.6)


def kvarntorget(town, out):
    face = town.faces["W43"]
    place = Place(out, "kvarntorget", "Kvarntorget", "square", face.lot_ring(), [face], width="3.4 m", incline="2.6 %", site={"fee": "no", "access": "yes", "opening_hours": "24/7"})
    gates = [place.gate(uv, name) for uv, name in (((445, 322), "Entré Bruksgatan, väster"), ((531, 322), "Entré Bruksgatan, öster"),
                                                  ((532, 412), "Entré ån"), ((446, 413), "Entré Slöjdgatan"), ((488, 322), "Entré Bruksgatan"),
                                                  ((487, 414), "Entré norr"))]
    loop = ring_round(place, warp(488, 367), 10.5)
    out.add("water", circle(warp(488, 367), 5.2, 16), id="kvarntorget-fountain", kind="fountain", name="Kvarnbrunnen")
    star(place, gates[:3], loop, 45)
    star(place, gates[3:], loop, 45, armrest="no")
    place.lamps([warp(478, 367), warp(498, 367)], 10)
    place.put("drinking_water", (497, 377), kind="tap", fee="no", access="yes", step_free="yes")
    place.put("sign", (492, 327), kind="map", name="Tavla Kvarntorget")
    for u in (453, 523):
        place.trees_along([warp(u, 334), warp(u, 404)], 9, 0.0, (1,))
    for k, (u, v) in enumerate(((464, 352), (512, 352), (464, 384), (512, 386))):
        drawn(out, "building", rectangle(u - 3, v - 2, u + 3, v + 2), kind="kiosk", height="3 m", name=("Kvarnkiosken" if k == 0 else None))
    return place


def norra_torget(town, out):
    face = town.faces["W35"]
    place = Place(out, "norra-torget", "Norra torget", "square", face.lot_ring(), [face], width="1.9 m", incline="2.8 %", site={"fee": "no", "access": "yes", "opening_hours": "24/7"})
    out.tree_blocks.append([warp(*p) for p in rectangle(352, 592, 412, 616)])
    drawn(out, "building", rectangle(354, 594, 410, 614), kind="market_hall", height="9 m", name="Saluhallen")
    gates = {name: place.gate(uv, title) for name, uv, title in (("sw", (341, 525), "Entré Kvarngatan, väster"), ("se", (424, 525), "Entré Kvarngatan, öster"),
             ("w", (335, 582), "Entré Skolgatan"), ("e", (429, 582), "Entré Smedjegatan"), ("s", (383, 525), "Entré Kvarngatan"))}
    loop = ring_round(place, warp(382, 566), 8, 10)
    out.add("tree", warp(382, 566), id="norra-torget-oak", kind="broadleaved", name="Vårdeken")
    star(place, list(gates.values())[:3], loop, 45)
    star(place, list(gates.values())[3:], loop, 45, backrest="no")
    front = [warp(356, 590), warp(382, 590.5), warp(408, 590)]
    place.way([gates["w"], front[0]])
    place.seats(place.way([front[0], front[1]]), 24, -1)
    place.seats(place.way([front[1], front[2]]), 24, -1)
    place.lamps(front, 26, 1)
    place.way([front[2], gates["e"]])
    place.way([front[1], min(loop, key=lambda p: dist(p, front[1]))])
    place.put("toilet", (411.5, 591), kind="public", access="yes", fee="no", step_free="yes", unisex="yes", changing_table="yes", opening_hours="24/7")
    place.put("drinking_water", (392, 572), kind="tap", fee="no", access="yes", step_free="yes")
    place.put("sign", (345, 530), kind="map", name="Tavla Norra torget")
    for u in (349, 361, 404, 416):
        for v in (536, 547, 558):
            place.put("tree", (u, v), kind="broadleaved")
    return place


def biblioteksplatsen(town, out):
    face = town.faces["W34"]
    line = ((330, 467), (434, 467))
    place = Place(out, "biblioteksplatsen", "Biblioteksplatsen", "square", lot_between(face, None, line), [face], width="3.6 m", smoothness="excellent",
                  incline="0.8 %", site={"fee": "no", "access": "yes", "opening_hours": "24/7"})
    drawn(out, "building", [(343, 470), (384, 470), (384, 474), (421, 474), (421, 509), (396, 509), (396, 497), (366, 497), (366, 509), (343, 509)],
          kind="library", height="12 m", name="Älvhamra bibliotek")
    gates = {name: place.gate(uv, title) for name, uv, title in (("sw", (342, 424), "Entré Slöjdgatan, väster"), ("se", (424, 424), "Entré Slöjdgatan, öster"),
             ("w", (335, 456), "Entré Skolgatan"), ("e", (429, 456), "Entré Smedjegatan"), ("s", (384, 423), "Entré Slöjdgatan"))}
    door = warp(384, 465)
    middle = warp(384, 445)
    seat = {"seats": 4}
    for name in ("sw", "se", "s", "w", "e"):
        way = place.way([gates[name], middle])
        place.seats(way, 15, 1 if name in ("sw", "e") else -1, 2.6, **seat)
        place.lamps(way, 14, -1 if name in ("sw", "e") else 1, 2.6)
    way = place.way([middle, door])
    place.seats(way, 20, 1, 3.0, **seat)
    place.lamps(way, 12)
    place.put("toilet", (389, 466), kind="library", access="yes", fee="no", step_free="yes", unisex="yes", changing_table="yes", opening_hours="06:00-24:00")
    place.put("drinking_water", (378, 462), kind="tap", fee="no", access="yes", step_free="yes")
    place.put("sign", (380, 429), kind="tactile_map", name="Känselkarta")
    for u, v in ((351, 462), (362, 462), (406, 462), (417, 462), (352, 432), (364, 430), (404, 430), (416, 432), (396, 437), (372, 437)):
        place.put("tree", (u, v), kind="broadleaved")
    return place


def slojdgatan(town, out):
    west, east = town.edge(("W", 2, 4), ("W", 3, 4)), town.edge(("W", 3, 4), ("W", 4, 4))
    south1, south2, north1, north2 = (town.faces[n] for n in ("W23", "W33", "W24", "W34"))
    ring = south1.lot[2][::-1] + south2.lot[2][::-1] + north2.lot[0][::-1] + north1.lot[0][::-1]
    place = Place(out, "slojdgatan", "Slöjdgatan", "street", ring, [north1], width="4.0 m", incline="2.4 %", site={"fee": "no", "access": "yes", "opening_hours": "24/7"})
    marks = {}
    for crossing in town.crossings:
        if crossing["edge"] in (west, east):
            marks.setdefault(crossing["edge"], []).append(crossing["middle"])
    first = lerp(south1.lot[2][-1], north1.lot[0][0], 0.5)
    last = lerp(south2.lot[2][0], north2.lot[0][-1], 0.5)
    corner = east.line[0]
    road = town.edge(("W", 3, 3), ("W", 3, 4))
    before, after = at(west.line, length(west.line) - road.width / 2 - 0.2)[0], at(east.line, road.width / 2 + 0.2)[0]
    links = ((first, (south1.ring[2][-1], north1.ring[0][0]), "Entré Kyrkogatan"), (last, (south2.ring[2][0], north2.ring[0][-1]), "Entré Smedjegatan"))
    for p, corners, name in links:
        for q in corners:
            place.way([q, p], main=False, kind="link")
        out.add("entrance", p, id=place.number("entrance"), name=name, kind="entrance", step_free="yes", opening_width="6.0 m")
    for start, edge, stop in ((first, west, before), (after, east, last)):
        stations = sorted(marks.get(edge, []), key=lambda p: dist(p, start))
        points = [start] + stations + [stop]
        for a, b in zip(points, points[1:]):
            if dist(a, b) < 0.3:
                continue
            line = place.way([a, b], kind="pedestrian")
            if dist(a, b) > 15:
                place.seats(line, 30, 1, 2.2)
                place.seats(line, 64, -1, 2.2, armrest="no")
                place.trees_along(line, 20, 2.4, (-1,))
                place.lamps(line, 24, 1, 2.7)
    place.way([before, corner, after], kind="pedestrian", surface="paving_stones")
    place.put("sign", (240, 419), kind="guidepost", name="Vägvisare Slöjdgatan")
    return place


def hamnplan(town, out):
    face = town.faces["E04"]
    place = Place(out, "hamnplan", "Hamnplan", "square", face.lot_ring(), [face], surface="paving_stones", smoothness="intermediate", width="2.6 m", lit="yes", incline="1.5 %",
                  site={"fee": "no", "access": "yes", "opening_hours": "24/7"})
    drawn(out, "building", [(716, 440), (752, 440), (752, 492), (736, 492), (736, 456), (716, 456)], kind="warehouse", height="11 m", name="Magasinet")
    out.tree_blocks.append([warp(*p) for p in rectangle(714, 438, 754, 494)])
    gates = {name: place.gate(uv, title, step_free=free) for name, uv, title, free in (("sw", (662, 420), "Entré ån, söder", "yes"),
             ("nw", (662, 505), "Entré ån, norr", None), ("se", (754, 421), "Entré Stationsgatan", None), ("n", (706, 510), "Entré Östra Kvarngatan", None))}
    middle = warp(694, 466)
    for name in ("sw", "nw", "se", "n"):
        line = place.way([gates[name], middle], width=None if name in ("nw", "se") else "2.6 m", surface="paving_stones" if name != "n" else None)
        place.seats(line, 30, 1, 2.4, backrest="yes" if name in ("sw", "n") else None, armrest=None)
        place.lamps(line, 30)
    out.add("parking", [warp(*p) for p in rectangle(664, 450, 675, 479)], id="hamnplan-parking", kind="surface", capacity=24, capacity_disabled=1)
    for u, v in ((700, 424), (712, 424), (724, 424), (700, 500), (734, 434), (746, 434)):
        place.put("tree", (u, v), kind="broadleaved")
    return place


def stationsplan(town, out):
    face = town.faces["E12"]
    place = Place(out, "stationsplan", "Stationsplan", "station_forecourt", face.lot_ring(), [face], surface=None, smoothness=None, incline=None, width=None,
                  lit=None)
    drawn(out, "building", [(846, 232), (868, 232), (868, 306), (846, 306), (846, 280), (840, 280), (840, 258), (846, 258)], kind="train_station", height="10 m",
          name="Älvhamra station")
    out.tree_blocks.append([warp(*p) for p in rectangle(838, 230, 870, 308)])
    gates = [place.gate(uv, None, step_free=None, opening_width=None) for uv in ((774, 222), (774, 314), (858, 222), (770, 268))]
    door = warp(838, 269)
    middle = warp(806, 268)
    for gate in gates:
        place.way([gate, middle], main=False)
    place.way([middle, door], main=False)
    out.add("parking", [warp(*p) for p in rectangle(812, 290, 840, 312)], id="stationsplan-parking", kind="surface")
    for u, v in ((790, 240), (790, 252), (790, 286), (790, 298)):
        place.put("tree", (u, v))
    return place
