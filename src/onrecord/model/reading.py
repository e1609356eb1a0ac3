"""What reading finds in a text. Every layer points into the text; later stages see these layers and nothing of who made them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.parse import Parse
from onrecord.model.quick import quick
from onrecord.model.span import Span
from onrecord.model.value import Count, PlaceKind, Precision, Weapon

SentencePlace = Literal["headline", "dateline", "body", "aside"]
MentionType = Literal["person", "group", "organization", "place", "facility", "vehicle", "weapon", "object", "other"]
Role = Literal["agent", "patient", "instrument", "place", "time", "count", "content", "cause", "purpose"]
Status = Literal["happened", "did_not_happen", "ongoing", "planned", "threatened", "possible", "hypothetical", "generic"]
Tense = Literal["past", "present", "future", "none"]
SourceKind = Literal[
    "police",
    "government",
    "military",
    "medical",
    "witness",
    "victim",
    "party_to_it",
    "union",
    "politician",
    "ngo",
    "company",
    "resident",
    "media",
    "social_media",
    "court",
    "expert",
    "unnamed",
    "other",
]
Stance = Literal["states", "denies", "accuses", "claims", "demands", "condemns", "praises", "warns", "fears"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
PlaceUse = Literal["literal", "metonymic", "demonym", "in_name"]
Casing = Literal["mixed", "upper", "lower"]
NumberKind = Literal["exact", "approximate", "bounded", "range", "vague", "none"]


@quick
@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark; `tag` is its universal part of speech (UPOS), `lemma` its lower-case base form.

    `fine` is the Penn Treebank tag (French verbs: VB, VBD, VBG, VBN, VBP, VBF future, VBC conditional; else empty).
    """

    start: int
    end: int
    text: str
    tag: str
    lemma: str
    fine: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: code points `start:end`, tokens `first:last` (half-open), the paragraph it is in (from 0), its place in the report.

    An `aside` is no part of the report: a line of a playlist, the headline of another story.
    """

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    place: SentencePlace = "body"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: `start:end` with their marks, `inner_start:inner_end` without; `closed` false where no closing mark was found.

    `single` where the marks are single ones.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    single: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The text laid out: sentences, tokens, quotations, in text order.

    `language` is ISO 639-1; `casing` tells texts that are all upper or all lower case, in which capitals mean nothing.
    `parses` are what the trained reader says of each sentence; empty where there is no reader for the language.
    """

    text: str
    language: str
    casing: Casing
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]
    parses: tuple[Parse, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """Words that say how many: `span` with the hedge ("at least 12"), `number` the numeral alone ("12").

    `part` where they count a part of a whole just named ("seven of them", "including six children"); `running` where they give a
    toll that includes what was told before ("rose to 12", "bringing to 12").
    """

    span: Span
    number: Span
    count: Count
    kind: NumberKind
    part: bool = False
    running: bool = False


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression, TIMEX3 type and value (ISO-TimeML); inclusive ISO `first` and `last`, null for durations and sets."""

    span: Span
    type: TimexType
    value: str
    first: str | None
    last: str | None
    precision: Precision | None
    mod: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name and what it names; nulls where it is not found. `score` from 0 to 1 is how sure the choice is."""

    span: Span
    kind: PlaceKind | None
    name: str
    geonameid: int | None
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    score: float
    use: PlaceUse
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """What the stages of normalising mark in a text, each in text order.

    `sites` are facilities and vague places ("the harbour", "a market"), tied to the place that they are in.
    """

    numbers: tuple[NumberPhrase, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Toponym, ...] = ()
    sites: tuple[Toponym, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class MentionParty:
    """What kind of party a mention is; `kind` from the actor groups list."""

    kind: str | None
    country: str | None = None
    organization: str | None = None
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A person, group, organisation or thing that takes part. Mentions of one entity share a `chain`."""

    id: str
    span: Span
    head: Span
    type: MentionType
    named: bool
    chain: str
    sentence: int
    party: MentionParty | None = None
    weapon: Weapon | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """What fills a role of a predicate; `mention` is an id, null where the words are none."""

    role: Role
    span: Span
    mention: str | None = None


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb or event noun with its arguments. `span` is the trigger, `sentence` the index of its sentence.

    `status` says whether it is told as having happened; `hedged` where the words keep their distance ("reportedly", French "aurait").
    """

    id: str
    span: Span
    lemma: str
    sentence: int
    nominal: bool
    tense: Tense
    passive: bool
    status: Status
    hedged: bool
    arguments: tuple[Argument, ...]


@quick
@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: spans of source, cue and content. `via` is the id of the attribution this one is nested in.

    `stance` is what the sayer does in saying it; `hedged` where the outlet marks its distance ("reportedly", "alleged").
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_kind: SourceKind | None
    via: str | None = None
    stance: Stance = "states"
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The layers that later stages use. Whatever reads a text, rules or a trained reader, gives exactly these.

    `hedges` are pairs of a hedging word ("reportedly") and the words that it covers.
    """

    layout: Layout
    marks: Marks
    mentions: tuple[Mention, ...]
    predicates: tuple[Predicate, ...]
    attributions: tuple[Attribution, ...]
    hedges: tuple[tuple[Span, Span], ...] = ()
