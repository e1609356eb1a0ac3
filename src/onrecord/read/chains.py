"""Which mentions are of one entity: names, titles, appositions, pronouns, definite descriptions. Sure cases only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.model.reading import Layout, MentionParty
from onrecord.normalise.party import name_key, party_words
from onrecord.normalise.terms import key_of
from onrecord.read.mentions_draft import Draft

_DEFINITE = frozenset(("the", "this", "these", "those", "that", "le", "la", "les", "l'", "l’", "ce", "cet", "cette", "ces"))
_PEOPLE = ("person", "group", "organization")
_ANYBODY = frozenset(("someone", "somebody", "anyone", "everyone", "anybody", "everybody"))
_SAY = frozenset(("say", "tell", "add", "state", "explain", "report", "note"))
_LEADS_TO_NAME = frozenset(", who was were is has had been be also later only qui a été est".split())
_NAMED = frozenset("named called nommé nommée appelé appelée prénommé prénommée".split())
_IDENTIFIED = frozenset("identified known identifié identifiée connu connue".split())
_AS = frozenset(("as", "comme"))
_FARTHEST = 14  # tokens between a description and the name that it is said to have
_REACH = 12  # sentences that a definite description looks back
_WINDOW = 60  # entities that a mention is compared with: keeps long texts linear


@dataclass(slots=True)
class _Entity:
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


def chains_of(layout: Layout, drafts: Sequence[Draft]) -> list[tuple[str, MentionParty | None]]:
    """The chain of each draft, and its party with what the rest of the chain tells of it. Drafts are in text order."""
    entities: list[_Entity] = []
    by_draft: dict[int, _Entity] = {}
    names: dict[tuple[str, ...], _Entity] = {}
    for i, draft in enumerate(drafts):
        entity = _described(drafts, i, by_draft) or _apposed(layout, drafts, i, by_draft)
        entity = entity or _match(layout, drafts, i, entities, names)
        if entity is None:
            entity = _Entity(f"c{len(entities) + 1}", draft.type, draft.sex, draft.plural)
            entities.append(entity)
        _join(layout, draft, i, entity, names)
        by_draft[i] = entity
    lent = {entity.id: _lent([p for m in entity.members if (p := drafts[m].party) is not None]) for entity in entities}
    return [(by_draft[i].id, _party(drafts[i], lent[by_draft[i].id])) for i in range(len(drafts))]


def _words(layout: Layout, draft: Draft) -> tuple[str, ...]:
    return tuple(t.text.casefold().rstrip(".") for t in layout.tokens[draft.head_first : draft.head_last])


def _head(layout: Layout, draft: Draft) -> str:
    return key_of([layout.tokens[draft.head_last - 1].text], layout.language)


def _join(layout: Layout, draft: Draft, i: int, entity: _Entity, names: dict[tuple[str, ...], _Entity]) -> None:
    """Add a mention to an entity."""
    entity.members.append(i)
    entity.sentence = draft.sentence
    entity.sex = entity.sex or draft.sex
    if draft.named:
        words = _words(layout, draft)
        entity.names.add(words)
        names[words] = entity
        if draft.type == "person" and len(words) > 1:
            names.setdefault(words[-1:], entity)
        if draft.type == "person" and len(words) > 2:
            names.setdefault(words[1:2], entity)
        if draft.type == "organization" and len(words) > 1:
            names[("", _initials(words))] = entity
        entity.type = draft.type
    elif not draft.pronoun:
        entity.heads.add(_head(layout, draft))
    if draft.party and draft.party.count and draft.party.count.best is not None:
        entity.numbers.add(draft.party.count.best)
    if draft.party and draft.party.country:
        entity.countries.add(draft.party.country)


def _described(drafts: Sequence[Draft], i: int, by_draft: dict[int, _Entity]) -> _Entity | None:
    """A title belongs to the name after it, which stands before it in the order (it starts as early and is longer)."""
    if drafts[i].describes is None:
        return None
    k = next((k for k in range(i - 1, max(-1, i - 6), -1) if drafts[k].head_first == drafts[i].describes), None)
    return by_draft[k] if k is not None else None


def _apposed(layout: Layout, drafts: Sequence[Draft], i: int, by_draft: dict[int, _Entity]) -> _Entity | None:
    """As in "Jane Doe, mayor of X," and "the mayor, Jane Doe"; "the Front (FNX)"."""
    draft = drafts[i]
    for k in range(i - 1, max(-1, i - 6), -1):
        other = drafts[k]
        if other.sentence != draft.sentence or other.last > draft.first or other.pronoun or draft.pronoun:
            continue
        between = layout.tokens[other.last : draft.first]
        marks = [t.text for t in between]
        if marks in (["("], ["["]) and other.type == draft.type == "organization" and draft.named and draft.last - draft.first == 1:
            return by_draft[k]
        if _is_named_so(layout, other, draft):
            return by_draft[k]
        pair = {other.named, draft.named} == {True, False} and "person" == other.type == draft.type and not (other.plural or draft.plural)
        if pair and draft.named is False and _has_title(drafts, k, by_draft):
            continue
        if pair and _comma_between(marks, [t.tag for t in between]) and _closed(layout, draft.last) and _may_be(draft, other):
            return by_draft[k]
    return None


def _is_named_so(layout: Layout, other: Draft, draft: Draft) -> bool:
    """Whether words between a person without a name and a name say that it is theirs: "a woman identified by the police as Jane Doe"."""
    if not draft.named or other.named or not draft.type == other.type == "person" or other.plural or not _may_be(draft, other):
        return False
    between = [t.text.casefold() for t in layout.tokens[other.last : draft.first]]
    at = next((i for i, word in enumerate(between) if word not in _LEADS_TO_NAME), None)
    if at is None or len(between) > _FARTHEST:
        return False
    return between[at:] in ([word] for word in _NAMED) or (between[at] in _IDENTIFIED and between[-1] in _AS)


def _has_title(drafts: Sequence[Draft], k: int, by_draft: dict[int, _Entity]) -> bool:
    """Whether a name is itself the apposition of a description right before it: what follows is told of another ("le procureur, X, le suspect")."""
    return any(
        m != k and not drafts[m].named and 0 <= drafts[k].first - drafts[m].last <= 1 and drafts[m].sentence == drafts[k].sentence
        for m in by_draft[k].members
    )


def _may_be(draft: Draft, other: Draft) -> bool:
    return draft.sex is None or other.sex is None or draft.sex == other.sex


def _comma_between(marks: Sequence[str], tags: Sequence[str]) -> bool:
    """A comma, with an age ("Jane Doe, 34, a driver") or a prepositional phrase before it."""
    if not marks or marks[-1] != "," or len(marks) > 9:
        return False
    inner = list(marks[:-1])
    if not inner:
        return True
    if inner[0] == "," and len(inner) == 2:
        return inner[1].isdigit()
    return "," not in inner and tags[0] == "ADP" and not any(tag in ("VERB", "AUX", "PRON", "CCONJ", "SCONJ") for tag in tags)


def _closed(layout: Layout, last: int) -> bool:
    """Whether an apposition ends here: at a mark, a verb or a relative word, not in a list."""
    token = layout.tokens[last] if last < len(layout.tokens) else None
    if token is None or token.text in (".", ";", ")", "]", "!", "?", ":", '"', "”"):
        return True
    if token.text == ",":
        after = [t.text.casefold() for t in layout.tokens[last + 1 : last + 6]]
        return not any(word in ("and", "et", "or") for word in after[:1])
    return token.tag in ("VERB", "AUX") or token.text.casefold() in ("who", "qui", "in", "at", "to", "for", "from")


def _match(
    layout: Layout, drafts: Sequence[Draft], i: int, entities: Sequence[_Entity], names: dict[tuple[str, ...], _Entity]
) -> _Entity | None:
    """The entity that a mention goes back to, or null where it is new."""
    draft = drafts[i]
    if draft.pronoun:
        return None if layout.tokens[draft.first].lemma in _ANYBODY else _antecedent(layout, drafts, i, entities)
    if draft.named:
        return _same_name(layout, draft, names)
    return _same_description(layout, draft, entities)


def _same_name(layout: Layout, draft: Draft, names: dict[tuple[str, ...], _Entity]) -> _Entity | None:
    """The same name; a surname or first name of a person named in full; the initials of an organisation."""
    words = _words(layout, draft)
    found = names.get(words)
    if found and (found.type == draft.type or {found.type, draft.type} <= {"place", "facility", "organization", "other"}):
        return found
    if draft.type == "person":
        found = names.get(words[-1:]) if len(words) > 1 else None
        fits = found is not None and any(len(n) == 1 or set(n) <= set(words) or set(words) <= set(n) for n in found.names)
        return found if fits else None
    if draft.type == "organization" and len(words) == 1 and 2 <= len(words[0]) <= 7:
        return names.get(("", words[0].replace(".", "")))
    return names.get(tuple(name_key(words).split())) if draft.type == "organization" else None


def _initials(words: Sequence[str]) -> str:
    return "".join(w[0] for w in words if w and w not in ("of", "the", "for", "and", "de", "la", "du", "des")) if len(words) > 1 else ""


def _same_description(layout: Layout, draft: Draft, entities: Sequence[_Entity]) -> _Entity | None:
    """Tell that "the attackers" go back to "ten attackers": a definite phrase, the same head (or one that means the same), no other number."""
    lists, tokens = party_words(layout.language), layout.tokens
    head, first = _head(layout, draft), tokens[draft.first].text.casefold()
    bare = draft.last - draft.first == 1 and head in lists.collective
    if draft.type in ("place", "weapon", "object", "other") or not (first in _DEFINITE or bare):
        return None
    number = draft.party.count.best if draft.party and draft.party.count else None
    country = draft.party.country if draft.party else None
    for entity in reversed(entities[-_WINDOW:]):
        if draft.sentence - entity.sentence > _REACH or entity.plural != draft.plural or entity.type != draft.type:
            continue
        same = head in entity.heads or (head in lists.same and any(lists.same.get(h) == lists.same[head] for h in entity.heads))
        clash = (draft.plural and number and entity.numbers and number not in entity.numbers) or (
            country and entity.countries and country not in entity.countries
        )
        if same and not clash and _same_words(layout, draft, first):
            return entity
    return None


def _same_words(layout: Layout, draft: Draft, first: str) -> bool:
    """Whether a definite phrase adds nothing that could tell it apart ("the attackers", not "the other attackers")."""
    inside = [t for t in layout.tokens[draft.first : draft.last] if t.tag in ("ADJ", "NOUN", "PROPN", "VERB")]
    return len(inside) <= (2 if first in _DEFINITE else 1) and not any(
        t.text.casefold() in ("other", "second", "third", "autre") for t in inside
    )


def _speaks(layout: Layout, draft: Draft) -> bool:
    """Whether a mention is who says something: "the man said", "said the man."."""
    tokens = layout.tokens
    after, before = tokens[draft.last : draft.last + 1], tokens[max(0, draft.first - 1) : draft.first]
    closed = all(token.tag == "PUNCT" for token in after)
    return any(token.lemma in _SAY and token.tag == "VERB" for token in (*after, *(before if closed else ())))


def _follows_saying(layout: Layout, draft: Draft) -> bool:
    """Whether a pronoun opens what somebody says: "Doe said (that) he"."""
    before = layout.tokens[max(0, draft.first - 2) : draft.first]
    return bool(before) and (before[-1].lemma in _SAY or (before[-1].text.casefold() == "that" and before[0].lemma in _SAY))


def _antecedent(layout: Layout, drafts: Sequence[Draft], i: int, entities: Sequence[_Entity]) -> _Entity | None:
    """The first fitting person or group of the sentence before the pronoun, else of the two sentences before.

    Who speaks in a sentence comes last for a pronoun in what is said: "Doe said the man ran when he was hit".
    """
    draft = drafts[i]
    reports = draft.type != "person" or _speaks(layout, draft) or _follows_saying(layout, draft)
    recent = [e for e in entities[-_WINDOW:] if draft.sentence - e.sentence <= 2 and e.type in _PEOPLE and _fits(draft, e)]
    by_first: list[tuple[bool, int, bool, int, _Entity]] = []
    for entity in recent:
        sentence = drafts[entity.members[-1]].sentence
        members = [m for m in entity.members[-20:] if drafts[m].sentence == sentence]
        said = not reports and any(_speaks(layout, drafts[m]) for m in members)
        unsure = draft.sex is not None and entity.sex is None
        by_first.append((said, draft.sentence - sentence, unsure, min(members), entity))
    return min(by_first, key=lambda item: item[:4])[4] if by_first else None


def _fits(draft: Draft, entity: _Entity) -> bool:
    if draft.type == "group":
        return entity.plural or entity.type == "group"
    if entity.plural or entity.type != "person":
        return False
    return draft.sex is None or entity.sex is None or entity.sex == draft.sex


def _lent(parties: Sequence[MentionParty]) -> MentionParty:
    """What the mentions of a chain tell together: the first kind, country, organisation and count that one of them has."""
    return MentionParty(
        kind=next((p.kind for p in parties if p.kind not in (None, "unknown")), "unknown"),
        country=next((p.country for p in parties if p.country), None),
        organization=next((p.organization for p in parties if p.organization), None),
        count=next((p.count for p in parties if p.count), None),
    )


def _party(draft: Draft, lent: MentionParty) -> MentionParty | None:
    """A mention's own party, with what it does not say lent by its chain."""
    own = draft.party
    if draft.type not in _PEOPLE:
        return own
    if own is None:
        return lent
    kind = own.kind if own.kind not in (None, "unknown") else lent.kind
    country, organization = own.country or lent.country, own.organization or lent.organization
    same = (kind, country, organization) == (own.kind, own.country, own.organization)
    return own if same else MentionParty(kind, country, organization, own.count)
