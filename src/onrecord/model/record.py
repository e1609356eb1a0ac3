"""What a document says happened: claims with their words and sayers, the incidents they tell, and the figures drawn from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from onrecord.model.contract import record_dict
from onrecord.model.document import Document, Issue
from onrecord.model.quick import quick
from onrecord.model.reading import Argument, Attribution, Mention, SourceKind, Status, TimeExpression, Toponym
from onrecord.model.sketch import Sketch
from onrecord.model.span import Span
from onrecord.model.value import Value

ClaimStatus = Literal["asserted", "alleged", "denied", "possible", "planned", "claimed_responsibility"]
ReportKind = Literal["main", "other", "background"]
NO_FIGURE = frozenset({"victim", "suspect", "response", "reaction", "comparison"})
COUNTED = ("killed", "injured", "hospitalised", "arrested", "missing", "abducted", "displaced")
VARIABLES = (
    "act", "when", "where", "initiator", "target", "participants", *COUNTED, "weapon", "damage", "duration", "victim", "suspect", "response",
    "reaction", "comparison",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """An event mention: `span` is the trigger, `act` from the vocabulary of acts, `attribution` the id of who says so.

    `act_source` is what told the act: the lexicon, or the reader's scorer where no lexicon has the wording; null where the act is `other`.
    `act_sure` is the scorer's probability, from 0 to 1; 1 where the lexicon told it.
    """

    id: str
    span: Span
    act: str
    status: Status
    roles: tuple[Argument, ...]
    sentence: int
    attribution: str | None = None
    hedged: bool = False
    act_source: Literal["lexicon", "scorer"] | None = None
    act_sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Sayer:
    """Who says it, in the report's words, and what kind of source that is."""

    text: str
    kind: SourceKind | None


@quick
@dataclass(frozen=True, slots=True)
class Claim:
    """In this report, according to the union official, 32 were hurt; the words are these. `evidence` is never empty.

    `said_by` is null for the outlet's own voice; `events` are the ids of the event mentions it was read from. Of a count, `part`
    says that it counts some of those counted before, `running` that it is a toll that includes what was told before; `entity` is
    the chain of whom it is about, `of_kind` their kind in the actor groups list, where that is known. `denies` are the ids of the claims that a denied claim stands against.
    """

    id: str
    variable: str
    value: Value
    evidence: tuple[Span, ...]
    events: tuple[str, ...]
    status: ClaimStatus
    attribution: str | None
    said_by: Sayer | None
    hedged: bool
    confidence: float
    part: bool = False
    running: bool = False
    entity: str | None = None
    denies: tuple[str, ...] = ()
    of_kind: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """What the claims of one variable come to, by a named rule, and what speaks against it.

    `best`, `low`, `high` are null where the value is no count. `why` is one plain sentence.
    """

    best: int | None
    low: int | None
    high: int | None
    value: Any
    rule: str
    claims: tuple[str, ...]
    against: tuple[str, ...]
    conflict: bool
    why: str

    def explain(self) -> str:
        """One plain sentence: what was chosen, by which rule, and what does not fit."""
        return self.why


@dataclass(frozen=True, slots=True)
class Report:
    """One document's account of one incident; `events` are event ids."""

    id: str
    kind: ReportKind
    act: str
    acts: tuple[str, ...]
    title: str
    claims: tuple[Claim, ...]
    figures: dict[str, Figure]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Producer:
    """What produced a record, so that it can be repeated."""

    name: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class Record:
    """All that one document says, as the output contract has it."""

    document: Document
    language: str | None
    relevance: float
    times: tuple[TimeExpression, ...]
    places: tuple[Toponym, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[Event, ...]
    reports: tuple[Report, ...]
    issues: tuple[Issue, ...]
    producer: Producer
    sketch: Sketch = field(default=Sketch())

    @property
    def relevant(self) -> bool:
        """Whether the document tells at least one incident."""
        return any(report.kind != "background" for report in self.reports)

    @property
    def main(self) -> Report | None:
        """The incident that the document is about, if there is one."""
        return next((report for report in self.reports if report.kind == "main"), None)

    @property
    def figures(self) -> dict[str, Figure]:
        """The figures of the main incident; empty where there is none."""
        return self.main.figures if self.main else {}

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of all incidents, the main one's first."""
        return tuple(claim for report in self.reports for claim in report.claims)

    def to_dict(self) -> dict[str, Any]:
        """The record as the output contract has it, schema `onrecord/1`: plain lists, dicts, strings, numbers and nulls."""
        return record_dict(self)
