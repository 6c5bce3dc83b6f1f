# SPDX-License-Identifier: Apache-2.0
"""The field audit of 2026 as a table of observations, with the papers it rests on."""
import csv
import io

from .findings import AROUND, EVERYWHERE, LATER_PAPERS, PAPERS, PLACES, SEEN_FROM_ABOVE, USUAL_AROUND, WALKED_AGAIN
from .street_layers import HIGH_KERB_ID
from .shapes import at, between, length, noise

COLUMNS = ["id", "supersedes", "site", "feature", "x", "y", "position_accuracy", "property", "result", "unit", "accuracy", "instrument", "observer",
           "perspective", "light", "time", "note", "evidence"]
PAIRS = (("Amina Holm", "Jonas Ek"), ("Sanna Lindqvist", "Peter Åhs"), ("Leyla Demir", "Karin Ström"))
VOICES = ("children", "older", "mobility", "women", "newcomers", "vision", "hearing", "cognition", "women", "older")
GAUGES = {"level_change": ("mm", "feeler gauge", "day"), "guided_route_share": ("%", "walk with a person who uses a cane, measuring wheel", "day"),
          "unguarded_drop": ("m", "tape", "day"), "shade_share:seat": ("%", "count at 14:00", "day"), "noise_lden": ("dB", "sound level meter, class 2", "day"),
          "headroom": ("m", "telescopic rod", "day"), "barrier_passage": ("m", "tape", "day"), "cross_slope": ("%", "digital inclinometer", "day"),
          "rise_between_landings": ("m", "level", "day"), "hazard_contrast": ("ratio", "luminance meter", "day"),
          "designated_bay_distance": ("m", "measuring wheel", "day"), "entrapment_spots": ("ratio", "count along the route", "night"),
          "non_commercial_seats": ("%", "count of seats", "day"),
          "utci_hot_day": ("°C", "globe thermometer and weather station", "day"), "shaded_play_share": ("%", "plan with the shadow on the hour", "day")}
RATED = ("detectable_edge", "plain_information", "upkeep", "languages_served", "accessible_play", "toilet_room", "sign_legibility", "vegetation_window",
         "rails_and_edges", "step_shape", "step_marking", "play_zoning")
PLACE_DAYS = {"kvarntorget": 12, "norra-torget": 19, "biblioteksplatsen": 20, "slojdgatan": 21, "apelgarden": 26, "lekudden": 27, "vastra-lunden": 28,
              "stromparken": 33, "akajen": 35, "kyrkbacken": 40, "hamnplan": 47, "stationsplan": 48}


def day(number):
    """Day `number` of the audit, which began on the first of May 2026."""
    for month, days in ((5, 31), (6, 30), (7, 31), (8, 31), (9, 30)):
        if number <= days:
            return f"2026-{month:02d}-{number:02d}"
        number -= days
    raise ValueError("the audit ended in September")


class Table:
    def __init__(self):
        self.rows = []

    def add(self, **cells):
        number = len(self.rows) + 1
        self.rows.append({"id": f"E-{number:03d}"} | {k: v for k, v in cells.items() if v is not None})

    def text(self):
        out = io.StringIO()
        writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows)
        return out.getvalue()


def stations(place, count):
    lines = [line for line in place.main if length(line) > 12] or place.main
    for k in range(count):
        line = lines[k % len(lines)]
        yield at(line, length(line) * (0.25 + 0.5 * noise("station", place.key, k)))[0]


def file_papers(table, place, papers, kinds):
    found, key = PLACES[place.key], place.key
    for name, (unit, words) in kinds.items():
        if found.get(name) is not None:
            paper = f"documents/{key}-{name.replace('_', '-')}.txt"
            when = f"2026-0{1 + int(4 * noise('paper', key, name))}-{10 + int(18 * noise('day', key, name))}"
            papers[paper] = words.format(value=found[name]) + f"\nPlats: {key}. Datum: {when}.\n"
            table.add(site=key, property=name, result=str(found[name]), unit=unit, accuracy="0 %" if unit == "%" else None, observer="Älvhamra stadskontor",
                      time=when, evidence=paper)


