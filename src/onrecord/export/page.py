"""The record as one self-contained page: the text with marked words beside what was read off them. No script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.export.marks import Mark, marked_html, safe_html
from onrecord.export.shell import framed
from onrecord.export.wording import (
    AGAINST,
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


def page(record: Record) -> str:
    """The page of one record, as HTML."""
    doc = record.document
    marks = _marks(record)
    title = safe_html(headline(record))
    lit = "\n".join(f":root:has(#{mark.id}:target) .{mark.id} {{ background: var(--lit); }}" for mark in marks)
    body = f"""<main>
<article class="text"{_language(record)} dir="auto">{marked_html(doc.text, marks)}</article>
<section class="record" aria-label="record">
{"".join(_incidents(record))}
</section>
</main>
<footer><p>{_footer(record)}</p></footer>"""
    return framed(title, _facts(record), body, sheets=("page.css",), style=f"{lit}\n")


def _language(record: Record) -> str:
    return f' lang="{safe_html(record.language)}"' if record.language else ""


def _marks(record: Record) -> list[Mark]:
    """A mark for each piece of evidence, and for each issue that points into the text."""
    found = []
    for report in record.reports:
        against = disputed(report)
        kind = "background" if report.kind == "background" else "claim"
        for claim in report.claims:
            classes = f"{kind} disputed" if claim.id in against else kind
            title = f"{plain_name(claim.variable)}: {value_text(claim.value)} ({_said(claim)})"
            found += [
                Mark(span.start, span.end, _evidence_id(report, claim, number), _claim_id(report, claim), title, classes)
                for number, span in enumerate(claim.evidence)
            ]
    for number, issue in enumerate(record.issues):
        if issue.start is not None and issue.end is not None and issue.start < issue.end:
            found.append(Mark(issue.start, issue.end, f"w{number}", f"i{number}", f"{issue.code}: {issue.message}", "issue"))
    return found


def _claim_id(report: Report, claim: Claim) -> str:
    """An id that is safe in markup and style whatever the claim's own id holds."""
    return f"c-{_position(report.id)}-{_position(claim.id)}"


def _evidence_id(report: Report, claim: Claim, number: int) -> str:
    return f"e-{_position(report.id)}-{_position(claim.id)}-{number}"


def _position(name: str) -> str:
    return "".join(ch if ch.isascii() and ch.isalnum() else f"_{ord(ch):x}" for ch in name)


def _facts(record: Record) -> str:
    url = record.document.url
    return " · ".join([*map(safe_html, source_facts(record)), *([_link(url)] if url else [])])


def _link(url: str) -> str:
    """The address as a link where it is one of the web's, else as words."""
    shown = safe_html(url)
    return f'<a href="{shown}" rel="noopener noreferrer">{shown}</a>' if url.lower().startswith(("http://", "https://")) else shown


def _incidents(record: Record) -> Iterator[str]:
    if not record.relevant:
        yield "<h2>No incident is told in this text</h2>\n"
    for report in sorted(record.reports, key=lambda report: report.kind == "background"):
        kind = {"main": "Incident", "other": "Another incident", "background": "Background, mentioned and not told"}[report.kind]
        yield f"<h2>{kind}: {safe_html(report.title)}</h2>\n{_figures(report)}{_claims(report)}"
    if record.issues:
        rows = "".join(_issue(number, issue, record.document) for number, issue in enumerate(record.issues))
        yield f"<h2>Not understood</h2>\n<ul>\n{rows}</ul>\n"


def _figures(report: Report) -> str:
    rows = "".join(_figure(line) for line in figure_lines(report))
    return f"<table>\n{rows}</table>\n" if rows else ""


def _figure(line: FigureLine) -> str:
    cell = f'<span class="best">{safe_html(line.value)}</span> <span class="soft">{safe_html(line.sayers)}</span>'
    if line.conflict:
        others = "".join(
            f'<br><span class="conflict">{AGAINST} {safe_html(value)}</span> <span class="soft">{safe_html(sayer)}</span>'
            for value, sayer in line.against
        )
        cell += f' <span class="conflict">{AGAINST} disputed</span>{others}'
    return f'<tr><th scope="row">{plain_name(line.variable)}</th><td>{cell}<br><span class="soft">{safe_html(line.why)}</span></td></tr>\n'


def _claims(report: Report) -> str:
    claims: Sequence[Claim] = sorted(report.claims, key=lambda claim: rank(claim.variable))
    against = disputed(report)
    rows = "".join(_claim(report, claim, disputed=claim.id in against) for claim in claims)
    return f"<h3>Claims</h3>\n<ul>\n{rows}</ul>\n" if rows else ""


def _claim(report: Report, claim: Claim, *, disputed: bool) -> str:
    sign = f'<span class="conflict">{AGAINST} disputed</span> ' if disputed else ""
    words = " … ".join(
        f'<a href="#{_evidence_id(report, claim, number)}"><q>{safe_html(span.quote)}</q></a>' for number, span in enumerate(claim.evidence)
    )
    what = f"<b>{plain_name(claim.variable)}</b> {safe_html(value_text(claim.value))}"
    return f'<li id="{_claim_id(report, claim)}">{sign}{what}<br>{words} <span class="soft">— {safe_html(_said(claim))}</span></li>\n'


def _said(claim: Claim) -> str:
    return ", ".join(part for part in (sayer_text(claim), manner(claim)) if part)


def _issue(number: int, issue: Issue, doc: Document) -> str:
    words = ""
    if issue.start is not None and issue.end is not None and issue.start < issue.end:
        words = f' <a href="#w{number}"><q>{safe_html(doc.text[issue.start : issue.end])}</q></a>'
    return f'<li id="i{number}"><span class="soft">{safe_html(issue.code)}</span> {safe_html(issue.message)}{words}</li>\n'


def _footer(record: Record) -> str:
    doc, producer = record.document, record.producer
    facts = [f"document {doc.id}", f"read by {producer.name}, onrecord {producer.version}, {producer.digest}"]
    facts += [f"SHA-256 of the file {doc.digest}"] if doc.digest else []
    return safe_html("; ".join(facts))
