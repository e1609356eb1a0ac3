"""Answers in the terminal. Colour adds nothing that words do not say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.ask.check import Finding
from onrecord.ask.compare import Difference, Grid
from onrecord.ask.timeline import Moment
from onrecord.ask.why import Answer, Testimony, Voice, why
from onrecord.export.card import WIDEST
from onrecord.export.safe import one_line
from onrecord.export.wording import amount, plain_name, rank, value_text
from onrecord.model.incident import Account, Incident, Link
from onrecord.model.record import Figure
from onrecord.model.value import Count

_RELATION = {"same": "the same", "fits": "can both be true", "differs": "DIFFERS", "only_a": "only the first", "only_b": "only the second"}
_CHANGE = {"new": "", "changed": " (changed)", "repeated": " (as before)"}
_STANDS = {"for": "for", "against": "AGAINST", "apart": "apart"}


def print_answer(answer: RenderableType, file: TextIO, *, color: bool) -> None:
    """Write an answer to `file`; colour only in a terminal, and only where neither `color` nor NO_COLOR forbids it."""
    console = Console(
        file=file, no_color=not color or None, color_system="auto" if color else None, markup=False, emoji=False, highlight=False
    )
    with console.capture() as captured:
        console.print(answer, width=min(console.width, WIDEST))
    file.writelines(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _table(*heads: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for head in heads:
        table.add_column(head, overflow="fold")
    return table


def _shown(figure: Figure | None) -> str:
    """A figure in words; a dash where there is none, which is not zero."""
    if figure is None:
        return "-"
    words = amount(figure.best, figure.low, figure.high) if isinstance(figure.value, Count) else value_text(figure.value)
    return one_line(words) + (" !" if figure.conflict else "")


def incidents_table(lines: Iterable[Mapping[str, Any]]) -> RenderableType:
    """One row an incident; "!" marks a figure that is in conflict, "(rejected)" one that people rejected."""
    table = _table("id", "day", "what", "where", "killed", "injured", "reports")
    count = 0
    for line in lines:
        figures, count = line["figures"], count + 1
        when, where, act = ((figures.get(name) or {}).get("value") or {} for name in ("when", "where", "act"))
        conflict = " !" if any(figure["conflict"] for figure in figures.values()) else ""
        rejected = " (rejected)" if line.get("verdict") == "reject" else ""
        counts = (_line_count(figures.get(name)) for name in ("killed", "injured"))
        table.add_row(
            line["id"], str(when.get("first") or "?")[:10], plain_name(act.get("act") or "?") + conflict + rejected, one_line(where.get("name") or "?"),
            *counts, str(len({one["document"] for one in line["reports"]})),
        )  # fmt: skip
    return table if count else Text("no incident fits")


def _line_count(figure: Mapping[str, Any] | None) -> str:
    return "-" if figure is None else amount(figure["best"], figure["low"], figure["high"]) + (" !" if figure["conflict"] else "")


def incident_card(incident: Incident, *, evidence: bool) -> RenderableType:
    """Figures with the sentence that explains each; with `evidence` every claim under its variable; then sources and links."""
    parts: list[RenderableType] = [Text(f"{incident.id}  {incident.kind}", style="bold")]
    told = {c.variable for account in incident.accounts for c in account.report.claims}
    for variable in sorted({*incident.figures, *(told if evidence else ())}, key=rank):
        figure = incident.figures.get(variable)
        parts.append(Text(f"\n{plain_name(variable)}: {_shown(figure)}" if figure else f"\n{plain_name(variable)}"))
        parts += [_indented(Text(one_line(figure.why)))] if figure else []
        parts += [_indented(_testimony(one)) for one in why(incident, variable).testimonies] if evidence else []
    parts.append(Text("\nsources", style="bold"))
    parts += [_indented(Text(_source(account))) for account in incident.accounts]
    parts += [_indented(Text(f"{link.a.document} = {link.b.document}: " + _reasons(link))) for link in incident.links]
    parts += [Text(f"\nfollows {', '.join(incident.follows)}")] if incident.follows else []
    return Group(*parts)


def _reasons(link: Link) -> str:
    return ", ".join(f"{plain_name(reason.feature)} {reason.weight:+.1f}" for reason in link.reasons) + f" (sum {link.score:+.1f})"


def _source(account: Account) -> str:
    doc = account.document
    return one_line(f"{doc.id}  {doc.outlet or 'outlet not known'}, {doc.published or 'no date'}")


def _indented(part: RenderableType) -> RenderableType:
    return Padding(part, (0, 0, 0, 2))


def answer_card(answer: Answer) -> RenderableType:
    """A figure and all that stands behind it, down to the words."""
    if answer.figure is None and not answer.testimonies:
        return Text(f"no report of {answer.incident} says anything of {answer.variable}; that is not zero")
    parts: list[RenderableType] = [Text(f"{plain_name(answer.variable)}: {_shown(answer.figure)}", style="bold")]
    if answer.figure is not None:
        many = f"{answer.voices} independent {'voice' if answer.voices == 1 else 'voices'}"
        parts.append(_indented(Text(one_line(f"{answer.figure.why} Behind it: {many}."))))
    return Group(*parts, *(_indented(_testimony(one)) for one in answer.testimonies))


def _testimony(one: Testimony) -> RenderableType:
    claim = one.claim
    words = " … ".join(f"“{one_line(span.quote)}”" for span in claim.evidence)
    status = claim.status + (", hedged" if claim.hedged else "")
    places = ", ".join(f"{span.start}-{span.end}" for span in claim.evidence)
    denied = f"; denies {', '.join(one.denies)}" if one.denies else ""
    head = Text(f"\n{_STANDS[one.stands]}: {one_line(value_text(claim.value))}  [{status}{denied}]")
    chain = " ← ".join([_voice(voice) for voice in one.voices] or ["in the outlet's own voice"])
    return Group(head, _indented(Text(f"{words}  ({one.key} at {places})")), _indented(Text(f"{chain} ← {_source(one.account)}")))


def _voice(voice: Voice) -> str:
    kind = f" ({plain_name(voice.kind)})" if voice.kind else ""
    cue = f", “{voice.cue}”" if voice.cue else ""
    return one_line(f"{voice.who or 'nobody named'}{kind}{cue}")


def grid_table(grid: Grid) -> RenderableType:
    """Reports as columns, variables as rows, the reconciled figure first; a dash is silence, "!" a conflict."""
    table = _table("", "figure", *(one_line(a.document.outlet or a.document.id) for a in grid.accounts))
    for row in sorted(grid.rows, key=lambda row: rank(row.variable)):
        table.add_row(plain_name(row.variable), _shown(row.figure), *(_shown(cell) for cell in row.cells))
    return table


def difference_table(found: Iterable[Difference], a: Account, b: Account) -> RenderableType:
    """Two reports beside each other."""
    table = _table("", one_line(a.document.outlet or a.document.id), one_line(b.document.outlet or b.document.id), "")
    for one in sorted(found, key=lambda one: rank(one.variable)):
        table.add_row(plain_name(one.variable), _shown(one.a), _shown(one.b), _RELATION[one.relation])
    return table


def timeline_list(moments: Iterable[Moment]) -> RenderableType:
    """Each report with what it added."""
    parts: list[RenderableType] = []
    for moment in moments:
        copied = f", a copy of {moment.copy_of}" if moment.copy_of else ""
        parts.append(Text(f"{moment.at or 'no date'}  {_source(moment.account)}{copied}", style="bold"))
        told = (f"{plain_name(one.variable)}: {_shown(one.figure)}{_CHANGE[one.change]}" for one in moment.told if one.change != "repeated")
        parts += [_indented(Text(words)) for words in told]
    return Group(*parts)


def findings_list(findings: Iterable[Finding]) -> RenderableType:
    """Each comparison with what the record says to it."""
    parts: list[RenderableType] = []
    for one in findings:
        parts.append(Text(f"“{one_line(one.words)}”: {one.verdict}", style="bold"))
        bounds = [
            f"since {one.since}" if one.since else "",
            f"in {one_line(one.place)}" if one.place else "",
            f"by {one.measure}" if one.measure else "",
        ]
        looked = ", ".join(part for part in bounds if part) or "no bounds"
        parts.append(_indented(Text(f"{one.why} ({looked})" + (f": {', '.join(one.against)}" if one.against else ""))))
    return Group(*parts) if parts else Text("no report of this incident compares it to others")
