# SPDX-License-Identifier: Apache-2.0
"""Streets as layers: carriageways, sidewalks, crossings with a kerb at each end, lamps, trees along the street, bus stops."""
from . import plan
from .shapes import add, at, between, dist, left, length, noise, pick

# Corners whose kerbs the streets office has measured: (lowest, highest) upstand in mm, tactile paving at both ends.
MEASURED = {}
for nodes, low, high, tactile in (
        ([("W", 3, 4), ("W", 4, 4), ("W", 3, 5), ("W", 4, 5)], 0, 0, "yes"),                              # Biblioteksplatsen: no kerb at all
        ([("W", 4, 3), ("W", 5, 3), ("W", 5, 4)], 4, 14, "yes"),                                          # Kvarntorget
        ([("W", 3, 6), ("W", 4, 6)], 6, 16, "yes"),                                                       # Norra torget
        ([("W", 2, 4), ("W", 3, 3), ("W", 2, 3)], 5, 15, "yes"),                                          # Slöjdgatan
        ([("W", 1, 4), ("W", 1, 5), ("W", 2, 5)], 6, 18, "yes"),                                          # Kyrkbacken
        ([("W", 2, 1), ("W", 3, 1), ("W", 2, 2), ("W", 3, 2)], 8, 18, "yes"),                             # Lekudden
        ([("W", 2, 0), ("W", 3, 0), ("W", 4, 0), ("W", 4, 1)], 8, 18, "yes"),                                          # Apelgården
        ([("W", 5, 0), ("W", 5, 1), ("W", 4, 2), ("W", 5, 2)], 6, 18, "yes"),                             # Strömparken
        ([("W", 0, 3), ("W", 1, 3), ("W", 0, 4), ("W", 0, 5)], 10, 18, "no"),                             # Västra lunden
        ([("W", 5, 5)], 5, 15, "yes")):                                                                   # Åkajen
    for node in nodes:
        MEASURED[node] = (low, high, tactile)
HIGH_KERB = (("W", 4, 3), "Bruksgatan", "W43")     # node, street, block: the one high kerb at Kvarntorget
HIGH_KERB_ID = "kerb-bruksgatan-north"


def metres(value, digits=1):
    return f"{value:.{digits}f} m"


def draw_streets(town, out):
    for (a, b), edge in sorted(town.edges.items()):
        if edge.phantom or edge.walking:
            continue
        out.add("road", edge.line, id=f"road-{a[0]}{a[1]}{a[2]}-{b[0]}{b[1]}{b[2]}", name=edge.name, kind=edge.kind, width=metres(edge.width),
                speed_limit=f"{edge.speed} km/h", sidewalk="separate", lit="yes", surface="asphalt")
    stubs(town, out)
    for number, crossing in enumerate(town.crossings):
        draw_crossing(crossing, number, out)
    lamps_and_trees(town, out)


def stubs(town, out):
    """The streets go on beyond the edge of the map."""
    for side, us, vs in (("W", plan.WEST_U, plan.WEST_V), ("E", plan.EAST_U, plan.EAST_V)):
        for i in range(len(us)):
            for j in (0, len(vs) - 1):
                node, key = (side, i, j), f"col {side}{i}"
                u, v = plan.grid(node)
                stub(out, node, key, (u, v + (-26 if j == 0 else 26)))
        for j in range(len(vs)):
            i = 0 if side == "W" else len(us) - 1
            u, v = plan.grid((side, i, j))
            if not (side == "W" and j == 4):
                stub(out, (side, i, j), f"row {side}{j}", (u + (-26 if side == "W" else 26), v))


def stub(out, node, key, end):
    name, kind, width, _, speed, _ = plan.STREETS[key]
    out.add("road", [plan.place(node), plan.warp(*end)], name=name, kind=kind, width=metres(width), speed_limit=f"{speed} km/h", lit="yes",
            surface="asphalt")


def draw_crossing(crossing, number, out):
    edge, node = crossing["edge"], crossing["node"]
    points = []
    for face, q, k in crossing["ends"]:
        points += [q, k]
    q1, k1, q2, k2 = points
    if edge.walking:
        for a, b in ((q1, crossing["middle"]), (crossing["middle"], q2)):
            out.add("walkway", [a, b], kind="footway", width="3.0 m", surface="paving_stones", smoothness="good", incline="0.5 %", lit="yes")
        return
    busy = edge.kind in ("secondary", "tertiary")
    control = "signals" if edge.kind == "secondary" and node[0] == "W" and node[1] in (3, 5) else "marked" if busy or node in MEASURED else "unmarked"
    out.add("crossing", [k1, k2], name=f"Övergång {edge.name}", crossing_control=control, width="3.0 m", surface="asphalt", smoothness="good",
            incline="1 %", lit="yes", sound_signal="yes" if control == "signals" else None,
            refuge_island="yes" if edge.kind == "secondary" and noise("island", number) < 0.5 else None)
    for (face, q, k) in crossing["ends"]:
        out.add("walkway", [q, k], kind="link", width="2.4 m", surface="asphalt", smoothness="good", incline="1.5 %", lit="yes")
        if (node, edge.name, face.name) == HIGH_KERB:
            kind, height, tactile = "raised", None, "yes"      # the layer knows that it is raised; the auditor measured it
        elif node in MEASURED:
            low, high, tactile = MEASURED[node]
            value = round(between(low, high, "kerb", number, face.name))
            kind, height = ("none", None) if high == 0 else ("flush" if value <= 3 else "lowered", f"{value} mm")
        else:
            kind, height = pick(["lowered", "lowered", "raised", "lowered"], "kerb kind", number, face.name), None
            tactile = pick([None, "no"], "tactile", number, face.name)
            if noise("untold", number, face.name) < (0.6 if node[0] == "E" else 0.25):
                kind = None
        number_of = HIGH_KERB_ID if (node, edge.name, face.name) == HIGH_KERB else None
        out.add("kerb", k, id=number_of, name=f"Kantsten vid {edge.name}", kind="kerb", kerb_kind=kind, kerb_height=height, tactile_paving=tactile)


