"""The record as a card in the terminal: figures first, then claims with their words and sayers. Colour adds nothing that words do not say."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.export.safe import one_line
from onrecord.export.wording import (
    AGAINST,
    CLAIMS_ONLY,
    FigureLine,
    disputed,
    figure_lines,
    headline,
    manner,
    plain_name,
    rank,
    sayer_text,
    source_facts,
    value_text,
)
from onrecord.model.document import Document, Issue
from onrecord.model.record import Claim, Record, Report

MOST_WORDS = 160
"""Evidence longer than this is shown by its beginning and end; the record itself holds all of it."""
WIDEST = 120
_SAYER, _LABEL, _CONFLICT, _HEAD = "dim", "bold", "bold yellow", "bold"


def print_card(record: Record, file: TextIO, *, color: bool) -> None:
    """Write the card to `file`; colour only in a terminal, and only where neither `color` nor NO_COLOR forbids it."""
    console = Console(
        file=file, no_color=not color or None, color_system="auto" if color else None, markup=False, emoji=False, highlight=False
    )
    with console.capture() as captured:
        console.print(card(record), width=min(console.width, WIDEST))
    file.writelines(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def card(record: Record) -> RenderableType:
    """The card of one record."""
    doc = record.document
    parts: list[RenderableType] = [_head(record)]
    told = [report for report in record.reports if report.kind != "background"]
    for report in told:
        parts += _incident(report, alone=len(told) == 1)
    if not told:
        parts.append(Text("\nNo incident is told in this text."))
    background = [report for report in record.reports if report.kind == "background"]
    parts += _section("Background: mentioned, not told", [_background(report) for report in background])
    parts += _section("Not understood", [_issue(issue, doc) for issue in record.issues])
    return Group(*parts)


def _head(record: Record) -> Text:
    return Text.assemble((one_line(headline(record)), _HEAD), "\n", (one_line(" · ".join(source_facts(record))), _SAYER))


def _incident(report: Report, *, alone: bool) -> list[RenderableType]:
    heading = "Figures" if alone else f"{'Incident' if report.kind == 'main' else 'Another incident'}: {one_line(report.title)}"
    claims = sorted(report.claims, key=lambda claim: rank(claim.variable))
    return [*_section(heading, [_figures(report)]), *_section("Claims", [_claims(claims, disputed(report))] if claims else [])]


def _section(heading: str, parts: Iterable[RenderableType]) -> list[RenderableType]:
    parts = list(parts)
    return (
        [Text(f"\n{heading.upper() if len(heading) < 40 else heading}", style=_HEAD), *(Padding(part, (0, 0, 0, 2)) for part in parts)]
        if parts
        else []
    )


def _grid(*ratios: int) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0), expand=False)
    grid.add_column(width=12, no_wrap=True)
    for ratio in ratios:
        grid.add_column(ratio=ratio, overflow="fold")
    return grid


def _figures(report: Report) -> Table:
    grid = _grid(1)
    also = [act for act in report.acts if act != report.act]
    for line in figure_lines(report):
        grid.add_row(Text(plain_name(line.variable), _LABEL), _figure(line, also if line.variable == "act" else []))
    return grid


def _figure(line: FigureLine, also: list[str]) -> Text:
    text = Text(one_line(line.value), _LABEL)
    if also:
        text.append(f"; also {', '.join(map(plain_name, also))}", "not bold")
    text.append(f"  {one_line(line.sayers)}", f"not bold {_SAYER}")
    if line.conflict:
        text.append(f"  {AGAINST} disputed", _CONFLICT)
        for value, sayer in line.against:
            text.append(f"\n{AGAINST} {one_line(value)}", _CONFLICT)
            text.append(f"  {one_line(sayer)}", f"not bold {_SAYER}")
        text.append(f"\n{one_line(line.why)}", "not bold italic")
    return text


def _claims(claims: list[Claim], against: set[str]) -> Table:
    grid = _grid(2, 3)
    for variable, group in groupby(claims, key=lambda claim: claim.variable):
        for number, claim in enumerate(group):
            label = Text(plain_name(variable) if number == 0 else "", _LABEL)
            grid.add_row(label, _value(claim, disputed=claim.id in against), _words(claim))
    return grid


def _value(claim: Claim, *, disputed: bool) -> Text:
    text = Text(f"{AGAINST} ", _CONFLICT) if disputed else Text()
    return text.append(one_line(value_text(claim.value)), "not bold" if disputed else "")


def _words(claim: Claim) -> Text:
    text = Text(" … ".join(f"“{_shortened(span.quote)}”" for span in claim.evidence))
    said = ", ".join(part for part in (one_line(sayer_text(claim)) if claim.said_by else "", manner(claim)) if part)
    return text.append(f"\n— {said}", _SAYER) if said else text


def _shortened(quote: str) -> str:
    words = one_line(quote)
    half = MOST_WORDS // 2
    return words if len(words) <= MOST_WORDS else f"{words[:half].rstrip()} […] {words[-half:].lstrip()}"


def _background(report: Report) -> Text:
    text = Text(one_line(report.title), _LABEL)
    facts = [f"{plain_name(line.variable)} {line.value}" for line in figure_lines(report) if line.variable not in ("act", *CLAIMS_ONLY)]
    return text.append(f"  {plain_name(report.act)}{''.join(f'; {one_line(fact)}' for fact in facts)}", f"not bold {_SAYER}")


def _issue(issue: Issue, doc: Document) -> Text:
    text = Text(f"{issue.code}: ", _SAYER)
    text.append(one_line(issue.message))
    if issue.start is not None and issue.end is not None:
        text.append(f" “{_shortened(doc.text[issue.start : issue.end])}”")
    return text
