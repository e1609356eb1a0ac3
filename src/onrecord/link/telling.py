"""What one report tells, made light: all that linking compares, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, cast

from onrecord.link.names import name_of, titles
from onrecord.link.subjects import involved_in, subjects_of, weekdays_of
from onrecord.model.contract import sketch_dict, value_dict
from onrecord.model.incident import ReportKey
from onrecord.model.reading import Mention
from onrecord.model.record import Claim, Record, Report, ReportKind
from onrecord.model.restore import sketch_from, value_from
from onrecord.model.sketch import Sketch
from onrecord.model.value import Party, Person, Place, Weapon, When

Days = tuple[str, str, bool]
Counted = tuple[str, int | None, int | None]
_OFFICIAL = frozenset({"police", "government", "military", "court", "medical", "politician", "media", "expert", "union", "company", "ngo"})
_TOWNS = frozenset({"city", "district", "admin2"})
_COUNTED = ("killed", "injured", "arrested", "abducted", "missing", "displaced", "participants")
OFTEN = 3
"""Mentions that make the person who is named most a principal."""
_DAILY = frozenset({"minute", "hour", "daypart", "day"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One report as linking sees it.

    `days` are inclusive ISO dates, each with whether it is told to the day. `places` are those of the incident, `towns` the GeoNames ids of
    all that the document names, `sites` folded names of streets and buildings. `people` are the folded names of those concerned, `principals`
    of the victims, suspects and whoever else is named most, `others` of officials who speak about it; `ages` are those of victims and suspects, in years. `counts` are (variable, low, high).
    `subjects` are the words of names, but for those of places, that the document uses most, with how often; `involved` are (what
    kind of thing, to whom it was done: the last word of the name), in the order of the text; `weekdays` are those that are named, in
    order, from 1 for Monday. Only the main report of a document has the document's wording, towns and names: of the others it tells what their claims say.
    """

    key: ReportKey
    kind: ReportKind
    published: str | None
    outlet: str | None
    act: str
    acts: tuple[str, ...]
    days: tuple[Days, ...] = ()
    places: tuple[Place, ...] = ()
    towns: tuple[int, ...] = ()
    sites: tuple[str, ...] = ()
    principals: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    ages: tuple[int, ...] = ()
    parties: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    counts: tuple[Counted, ...] = ()
    subjects: tuple[tuple[str, int], ...] = ()
    involved: tuple[tuple[str, str], ...] = ()
    weekdays: tuple[int, ...] = ()
    sketch: Sketch = field(default=Sketch())


def tellings_of(record: Record) -> tuple[Telling, ...]:
    """The tellings of all reports of a record; that of the main report, or of the first where none is main, speaks for the document."""
    lead = record.main or next(iter(record.reports), None)
    return tuple(_telling(record, report, leading=report is lead) for report in record.reports)


def _telling(record: Record, report: Report, *, leading: bool) -> Telling:
    doc = record.document
    principals, people, others = _named(record, report) if leading else (_claimed(report.claims), _claimed(report.claims), ())
    places = _once(c.value for c in report.claims if isinstance(c.value, Place) and c.variable == "where")
    return Telling(
        key=ReportKey(doc.id, report.id), kind=report.kind, published=doc.published and doc.published[:10], outlet=doc.outlet, act=report.act,
        acts=report.acts, days=_days(report.claims), places=tuple(p for p in places if p.geonameid is not None),
        towns=_once(p.geonameid for p in record.places if p.geonameid and p.kind in _TOWNS) if leading else (),
        sites=_sites([*(p.name for p in places if p.geonameid is None), *(p.name for p in record.places if leading and p.kind == "facility")]),
        principals=principals, people=people, others=others, ages=_once(int(v.age) for v in _persons(report.claims) if v.age is not None),
        parties=_once(_party(c.variable, c.value) for c in report.claims if isinstance(c.value, Party) and c.value.kind not in (None, "unknown")),
        weapons=_once(c.value.kind for c in report.claims if isinstance(c.value, Weapon) and c.value.kind),
        counts=tuple((v, f.low, f.high) for v, f in report.figures.items() if v in _COUNTED),
        subjects=subjects_of(record) if leading else (), involved=involved_in(record, report) if leading else (),
        weekdays=weekdays_of(record) if leading else (),
        sketch=record.sketch if leading else Sketch(),
    )  # fmt: skip