def one_place(table, place, papers):
    found, key = PLACES[place.key], place.key
    number = PLACE_DAYS[key]
    pair = PAIRS[number % 3]
    sheet = f"documents/{key}-faltprotokoll.txt"
    seen = []
    for name, (unit, instrument, light) in GAUGES.items():
        if found.get(name):
            value, accuracy = found[name]
            table.add(site=key, property=name, result=value, unit=unit, accuracy=accuracy, instrument=instrument, observer=pair[0], light=light,
                      time=day(number), evidence=sheet)
            seen.append(f"{name}: {value} {unit} (± {accuracy})")
    for name in RATED:
        for who, rating in zip(pair, found.get(name) or ()):
            table.add(site=key, property=name, result=str(rating), unit="rating", observer=who, light="day", time=day(number), evidence=sheet)
            seen.append(f"{name}: {rating} ({who})")
    for k, share in enumerate(found.get("women_share") or ()):
        table.add(site=key, property="women_share", result=str(share), unit="%", accuracy="1 %", instrument="count of users", observer=pair[k % 2],
                  light="night" if k % 2 else "day", time=day(number + 10 * k), evidence=sheet)
        seen.append(f"women_share: {share} %")
    for name in ("calm_places", "hostile_features"):
        if found.get(name) is not None:
            table.add(site=key, property=name, result=str(found[name]), unit="count", observer=pair[1], light="day", time=day(number), evidence=sheet)
            seen.append(f"{name}: {found[name]}")
    for name, prop, height in (("ground_light", "ground_illuminance", "ground"), ("face_light", "face_illuminance", "1.5 m")):
        if found.get(name):
            for k, p in enumerate(stations(place, 6)):
                value = found[name] * (1.0 if k == 1 else between(1.15, 2.6, name, key, k))
                table.add(site=key, x=f"{p[0]:.2f}", y=f"{p[1]:.2f}", position_accuracy="0.5 m", property=prop, result=f"{value:.2f}", unit="lx", accuracy="5 %",
                          instrument=f"lux meter, {height}", observer=pair[1], light="night", time=day(104 + number // 4) + "T22:30:00+02:00", evidence=sheet)
    for k, rating in enumerate(found.get("felt_safety") or ()):
        table.add(site=key, property="felt_safety", result=str(rating), unit="rating", observer=f"respondent {key} {k + 1}", perspective=VOICES[k],
                  light="dusk" if k % 2 else "day", time=day(number + 40), note="street survey")
    if seen:
        papers[sheet] = f"Fältprotokoll {key}, {day(number)}\nGranskare: {pair[0]}, {pair[1]}\n\n" + "\n".join(seen) + "\n"
    file_papers(table, place, papers, PAPERS)
    if key not in ("stationsplan", "hamnplan"):
        paper = f"documents/{key}-mark.txt"
        papers[paper] = f"Marken vid {key} har varit allmän plats sedan länge. Inga olösta avhysningar.\nDatum: 2026-02-02.\n"
        table.add(site=key, property="unresolved_evictions", result="0", unit="count", observer="Älvhamra stadskontor", time="2026-02-02", evidence=paper)


def weakest_light(table, place):
    """Stations say nothing of what lies between them: the auditor walked on with the lux meter and says how low it fell anywhere."""
    found, number = PLACES[place.key], PLACE_DAYS[place.key]
    for name, prop, height in (("ground_light", "ground_illuminance", "ground"), ("face_light", "face_illuminance", "1.5 m")):
        if found.get(name):
            table.add(site=place.key, property=prop, result=f"{found[name]:.2f}", unit="lx", accuracy="5 %", instrument=f"lux meter, {height}",
                      observer=PAIRS[number % 3][1], light="night", time=day(104 + number // 4) + "T23:15:00+02:00",
                      note="Lowest reading on the whole main route, also between the stations", evidence=f"documents/{place.key}-faltprotokoll.txt")


AROUND_GAUGES = {"homes_near": ("%", "register of residents and map"), "sightline": ("m", "measuring wheel"), "active_frontage": ("%", "count along the edge"),
                 "canopy_share": ("%", "aerial picture of July 2026")}


def around(table, place, papers, found):
    if not found:
        return
    number = PLACE_DAYS[place.key] + 60
    sheet = f"documents/{place.key}-omgivning.txt"
    papers[sheet] = f"Omgivningen vid {place.key}, {day(number)}\n" + "".join(f"{name}: {value} (± {accuracy})\n" for name, (value, accuracy) in found.items())
    for name, (value, accuracy) in found.items():
        unit, instrument = AROUND_GAUGES[name]
        table.add(site=place.key, property=name, result=value, unit=unit, accuracy=accuracy, instrument=instrument, observer="Jonas Ek", light="day",
                  time=day(number), evidence=sheet)


def walked_again(table, place):
    """Widths in the layers are those of the paving: what stands in the way, and how deep a field is, only a tape tells."""
    for name, value in WALKED_AGAIN.get(place.key, {}).items():
        words = {"clear_width": "Narrowest point of the main route, past posts, bins and seats", "tactile_field_depth": "Shallowest field at a crossing"}[name]
        table.add(site=place.key, property=name, result=value, unit="m", accuracy="0.02 m", instrument="tape", observer="Jonas Ek", light="day",
                  time=day(PLACE_DAYS[place.key] + 62), note=words, evidence=f"documents/{place.key}-omgivning.txt")


def more_voices(table, place):
    """The street survey went on until fifty people had answered; the next ten answered as the first."""
    number = PLACE_DAYS[place.key]
    for again in range(1, 5):
        for k, rating in enumerate(PLACES[place.key].get("felt_safety") or ()):
            table.add(site=place.key, property="felt_safety", result=str(rating), unit="rating", observer=f"respondent {place.key} {10 * again + k + 1}",
                      perspective=VOICES[k], light="dusk" if k % 2 else "day", time=day(number + 40 + again), note="street survey")


def counted_by_the_other(table, place):
    """Places where one can be trapped are counted by both auditors, one of them a woman."""
    found, number = PLACES[place.key], PLACE_DAYS[place.key]
    unit, instrument, light = GAUGES["entrapment_spots"]
    if found.get("entrapment_spots"):
        value, accuracy = found["entrapment_spots"]
        table.add(site=place.key, property="entrapment_spots", result=value, unit=unit, accuracy=accuracy, instrument=instrument, observer=PAIRS[number % 3][1],
                  light=light, time=day(number), evidence=f"documents/{place.key}-faltprotokoll.txt")


def write(folder, places, out):
    table, papers = Table(), {}
    for place in places:
        one_place(table, place, papers)
    kerb = next(row for row in out.themes["kerb"] if row["id"] == HIGH_KERB_ID)
    table.add(site="kvarntorget", feature=kerb["id"], property="kerb_height", result="60", unit="mm", accuracy="2 mm", instrument="height gauge",
              observer="Amina Holm", perspective="mobility", light="day", time="2026-05-12", note="Not lowered when the square was rebuilt",
              evidence="documents/kvarntorget-kantsten.txt")
    papers["documents/kvarntorget-kantsten.txt"] = "Kantsten vid övergången över Bruksgatan, norra sidan: 60 mm, ± 2 mm. 2026-05-12.\n"
    for name, result, unit, paper, when, words in EVERYWHERE:
        papers["documents/" + paper] = words + f"\nDatum: {when}.\n"
        table.add(site="*", property=name, result=result, unit=unit, observer="Älvhamra stadskontor", time=when, evidence="documents/" + paper)
    for place in places:
        around(table, place, papers, AROUND.get(place.key, USUAL_AROUND))
    for place in places:
        weakest_light(table, place)
        more_voices(table, place)
    for place in places:
        walked_again(table, place)
    for place in places:
        counted_by_the_other(table, place)
        file_papers(table, place, papers, LATER_PAPERS)
    for place in places:
        around(table, place, papers, SEEN_FROM_ABOVE.get(place.key))
    documents = folder / "documents"
    documents.mkdir(parents=True, exist_ok=True)
    for old in documents.glob("*.txt"):
        old.unlink()
    for paper, words in sorted(papers.items()):
        (folder / paper).write_text(words, encoding="utf-8", newline="\n")
    (folder / "observations.csv").write_text(table.text(), encoding="utf-8", newline="\n")