def lamps_and_trees(town, out):
    for (a, b), edge in sorted(town.edges.items()):
        if edge.phantom:
            continue
        size = length(edge.line)
        step = 26.0 if edge.kind in ("secondary", "tertiary") else 30.0
        here, number = 13.0, 0
        while here < size - 8:
            p, d = at(edge.line, here)
            sign = 1 if number % 2 == 0 or edge.kind == "secondary" else -1
            side = "left" if sign == 1 else "right"
            if side in edge.faces or edge.kind == "pedestrian":
                out.add("light", add(p, left(d), sign * (edge.width / 2 + 0.5)), kind="street_lamp", height="8 m" if edge.kind != "pedestrian" else "5 m")
            here, number = here + step, number + 1
        if edge.trees:
            for sign in (1, -1):
                here = 17.0
                while here < size - 15:
                    p, d = at(edge.line, here + between(-0.7, 0.7, "street tree", edge.ends, sign, round(here)))
                    near_crossing = any(c["edge"] is edge and dist(c["middle"], p) < 7 for c in town.crossings)
                    if ("left" if sign == 1 else "right") in edge.faces and not near_crossing and noise("missing tree", edge.ends, sign, round(here)) > 0.08:
                        out.add("tree", add(p, left(d), sign * (edge.width / 2 + 0.7)), kind="broadleaved")
                    here += 10.5


def draw_sidewalks(town, out):
    """After every path has joined its ring: the rings cut into pieces."""
    for name in sorted(town.faces):
        face = town.faces[name]
        for edge, line, side in face.pieces():
            if length(line) < 0.05:
                continue
            east = name[0] == "E" or (name.startswith("river") and edge.name in ("Östra Ågatan",))
            out.add("walkway", line, kind="sidewalk", name=edge.name, width=metres(edge.sidewalk - 0.3 if edge.sidewalk else 2.0),
                    surface=None if east and noise("surface", name, side) < 0.5 else "paving_stones" if edge.trees or edge.walking else "asphalt",
                    smoothness=None if east else "good", incline=None if east else "1 %", lit="yes")


def draw_stops(town, out):
    """Bus stops on the sidewalk of the through streets, a shelter at each."""
    for name, a, b, side, share in (("Kvarntorget", ("W", 4, 5), ("W", 5, 5), "right", 0.55), ("Biblioteket", ("W", 3, 5), ("W", 4, 5), "right", 0.45),
                                    ("Norra torget", ("W", 3, 5), ("W", 4, 5), "left", 0.62), ("Kyrkbacken", ("W", 1, 5), ("W", 2, 5), "right", 0.5),
                                    ("Lekudden", ("W", 2, 2), ("W", 3, 2), "right", 0.5), ("Strömparken", ("W", 4, 2), ("W", 5, 2), "right", 0.55),
                                    ("Västra lunden", ("W", 0, 5), ("W", 1, 5), "right", 0.6), ("Apelgården", ("W", 3, 0), ("W", 4, 0), "left", 0.5),
                                    ("Hamnplan", ("E", 0, 5), ("E", 1, 5), "right", 0.5), ("Stationen", ("E", 1, 2), ("E", 2, 2), "left", 0.6),
                                    ("Storgatan", ("W", 1, 2), ("W", 2, 2), "left", 0.5)):
        edge = town.edge(a, b)
        p, d = at(edge.line, length(edge.line) * share)
        sign = 1 if side == "left" else -1
        spot = add(p, left(d), sign * (edge.width / 2 + 0.6))
        out.add("stop", spot, id="stop-" + name.lower().replace(" ", "-").replace("ö", "o").replace("ä", "a"), name=name, kind="bus_stop",
                step_free="yes" if a[0] == "W" else None, lit="yes")
        q = add(add(p, left(d), sign * (edge.width / 2 + edge.sidewalk + 0.9)), d, 3)
        out.add("shelter", [add(add(q, d, x), left(d), sign * y) for x, y in ((-2, -0.7), (2, -0.7), (2, 0.7), (-2, 0.7))], kind="bus_shelter", name=name)
