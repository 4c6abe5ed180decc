"""What a person decided about the board: which places make a region, what it is called, where seas and fronts are cut.

Every pair of numbers is (longitude, latitude) in degrees. Points were chosen by hand for this project.
"""

from __future__ import annotations

LonLat = tuple[float, float]
Seed = tuple[str, float, float]

# region -> a point inside each oblast, voivodeship or federal subject that belongs to it
UKRAINE: dict[str, list[Seed]] = {
    "ua_west": [
        ("Lviv", 23.9, 49.7), ("Ternopil", 25.5, 49.4), ("Ivano-Frankivsk", 24.6, 48.7),
        ("Zakarpattia", 23.2, 48.4), ("Chernivtsi", 26.0, 48.2), ("Khmelnytskyi", 26.9, 49.5),
    ],
    "ua_volyn": [("Volyn", 24.9, 51.1), ("Rivne", 26.4, 51.0), ("Zhytomyr", 28.6, 50.6)],
    "ua_kyiv": [("Kyiv", 31.3, 50.0), ("Kyiv City", 30.52, 50.45)],
    "ua_north": [("Chernihiv", 31.8, 51.3), ("Sumy", 34.2, 51.2)],
    "ua_kharkiv": [("Kharkiv", 36.4, 49.6)],
    "ua_luhansk": [("Luhansk", 39.0, 49.3)],
    "ua_donetsk": [("Donetsk", 37.3, 48.3)],
    "ua_zaporizhzhia": [("Zaporizhzhia", 35.6, 47.3)],
    "ua_kherson": [("Kherson", 33.6, 46.6)],
    "ua_crimea": [("Crimea", 34.2, 45.3), ("Sevastopol", 33.65, 44.6)],
    "ua_odesa": [("Odesa", 30.2, 47.0), ("Mykolaiv", 32.0, 47.5)],
    "ua_dnipro": [("Dnipropetrovsk", 35.0, 48.4)],
    "ua_centre": [
        ("Poltava", 33.8, 49.6), ("Kirovohrad", 32.2, 48.5), ("Cherkasy", 31.4, 49.2), ("Vinnytsia", 28.6, 48.9),
    ],
}
RUSSIA: dict[str, list[Seed]] = {
    "ru_kaliningrad": [("Kaliningrad", 21.0, 54.7)],
    "ru_northwest": [
        ("Leningrad", 30.5, 59.3), ("St Petersburg", 30.3, 59.93), ("Pskov", 29.5, 57.0), ("Novgorod", 32.5, 58.2),
        ("Karelia", 33.0, 63.0), ("Murmansk", 34.0, 68.0), ("Vologda", 40.0, 60.0), ("Arkhangelsk", 42.0, 63.0),
    ],
    "ru_smolensk": [
        ("Smolensk", 32.5, 55.0), ("Bryansk", 33.4, 52.9), ("Kaluga", 35.4, 54.4), ("Oryol", 36.4, 52.8),
        ("Tula", 37.5, 53.9),
    ],
    "ru_moscow": [
        ("Moscow", 37.62, 55.75), ("Moscow Oblast", 38.9, 55.4), ("Tver", 34.9, 57.0), ("Yaroslavl", 39.0, 57.8),
        ("Vladimir", 40.6, 56.1), ("Ivanovo", 41.5, 57.0), ("Kostroma", 43.5, 58.5), ("Ryazan", 40.3, 54.4),
        ("Nizhny Novgorod", 44.5, 56.0),
    ],
    "ru_kursk": [("Kursk", 36.2, 51.7), ("Belgorod", 37.5, 50.7)],
    "ru_voronezh": [("Voronezh", 40.0, 51.0), ("Lipetsk", 39.2, 52.7), ("Tambov", 41.5, 52.7)],
    "ru_rostov": [("Rostov", 41.0, 47.5)],
    "ru_kuban": [
        ("Krasnodar", 39.0, 45.4), ("Adygea", 40.1, 44.7), ("Stavropol", 43.0, 45.0),
        ("Karachay-Cherkessia", 41.7, 43.7), ("Kabardino-Balkaria", 43.4, 43.5), ("North Ossetia", 44.2, 43.1),
        ("Ingushetia", 45.0, 43.2), ("Chechnya", 45.7, 43.4), ("Dagestan", 47.0, 43.0),
    ],
    "ru_volga": [
        ("Volgograd", 44.0, 49.5), ("Saratov", 46.7, 51.7), ("Penza", 44.5, 53.2), ("Kalmykia", 45.5, 46.3),
        ("Astrakhan", 47.5, 47.2), ("Mordovia", 44.5, 54.4), ("Ulyanovsk", 47.8, 54.0), ("Samara", 50.2, 53.2),
        ("Chuvashia", 47.0, 55.5), ("Mari El", 48.0, 56.5), ("Tatarstan", 50.5, 55.4), ("Kirov", 49.5, 58.5),
    ],
}
POLAND: dict[str, list[Seed]] = {
    "pl_east": [
        ("Warmia-Masuria", 20.8, 53.9), ("Podlaskie", 23.0, 53.3), ("Mazovia", 21.0, 52.5), ("Lublin", 22.8, 51.2),
        ("Podkarpackie", 22.2, 50.0), ("Swietokrzyskie", 20.8, 50.8),
    ],
    "pl_west": [
        ("Pomerania", 18.0, 54.2), ("West Pomerania", 15.5, 53.6), ("Lubusz", 15.3, 52.2),
        ("Greater Poland", 17.2, 52.3), ("Kuyavia", 18.5, 53.0), ("Lodz", 19.4, 51.6), ("Lower Silesia", 16.4, 51.1),
        ("Opole", 17.9, 50.6), ("Silesia", 19.0, 50.4), ("Lesser Poland", 20.3, 49.8),
    ],
}
MOLDOVA: dict[str, list[Seed]] = {"md_transnistria": [("Transnistria", 29.5, 47.2)]}

