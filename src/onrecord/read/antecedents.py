"""Whom a pronoun goes back to: the first fitting person or group before it, by who speaks, and in whose words it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.model.reading import Layout
from onrecord.read.attribution_syntax import Clauses, clauses_of
from onrecord.read.cues import is_saying
from onrecord.read.mentions_draft import Draft

PEOPLE = ("person", "group", "organization")
_HURT = frozenset(("wounded", "injured", "dead", "victim", "hostage", "survivor", "blessé", "mort", "victime", "otage"))
_ATTACKS = frozenset("shoot fire attack kill beat hit stab burn storm raid throw open tirer attaquer frapper tuer".split())
_ARMED = frozenset(("organised_rebels", "gang_organised_crime", "unknown_armed", "militia_progov"))
_FORCES = frozenset(("police", "military", "border_coast_guard", "prison_service", "foreign_military"))
_THEY = frozenset(("they", "ils", "elles"))
_SELF = frozenset(("himself", "herself"))
_NEAR, _FAR = 2, 10
"""Sentences that a pronoun looks back; "they" who do harm look farther, for an armed group."""
_NAME_MARGIN = 12
"""Code points that quoted words have more than a name in them, where they are speech."""
_OBJECTS = frozenset(("him", "her", "them", "lui"))
_BEFORE = 6  # mentions between a pronoun and the subject of its verb
_SAY = frozenset(("say", "tell", "add", "state", "explain", "report", "note"))
_TELL = frozenset("identify describe put blame accuse urge identifier décrire chiffrer accuser".split())
"""What somebody who speaks does as well: "he identified the dead man as Ben Field"."""
_PERFECT = frozenset(("have", "avoir", "do"))
WINDOW = 60  # entities that a mention is compared with: keeps long texts linear


@dataclass(slots=True)
class Entity:
    """What is known of one entity while reading on."""

    id: str
    type: str
    sex: str | None
    plural: bool
    names: set[tuple[str, ...]] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    sentence: int = 0
    members: list[int] = field(default_factory=list)


def _speaks(layout: Layout, draft: Draft) -> bool:
    """Whether a mention is who says something: "the man said", "she has denied", "said the man."."""
    tokens = layout.tokens
    after, before = tokens[draft.last : draft.last + 3], tokens[max(0, draft.first - 1) : draft.first]
    if [t.text for t in (*before, *after[:1])] == [",", ","]:
        after, before = after[1:], ()  # "the commissioner, Jo Lund, said"
    closed = all(token.tag == "PUNCT" for token in after[:1])
    verb = next((token for token in after if token.tag != "ADV" and not (token.tag == "AUX" and token.lemma in _PERFECT)), None)
    return any(token.tag == "VERB" and is_saying(token.lemma, layout.language) for token in (verb, *(before if closed else ())) if token)


def _tells(layout: Layout, draft: Draft) -> bool:
    """Whether a pronoun is who tells of others, in the active voice right behind it."""
    return any(t.tag == "VERB" and t.lemma in _TELL for t in layout.tokens[draft.last : draft.last + 1])


def _follows_saying(layout: Layout, draft: Draft) -> bool:
    """Whether a pronoun opens what somebody says: "Doe said (that) he"."""
    before = layout.tokens[max(0, draft.first - 2) : draft.first]
    return bool(before) and (before[-1].lemma in _SAY or (before[-1].text.casefold() == "that" and before[0].lemma in _SAY))


def antecedent(layout: Layout, drafts: Sequence[Draft], i: int, entities: Sequence[Entity]) -> Entity | None:
    """The first fitting person or group of the sentence before the pronoun, else of the two sentences before.

    Who is told of only inside quoted words comes last for a pronoun outside of them; so does who speaks in a sentence for a pronoun in what is
    said ("Doe said the man ran when he was hit"); and a pronoun that speaks is somebody who spoke before. "They" who shoot are attackers told before, or forces,
    and nobody who was hurt.
    """
    draft = drafts[i]
    if layout.tokens[draft.first].text.casefold() in _SELF and (own := _whose_clause(layout, drafts, i, entities)) is not None:
        return own
    clauses, harms, speaks = (
        clauses_of(layout),
        draft.type == "group" and _attack(layout, draft),
        _speaks(layout, draft) or _tells(layout, draft),
    )
    reports = draft.type != "person" or speaks or _follows_saying(layout, draft)
    near = (e for e in entities[-WINDOW:] if draft.sentence - e.sentence <= (_FAR if harms else _NEAR) and e.type in PEOPLE)
    near = (e for e in near if not _in_brackets(layout, drafts, e))
    doer = _doer(layout, drafts, i)
    sayers = _sayers_behind(layout, drafts, i) if draft.type == "person" and not reports else None
    trails = speaks and draft.first > 0 and layout.tokens[draft.first - 1].tag == "PUNCT"
    by_first: list[tuple[int, bool, bool, bool, int, bool, bool, int, Entity]] = []
    for entity in (e for e in near if _fits(draft, e)):
        sentence = drafts[entity.members[-1]].sentence
        members = [m for m in entity.members[-20:] if drafts[m].sentence == sentence]
        likely = _likely(layout, drafts, entity) if harms else 0
        if likely > 0 and draft.sentence - sentence > _NEAR + (likely == 1):
            continue
        told = sayers is not None and any(word in name for name in entity.names for word in sayers)
        if (told and clauses.quote[draft.first] >= 0) or doer in entity.members[-20:]:
            continue  # "I shot him," Doe said, "Doe shot him": not Doe
        said = told or (not reports and any(_speaks(layout, drafts[m]) for m in members))
        unsure = draft.sex is not None and entity.sex is None
        quoted = clauses.quote[draft.first] < 0 and all(_in_speech(clauses, drafts[m]) for m in members)
        silent = speaks and not any(_speaks(layout, drafts[m]) for m in members)
        told = trails and sentence == draft.sentence  # "the farmer had stolen two cows, | he said"
        by_first.append((likely, quoted, said, told, draft.sentence - sentence, silent, unsure, min(members), entity))
    return min(by_first, key=lambda item: item[:8])[8] if by_first else None


def _in_brackets(layout: Layout, drafts: Sequence[Draft], entity: Entity) -> bool:
    """Whether nothing but a name in brackets tells of an organisation, as of the agency in a dateline: "BAMAKO (AFP) - Armed men"."""
    if entity.type != "organization" or len(entity.members) > 1:
        return False
    draft = drafts[entity.members[0]]
    around = [layout.tokens[k].text for k in (draft.first - 1, draft.last) if 0 <= k < len(layout.tokens)]
    return around == ["(", ")"]


def _whose_clause(layout: Layout, drafts: Sequence[Draft], i: int, entities: Sequence[Entity]) -> Entity | None:
    """Whom a clause with "himself" is about, where "who" opens it: "shot by a suspect who later killed himself"."""
    draft, tokens = drafts[i], layout.tokens
    first = layout.sentences[draft.sentence].first
    who = next((k for k in range(draft.first - 1, first, -1) if tokens[k].text.casefold() == "who" or tokens[k].text == ","), None)
    if who is None or tokens[who].text == ",":
        return None
    owners = (e for e in reversed(entities[-WINDOW:]) if _fits(draft, e) and any(drafts[m].last == who for m in e.members[-3:]))
    return next(owners, None)


def _doer(layout: Layout, drafts: Sequence[Draft], i: int) -> int | None:
    """The mention that is the subject of the verb right before "him" or "her", which is somebody else: "Doe shot him"."""
    first = drafts[i].first
    group = clauses_of(layout).group_at.get(first - 1) if layout.tokens[first].text.casefold() in _OBJECTS else None
    if group is None or group.passive:
        return None
    for k in range(i - 1, max(-1, i - _BEFORE), -1):
        if drafts[k].sentence != drafts[i].sentence:
            return None
        if drafts[k].last <= group.first:
            between = layout.tokens[drafts[k].last : group.first]
            return k if all(token.tag in ("PUNCT", "NUM", "ADV") for token in between) else None
    return None


def _sayers_behind(layout: Layout, drafts: Sequence[Draft], i: int) -> set[str]:
    """The last names of those behind a pronoun who say what its sentence tells: "the bullet hit him, Doe said"."""
    found: set[str] = set()
    for draft in drafts[i + 1 : i + WINDOW]:
        if draft.sentence != drafts[i].sentence:
            break
        if draft.named and draft.type == "person" and _speaks(layout, draft):
            found.add(layout.tokens[draft.head_last - 1].text.casefold().rstrip("."))
    return found


def _attack(layout: Layout, draft: Draft) -> bool:
    """Whether "they" do harm: right behind the pronoun, or of "they" again in the same quoted sentence."""
    sentence = layout.sentences[draft.sentence]
    quoted = clauses_of(layout).quote[draft.first] >= 0
    for k in range(draft.first if not quoted else sentence.first, draft.last if not quoted else sentence.last):
        verb = layout.tokens[k + 1] if k + 1 < len(layout.tokens) else None
        they = layout.tokens[k].text.casefold() in _THEY
        if they and verb is not None and verb.fine in ("VBD", "VBP") and verb.lemma in _ATTACKS:
            return True
    return False


def _likely(layout: Layout, drafts: Sequence[Draft], entity: Entity) -> int:
    """How well an entity fits "they" who do harm: 0 an armed group, 1 forces, 2 anybody, 3 those who were hurt themselves."""
    kinds = {party.kind for m in entity.members[-20:] if (party := drafts[m].party) is not None}
    if kinds & _ARMED:
        return 0
    if kinds & _FORCES:
        return 1
    behind = (layout.tokens[drafts[m].last : drafts[m].last + 4] for m in entity.members[-20:])
    suffered = any(t.tag == "AUX" and t.lemma == "be" for tokens in behind for t in tokens[:1]) if entity.heads else False
    return 3 if entity.heads & _HURT or suffered else 2


def _in_speech(clauses: Clauses, draft: Draft) -> bool:
    """Whether a mention stands in quoted words that are more than its name: a name in quotation marks is no speech."""
    k = clauses.quote[draft.first]
    inner = clauses.quotations[k] if k >= 0 else None
    words = clauses.tokens[draft.last - 1].end - clauses.tokens[draft.head_first].start
    return inner is not None and inner.inner_end - inner.inner_start > words + _NAME_MARGIN


def _fits(draft: Draft, entity: Entity) -> bool:
    if draft.type == "group":
        return entity.plural or entity.type == "group"
    if entity.plural or entity.type != "person":
        return False
    return draft.sex is None or entity.sex is None or entity.sex == draft.sex
