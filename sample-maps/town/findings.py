# SPDX-License-Identifier: Apache-2.0
"""What the auditors saw at each place, and what each place is meant to show. Change a figure here, run the maker, look again."""

# A place that passes everything and little more. Each place below says how it differs.
USUAL = {
    "level_change": ("5", "1 mm"),          # mm, the largest edge on the main route
    "detectable_edge": (2, 2),                # ratings of two auditors
    "guided_route_share": ("88", "3 %"),
    "plain_information": (2, 2),
    "ground_light": 2.6,                      # lx at the weakest station
    "face_light": 1.8,
    "felt_safety": (2, 2, 2, 3, 2, 2, 2, 3, 2, 2),
    "unguarded_drop": ("0.20", "0.02 m"),
    "shade_share:seat": ("48", "4 %"),
    "noise_lden": ("57", "1 dB"),
    "calm_places": 1,
    "upkeep": (2, 3),
    "languages_served": (2, 2),
    "hostile_features": 0,
    "groups_engaged_share": "88",
    "safety_walks_day_and_night": 2,
    "assessors_lived_experience": 2,
    "children_engaged": 28,
    "diverse_events_per_year": 5,
    "groups_with_commitment": 8,
    "groups_heard": 8,                        # of the eight with a floor
    "disability_organisation_heard": "yes",
    "headroom": ("2.30", "0.05 m"),
    "barrier_passage": ("1.40", "0.05 m"),
    "cross_slope": ("1.8", "0.1 %"),
    "rise_between_landings": ("0.40", "0.02 m"),
    "hazard_contrast": ("0.52", "0.05 ratio"),
    "sign_legibility": (2, 2),
    "designated_bay_distance": ("38", "1 m"),
    "vegetation_window": (2, 2),
    "entrapment_spots": ("0.6", "0.2 ratio"),
    "women_share": (43, 47, 44, 42),          # %, counted on four occasions
    "non_commercial_seats": ("70", "3 %"),
    "early_start": 2,
    "consultation_length": 45,
    "feedback_time": 70,
    "quiet_spots": 1,
    "utci_hot_day": ("35", "1 °C"),           # felt temperature of the hottest day, where it is hottest
}
BEST = {
    "level_change": ("3", "1 mm"), "detectable_edge": (3, 3), "guided_route_share": ("100", "0 %"), "plain_information": (3, 3), "ground_light": 4.2,
    "face_light": 6.1, "felt_safety": (3, 3, 3, 3, 3, 3, 3, 3, 3, 3), "unguarded_drop": ("0.12", "0.02 m"), "shade_share:seat": ("68", "4 %"),
    "noise_lden": ("50", "1 dB"), "calm_places": 2, "upkeep": (3, 3), "languages_served": (3, 3), "groups_engaged_share": "100", "safety_walks_day_and_night": 3,
    "assessors_lived_experience": 5, "children_engaged": 64, "diverse_events_per_year": 14,
    "headroom": ("2.90", "0.05 m"), "barrier_passage": ("1.80", "0.05 m"), "cross_slope": ("1.0", "0.1 %"), "rise_between_landings": ("0.10", "0.02 m"),
    "hazard_contrast": ("0.80", "0.05 ratio"), "sign_legibility": (3, 3), "designated_bay_distance": ("15", "1 m"),
    "vegetation_window": (3, 3), "entrapment_spots": ("0", "0 ratio"), "women_share": (50, 52, 49, 51), "non_commercial_seats": ("92", "3 %"),
    "early_start": 3, "consultation_length": 84, "feedback_time": 30, "quiet_spots": 2, "utci_hot_day": ("31", "1 °C"),
}

