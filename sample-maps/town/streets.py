# SPDX-License-Identifier: Apache-2.0
"""Streets, blocks and sidewalks: every block has its own ring of sidewalk, so the two sides of a street are never one line."""
from . import plan
from .shapes import add, at, crossing_point, cut, dist, left, length, lerp, meet, noise, offset, project


class Edge:
    def __init__(self, a, b, key):
        self.ends, self.line = (a, b), plan.bent(a, b)
        self.phantom = key is None
        self.walking = (a, b) in plan.WALKING_STREET
        if self.phantom:
            self.name, self.kind, self.width, self.sidewalk, self.speed, self.trees = "", "none", 0.0, 0.0, 0, False
        else:
            self.name, self.kind, self.width, self.sidewalk, self.speed, self.trees = plan.STREETS[key]
        if self.walking:
            self.kind, self.width, self.sidewalk = "pedestrian", 6.0, 2.2
        self.faces = {}

    def from_node(self, node):
        return self.line if self.ends[0] == node else self.line[::-1]


class Face:
    """A block: its corners counter-clockwise, its ring of sidewalk and what joins that ring."""

    def __init__(self, name, sides):
        self.name, self.sides = name, sides          # sides: list of (edge, line with the block on its left)
        self.joints = []                             # (side, distance along the side's ring line, point)
        self.ring = self.inset(lambda e: e.width / 2 + e.sidewalk / 2)
        self.lot = self.inset(lambda e: e.width / 2 + e.sidewalk)

    def inset(self, by, extra=0.0):
        lines = [offset(line, by(edge) + (0 if edge.phantom else extra)) for edge, line in self.sides]
        for k in range(len(lines)):
            lines[k], lines[(k + 1) % len(lines)] = meet(lines[k], lines[(k + 1) % len(lines)])
        return lines

    def lot_ring(self, extra=0.0):
        lines = self.inset(lambda e: e.width / 2 + e.sidewalk, extra) if extra else self.lot
        return [p for line in lines for p in line[:-1]]

    def join(self, p):
        """Adds a joint to the ring at the point nearest to p and returns it: the exact point every other line must use."""
        options = [(dist(project(line, p)[1], p), k) for k, line in enumerate(self.ring) if not self.sides[k][0].phantom]
        k = min(options)[1]
        along, q = project(self.ring[k], p)
        for side, other, r in self.joints:
            if side == k and abs(other - along) < 0.6:
                return r
        for corner in (self.ring[k][0], self.ring[k][-1]):
            if dist(corner, q) < 0.6:
                return corner
        self.joints.append((k, along, q))
        return q

    def pieces(self):
        """The ring cut at every corner and joint: (edge, line, side number)."""
        for k, line in enumerate(self.ring):
            edge = self.sides[k][0]
            if edge.phantom:
                continue
            marks = sorted((along, q) for side, along, q in self.joints if side == k)
            start, first = 0.0, line[0]
            for along, q in marks + [(length(line), line[-1])]:
                piece = cut(line, start, along)
                yield edge, [first] + piece[1:-1] + [q], k
                start, first = along, q


