# SPDX-License-Identifier: Apache-2.0
"""The tools every place is drawn with: gates, paths that meet exactly, furniture along a path."""
import math

from .shapes import add, at, cut, dist, left, length, project, spline, warp


class Place:
    """One site: its ring, its gates and its paths, with the properties its paths have unless a path says otherwise."""

    def __init__(self, out, key, name, kind, ring, faces, **defaults):
        self.out, self.key, self.ring, self.faces = out, key, ring, faces
        self.defaults = {"surface": "paving_stones", "smoothness": "good", "incline": "1.0 %", "width": "3.0 m", "lit": "yes"} | defaults
        self.numbers = {}
        self.main = []
        if ring:
            out.add("site", ring, id=key, name=name, kind=kind, **defaults.get("site", {}))
        self.defaults.pop("site", None)

    def number(self, what):
        self.numbers[what] = self.numbers.get(what, 0) + 1
        return f"{self.key}-{what}-{self.numbers[what]}"

    def gate(self, uv, name, face=None, main=True, entrance=True, **properties):
        """A way in: from the nearest point of the sidewalk ring over the site's edge. Returns the point on the edge."""
        face = face or self.faces[0]
        joint = face.join(warp(*uv))
        ring = self.ring + self.ring[:1]
        edge = project(ring, joint)[1]
        self.way([joint, edge], main=False, kind="link")
        if entrance:
            about = {"step_free": "yes", "opening_width": "3.0 m", "kind": "entrance"} | properties
            self.out.add("entrance", edge, id=self.number("entrance"), name=name, **about)
        return edge

    def way(self, points, main=True, curve=False, **properties):
        line = spline(points) if curve else list(points)
        about = {k: v for k, v in (self.defaults | {"kind": "footway"} | properties).items() if v is not None}
        if main:
            about["main_route"] = "yes"
            self.main.append(line)
        self.out.add("walkway", line, id=self.number("way"), **about)
        return line

    def seats(self, line, every, side=1, away=2.0, **properties):
        about = {"kind": "bench", "backrest": "yes", "armrest": "yes", "seats": 3} | properties
        count = max(1, math.ceil(length(line) / every))
        for k in range(count):
            p, d = at(line, length(line) * (k + 0.5) / count)
            self.out.add("seat", add(p, left(d), side * away), id=self.number("seat"), **about)

    def lamps(self, line, every=22, side=-1, away=1.8, height="4 m"):
        count = max(1, round(length(line) / every))
        for k in range(count):
            p, d = at(line, length(line) * (k + 0.5) / count)
            self.out.add("light", add(p, left(d), side * away), id=self.number("lamp"), kind="park_lamp", height=height)

    def trees_along(self, line, every, away, sides=(1, -1)):
        here = every / 2
        while here < length(line):
            p, d = at(line, here)
            for side in sides:
                self.out.add("tree", add(p, left(d), side * away), kind="broadleaved")
            here += every

    def put(self, theme, uv, **properties):
        p = warp(*uv)
        self.out.add(theme, p, id=self.number(theme.replace("_", "-")), **properties)
        return p

    def area(self, theme, uv, **properties):
        return self.out.add(theme, [warp(*p) for p in uv], id=self.number(theme), **properties)


def lot_between(face, low_v, high_v):
    """The part of a four-sided lot between two lines across it (v in the town's own metres; None: the lot's own edge)."""
    bottom, right, top, west = face.lot
    ring = []
    lo_r = project(right, warp(*low_v[1]))[0] if low_v else 0.0
    hi_r = project(right, warp(*high_v[1]))[0] if high_v else length(right)
    hi_w = project(west, warp(*high_v[0]))[0] if high_v else 0.0
    lo_w = project(west, warp(*low_v[0]))[0] if low_v else length(west)
    if not low_v:
        ring += bottom[:-1]
    ring += cut(right, lo_r, hi_r)
    if not high_v:
        ring += top[1:-1]
    ring += cut(west, hi_w, lo_w)
    return ring if low_v else ring[:-1]


def split_at(line, p):
    """Cuts a line at the vertex or point nearest to p: two lines that share that exact point."""
    along, q = project(line, p)
    nearest = min(line[1:-1], key=lambda r: dist(r, q))
    if dist(nearest, q) < 2.5:
        k = line.index(nearest)
        return line[: k + 1], line[k:], nearest
    return cut(line, 0, along)[:-1] + [q], [q] + cut(line, along, length(line))[1:], q