PLACES = {
    # Gold: nearly everything is good, nothing mandatory is missing.
    "biblioteksplatsen": BEST | {"toilet_room": (3,), "calm_places": None},
    # Fine for most; one kerb of 60 mm shuts out people who use wheels.
    "kvarntorget": {"plain_information": (3, 3), "ground_light": 3.4, "face_light": 5.6, "guided_route_share": ("97", "2 %"), "upkeep": (3, 3), "languages_served": (2, 3),
                    "calm_places": 2, "assessors_lived_experience": 3},
    # Silver: passes everything, good in part.
    "norra-torget": {"toilet_room": (3,), "upkeep": (3, 3), "children_engaged": 52, "diverse_events_per_year": 18, "ground_light": 3.4},
    # Silver: a street for walking.
    "slojdgatan": {"shade_share:seat": ("74", "4 %"), "calm_places": None, "noise_lden": ("51", "1 dB"), "upkeep": (3, 3), "plain_information": (2, 3)},
    # Silver, but no toilet that everybody may use is near.
    "apelgarden": {"noise_lden": ("52", "1 dB"), "shade_share:seat": ("82", "3 %"), "calm_places": 3, "children_engaged": 60,
                   "assessors_lived_experience": 4, "toilet_room": (2,), "guided_route_share": ("84", "2 %")},
    # Certified: good for play, but the toilet is far and the street is fast.
    "lekudden": {"accessible_play": (2, 2), "play_zoning": (1, 2), "shaded_play_share": ("36", "3 %"), "children_engaged": 90, "plain_information": (2, 2), "detectable_edge": (1, 2), "languages_served": (1, 1),
                 "face_light": 0.7, "guided_route_share": ("70", "3 %"), "sign_legibility": (1, 2), "feedback_time": 120, "assessors_lived_experience": 1, "diverse_events_per_year": 3, "safety_walks_day_and_night": 1,
                 "calm_places": 0},
    # Certified: a grove with narrow, sloping paths, quiet and little used.
    "vastra-lunden": {"noise_lden": ("49", "1 dB"), "calm_places": 3, "shade_share:seat": ("90", "3 %"), "plain_information": (1, 1), "languages_served": (1, 1),
                      "detectable_edge": (1, 1), "guided_route_share": ("64", "4 %"), "face_light": 0.6, "ground_light": 1.2,
                      "felt_safety": (2, 2, 2, 2, 2, 2, 2, 3, 2, 2), "safety_walks_day_and_night": 1, "diverse_events_per_year": 2,
                      "sign_legibility": (1, 1), "cross_slope": ("2.3", "0.1 %"), "feedback_time": 130, "assessors_lived_experience": 1},
    # Not certified: 46 m of the main path are dark.
    "stromparken": {"utci_hot_day": ("25", "1 °C"), "noise_lden": ("54", "1 dB"), "calm_places": 3, "shade_share:seat": ("71", "4 %"), "toilet_room": (2,), "ground_light": 0.4, "face_light": 0.2,
                    "felt_safety": (2, 2, 2, 2, 2, 2, 2, 2, 2, 2), "safety_walks_day_and_night": 2, "vegetation_window": (1, 1), "entrapment_spots": ("1.6", "0.2 ratio"),
                    "women_share": (29, 24, 30, 22)},
    # Not certified: a drop of 1.3 m to the water without a railing. The light was not measured.
    "akajen": {"unguarded_drop": ("1.30", "0.05 m"), "calm_places": None, "noise_lden": ("58", "1 dB"), "ground_light": None, "face_light": None,
               "shade_share:seat": ("61", "5 %"), "upkeep": (3, 3), "safety_walks_day_and_night": None},
    # Not certified: the north path is steep.
    "kyrkbacken": {"rails_and_edges": (2, 2), "step_shape": (2, 2), "step_marking": (1, 2), "rise_between_landings": ("1.10", "0.05 m"), "noise_lden": ("52", "1 dB"), "calm_places": 2, "shade_share:seat": ("74", "4 %"), "upkeep": (3, 3), "plain_information": (1, 2),
                   "languages_served": (1, 2), "groups_engaged_share": "84", "children_engaged": 12},
    # Undetermined: the audit stopped half-way.
    "hamnplan": {key: None for key in USUAL} | {"level_change": ("4", "1 mm"), "noise_lden": ("61", "2 dB"), "upkeep": (2, 1), "hostile_features": 0,
                                                "unguarded_drop": ("0.30", "0.05 m"), "groups_engaged_share": "82", "children_engaged": 21},
    # Undetermined: almost nothing is known. The railway land has another owner.
    "stationsplan": {key: None for key in USUAL},
}
for _name, _found in PLACES.items():
    PLACES[_name] = USUAL | _found

