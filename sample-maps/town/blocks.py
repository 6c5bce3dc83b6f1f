# SPDX-License-Identifier: Apache-2.0
"""Houses: closed town blocks round a courtyard, rows of villas in gardens, and a few large buildings drawn by hand."""
import math

from .shapes import add, area, at, between, box, inside, left, length, lerp, noise, pick, unit, warp


def corner_reach(before, after, depth):
    """How far from a corner the inner corner of a building of that depth lies, along each side."""
    a, b = unit(before[-1], before[-2]), unit(after[0], after[1])
    cosine = max(-0.95, min(0.95, a[0] * b[0] + a[1] * b[1]))
    return depth / math.tan(math.acos(cosine) / 2)


def town_block(face, out):
    """Houses wall to wall along the streets, each with its own depth and storeys, a gateway here and there, a yard inside."""
    sides = face.inset(lambda e: e.width / 2 + e.sidewalk, 0.2)
    depth = between(11.0, 13.5, "depth", face.name)
    inner = face.inset(lambda e: e.width / 2 + e.sidewalk, 0.2 + depth)
    n = len(sides)
    reach = [corner_reach(sides[k - 1], sides[k], depth) + between(3, 7, "reach", face.name, k) for k in range(n)]
    for k, side in enumerate(sides):
        size, low, high = length(side), reach[k], reach[(k + 1) % n]
        # the corner house
        before = sides[k - 1]
        p1, d1 = at(before, length(before) - reach[k])
        p2, d2 = at(side, reach[k])
        if reach[k] < size / 2 and reach[k] < length(before) / 2 and noise("corner", face.name, k) > 0.06:
            ring = [p1, side[0], p2, add(p2, left(d2), depth), inner[k][0], add(p1, left(d1), depth)]
            out.add("building", ring, kind=pick(["apartments", "retail", "apartments", "office"], "use", face.name, k),
                    height=f"{3 * pick([3, 4, 4, 5], 'storeys', face.name, k)} m")
        here, number = low, 0
        while here < size - high - 1:
            wide = between(15, 29, "wide", face.name, k, number)
            if size - high - here - wide < 11:
                wide = size - high - here
            key = (face.name, k, number)
            gap = 3.6 if noise("gateway", *key) < 0.16 and wide > 12 else 0.0
            deep = depth + between(-2.2, 1.6, "deep", *key)
            back = between(0, 1.4, "back", *key) if noise("stepped", *key) < 0.25 else 0.0
            if noise("open plot", *key) > 0.05:
                (a, da), (b, db) = at(side, here + gap), at(side, here + wide)
                ring = [add(a, left(da), back), add(b, left(db), back), add(b, left(db), deep), add(a, left(da), deep)]
                if noise("wing", *key) < 0.22 and wide > 17:      # a wing into the yard
                    (c, dc) = at(side, here + wide - 7)
                    ring[3:3] = [add(c, left(dc), deep), add(c, left(dc), deep + 7)]
                    ring[2] = add(b, left(db), deep + 7)
                    ring[3], ring[4] = ring[4], ring[3]
                out.add("building", ring, kind=pick(["apartments", "apartments", "retail", "house", "office"], "use", *key),
                        height=f"{3 * pick([2, 3, 3, 4, 5], 'storeys', *key)} m")
            here, number = here + wide, number + 1
    yard = face.lot_ring(depth + 5)
    if area(yard) > 500:
        style = noise("yard style", face.name)
        if style < 0.45:
            out.add("green", face.lot_ring(depth + 4.5), kind="garden")
        elif style < 0.8:
            ring = face.lot_ring(depth + 7)
            out.add("green", [lerp(midpoint(ring), p, 0.62 + 0.3 * noise("lawn", face.name, k // 3)) for k, p in enumerate(ring)], kind="garden")
        if area(yard) > 4200:
            heart = face.lot_ring(depth + 21)
            direction = unit(sides[0][0], sides[0][-1])
            for k in range(max(1, int(area(yard) / 2600))):
                x0, y0, x1, y1 = box(heart)
                for attempt in range(12):
                    c = (between(x0, x1, "inner x", face.name, k, attempt), between(y0, y1, "inner y", face.name, k, attempt))
                    ring = oblong(c, direction, between(22, 34, "inner", face.name, k), 10.5)
                    if all(inside(heart, p) for p in ring) and all(clear_of(out.tree_blocks, p) for p in ring + [c]):
                        out.tree_blocks.append(oblong(c, direction, 44, 24))
                        out.add("building", ring, kind="apartments", height="12 m")
                        break
        elif area(yard) > 1500:
            x0, y0, x1, y1 = box(yard)
            centre = ((x0 + x1) / 2 + between(-9, 9, "shed x", face.name), (y0 + y1) / 2 + between(-7, 7, "shed y", face.name))
            direction = unit(sides[0][0], sides[0][-1])
            out.add("building", oblong(centre, direction, between(9, 17, "shed", face.name), between(5, 7, "shed w", face.name)), kind="shed", height="3 m")
        out.scatter_trees(yard, max(3, int(area(yard) / (240 if style < 0.45 else 420))), ("yard", face.name), 3.5)


def oblong(centre, direction, long, wide):
    side = left(direction)
    return [add(add(centre, direction, sx * long / 2), side, sy * wide / 2) for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))]


def villa_block(face, out, skip=()):
    """Detached houses along the streets, each in its garden with a few trees."""
    out.add("green", face.lot_ring(0.6), kind="garden")
    sides = face.inset(lambda e: e.width / 2 + e.sidewalk, 11.5)
    for k, side in enumerate(sides):
        here, number = 5.0, 0
        while here < length(side) - 5 and k not in skip:
            key = (face.name, k, number)
            p, d = at(side, here + between(-1.5, 1.5, "along", *key))
            p = add(p, left(d), between(-1.5, 2.0, "in", *key))
            turn = math.radians(between(-5, 5, "turn", *key))
            d = (d[0] * math.cos(turn) - d[1] * math.sin(turn), d[0] * math.sin(turn) + d[1] * math.cos(turn))
            long, wide = between(10.5, 14, "long", *key), between(7.5, 9.5, "wide", *key)
            ring = oblong(p, d, long, wide)
            if noise("porch", *key) < 0.5:
                q, s = add(p, d, long / 4), left(d)
                ring = ring[:2] + [add(add(q, d, long / 4), s, wide / 2), add(add(q, d, long / 4), s, wide / 2 + 3),
                                   add(add(q, d, -2), s, wide / 2 + 3), add(add(q, d, -2), s, wide / 2)] + ring[3:]
            out.add("building", ring, kind="house", height=pick(["5 m", "6 m", "7 m"], "height", *key))
            here, number = here + between(19, 25, "plot", *key), number + 1
    inner = face.lot_ring(20)
    if area(inner) > 400:
        out.scatter_trees(inner, int(area(inner) / 150), ("garden", face.name), 4)
    out.scatter_trees(face.lot_ring(1.5), 14, ("hedge trees", face.name), 6)


def block_of_slabs(face, out, count):
    """Free-standing long houses in a green: flats of the sixties."""
    out.add("green", face.lot_ring(0.8), kind="grass")
    x0, y0, x1, y1 = box(face.lot_ring(16))
    direction = unit(face.sides[0][1][0], face.sides[0][1][-1])
    for k in range(count):
        t = (k + 0.5) / count
        centre = lerp(lerp(face.lot[0][0], face.lot[0][-1], 0.5), lerp(face.lot[2][0], face.lot[2][-1], 0.5), 0.1 + 0.8 * t)
        out.add("building", oblong(add(centre, direction, between(-8, 8, "slab", face.name, k)), direction, between(44, 60, "long", face.name, k), 12),
                kind="apartments", height=pick(["12 m", "15 m", "18 m"], "slab height", face.name, k))
    out.scatter_trees(face.lot_ring(4), 34, ("slab trees", face.name), 5)


def drawn(out, theme, uv, **properties):
    """A shape drawn in the town's own grid metres."""
    return out.add(theme, [warp(*p) for p in uv], **properties)


def rectangle(u0, v0, u1, v1):
    return [(u0, v0), (u1, v0), (u1, v1), (u0, v1)]


def clear_of(rings, p):
    return not any(inside(ring, p) for ring in rings)


def midpoint(ring):
    x0, y0, x1, y1 = box(ring)
    return ((x0 + x1) / 2, (y0 + y1) / 2)