# country as world-atlas spells it -> region
WHOLE_COUNTRIES = {
    "Norway": "norway", "Sweden": "sweden", "Finland": "finland", "Åland": "finland", "Denmark": "denmark",
    "Estonia": "estonia", "Latvia": "latvia", "Lithuania": "lithuania", "Germany": "germany", "Czechia": "czechia",
    "Slovakia": "slovakia", "Hungary": "hungary", "Romania": "romania", "Bulgaria": "bulgaria", "Turkey": "turkey",
    "Moldova": "moldova", "Belarus": "belarus", "Georgia": "georgia",
}
BACKGROUND_NATO = {
    "Netherlands", "Belgium", "Luxembourg", "France", "United Kingdom", "Italy", "Greece", "Albania", "Croatia",
    "Slovenia", "North Macedonia", "Macedonia", "Montenegro",
}

NAMES = {
    "ua_west": "Western Ukraine", "ua_volyn": "Volyn–Zhytomyr", "ua_kyiv": "Kyiv", "ua_north": "Chernihiv–Sumy",
    "ua_kharkiv": "Kharkiv", "ua_luhansk": "Luhansk", "ua_donetsk": "Donetsk", "ua_ordlo": "Occupied Donbas",
    "ua_zaporizhzhia": "Zaporizhzhia", "ua_kherson": "Kherson", "ua_crimea": "Crimea", "ua_odesa": "Odesa–Mykolaiv",
    "ua_dnipro": "Dnipro", "ua_centre": "Central Ukraine",
    "ru_kaliningrad": "Kaliningrad", "ru_northwest": "Northwest Russia", "ru_smolensk": "Smolensk–Bryansk",
    "ru_moscow": "Moscow", "ru_kursk": "Kursk–Belgorod", "ru_voronezh": "Voronezh", "ru_rostov": "Rostov",
    "ru_kuban": "Kuban–Caucasus", "ru_volga": "Volga",
    "pl_east": "Eastern Poland", "pl_west": "Western Poland", "md_transnistria": "Transnistria",
    "baltic_n": "Northern Baltic", "baltic_s": "Southern Baltic", "kattegat": "Danish Straits",
    "black_w": "Western Black Sea", "black_e": "Eastern Black Sea", "azov": "Sea of Azov", "northsea": "North Sea",
    "sea_other": "Open sea", "bg_nato": "NATO members further west", "bg_other": "Other countries",
}

# own approximation, drawn by hand, of the line of contact of 2015 to February 2022
LINE_OF_CONTACT: list[LonLat] = [
    (37.80, 46.95), (37.75, 47.12), (37.60, 47.40), (37.45, 47.65), (37.42, 47.90), (37.52, 48.08), (37.68, 48.20),
    (37.86, 48.31), (38.05, 48.41), (38.33, 48.44), (38.44, 48.60), (38.72, 48.70), (39.05, 48.72), (39.42, 48.66),
    (39.78, 48.62), (40.05, 48.62), (40.25, 48.65),
]
BEHIND_THE_LINE: list[LonLat] = [(40.4, 48.3), (40.4, 47.0), (38.4, 46.8)]

SEA_CUTS: list[list[LonLat]] = [
    [(16.2, 57.75), (18.5, 57.35), (22.0, 57.45)],  # Baltic north / south: Oland, Gotland, Courland
    [(12.6, 56.25), (12.45, 56.02)],  # Oresund, north end
    [(12.55, 55.75), (12.95, 55.6)],  # Oresund, south end
    [(9.9, 54.85), (10.6, 54.72), (11.2, 54.72)],  # the Belts
    [(11.6, 54.65), (12.2, 54.2)],
    [(11.9, 54.6), (12.0, 54.1)],
    [(8.2, 57.1), (7.0, 58.2)],  # Skagerrak
    [(33.7, 44.6), (33.7, 43.5), (34.3, 42.5), (34.6, 41.7)],  # Black Sea west / east
    [(36.45, 45.30), (36.9, 45.2)],  # Kerch
    [(36.35, 45.1), (36.85, 45.1)],
    [(28.9, 41.0), (29.3, 41.35)],  # Bosporus
    [(29.0, 41.3), (29.2, 41.2)],
]
SEA_SEEDS: dict[str, list[LonLat]] = {
    "baltic_n": [(20.2, 58.8), (25.5, 59.8), (19.5, 61.5), (23.5, 57.8)],
    "baltic_s": [(18.5, 55.5), (14.5, 54.6)],
    "kattegat": [(11.4, 56.8), (10.95, 55.45), (10.2, 54.75)],
    "northsea": [(6.5, 56), (4, 58)],
    "black_w": [(31, 43.5), (29.5, 43)],
    "black_e": [(37, 43.7)],
    "azov": [(36.7, 46.2)],
}
SEAS = frozenset(SEA_SEEDS)

