# SPDX-License-Identifier: Apache-2.0
"""The street plan of Älvhamra: where the corners are, what the streets are called, how wide and how fast they are."""
from .shapes import between, warp

WEST_U = [12, 118, 226, 330, 434, 540]
WEST_V = [12, 112, 206, 318, 418, 520, 632, 786]
EAST_U = [652, 764, 880, 988]
EAST_V = [12, 108, 214, 322, 412, 514, 648, 786]

# name, kind, carriageway width (m), sidewalk width (m), speed limit (km/h), trees along it
STREETS = {
    "row W0": ("Södra vägen", "tertiary", 7.5, 2.5, 40, False),
    "row W1": ("Apelvägen", "residential", 5.5, 2.0, 30, False),
    "row W2": ("Storgatan", "secondary", 8.0, 3.2, 40, True),
    "row W3": ("Bruksgatan", "residential", 6.5, 2.8, 30, False),
    "row W4": ("Slöjdgatan", "residential", 5.0, 2.4, 20, False),
    "row W5": ("Kvarngatan", "tertiary", 7.0, 3.0, 30, True),
    "row W6": ("Norra Långgatan", "residential", 6.0, 2.4, 30, False),
    "row W7": ("Norra vägen", "tertiary", 7.5, 2.5, 40, False),
    "col W0": ("Västra vägen", "tertiary", 7.0, 2.2, 30, False),
    "col W1": ("Lundgatan", "residential", 5.5, 2.0, 30, False),
    "col W2": ("Kyrkogatan", "residential", 6.0, 2.4, 30, True),
    "col W3": ("Skolgatan", "residential", 5.0, 2.2, 30, False),
    "col W4": ("Smedjegatan", "residential", 6.0, 2.6, 20, False),
    "col W5": ("Västra Ågatan", "residential", 5.5, 3.2, 20, True),
    "row E0": ("Garverivägen", "tertiary", 7.0, 2.2, 40, False),
    "row E1": ("Garvaregatan", "residential", 5.5, 2.0, 30, False),
    "row E2": ("Östra Storgatan", "secondary", 8.0, 3.0, 40, True),
    "row E3": ("Färgargatan", "residential", 5.5, 2.2, 30, False),
    "row E4": ("Repslagargatan", "residential", 5.0, 2.0, 30, False),
    "row E5": ("Östra Kvarngatan", "tertiary", 7.0, 2.6, 30, False),
    "row E6": ("Magasinsgatan", "residential", 6.0, 2.0, 30, False),
    "row E7": ("Hamnvägen", "tertiary", 7.0, 2.2, 40, False),
    "col E0": ("Östra Ågatan", "residential", 6.0, 2.8, 30, True),
    "col E1": ("Stationsgatan", "residential", 6.5, 2.6, 30, False),
    "col E2": ("Banvägen", "tertiary", 6.5, 2.2, 40, False),
    "col E3": ("Industrivägen", "tertiary", 7.0, 2.0, 50, False),
    "bridge south": ("Strömbron", "secondary", 8.0, 3.0, 40, False),
    "bridge north": ("Kvarnbron", "tertiary", 7.0, 3.2, 30, False),
}
WALKING_STREET = {(("W", 2, 4), ("W", 3, 4)), (("W", 3, 4), ("W", 4, 4))}

# Edges of the grid that are not streets: the cells on both sides are one block.
MERGED = {
    (("W", 4, 1), ("W", 5, 1)),            # Strömparken
    (("W", 0, 4), ("W", 1, 4)),            # Västra lunden
    (("E", 2, 2), ("E", 3, 2)), (("E", 2, 3), ("E", 3, 3)), (("E", 2, 4), ("E", 3, 4)),   # the railway yard
    (("W", 1, 1), ("W", 1, 2)),            # the villas at Apelvägen
    (("W", 3, 6), ("W", 3, 7)),            # the school
    (("W", 1, 2), ("W", 1, 3)),            # a long block by Storgatan
    (("E", 1, 1), ("E", 2, 1)),            # the brewery block
}


def grid(node):
    """A corner in the town's own metres, pushed a little out of line so that no street is quite straight."""
    side, i, j = node
    u = (WEST_U if side == "W" else EAST_U)[i]
    v = (WEST_V if side == "W" else EAST_V)[j]
    quay = node[:2] in (("W", 5), ("E", 0))
    du, dv = between(-1, 1, "du", *node), between(-1, 1, "dv", *node)
    return u + du * (3 if quay else 11), v + dv * (8 if quay else 10)


def place(node):
    return warp(*grid(node))


def bent(a, b):
    """The centreline of a street between two corners."""
    (ua, va), (ub, vb) = grid(a), grid(b)
    n = max(2, round(((ua - ub) ** 2 + (va - vb) ** 2) ** 0.5 / 14))
    return [place(a)] + [warp(ua + (ub - ua) * k / n, va + (vb - va) * k / n) for k in range(1, n)] + [place(b)]
