"""Incidents as one self-contained page: reports side by side, figures and what speaks against them, claims with words and sayers,
links with reasons, sources with their independence. No script, nothing fetched; text from outside is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from onrecord.export.incident_table import voices
from onrecord.export.marks import safe_html
from onrecord.export.outgoing import OutClaim, OutFigure, OutIncident, OutLink, OutSource
from onrecord.export.shell import framed
from onrecord.export.wording import AGAINST, plain_name, rank


def dossier_bytes(incidents: Iterable[OutIncident]) -> bytes:
    """The page, a section for each incident, and a list of them where there are several."""
    chosen = sorted(incidents, key=lambda one: one.id)
    title = safe_html(chosen[0].title if len(chosen) == 1 else f"{len(chosen):,} incidents")
    body = "".join(_section(number, incident) for number, incident in enumerate(chosen))
    told = "What reports say, each value with its words and its sayer."
    return framed(title, told, f"<main>\n{_contents(chosen)}{body}</main>", sheets=("page.css", "dossier.css")).encode()


def _contents(incidents: Sequence[OutIncident]) -> str:
    if len(incidents) < 2:
        return ""
    lines = (f'<li><a href="#i{k}">{safe_html(one.title or plain_name(one.act))}</a></li>\n' for k, one in enumerate(incidents))
    return f'<nav aria-label="incidents"><ul>\n{"".join(lines)}</ul></nav>\n'


def _section(number: int, incident: OutIncident) -> str:
    parts = (_figures(number, incident), _grid(number, incident), _claims(number, incident), _links(incident), _sources(incident))
    follows = f" · comes after {safe_html(', '.join(incident.follows))}" if incident.follows else ""
    return f"""<section class="incident" id="i{number}">
