"""The gazetteer: what places a name can mean. One SQLite file, made by `scripts/build_gazetteer.py`, opened when first asked.

Data: GeoNames (CC BY 4.0), CLDR; see `data/LICENSE-gazetteer.md`.
"""

from __future__ import annotations

import math
import re
import sqlite3
import threading
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from onrecord.lexicons import load
from onrecord.model.errors import ResourceError
from onrecord.model.quick import quick
from onrecord.model.value import PlaceKind

KINDS: tuple[PlaceKind, ...] = ("country", "admin1", "admin2", "city", "district", "facility", "natural", "region")
"""Kinds by their number in the file."""
PRIMARY, PREFERRED, ALTERNATE, SHORT, DEMONYM = range(5)
"""How a name names its place: its own name, an official or English or French one, any other, one without its type word, its people."""
_FOLDED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a", "ß": "ss"})
_DROPPED = re.compile("[.'’‘ʼʻʿʾ`´′]+")
_APART = re.compile(r"[\W_]+")
_SHORT_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@quick
@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer. `id` is its GeoNames id, below zero where it has none.

    `admin1`, `admin2` are ids, 0 where there is none; `radius` in km; `exact` false where the coordinates are derived from member cities;
    `rank` says how the name that was asked for names it, `capital` whether it is a country's capital.
    """

    id: int
    name: str
    kind: PlaceKind
    country: str
    admin1: int
    admin2: int
    population: int
    latitude: float | None
    longitude: float | None
    radius: float
    exact: bool
    capital: bool
    rank: int = PRIMARY


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """What two spellings of one name share: no case, accents, apostrophes or full stops; hyphens as spaces; "St." as "saint"."""
    plain = name.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain.translate(_FOLDED)) if not unicodedata.combining(c))
    words = _APART.sub(" ", _DROPPED.sub("", plain)).split()
    return " ".join(_SHORT_WORDS.get(word, word) for word in words) if len(words) > 1 else "".join(words)


class _Connections(threading.local):
    """One read-only connection a thread: SQLite's own are not to be shared."""

    db: sqlite3.Connection | None = None


_CONNECTIONS = _Connections()
_COLUMNS = "p.id, p.name, p.kind, p.country, p.admin1, p.admin2, p.population, p.latitude, p.longitude, p.radius, p.exact, p.capital"


def _path() -> Path:
    return Path(str(resources.files("onrecord") / "data" / "gazetteer.sqlite"))


def _connection() -> sqlite3.Connection:
    """The connection of the running thread; ResourceError where the file is missing or broken."""
    if _CONNECTIONS.db is None:
        try:
            _CONNECTIONS.db = sqlite3.connect(f"{_path().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            _CONNECTIONS.db.execute("SELECT 1 FROM place LIMIT 1")
        except sqlite3.Error as error:
            _CONNECTIONS.db = None
            raise ResourceError(f"cannot read gazetteer.sqlite: {error}", hint="install onrecord again") from error
    return _CONNECTIONS.db


def _entry(row: tuple[int, str, int, str, int, int, int, int | None, int | None, int, int, int, int]) -> Entry:
    latitude, longitude = (None if v is None else v / 10000 for v in row[7:9])
    capital = bool(row[11]) or row[0] in _capitals()
    return Entry(row[0], row[1], KINDS[row[2]], row[3], *row[4:7], latitude, longitude, row[9] / 10, bool(row[10]), capital, row[12])


@lru_cache(maxsize=1)
def _capitals() -> frozenset[int]:
    return frozenset(load("place_capitals")["capitals"])


@lru_cache(maxsize=16384)
def _known(key: str) -> tuple[bool, bool]:
    """Whether a key is in the gazetteer, and whether a longer one begins with its words.

    Of most words neither holds, which one step in the order of the keys tells: no key has a sign below a space, so longer ones come next.
    """
    found = _rows("SELECT key FROM name WHERE key >= ? ORDER BY key LIMIT 1", key)
    following = str(found[0][0]) if found else ""
    if following != key:
        return False, following.startswith(f"{key} ")
    return True, bool(_rows("SELECT 1 FROM name WHERE key > ? AND key < ? LIMIT 1", f"{key} ", f"{key}!"))


@lru_cache(maxsize=16384)
def look_up(key: str) -> tuple[Entry, ...]:
    """The places that a name key can mean, the best known first; empty where the gazetteer has none."""
    if not _known(key)[0]:
        return ()
    query = (
        f"SELECT {_COLUMNS}, n.rank FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? ORDER BY p.population DESC, p.id LIMIT 400"  # noqa: S608 (a constant)
    )
    return tuple(map(_entry, _rows(query, key)))


def goes_on(key: str) -> bool:
    """Whether a name of the gazetteer begins with the words of a key and has more of them: few do, so most words need no look-up with the next."""
    return _known(key)[1]


def _rows(query: str, *values: str) -> list[Any]:
    """What a query finds; ResourceError where the file is broken."""
    try:
        return _connection().execute(query, values).fetchall()
    except sqlite3.DatabaseError as error:
        raise ResourceError(f"cannot read gazetteer.sqlite: {error}", hint="install onrecord again") from error


@lru_cache(maxsize=4096)
def place_by_id(place: int) -> Entry | None:
    """The place of an id of the gazetteer; none where it has none."""
    query = f"SELECT {_COLUMNS}, 0 FROM place p WHERE p.id = ?"  # noqa: S608 (a constant)
    row = _connection().execute(query, (place,)).fetchone()
    return _entry(row) if row else None


@lru_cache(maxsize=512)
def country_entry(code: str) -> Entry | None:
    """The country of an ISO 3166-1 alpha-2 code; none for a code that is not given out."""
    query = f"SELECT {_COLUMNS}, 0 FROM place p WHERE p.country = ? AND p.kind = 0 AND p.id > 0"  # noqa: S608 (a constant)
    row = _connection().execute(query, (code,)).fetchone()
    return _entry(row) if row else None


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two points, each latitude and longitude in degrees (haversine, mean Earth radius)."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(min(1.0, h)))