class Town:
    def __init__(self):
        self.edges, self.faces = {}, {}
        self._make_edges()
        self._make_faces()
        self.crossings = []
        self._make_crossings()

    def edge(self, a, b):
        return self.edges.get((a, b)) or self.edges.get((b, a))

    def _make_edges(self):
        for side, us, vs in (("W", plan.WEST_U, plan.WEST_V), ("E", plan.EAST_U, plan.EAST_V)):
            for i in range(len(us)):
                for j in range(len(vs)):
                    for b, key in (((side, i + 1, j), f"row {side}{j}"), ((side, i, j + 1), f"col {side}{i}")):
                        a = (side, i, j)
                        if b[1] < len(us) and b[2] < len(vs) and (a, b) not in plan.MERGED:
                            self.edges[a, b] = Edge(a, b, key)
        for j, key in ((2, "bridge south"), (5, "bridge north"), (0, None), (7, None)):
            self.edges[("W", 5, j), ("E", 0, j)] = Edge(("W", 5, j), ("E", 0, j), key)

    def _make_faces(self):
        """Every block as the outline of its grid cells, counter-clockwise."""
        def corners(name, nodes):
            sides = []
            for a, b in zip(nodes, nodes[1:] + nodes[:1]):
                edge = self.edge(a, b)
                sides.append((edge, edge.from_node(a)))
            face = Face(name, sides)
            for (edge, _), a in zip(sides, nodes):
                edge.faces["left" if edge.ends[0] == a else "right"] = face
            self.faces[name] = face
        for side, us, vs in (("W", plan.WEST_U, plan.WEST_V), ("E", plan.EAST_U, plan.EAST_V)):
            cells, owner = {}, {}
            for i in range(len(us) - 1):
                for j in range(len(vs) - 1):
                    owner[i, j] = (i, j)
            for a, b in sorted(plan.MERGED):
                if a[0] != side:
                    continue
                one, two = ((a[1], a[2]), (a[1], a[2] - 1)) if a[2] == b[2] else ((a[1], a[2]), (a[1] - 1, a[2]))
                new, old = min(owner[one], owner[two]), max(owner[one], owner[two])
                owner = {c: (new if o == old else o) for c, o in owner.items()}
            for cell, o in owner.items():
                cells.setdefault(o, []).append(cell)
            for o, members in sorted(cells.items()):
                around = set()
                for i, j in members:
                    for a, b in (((i, j), (i + 1, j)), ((i + 1, j), (i + 1, j + 1)), ((i + 1, j + 1), (i, j + 1)), ((i, j + 1), (i, j))):
                        if (b, a) in around:
                            around.remove((b, a))
                        else:
                            around.add((a, b))
                steps = dict(sorted(around))
                nodes = [min(steps)]
                while steps[nodes[-1]] != nodes[0]:
                    nodes.append(steps[nodes[-1]])
                corners(f"{side}{o[0]}{o[1]}", [(side, *n) for n in nodes])
        for name, low, high in (("river south", 0, 2), ("river middle", 2, 5), ("river north", 5, 7)):
            corners(name, [("W", 5, low)] + [("E", 0, j) for j in range(low, high + 1)] + [("W", 5, j) for j in range(high, low, -1)])

    def _make_crossings(self):
        """One crossing on every arm of every corner that has a sidewalk on both sides."""
        arms = {}
        for edge in self.edges.values():
            for node in edge.ends:
                arms.setdefault(node, []).append(edge)
        for node in sorted(arms):
            for edge in arms[node]:
                if edge.phantom or len(edge.faces) < 2 or len([e for e in arms[node] if not e.phantom]) < 3:
                    continue
                others = [e for e in arms[node] if e is not edge and not e.phantom]
                setback = max(e.width / 2 + e.sidewalk for e in others) + 3.5 + 2.5 * noise("setback", node, edge.name)
                line = edge.from_node(node)
                if setback > length(line) / 2:
                    continue
                p, direction = at(line, setback)
                ends = []
                for sign in (1, -1):
                    forward = edge.ends[0] == node
                    face = edge.faces["left" if (sign == 1) == forward else "right"]
                    side = next(k for k, (e, _) in enumerate(face.sides) if e is edge)
                    far = add(p, left(direction), sign * 40)
                    hit = None
                    for a, b in zip(face.ring[side], face.ring[side][1:]):
                        x = crossing_point(p, far, a, b)
                        if x and -0.02 <= x[2] <= 1.02 and x[1] > 0:
                            hit = x[0]
                            break
                    if hit is None:
                        break
                    q = face.join(hit)
                    ends.append((face, q, lerp(p, q, min(1.0, (edge.width / 2) / dist(p, q)))))
                if len(ends) == 2:
                    self.crossings.append({"node": node, "edge": edge, "middle": p, "ends": ends})