<h2>{safe_html(incident.title or plain_name(incident.act))}</h2>
<p class="soft">{safe_html(plain_name(incident.act))} · incident {safe_html(incident.id)}{follows}</p>
{"".join(parts)}</section>
"""


def _part(heading: str, content: str) -> str:
    return f"<h3>{heading}</h3>\n{content}" if content else ""


def _figures(number: int, incident: OutIncident) -> str:
    rows = "".join(_figure(number, incident, figure) for figure in incident.figures.values())
    return _part("Figures", f"<table>\n{rows}</table>\n" if rows else "")


def _figure(number: int, incident: OutIncident, figure: OutFigure) -> str:
    places = {claim.key: k for k, claim in enumerate(incident.claims)}
    told = [(places[key], incident.claims[places[key]]) for key in figure.against if key in places]
    others = "".join(
        f'<br><span class="conflict">{AGAINST} <a href="#i{number}c{k}">{safe_html(claim.text)}</a></span> '
        f'<span class="soft">{safe_html(_sayer(claim))}, {safe_html(claim.document)}</span>'
        for k, claim in told
    )
    sign = f' <span class="conflict">{AGAINST} disputed</span>' if figure.conflict else ""
    drawn = ", ".join(f'<a href="#i{number}c{places[key]}">{safe_html(key)}</a>' for key in figure.claims if key in places)
    why = f'<br><span class="soft">{safe_html(figure.why)} Rule: {safe_html(plain_name(figure.rule))}. From {drawn or "no claim"}.</span>'
    cell = f'<span class="best">{safe_html(figure.text)}</span>{sign}{others}{why}'
    return f'<tr><th scope="row">{safe_html(plain_name(figure.variable))}</th><td>{cell}</td></tr>\n'


def _grid(number: int, incident: OutIncident) -> str:
    """Reports as columns, variables as rows."""
    documents = [source.document for source in incident.sources]
    variables = sorted({claim.variable for claim in incident.claims}, key=lambda name: (rank(name), name))
    heads = "".join(
        f'<th scope="col">{safe_html(source.outlet or source.document)}<br><span class="soft">{safe_html(source.published or "no date")}</span></th>'
        for source in incident.sources
    )
    rows = "".join(_row(number, incident, name, documents) for name in variables)
    table = f'<div class="grid"><table>\n<thead><tr><th></th>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n'
    return _part("Reports side by side", table if variables else "")


def _row(number: int, incident: OutIncident, variable: str, documents: list[str]) -> str:
    cells = []
    for document in documents:
        told = [(k, claim) for k, claim in enumerate(incident.claims) if claim.variable == variable and claim.document == document]
        cells.append("<br>".join(f'<a href="#i{number}c{k}"{_stand(claim)}>{safe_html(claim.text)}</a>' for k, claim in told) or "–")
    return f'<tr><th scope="row">{safe_html(plain_name(variable))}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>\n'


def _stand(claim: OutClaim) -> str:
    return ' class="against"' if claim.stands == "against" else ""


def _claims(number: int, incident: OutIncident) -> str:
    items = "".join(_claim(f"i{number}c{k}", claim) for k, claim in enumerate(incident.claims))
    return _part("Claims", f"<ul>\n{items}</ul>\n" if items else "")


def _claim(name: str, claim: OutClaim) -> str:
    words = " … ".join(f"<q>{safe_html(part.text)}</q>" for part in claim.evidence)
    places = ", ".join(f"{part.start}–{part.end}" for part in claim.evidence)
    manner = "".join(
        f", {plain_name(word)}" for word in (claim.status if claim.status != "asserted" else "", "hedged" if claim.hedged else "") if word
    )
    sign = f'<span class="conflict">{AGAINST}</span> ' if claim.stands == "against" else ""
    what = f"{sign}{safe_html(plain_name(claim.variable))}: <strong>{safe_html(claim.text)}</strong>"
    where = f"{safe_html(claim.key)}, code points {places}"
    return (
        f'<li id="{name}"{_stand(claim)}>{what}<br>{words} <span class="soft">— {safe_html(_sayer(claim))}{manner} · {where}</span></li>\n'
    )


def _sayer(claim: OutClaim) -> str:
    return claim.said_by or "the report itself"


def _links(incident: OutIncident) -> str:
    return _part("Why these reports are taken as one", "".join(map(_link, incident.links)))


def _link(link: OutLink) -> str:
    rows = "".join(
        f'<tr><th scope="row">{safe_html(plain_name(feature))}</th><td>{_plain(a)}</td><td>{_plain(b)}</td><td>{weight:+.2f}</td></tr>\n'
        for feature, a, b, weight in link.reasons
    )
    head = f'<thead><tr><th>feature</th><th scope="col">{safe_html(link.a)}</th><th scope="col">{safe_html(link.b)}</th><th scope="col">bits</th></tr></thead>'
    return f'<div class="grid"><table>\n<caption class="soft">Weight of evidence {link.score:+.2f} bits</caption>\n{head}\n{rows}</table></div>\n'


def _plain(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(_plain, value))
    return "–" if value is None else safe_html(str(value))


def _sources(incident: OutIncident) -> str:
    items = "".join(_source(source, incident.sources) for source in incident.sources)
    heard = voices(incident.sources)
    count = f"<p>{len(incident.sources):,} documents, {heard:,} of them no copy of another.</p>\n"
    return _part("Sources", f"{count}<ul>\n{items}</ul>\n")


def _source(source: OutSource, all_of_them: Sequence[OutSource]) -> str:
    facts = [safe_html(fact) for fact in (source.outlet, source.published or "no publication date", source.language) if fact]
    shown = safe_html(source.url or "")
    facts += (
        [f'<a href="{shown}" rel="noopener noreferrer">{shown}</a>' if shown.lower().startswith(("http://", "https://")) else shown]
        if shown
        else []
    )
    facts += [f"SHA-256 {safe_html(source.digest)}"] if source.digest else []
    return f'<li>{safe_html(source.title or source.document)}<br>\n<span class="soft">{" · ".join(facts)}</span><br>{"".join(_independence(source, all_of_them))}</li>\n'


def _independence(source: OutSource, all_of_them: Sequence[OutSource]) -> Iterator[str]:
    others = [one for one in all_of_them if one.document != source.document]
    copies = [
        one.outlet or one.document
        for one in others
        if one.document not in source.independent_of and source.document not in one.independent_of
    ]
    if others:
        yield f"one voice with {safe_html(', '.join(copies))}" if copies else "independent of all others"
    else:
        yield "the only one"
