"""`onrecord incidents`: those of a project, by place, time, act, party, figures and conflict."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import Json, NoColor, Project, print_card, print_lines
from onrecord.cli.messages import tell
from onrecord.model.acts import FAMILIES
from onrecord.model.errors import InputError

if TYPE_CHECKING:
    from onrecord.ask.filters import Circle, Filter

Where = Annotated[str | None, typer.Option("--where", metavar="NAME", help="In this place: a name in its path, or a country code.")]
Near = Annotated[str | None, typer.Option("--near", metavar="NAME|LAT,LON", help="Within --within kilometres of this place.")]
Within = Annotated[float, typer.Option("--within", metavar="KM", min=0.0, help="How far from --near.")]
Day = Annotated[str | None, typer.Option(metavar="DATE", help="ISO 8601, inclusive.")]
Act = Annotated[str | None, typer.Option("--act", metavar="ACT", help="An act or a family of acts.")]
Party = Annotated[str | None, typer.Option("--party", metavar="WORDS", help="An initiator or target: words of it, or its kind.")]
Bound = Annotated[
    list[str] | None, typer.Option("--figure", metavar="NAME>=N", help="A count's best number: killed>=3, injured<=10, killed=0.")
]
Conflict = Annotated[str | None, typer.Option("--conflict", metavar="NAME|any", help="Where reports disagree on this figure.")]
Kind = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="main, other or background.")]
Rejected = Annotated[bool, typer.Option("--rejected", help="With incidents that were rejected, too.")]
_BOUND = re.compile(r"(\w+)(>=|<=|=)(\d{1,9})$")
_POINT = re.compile(r"(-?\d{1,3}(?:\.\d+)?),\s*(-?\d{1,3}(?:\.\d+)?)$")


def incidents(
    *,
    where: Where = None,
    near: Near = None,
    within: Within = 50.0,
    since: Day = None,
    until: Day = None,
    act: Act = None,
    party: Party = None,
    figure: Bound = None,
    conflict: Conflict = None,
    kind: Kind = None,
    rejected: Rejected = False,
    project: Project = None,
    json: Json = False,
    no_color: NoColor = False,
) -> int:
    """List the incidents of a project that fit what is asked."""
    asked = filter_of(
        where=where, near=near, within=within, since=since, until=until, act=act, party=party, figure=figure, conflict=conflict, kind=kind,
        rejected=rejected,
    )  # fmt: skip
    from onrecord.project.asking import left_out, lines_asked  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.project.place import find_store  # noqa: PLC0415 (the same)

    store = find_store(project)
    lines = list(lines_asked(store, asked))
    if json:
        print_lines(lines)
    else:
        from onrecord.export.asked import incidents_table  # noqa: PLC0415 (brings rich)

        print_card(lambda: incidents_table(lines), no_color=no_color)
    tell_left_out(left_out(store, asked))
    return 0


def tell_left_out(number: int) -> None:
    """Say how many incidents are not there because people rejected them."""
    if number:
        tell(
            f"{number:,} rejected {'incidents are' if number > 1 else 'incident is'} left out; --rejected shows {'them' if number > 1 else 'it'}"
        )


def filter_of(
    *, where: str | None, near: str | None, within: float, since: str | None, until: str | None, act: str | None, party: str | None,
    figure: list[str] | None, conflict: str | None, kind: str | None, rejected: bool,
) -> Filter:  # fmt: skip
    """The filter that options ask for. InputError where one is not understood."""
    from onrecord.ask.filters import Filter  # noqa: PLC0415 (brings the gazetteer)

    if act is not None and act not in FAMILIES and not any(act in acts for acts in FAMILIES.values()):
        raise InputError(f"no such act or family of acts: {act}", hint=f"families: {', '.join(FAMILIES)}")
    bounds = [_bound(words) for words in figure or ()]
    return Filter(
        where=where, near=_circle(near, within) if near else None, since=_day(since), until=_day(until), act=act, party=party,
        at_least={name: n for name, sign, n in bounds if sign != "<="}, at_most={name: n for name, sign, n in bounds if sign != ">="},
        conflict=conflict, kind=kind, rejected=rejected,
    )  # fmt: skip


def _bound(words: str) -> tuple[str, str, int]:
    m = _BOUND.match(words)
    if not m:
        raise InputError(f"not understood: --figure {words}", hint="as in --figure 'killed>=3'")
    return m[1], m[2], int(m[3])


def _day(words: str | None) -> str | None:
    from datetime import date  # noqa: PLC0415 (next to its only use)

    try:
        return date.fromisoformat(words).isoformat() if words else None
    except ValueError as error:
        raise InputError(f"no day of the calendar: {words}", hint="as in 2026-03-01") from error


def _circle(near: str, within: float) -> Circle:
    """A point, or the best known place of a name."""
    from onrecord.ask.filters import Circle  # noqa: PLC0415 (brings the gazetteer)
    from onrecord.normalise.gazetteer import look_up, name_key  # noqa: PLC0415 (the same)

    if m := _POINT.match(near):
        return Circle(float(m[1]), float(m[2]), within)
    placed = [entry for entry in look_up(name_key(near)) if entry.latitude is not None and entry.longitude is not None]
    known = next((entry for entry in placed if entry.kind == "city"), placed[0] if placed else None)  # the town, not the county around it
    if known is None or known.latitude is None or known.longitude is None:
        raise InputError(f"no place of this name is known: {near}", hint="give it as LATITUDE,LONGITUDE")
    return Circle(known.latitude, known.longitude, within)
