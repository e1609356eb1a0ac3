"""What leaves of an incident. Each format is made from this alone: what is hidden here can be in no export.

By default private persons' names, ages and exact addresses are hidden (`onrecord.export.privacy`); with `names` nothing is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.export.privacy.mask import Mask, mask_of, masked_id, masked_text, masked_url, masked_words
from onrecord.export.privacy.values import masked_plain, masked_value, names_somebody
from onrecord.export.wording import amount, rank, value_text
from onrecord.model.acts import GRAVITY
from onrecord.model.incident import Account, Incident, Link, Source, claim_key
from onrecord.model.record import Claim, ClaimStatus, Figure, Record, ReportKind
from onrecord.model.span import Span
from onrecord.model.value import Act, Count, Place, Value

Names = Literal["hidden", "shown"]
Stand = Literal["for", "against", "apart"]
_CONTEXT = 32
"""Code points before and after the evidence, by which a quote is found again."""


@dataclass(frozen=True, slots=True)
class Words:
    """Evidence: code points `start:end` of its document, and the words. `whole` where they are exactly those of the document.

    `before` and `after` are the words beside it, empty where the text is not at hand or something in them is hidden.
    """

    start: int
    end: int
    text: str
    whole: bool
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class OutClaim:
    """A claim. `key` names it among those of all documents; `stands` says whether its figure was drawn from it or it speaks against it."""

    key: str
    document: str
    report: str
    variable: str
    value: Value
    evidence: tuple[Words, ...]
    status: ClaimStatus
    said_by: str | None
    said_by_kind: str | None
    hedged: bool
    confidence: float
    stands: Stand

    @property
    def text(self) -> str:
        """The value in words."""
        return value_text(self.value)


@dataclass(frozen=True, slots=True)
class OutFigure:
    """A figure; `claims` and `against` are keys of claims."""

    variable: str
    best: int | None
    low: int | None
    high: int | None
    value: Any
    rule: str
    claims: tuple[str, ...]
    against: tuple[str, ...]
    conflict: bool
    why: str

    @property
    def text(self) -> str:
        """The value in words."""
        if not isinstance(self.value, Count):
            return value_text(self.value)
        words = amount(self.best, self.low, self.high)
        return f"{words} {self.value.of}" if self.value.of else words


@dataclass(frozen=True, slots=True)
class OutSource:
    """A document behind the incident; `independent_of` are documents that it is no copy of; `report` is its account's id."""

    document: str
    report: str
    kind: ReportKind
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    language: str | None
    digest: str | None
    independent_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutLink:
    """Why two reports (`DOCUMENT/REPORT`) are of one incident: reasons as (feature, of the one, of the other, weight in bits)."""

    a: str
    b: str
    score: float
    reasons: tuple[tuple[str, Any, Any, float], ...]


@dataclass(frozen=True, slots=True)
class OutIncident:
    """An incident as it leaves; claims in reading order, figures by variable."""

    id: str
    kind: ReportKind
    title: str
    act: str
    acts: tuple[str, ...]
    figures: Mapping[str, OutFigure]
    claims: tuple[OutClaim, ...]
    sources: tuple[OutSource, ...]
    links: tuple[OutLink, ...]
    follows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hide:
    """How words and ids that were made of an incident leave, beside the incident itself."""

    text: Callable[[str], str]
    id: Callable[[str], str]

    def key(self, claim: str) -> str:
        """A claim's key as it leaves."""
        document, cut, own = claim.rpartition("#")
        return f"{self.id(document)}{cut}{own}"


def outgoing(incident: Incident, names: Names = "hidden") -> OutIncident:
    """What leaves of the incident."""
    return with_hide(incident, names)[0]


def with_hide(incident: Incident, names: Names = "hidden") -> tuple[OutIncident, Hide]:
    """What leaves of the incident, and how what was made of it beside leaves."""
    records = {account.document.id: account.record for account in incident.accounts}
    mask = mask_of(tuple(records.values())) if names == "hidden" else None
    return _outgoing(mask, incident), _hide(mask, incident)


def _outgoing(mask: Mask | None, incident: Incident) -> OutIncident:
    acts = sorted({act for account in incident.accounts for act in account.report.acts}, key=lambda act: GRAVITY.get(act, len(GRAVITY)))
    chosen = incident.figures.get("act")
    act = chosen.value.act if chosen and isinstance(chosen.value, Act) else next(iter(acts), "other")
    title = next((account.report.title for account in incident.accounts if account.report.title), "")
    figures = {name: _figure(mask, incident, name) for name in sorted(incident.figures, key=lambda name: (rank(name), name))}
    return OutIncident(
        masked_id(mask, incident.id), incident.kind, masked_text(mask, title), act, tuple(acts), figures,
        tuple(sorted(_claims(mask, incident, figures), key=lambda claim: rank(claim.variable))),
        tuple(_source(mask, source, incident.accounts) for source in incident.sources),
        tuple(_link(mask, link) for link in incident.links), tuple(masked_id(mask, one) for one in incident.follows),
    )  # fmt: skip


