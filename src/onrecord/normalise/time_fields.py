"""What the words of a matched rule come to: the fields of a form."""

from __future__ import annotations

import re
from typing import Any

from onrecord.normalise.time_lexicon import FORM_FIELDS, Rule, TimeLexicon
from onrecord.normalise.time_pattern import plain

_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
_FRENCH_TENS = {
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "soixante-dix": 70,
    "quatre-vingts": 80,
    "quatre-vingt": 80,
}
_FRENCH_TENS["quatre-vingt-dix"] = 90
_UNITS = {w: k for k, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
Fields = dict[str, Any]


def number_of(said: str, lexicon: TimeLexicon) -> float | None:
    """The number that numerals or number words name; null where they name none."""
    said = plain(said.strip())
    extra = 0.0
    for fraction, value in lexicon.fractions.items():
        if said.endswith(" " + fraction):
            said, extra = said[: -len(fraction)].strip(), value
    if m := re.match(r"(\d+(?:[.,]\d+)*)(?: (\d)/(\d)|(½))?$", said):
        return _digits(m[1]) + extra + (int(m[2]) / int(m[3]) if m[2] and int(m[3]) else 0.5 if m[4] else 0.0)
    total, part = 0.0, 0.0
    words = re.split(r"[\s\-‐‑]+", said)
    if words[0] in lexicon.words["articles"] and len(words) > 1 and words[1] not in lexicon.words["collective"]:
        return None
    for word in words:
        if (word in lexicon.links and (part or total)) or word in ("of", "de"):
            continue
        known = lexicon.numbers.get(word)
        if known is None:
            return None
        if known == 1000:
            total, part = total + (part or 1) * 1000, 0.0
        elif known == 100 or (known == 20 and part == 4):
            part = (part or 1) * known
        elif word in lexicon.words["collective"] or known < 1:
            part = known
        else:
            part += known
    return total + part + extra


def _digits(numeral: str) -> float:
    """A numeral with decimal or thousands marks."""
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", numeral):
        return float(re.sub(r"[.,]", "", numeral))
    whole, _, rest = numeral.replace(",", ".").partition(".")
    return float(f"{whole}.{rest.replace('.', '') or 0}")


def _leading(words: str) -> int:
    """The digits that words begin with."""
    m = re.match(r"\d+", words)
    return int(m[0]) if m else 0


def _full_year(words: str) -> int:
    """Four digits as they are; two digits as the year from 1931 to 2030 that ends so."""
    digits = int(re.sub(r"\D", "", words))
    return digits if digits > 99 else digits + (2000 if digits <= 30 else 1900)


def _spoken_year(words: str) -> int:
    """As in "nineteen ninety-six", "two thousand"."""
    said = re.split(r"[\s-]+", words.lower())
    if said[0] == "two":
        return 2000
    century = 1900 if said[0] == "nineteen" else 1800
    tens = next((value for stem, value in _TENS.items() if said[1].startswith(stem)), 0)
    return century + tens + (_UNITS.get(said[2], 0) if len(said) > 2 else 0)


def _decade(words: str) -> int | None:
    """The decade of "1990s", "'90s", "nineties" as the year without its last digit."""
    digits = re.sub(r"\D", "", words)
    if len(digits) == 4:
        return int(digits) // 10
    tens = (
        int(digits)
        if digits
        else _FRENCH_TENS.get(plain(words)) or next((v for stem, v in _TENS.items() if words.lower().startswith(stem)), 0)
    )
    if tens and not digits and tens % 10:
        return None
    return (190 + tens // 10) if tens or digits else None


def iso_fields(words: str, language: str) -> Fields | None:
    """`2021-06-03`, `03/06/2021` (day first, but in English where the second number can be no month), `30.08.2015`."""
    parts = [int(p) for p in re.split(r"\D", words.partition("T")[0])]
    if parts[0] > 31:
        year, month, day = parts
    else:
        day, month, year = parts
        if language == "en" and "/" in words and day <= 12:
            day, month = month, day
        if month > 12:
            day, month = month, day
        year = year if year > 99 else _full_year(f"{year:02d}")
    if not (1 <= month <= 12 and 1 <= day <= 31 and year):
        return None
    fields: Fields = {"year": year, "month": month, "day": day}
    if "T" in words:
        clock = words.partition("T")[2].split(":")
        fields |= {"hour": int(clock[0]), "minute": int(clock[1])}
    return fields


def fields_of(rule: Rule, m: re.Match[str], lexicon: TimeLexicon) -> Fields | None:
    """The fields that a match fills; null where its words make no sense together (a 14th month, 25 o'clock)."""
    fields: Fields = dict(rule.fields)
    notes: Fields = {}
    for name, group in rule.groups.items():
        words = m[name]
        if words is None:
            continue
        value = _value(group, words, lexicon)
        if value is None:
            return None
        if isinstance(value, dict):
            fields |= value
        else:
            (fields if name in FORM_FIELDS else notes)[name] = value
    if "few" in notes:
        fields["count"] = None
    singular = "unit" in rule.groups and not (m["unit"] or "").lower().endswith(("s", "x"))
    return _finish(fields, notes, rule, singular=singular)


def _value(group: str, words: str, lexicon: TimeLexicon) -> Any:
    """The value of the words of one class."""
    if group in lexicon.values:
        return lexicon.values[group].get(plain(words))
    if group == "count":
        return number_of(words, lexicon)
    if group == "hhmm":
        digits = words.replace(":", "")
        return {"hour": int(digits[:2]), "minute": int(digits[2:])}
    if group == "iso":
        return iso_fields(words, lexicon.language)
    plain_values = {
        "spoken_year": _spoken_year,
        "decade": _decade,
        "short_decade": _decade,
        "plain_decade": _decade,
        "short_year": _full_year,
        "apostrophe_year": _full_year,
    }
    if group == "spoken_hour":
        return int(lexicon.numbers[plain(words)])
    if group == "one_count":
        return 1
    if group == "utc":
        return 0
    return plain_values.get(group, _leading)(words)


def _finish(fields: Fields, notes: Fields, rule: Rule, *, singular: bool) -> Fields | None:
    """Put together what several words say: 3 and pm, 2 and ago."""
    hour = fields.get("hour")
    if hour is not None and "ampm" in notes:
        if hour > 12:
            return None
        fields["hour"] = hour % 12 + notes["ampm"]
    if (fields.get("hour") or 0) > 24 or ((fields.get("hour") == 24) and fields.get("minute")):
        return None
    if "sign" in rule.guards:
        count = fields.pop("count", None)
        if count is None:
            return None
        fields["count"], fields["offset"] = count, round(rule.guards["sign"] * count)
    if rule.kind == "duration" and 1900 <= (fields.get("count") or 0) <= 2100 and singular:
        return None
    if "plus" in rule.guards:
        fields["count"] = (fields.get("count") or 0) + rule.guards["plus"]
    if not 1 <= fields.get("month", 1) <= 12 or not 1 <= fields.get("day", 1) <= 31:
        return None
    return fields
