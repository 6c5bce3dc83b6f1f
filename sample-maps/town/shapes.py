# SPDX-License-Identifier: Apache-2.0
"""Plane geometry for the town maker: points are (east, north) in metres, polylines and rings are lists of points."""
import hashlib
import math


def noise(*key):
    """A number in [0, 1) that depends on the key alone: the town is the same on every machine and every run."""
    digest = hashlib.sha256("/".join(str(k) for k in key).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def between(low, high, *key):
    return low + (high - low) * noise(*key)


def pick(options, *key):
    return options[int(noise(*key) * len(options))]


def warp(u, v):
    """From the town's own straight grid (metres) to the ground: gently bent, turned a little, in EPSG:3006."""
    x = u - 500 + 15 * math.sin(v / 165 + 0.6) + 8 * math.sin(v / 71 + u / 300)
    y = v - 400 + 17 * math.sin(u / 205 + 1.1) + 7 * math.sin(u / 88 - v / 250)
    turn = math.radians(-5)
    return (541900 + x * math.cos(turn) - y * math.sin(turn), 6582100 + x * math.sin(turn) + y * math.cos(turn))


def add(a, b, f=1.0):
    return (a[0] + b[0] * f, a[1] + b[1] * f)


def sub(a, b):
    return (a[0] - b[0], a[1] - b[1])


def dist(a, b):
    return math.hypot(a[0] - b[0], a[1] - b[1])


def unit(a, b):
    d = dist(a, b)
    return ((b[0] - a[0]) / d, (b[1] - a[1]) / d)


def left(direction):
    return (-direction[1], direction[0])


def lerp(a, b, t):
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def length(line):
    return sum(dist(a, b) for a, b in zip(line, line[1:]))


def at(line, metres):
    """Point and direction at a distance along the line (clamped to its ends)."""
    left_over = max(0.0, metres)
    for a, b in zip(line, line[1:]):
        d = dist(a, b)
        if left_over <= d and d > 0:
            return lerp(a, b, left_over / d), unit(a, b)
        left_over -= d
    return line[-1], unit(line[-2], line[-1])


def offset(line, metres):
    """Parallel line, to the left for positive metres."""
    out = []
    for i, p in enumerate(line):
        before = unit(line[i - 1], p) if i > 0 else unit(p, line[i + 1])
        after = unit(p, line[i + 1]) if i + 1 < len(line) else before
        normal = left(before)
        middle = add(normal, left(after))
        size = math.hypot(*middle)
        middle = (middle[0] / size, middle[1] / size)
        stretch = max(0.5, normal[0] * middle[0] + normal[1] * middle[1])
        out.append(add(p, middle, metres / stretch))
    return out


def crossing_point(a, b, c, d):
    """Where the infinite lines a-b and c-d meet, with the parameters along both; None when nearly parallel."""
    r, s = sub(b, a), sub(d, c)
    det = r[0] * s[1] - r[1] * s[0]
    if abs(det) < 0.15 * math.hypot(*r) * math.hypot(*s):
        return None
    q = sub(c, a)
    return lerp(a, b, (q[0] * s[1] - q[1] * s[0]) / det), (q[0] * s[1] - q[1] * s[0]) / det, (q[0] * r[1] - q[1] * r[0]) / det


def meet(first, second):
    """Joins the end of one polyline with the beginning of the next: trims or extends both to their common point."""
    for i in range(len(first) - 2, -1, -1):
        for j in range(len(second) - 1):
            hit = crossing_point(first[i], first[i + 1], second[j], second[j + 1])
            if not hit:
                continue
            p, t, s = hit
            if (t >= 0 or i == 0) and (t <= 1 or i == len(first) - 2) and (s <= 1 or j == len(second) - 2) and (s >= 0 or j == 0):
                return first[: i + 1] + [p], [p] + second[j + 1:]
    p = lerp(first[-1], second[0], 0.5)
    return first[:-1] + [p], [p] + second[1:]


def project(line, p):
    """Nearest point of the line to p: (distance along, point)."""
    best = None
    walked = 0.0
    for a, b in zip(line, line[1:]):
        d = dist(a, b)
        if d > 0:
            t = max(0.0, min(1.0, ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / d**2))
            q = lerp(a, b, t)
            if best is None or dist(p, q) < best[0]:
                best = (dist(p, q), walked + t * d, q)
        walked += d
    return best[1], best[2]


def cut(line, start, end):
    """The part of a line between two distances."""
    out, walked = [at(line, start)[0]], 0.0
    for a, b in zip(line, line[1:]):
        walked += dist(a, b)
        if start + 0.05 < walked < end - 0.05:
            out.append(b)
    return out + [at(line, end)[0]]


def spline(points, step=5.0):
    """Catmull-Rom curve through the points, about one vertex for each `step` metres."""
    if len(points) == 2:
        return list(points)
    ends = [add(points[0], sub(points[0], points[1]))] + list(points) + [add(points[-1], sub(points[-1], points[-2]))]
    out = [points[0]]
    for p0, p1, p2, p3 in zip(ends, ends[1:], ends[2:], ends[3:]):
        n = max(1, round(dist(p1, p2) / step))
        for k in range(1, n + 1):
            t = k / n
            out.append(tuple(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
                             for a, b, c, d in zip(p0, p1, p2, p3)) if k < n else p2)
    return out


def circle(centre, radius, sides, wobble=0.0, key="circle", flat=1.0, turn=0.0):
    out = []
    for k in range(sides):
        angle = 2 * math.pi * k / sides
        r = radius * (1 + wobble * (noise(key, k) - 0.5) + wobble * 0.8 * math.sin(2 * angle + 5 * noise(key)))
        x, y = r * math.cos(angle), r * flat * math.sin(angle)
        out.append((centre[0] + x * math.cos(turn) - y * math.sin(turn), centre[1] + x * math.sin(turn) + y * math.cos(turn)))
    return out


def inside(ring, p):
    hit = False
    for a, b in zip(ring, ring[1:] + ring[:1]):
        if (a[1] > p[1]) != (b[1] > p[1]) and p[0] < (b[0] - a[0]) * (p[1] - a[1]) / (b[1] - a[1]) + a[0]:
            hit = not hit
    return hit


def area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1])) / 2


def box(ring):
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return min(xs), min(ys), max(xs), max(ys)