def _hide(mask: Mask | None, incident: Incident) -> Hide:
    """The names of places stay in coded cells, where they are no more than a word of somebody's."""
    places = [claim.value for one in incident.accounts for claim in one.report.claims if isinstance(claim.value, Place)]
    known = {name for place in places if place.geonameid is not None for name in (place.name, place.admin1, *place.path) if name}
    safe = frozenset(name for name in known if mask is None or not names_somebody(mask, name))
    return Hide(lambda text: text if text in safe else masked_text(mask, text), lambda name: masked_id(mask, name))


def out_key(mask: Mask | None, incident: Incident, claim: str) -> str:
    """A claim's key as it leaves. A lone incident's figures name claims by their own ids."""
    document, cut, own = claim.rpartition("#")
    if not cut and len(incident.accounts) == 1:
        document = incident.accounts[0].document.id
    return claim_key(masked_id(mask, document), own)


def _figure(mask: Mask | None, incident: Incident, variable: str) -> OutFigure:
    figure: Figure = incident.figures[variable]
    keys = [tuple(out_key(mask, incident, claim) for claim in claims) for claims in (figure.claims, figure.against)]
    return OutFigure(
        variable, figure.best, figure.low, figure.high, masked_value(mask, figure.value), figure.rule, keys[0], keys[1],
        figure.conflict, masked_text(mask, figure.why),
    )  # fmt: skip


def _claims(mask: Mask | None, incident: Incident, figures: Mapping[str, OutFigure]) -> Iterator[OutClaim]:
    for account in incident.accounts:
        document = masked_id(mask, account.document.id)
        for claim in {claim.id: claim for claim in account.report.claims}.values():  # the same words may make the same claim twice
            key = claim_key(document, claim.id)
            figure = figures.get(claim.variable)
            stands: Stand = (
                "apart" if figure is None else "for" if key in figure.claims else "against" if key in figure.against else "apart"
            )
            yield _claim(mask, account, claim, key, stands)


def _claim(mask: Mask | None, account: Account, claim: Claim, key: str, stands: Stand) -> OutClaim:
    said = masked_text(mask, claim.said_by.text) if claim.said_by else None
    return OutClaim(
        key, key.rpartition("#")[0], account.report.id, claim.variable, masked_value(mask, claim.value),
        tuple(_words(mask, account.record, span) for span in claim.evidence), claim.status, said,
        claim.said_by.kind if claim.said_by else None, claim.hedged, round(claim.confidence, 3), stands,
    )  # fmt: skip


def _words(mask: Mask | None, record: Record, span: Span) -> Words:
    text = record.document.text
    if text[span.start : span.end] != span.quote:  # the text is not at hand
        words = masked_text(mask, span.quote)
        return Words(span.start, span.end, words, words == span.quote)
    words = masked_words(mask, text, span.start, span.end)
    sides = ((max(0, span.start - _CONTEXT), span.start), (span.end, min(len(text), span.end + _CONTEXT)))
    before, after = (one if (one := masked_words(mask, text, *side)) == text[slice(*side)] else "" for side in sides)
    return Words(span.start, span.end, words, words == span.quote, before, after)


def _source(mask: Mask | None, source: Source, accounts: tuple[Account, ...]) -> OutSource:
    account = next((one for one in accounts if one.document.id == source.document), accounts[0])
    doc = account.document
    title = masked_text(mask, doc.title) if doc.title else None
    return OutSource(
        masked_id(mask, source.document), account.report.id, account.report.kind, title, source.outlet and masked_text(mask, source.outlet),
        source.published, doc.url and (masked_url(mask, doc.url) or None), account.record.language or doc.language, doc.digest,
        tuple(masked_id(mask, one) for one in source.independent_of),
    )  # fmt: skip


def _link(mask: Mask | None, link: Link) -> OutLink:
    a, b = (f"{masked_id(mask, key.document)}/{key.report}" for key in (link.a, link.b))
    reasons = ((one.feature, masked_plain(mask, one.a), masked_plain(mask, one.b), round(one.weight, 2)) for one in link.reasons)
    return OutLink(a, b, round(link.score, 2), tuple(reasons))