# What was looked at last, from the office and on a second walk: share of the people around within 400 m, view ahead, edge faced by
# doors and shops, crowns in the aerial picture. A place that is not named is as USUAL_AROUND.
USUAL_AROUND = {"homes_near": ("78", "2 %"), "sightline": ("18", "1 m"), "active_frontage": ("60", "3 %"), "canopy_share": ("25", "2 %")}
AROUND = {
    "biblioteksplatsen": {"homes_near": ("95", "2 %"), "sightline": ("28", "1 m"), "active_frontage": ("82", "3 %"), "canopy_share": ("33", "2 %")},
    "stromparken": USUAL_AROUND | {"sightline": ("11", "1 m"), "active_frontage": ("20", "3 %"), "canopy_share": ("41", "2 %")},
    "hamnplan": {},
    "stationsplan": {},
} | {key: USUAL_AROUND | {"active_frontage": ("92", "3 %")} for key in ("kvarntorget", "slojdgatan", "kyrkbacken")}

# The aerial picture covers land that nobody walked: crowns at Stationsplan (%), few enough that the place cannot reach what the best one has.
SEEN_FROM_ABOVE = {"stationsplan": {"canopy_share": ("3", "2 %")}}

# What was measured when the route was walked again: its narrowest point past posts, bins and seats (m), and the depth of the shallowest
# tactile field at a crossing (m), where there is one.
WALKED_AGAIN = {
    "biblioteksplatsen": {"clear_width": "3.40", "tactile_field_depth": "0.95"},
    "kvarntorget": {"clear_width": "1.90", "tactile_field_depth": "0.70"},
    "norra-torget": {"clear_width": "1.65", "tactile_field_depth": "0.65"},
    "slojdgatan": {"clear_width": "3.50", "tactile_field_depth": "0.65"},
    "apelgarden": {"clear_width": "1.75", "tactile_field_depth": "0.65"},
    "lekudden": {"clear_width": "1.60", "tactile_field_depth": "0.65"},
    "vastra-lunden": {"clear_width": "2.20", "tactile_field_depth": "0.65"},
    "stromparken": {"clear_width": "2.70", "tactile_field_depth": "0.65"},
    "akajen": {"clear_width": "3.10", "tactile_field_depth": "0.65"},
    "kyrkbacken": {"clear_width": "2.10", "tactile_field_depth": "0.65"},
}

