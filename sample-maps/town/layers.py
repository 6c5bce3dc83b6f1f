# SPDX-License-Identifier: Apache-2.0
"""What is drawn, kept by theme: features with their properties, written as GeoJSON in EPSG:3006, the same bytes each time."""
import json

from .shapes import area, between, box, dist, inside, noise

POINT_THEMES = {"entrance", "kerb", "seat", "toilet", "drinking_water", "light", "tree", "stop", "sign", "barrier"}
LINE_THEMES = {"walkway", "crossing", "steps", "road", "fence"}


def rounded(p):
    return [round(p[0], 2), round(p[1], 2)]


class Layers:
    def __init__(self):
        self.themes = {}
        self.counts = {}
        self.tree_blocks = []      # rings where no tree may stand

    def add(self, theme, shape, id=None, line=None, holes=(), **properties):
        rows = self.themes.setdefault(theme, [])
        self.counts[theme] = self.counts.get(theme, 0) + 1
        name = id or f"{theme.replace('_', '-')}-{self.counts[theme]:04d}"
        as_line = theme in LINE_THEMES if line is None else line
        if isinstance(shape, tuple):
            geometry = {"type": "Point", "coordinates": rounded(shape)}
        elif as_line:
            points = [rounded(p) for p in shape]
            points = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
            assert len(points) >= 2, (theme, name)
            geometry = {"type": "LineString", "coordinates": points}
        else:
            ring = list(shape) if area(shape) > 0 else list(shape)[::-1]
            points = [rounded(p) for p in ring]
            points = [p for i, p in enumerate(points) if p != points[i - 1]]
            geometry = {"type": "Polygon", "coordinates": [points + points[:1]]}
            for hole in holes:
                around = [rounded(p) for p in (hole if area(hole) < 0 else list(hole)[::-1])]
                geometry["coordinates"].append(around + around[:1])
        rows.append({"id": name, "geometry": geometry, "properties": {k: v for k, v in properties.items() if v not in (None, "")}})
        return name

    def scatter_trees(self, ring, count, key, apart):
        """Up to `count` trees in the ring, never closer than `apart` metres and never in a building."""
        x0, y0, x1, y1 = box(ring)
        standing = []
        for k in range(count * 4):
            p = (between(x0, x1, "tree x", *key, k), between(y0, y1, "tree y", *key, k))
            if len(standing) >= count:
                break
            if inside(ring, p) and all(dist(p, q) >= apart for q in standing) and not any(inside(r, p) for r in self.tree_blocks):
                standing.append(p)
                self.add("tree", p, kind="broadleaved" if noise("sort", *key, k) < 0.8 else "needleleaved")
        return standing

    def write(self, folder):
        for theme in sorted(self.themes):
            rows = sorted(self.themes[theme], key=lambda row: row["id"])
            ids = [row["id"] for row in rows]
            assert len(set(ids)) == len(ids), f"{theme}: two features with one id"
            keys = sorted({k for row in rows for k in row["properties"]})
            out = ['{"type": "FeatureCollection",', f'"name": "{theme}",',
                   '"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}},', '"features": [']
            body = []
            for row in rows:
                properties = {"id": row["id"], **{k: row["properties"].get(k) for k in keys}}
                feature = {"type": "Feature", "id": row["id"], "properties": properties, "geometry": row["geometry"]}
                body.append(json.dumps(feature, ensure_ascii=False))
            (folder / f"{theme}.geojson").write_text("\n".join(out) + "\n" + ",\n".join(body) + "\n]}\n", encoding="utf-8", newline="\n")