def _once(values: Iterable[object]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values))


def _party(variable: str, party: Party) -> str:
    return f"{variable} {party.organization or party.kind}"


def _days(claims: Iterable[Claim]) -> tuple[Days, ...]:
    whens = [c.value for c in claims if isinstance(c.value, When)]
    return _once((w.first[:10], w.last[:10], w.precision in _DAILY) for w in whens if w.first and w.last)


def _sites(names: Iterable[str]) -> tuple[str, ...]:
    """Names of places that have one: "Oshiro Road", not "the house"."""
    return _once(name.casefold() for name in names if any(part[:1].isupper() or part[:1].isdigit() for part in name.split()[-2:]))


def _persons(claims: Iterable[Claim]) -> list[Person]:
    return [c.value for c in claims if isinstance(c.value, Person)]


def _claimed(claims: tuple[Claim, ...]) -> tuple[str, ...]:
    """The names of those whom the claims are about."""
    return _once(name for person in _persons(claims) if (name := name_of(person.name or "")))


def _named(record: Record, report: Report) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The names of a document's people: the principals, all that are concerned, and those who speak of it for an office."""
    chains: dict[str, list[Mention]] = {}
    for mention in record.mentions:
        if mention.named and mention.type == "person":
            chains.setdefault(mention.chain, []).append(mention)
    concerned = {c.entity for c in report.claims if isinstance(c.value, Person)}
    official = _speakers(record)
    claimed, people, others = _claimed(report.claims), dict[str, int](), list[str]()
    for chain, mentions in chains.items():
        name = max((name_of(m.span.quote) for m in mentions), key=lambda one: (one.count(" "), one))
        office = chain not in concerned and (chain in official or any(_titled(m) for m in mentions))
        if name and office:
            others.append(name)
        elif name:
            people[name] = people.get(name, 0) + len(mentions)
    most = [name for name in people if people[name] == max(people.values()) >= OFTEN]
    every = _once([*claimed, *people])
    return _once([*claimed, *most]), every, _once(one for one in others if one not in every)


def _titled(mention: Mention) -> bool:
    first = mention.span.quote.split()[0].strip(".").casefold()
    return first in titles() and first not in (
        "mr",
        "mrs",
        "ms",
        "miss",
        "m",
        "mm",
        "mme",
        "mlle",
        "st",
        "brother",
        "sister",
        "father",
        "père",
    )


def _speakers(record: Record) -> frozenset[str]:
    """Chains of those who speak for an office."""
    spans = sorted((s.start, s.end) for a in record.attributions if a.source_kind in _OFFICIAL for s in a.source)
    return frozenset(m.chain for m in record.mentions if any(start < m.span.end and m.span.start < end for start, end in spans))


def telling_dict(telling: Telling) -> dict[str, Any]:
    """The telling as plain data, for a store."""
    own = {"key": [telling.key.document, telling.key.report], "places": [value_dict(place) for place in telling.places]}
    return {one.name: getattr(telling, one.name) for one in fields(telling)} | own | {"sketch": sketch_dict(telling.sketch)}


def telling_from(item: Mapping[str, Any]) -> Telling:
    """The telling that was made into plain data, whether or not it went through JSON."""
    same = {one.name: item[one.name] for one in fields(Telling) if one.name in item}
    plain: dict[str, Any] = {name: tuple(one) if isinstance(one, list) else one for name, one in same.items()}
    lists = {name: tuple(tuple(one) for one in item.get(name, ())) for name in ("days", "counts", "subjects", "involved")}
    places = tuple(cast("Place", value_from("where", one)) for one in item["places"])
    return Telling(**{**plain, **lists, "key": ReportKey(*item["key"]), "places": places, "sketch": sketch_from(item["sketch"])})