# Documents that hold everywhere: property, result, unit, file, date, what the paper says.
EVERYWHERE = [
    ("defect_repair_time", "10", "d", "skotselplan.txt", "2026-02-18", "Skötselplan 2026. Snubbelrisker lagas inom 10 dygn från anmälan. Huvudstråken röjs först."),
    ("incident_review", "yes", "", "handelser-arsgenomgang.txt", "2026-03-09", "Årlig genomgång av anmälda händelser och hatbrott, med åtgärder."),
    ("rules_review", "3", "rating", "ordningsregler-genomgang.txt", "2025-11-20", "Lokala ordningsföreskrifter prövade mot indirekt diskriminering. Publicerad."),
    ("formats_and_web", "2", "rating", "samrad-format.txt", "2026-01-15", "Samråd gavs ut som lättläst, uppläst och på teckenspråk. Webbsidorna prövade mot WCAG 2.1 AA utan anmärkning."),
    ("complaint_first_reply", "12", "d", "klagomal-rutin.txt", "2026-01-08", "Klagomål besvaras inom 12 dygn. Ansvarig: stadskontoret."),
    ("groups_with_life_areas", "4", "count", "livsomraden.txt", "2026-01-22", "Två livsområden valda för vardera barn, äldre, kvinnor och nyanlända."),
    ("equality_conclusion", "yes", "", "slutsats.txt", "2026-02-05", "Slutsats av dialogen och de åtaganden som följer av den."),
    ("third_party_review", "yes", "", "tredjepartsgranskning.txt", "2026-03-30", "Granskning av processen av en oberoende granskare."),
    ("decisions_published", "yes", "", "beslut.txt", "2026-02-12", "Beslut om centrums platser med skäl och bortvalda alternativ, på webben."),
    ("interests_declared", "yes", "", "intressen-avtal.txt", "2026-02-12", "Intressen redovisade av beslutsfattare, förteckning över avtal."),
    ("land_history", "yes", "", "markhistorik.txt", "2026-02-12", "Marken i centrum har varit kommunens sedan staden lades ut. Ingen mark förvärvad för platserna."),
    ("unused_parts_reviewed", "yes", "", "tomma-delar.txt", "2026-02-12", "Genomgång av tomma lokaler och ytor kring centrum, återbruk prövat."),
    ("cultural_rights_considered", "yes", "", "kulturella-rattigheter.txt", "2026-02-12", "Inga urfolks rättigheter berörs. Marknadens plats bevarad efter samtal med hembygdsföreningen."),
    ("housing_effects", "yes", "", "boende.txt", "2026-02-12", "Hyror runt platserna följs. Överenskommelse med det kommunala bolaget om kvarboende."),
    ("past_injustice_considered", "yes", "", "skiljelinjer.txt", "2026-02-12", "Järnvägen delade staden. Planen för bron och gångtunneln redovisas."),
    ("builders_rights", "yes", "", "arbetsvillkor.txt", "2026-02-12", "Arbetsvillkor i alla led i avtalet, kontrollerade två gånger."),
    ("upkeep_workers", "yes", "", "skotsel-arbetsmiljo.txt", "2026-02-12", "Riskbedömning gjord med dem som städar och sköter."),
    ("privacy_review", "yes", "", "kameror.txt", "2026-02-12", "Inga kameror på platserna. Sensorer för kärl förtecknade."),
    ("environment_assessed", "yes", "", "miljobedomning.txt", "2026-02-12", "Miljöbedömning av centrum: vatten, hetta, luft."),
    ("materials_statement", "yes", "", "material.txt", "2026-02-12", "Ursprung för sten och trä, andel återbruk."),
    ("building_site_plan", "yes", "", "byggplats.txt", "2026-02-12", "Plan för byggplatser: tider, buller, väg förbi."),
    ("harassment_measures", "yes", "", "ordningsvakter.txt", "2026-02-12", "Regler och utbildning för ordningsvakter, uppföljning av klagomål."),
    ("grounds_analysed", "7", "count", "diskrimineringsgrunder.txt", "2025-12-03", "Analys av alla sju diskrimineringsgrunder för centrum."),
]
# Documents about one place: the title of the file and what it says.
PAPERS = {
    "groups_engaged_share": ("%", "Deltagande: {value} % av de berörda grupperna har lämnat dokumenterade synpunkter."),
    "safety_walks_day_and_night": ("rating", "Trygghetsvandringar de senaste 24 månaderna, dagtid och efter mörkrets inbrott: betyg {value} av 3 efter rapporterna."),
    "assessors_lived_experience": ("count", "Granskning: {value} granskare med egen erfarenhet av funktionsnedsättning."),
    "children_engaged": ("count", "Barnens verkstad: {value} barn mellan 6 och 17 år har deltagit."),
    "diverse_events_per_year": ("count", "Program: {value} evenemang det senaste året av eller för nya grupper."),
    "early_start": ("rating", "Tidigt samråd: betyg {value} av 3 efter daterade handlingar."),
    "consultation_length": ("d", "Samrådstid: {value} dygn."),
    "feedback_time": ("d", "Återkoppling: publicerad {value} dygn efter samrådets slut."),
    "quiet_spots": ("count", "Skötselplan: {value} lugnt ställe med rygg och tak, utmärkt på kartan."),
    "groups_with_commitment": ("count", "Jämlikhetslöften: {value} grupper har ett eget löfte med indikator och datum."),
}
# Documents about one place that were asked for later.
LATER_PAPERS = {
    "groups_heard": ("count", "Deltagande: {value} av de åtta grupperna har egna synpunkter i förteckningen."),
    "disability_organisation_heard": ("", "Deltagande: en funktionsrättsorganisation har lämnat synpunkter: {value}."),
}
