"""Why a figure stands: each claim of its variable, with its words, its chain of voices, and whether it speaks for or against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.incident import Account, Incident, claim_key
from onrecord.model.reading import Attribution, SourceKind
from onrecord.model.record import Claim, Figure

Stand = Literal["for", "against", "apart"]


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of the chain from the words to the outlet: who says it, as what kind of source, with which word. `who` is null for nobody named."""

    who: str | None
    kind: SourceKind | None
    cue: str


@dataclass(frozen=True, slots=True)
class Testimony:
    """A claim as its document has it. `voices` go from whoever says it to whoever passes it on; none for the outlet's own voice.

    `denies` are keys of claims. `stands` is `apart` where the figure neither rests on the claim nor is contradicted by it.
    """

    key: str
    account: Account
    claim: Claim
    voices: tuple[Voice, ...]
    denies: tuple[str, ...]
    stands: Stand


@dataclass(frozen=True, slots=True)
class Answer:
    """A variable of an incident: its figure, null where the variable has none (`victim`, `response`, ...), and all that is claimed of it.

    `voices` counts the independent documents and sayers behind the figure.
    """

    incident: str
    variable: str
    figure: Figure | None
    testimonies: tuple[Testimony, ...]
    voices: int


def why(incident: Incident, variable: str) -> Answer:
    """All that stands behind a variable, in the order of publication; no testimonies where no report says anything of it."""
    figure = incident.figures.get(variable)
    accounts = sorted(incident.accounts, key=lambda a: (a.document.published or "9999", a.key))
    told = tuple(
        _testimony(account, claim, figure) for account in accounts for claim in account.report.claims if claim.variable == variable
    )
    return Answer(incident.id, variable, figure, told, _independent(incident, told))


def chain_of(account: Account, claim: Claim) -> tuple[Voice, ...]:
    """Who says a claim, and through whom: along `via`, the innermost first."""
    by_id = {one.id: one for one in account.record.attributions}
    voices: list[Voice] = []
    here: Attribution | None = by_id.get(claim.attribution or "")
    while here is not None and len(voices) < len(by_id):
        cue = " … ".join(span.quote for span in here.cue)
        first = claim.said_by if not voices else None
        who = first.text if first else " ".join(here.source[0].quote.split()) if here.source else None
        voices.append(Voice(who, first.kind if first else here.source_kind, cue))
        here = by_id.get(here.via or "")
    return tuple(voices)


def _testimony(account: Account, claim: Claim, figure: Figure | None) -> Testimony:
    key = claim_key(account.key.document, claim.id)
    names = {key, claim.id}
    stands: Stand = "apart"
    if figure is not None:
        stands = "for" if names & set(figure.claims) else "against" if names & set(figure.against) else "apart"
    denies = tuple(claim_key(account.key.document, name) for name in claim.denies)
    return Testimony(key, account, claim, chain_of(account, claim), denies, stands)


def _independent(incident: Incident, told: tuple[Testimony, ...]) -> int:
    """How many voices speak for the figure: a sayer counts once, the outlets' own voices once for each that is no copy of another."""
    others = {source.document: set(source.independent_of) for source in incident.sources}
    sayers = {t.claim.said_by.text.casefold() for t in told if t.stands == "for" and t.claim.said_by}
    outlets: list[str] = []
    for document in dict.fromkeys(t.account.key.document for t in told if t.stands == "for" and not t.claim.said_by):
        if all(document in others.get(known, set()) or known in others.get(document, set()) for known in outlets):
            outlets.append(document)
    return len(sayers) + len(outlets)