# fixed links that carry road and rail over water, so no shared edge shows them
STRAITS: list[tuple[str, str]] = [("ua_crimea", "ru_kuban"), ("denmark", "sweden")]  # Kerch bridge, Oresund bridge

# no public-domain river layer was at hand; points entered by hand
DNIPRO: list[LonLat] = [
    (30.75, 51.9), (30.62, 51.45), (30.55, 51.1), (30.5, 50.8), (30.55, 50.42), (30.75, 50.15), (31.1, 49.95),
    (31.47, 49.77), (31.75, 49.6), (32.1, 49.45), (32.6, 49.2), (33.0, 49.05), (33.4, 49.06), (33.85, 48.85),
    (34.3, 48.6), (34.6, 48.53), (35.05, 48.47), (35.17, 48.2), (35.08, 47.86), (35.2, 47.6), (34.7, 47.45),
    (34.4, 47.5), (34.05, 47.4), (33.8, 47.1), (33.37, 46.77), (32.95, 46.7), (32.6, 46.62), (32.25, 46.52),
]
LABELS: dict[str, LonLat] = {  # where the roomiest spot would put two names on top of each other
    "kattegat": (11.2, 56.75), "ua_donetsk": (37.2, 48.8), "ua_ordlo": (38.7, 47.9), "md_transnistria": (29.35, 47.35),
    "ua_odesa": (32.0, 47.45), "ua_kherson": (34.0, 46.65), "ua_dnipro": (34.6, 48.25), "ua_kyiv": (30.6, 49.75),
}

# name, longitude, latitude, capital of a country
CITIES: list[tuple[str, float, float, bool]] = [
    ("Kyiv", 30.52, 50.45, True), ("Kharkiv", 36.23, 49.99, False), ("Odesa", 30.73, 46.48, False),
    ("Lviv", 24.03, 49.84, False), ("Dnipro", 35.05, 48.46, False), ("Donetsk", 37.80, 48.01, False),
    ("Mariupol", 37.55, 47.10, False), ("Kherson", 32.62, 46.64, False), ("Sevastopol", 33.52, 44.61, False),
    ("Warsaw", 21.01, 52.23, True), ("Rzeszów", 22.00, 50.04, False), ("Vilnius", 25.28, 54.69, True),
    ("Riga", 24.11, 56.95, True), ("Tallinn", 24.75, 59.44, True), ("Helsinki", 24.94, 60.17, True),
    ("Stockholm", 18.07, 59.33, True), ("Berlin", 13.40, 52.52, True), ("Prague", 14.43, 50.08, True),
    ("Bratislava", 17.11, 48.15, True), ("Budapest", 19.04, 47.50, True), ("Bucharest", 26.10, 44.43, True),
    ("Sofia", 23.32, 42.70, True), ("Chișinău", 28.83, 47.01, True), ("Minsk", 27.57, 53.90, True),
    ("Moscow", 37.62, 55.75, True), ("St Petersburg", 30.32, 59.94, False), ("Kaliningrad", 20.51, 54.71, False),
    ("Rostov", 39.72, 47.24, False), ("Istanbul", 28.98, 41.01, False), ("Oslo", 10.75, 59.91, True),
    ("Copenhagen", 12.57, 55.68, True),
]


def side_of(region: str) -> str:
    """The side a region belongs to at the start: ukraine, russia, nato, nato_2023, belarus, neutral, sea or none."""
    if region.startswith("ua_"):
        return "ukraine"
    if region.startswith("ru_"):
        return "russia"
    if region in ("sweden", "finland"):
        return "nato_2023"  # outside the alliance in scenarios that start before 2023 or 2024
    if region in ("moldova", "md_transnistria", "georgia"):
        return "neutral"
    if region == "belarus":
        return "belarus"
    if region in SEAS or region == "sea_other":
        return "sea"
    return "none" if region.startswith("bg_") else "nato"


def name_of(region: str) -> str:
    """The name shown to a player."""
    return NAMES.get(region, region.replace("_", " ").title())


def kind_of(region: str) -> str:
    """sea, background or land."""
    if region in SEAS or region == "sea_other":
        return "sea"
    return "background" if region.startswith("bg_") else "land"


def state_of(region: str) -> str:
    """Which state a land region lies in, to tell state borders from region borders."""
    if region.startswith(("ua_", "ru_", "pl_")):
        return region[:2]
    return region
