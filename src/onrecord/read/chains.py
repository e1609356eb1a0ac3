"""Which mentions are of one entity: names, titles, appositions, pronouns, definite descriptions. Sure cases only."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.reading import Layout, MentionParty
from onrecord.normalise.party import name_key, party_words
from onrecord.normalise.terms import word_key
from onrecord.read.antecedents import PEOPLE, WINDOW, Entity, antecedent
from onrecord.read.mentions_draft import Draft

_DEFINITE = frozenset(("the", "this", "these", "those", "that", "le", "la", "les", "l'", "l’", "ce", "cet", "cette", "ces"))
_ANYBODY = frozenset(("someone", "somebody", "anyone", "everyone", "anybody", "everybody"))
_LEADS_TO_NAME = frozenset(", who was were is has had been be also later only qui a été est".split())
_NAMED = frozenset("named called nommé nommée appelé appelée prénommé prénommée".split())
_IDENTIFIED = frozenset("identified known identifié identifiée connu connue".split())
_OWNING = frozenset(("for", "of", "de", "du"))
_AS = frozenset(("as", "comme"))
_FARTHEST = 14  # tokens between a description and the name that it is said to have
_ARMED = frozenset(("organised_rebels", "gang_organised_crime", "unknown_armed"))
"""Kinds of party that a description tells better than a name does: an "army" by name that is a militant group."""
_REACH = 12  # sentences that a definite description looks back


def chains_of(layout: Layout, drafts: Sequence[Draft]) -> list[tuple[str, MentionParty | None]]:
    """The chain of each draft, and its party with what the rest of the chain tells of it. Drafts are in text order."""
    entities: list[Entity] = []
    by_draft: dict[int, Entity] = {}
    names: dict[tuple[str, ...], Entity] = {}
    for i, draft in enumerate(drafts):
        entity = _described(drafts, i, by_draft) or _apposed(layout, drafts, i, by_draft)
        entity = entity or _match(layout, drafts, i, entities, names)
        if entity is None:
            entity = Entity(f"c{len(entities) + 1}", draft.type, draft.sex, draft.plural)
            entities.append(entity)
        _join(layout, draft, i, entity, names)
        by_draft[i] = entity
    people = [entity for entity in entities if any(drafts[m].type in PEOPLE for m in entity.members)]
    lent = {entity.id: _lent([p for m in entity.members if (p := drafts[m].party) is not None]) for entity in people}
    armed = {entity.id: kind for entity in entities if (kind := _armed_by_description(drafts, entity)) is not None}
    return [(by_draft[i].id, _as_told(_party(drafts[i], lent.get(by_draft[i].id)), armed.get(by_draft[i].id))) for i in range(len(drafts))]


def _armed_by_description(drafts: Sequence[Draft], entity: Entity) -> str | None:
    """The kind of a named organisation that an apposition says to be an armed group."""
    if entity.type != "organization":
        return None
    told = (drafts[m].party for m in entity.members if not drafts[m].named and not drafts[m].pronoun)
    return next((party.kind for party in told if party is not None and party.kind in _ARMED), None)


def _as_told(party: MentionParty | None, kind: str | None) -> MentionParty | None:
    return MentionParty(kind, party.country, party.organization, party.count) if party is not None and kind is not None else party


def _words(layout: Layout, draft: Draft) -> tuple[str, ...]:
    return tuple(t.text.casefold().rstrip(".") for t in layout.tokens[draft.head_first : draft.head_last])


def _head(layout: Layout, draft: Draft) -> str:
    return word_key(layout.tokens[draft.head_last - 1].text, layout.language)


def _join(layout: Layout, draft: Draft, i: int, entity: Entity, names: dict[tuple[str, ...], Entity]) -> None:
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


def _described(drafts: Sequence[Draft], i: int, by_draft: dict[int, Entity]) -> Entity | None:
    """A title belongs to the name after it, which stands before it in the order (it starts as early and is longer)."""
    if drafts[i].describes is None:
        return None
    k = next((k for k in range(i - 1, max(-1, i - 6), -1) if drafts[k].head_first == drafts[i].describes), None)
    return by_draft[k] if k is not None else None


def _apposed(layout: Layout, drafts: Sequence[Draft], i: int, by_draft: dict[int, Entity]) -> Entity | None:
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
        if _is_named_so(layout, other, draft) or _is_said_to_be(layout, other, draft, marks):
            return by_draft[k]
        pair = {other.named, draft.named} == {True, False} and "person" == other.type == draft.type and not (other.plural or draft.plural)
        if pair and draft.named is False and _has_title(drafts, k, by_draft):
            continue
        whose = draft.named and layout.tokens[draft.first].fine == "PRP$"  # "a teacher, her daughter Mia"
        if (
            pair
            and not whose
            and _comma_between(marks, [t.tag for t in between])
            and (_closed(layout, draft.last) or _is_of_a_kind(layout, other, draft))
            and _may_be(draft, other)
        ):
            return by_draft[_whose_name(layout, drafts, k, draft)]
    return None


def _is_of_a_kind(layout: Layout, other: Draft, name: Draft) -> bool:
    """Whether a name with a title stands right behind "a" somebody, and other people follow: "a priest, Rev. Bo Field, and two nuns"."""
    indefinite = layout.tokens[other.first].text.casefold() in ("a", "an", "un", "une")
    return indefinite and name.named and layout.tokens[other.last].text == "," and other.last + 1 == name.first < name.head_first


def _whose_name(layout: Layout, drafts: Sequence[Draft], k: int, name: Draft) -> int:
    """Which description a name behind `k` belongs to: of "a lawyer for the man, Ada Stone," and "the father of a victim, Bo Field," the first."""
    other = drafts[k]
    if not name.named or layout.tokens[other.first - 1].text.casefold() not in _OWNING:
        return k
    for h in range(k - 1, max(-1, k - 4), -1):
        head = drafts[h]
        if (
            head.type == "person"
            and not (head.named or head.pronoun or head.plural)
            and head.head_last == other.first - 1
            and _may_be(name, head)
        ):
            return h
    return k


def _is_named_so(layout: Layout, other: Draft, draft: Draft) -> bool:
    """Whether words between a person without a name and a name say that it is theirs: "a woman identified by the police as Jane Doe"."""
    if not draft.named or other.named or not draft.type == other.type == "person" or other.plural or not _may_be(draft, other):
        return False
    between = [t.text.casefold() for t in layout.tokens[other.last : draft.first]]
    at = next((i for i, word in enumerate(between) if word not in _LEADS_TO_NAME), None)
    if at is None or len(between) > _FARTHEST:
        return False
    return between[at:] in ([word] for word in _NAMED) or (between[at] in _IDENTIFIED and between[-1] in _AS)


def _has_title(drafts: Sequence[Draft], k: int, by_draft: dict[int, Entity]) -> bool:
    """Whether a name is itself the apposition of a description right before it: what follows is told of another ("le procureur, X, le suspect")."""
    return any(
        m != k and not drafts[m].named and 0 <= drafts[k].first - drafts[m].last <= 1 and drafts[m].sentence == drafts[k].sentence
        for m in by_draft[k].members
    )


def _is_said_to_be(layout: Layout, name: Draft, draft: Draft, between: Sequence[str]) -> bool:
    """Whether an indefinite description right behind a comma says what a named organisation is: "the Army of X, a militant group"."""
    armed = draft.party is not None and draft.party.kind in _ARMED
    indefinite = layout.tokens[draft.first].text.casefold() in ("a", "an", "un", "une") and not draft.named
    capital = name.named or layout.tokens[name.head_first].text[:1].isupper()
    return armed and indefinite and name.type == "organization" and capital and list(between) == [","]


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
    layout: Layout, drafts: Sequence[Draft], i: int, entities: Sequence[Entity], names: dict[tuple[str, ...], Entity]
) -> Entity | None:
    """The entity that a mention goes back to, or null where it is new."""
    draft = drafts[i]
    if draft.pronoun:
        return None if layout.tokens[draft.first].lemma in _ANYBODY else antecedent(layout, drafts, i, entities)
    if draft.named:
        return _same_name(layout, draft, names)
    return _same_description(layout, draft, entities)


def _same_name(layout: Layout, draft: Draft, names: dict[tuple[str, ...], Entity]) -> Entity | None:
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


def _same_description(layout: Layout, draft: Draft, entities: Sequence[Entity]) -> Entity | None:
    """Tell that "the attackers" go back to "ten attackers": a definite phrase, the same head (or one that means the same), no other number."""
    lists, tokens = party_words(layout.language), layout.tokens
    head, first = _head(layout, draft), tokens[draft.first].text.casefold()
    bare = draft.last - draft.first == 1 and head in lists.collective
    if draft.type in ("place", "weapon", "object", "other") or not (first in _DEFINITE or bare):
        return None
    number = draft.party.count.best if draft.party and draft.party.count else None
    country = draft.party.country if draft.party else None
    for entity in reversed(entities[-WINDOW:]):
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


def _lent(parties: Sequence[MentionParty]) -> MentionParty:
    """What the mentions of a chain tell together: the first kind, country, organisation and count that one of them has."""
    return MentionParty(
        kind=next((p.kind for p in parties if p.kind not in (None, "unknown")), "unknown"),
        country=next((p.country for p in parties if p.country), None),
        organization=next((p.organization for p in parties if p.organization), None),
        count=next((p.count for p in parties if p.count), None),
    )


def _party(draft: Draft, lent: MentionParty | None) -> MentionParty | None:
    """A mention's own party, with what it does not say lent by its chain."""
    own = draft.party
    if draft.type not in PEOPLE or lent is None:
        return own
    if own is None:
        return lent
    kind = own.kind if own.kind not in (None, "unknown") else lent.kind
    country, organization = own.country or lent.country, own.organization or lent.organization
    same = (kind, country, organization) == (own.kind, own.country, own.organization)
    return own if same else MentionParty(kind, country, organization, own.count)
