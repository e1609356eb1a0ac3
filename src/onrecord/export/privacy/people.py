"""Who is named in the documents of an incident, and who of them is a private person.

A named person is private unless the words around the name say that he is named in an office. A victim or suspect is private unless that
office is one of state, politics or church.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.export.privacy.names import names_in
from onrecord.export.privacy.office import office_of
from onrecord.export.privacy.words import Name, Word, lists, name_of, words_of
from onrecord.model.reading import SourceKind
from onrecord.model.record import Claim, Record
from onrecord.model.value import Party, Person

_ROLE_OF_SAYER: Mapping[SourceKind | None, str] = {"witness": "witness", "resident": "resident", "victim": "relative"}
_HURT = ("killed", "injured", "hospitalised", "missing", "abducted", "victim", "target")
_ACCUSED = ("arrested", "suspect", "initiator")
_MOST_ASKED = 50
"""An office is told early: a name that stands in the texts more often is not looked at again."""
_ORDER = ("suspect", "victim", "witness", "relative", "resident", "person")


@dataclass(frozen=True, slots=True)
class People:
    """Named persons: `private` ones with their role (a key of `roles`), `public` ones. `places` are the words that are a place's name there."""

    private: Mapping[Name, str]
    public: frozenset[Name]
    places: frozenset[str]


def people_of(records: Sequence[Record]) -> People:
    """The persons named in some records of one incident. One who holds an office in one of them holds it in all."""
    roles: dict[Name, set[str]] = defaultdict(set)
    for record in records:
        for name, role in _told(record):
            roles[name].add(role)
    texts = tuple(text for record in records for text in texts_of(record))
    full = {name: _graver(given) for name, given in _joined(roles).items() if len(name) > 1}
    offices = _offices(texts, frozenset(roles))
    private = {name: role for name, role in full.items() if not _is_public(offices.get(name, set()), role)}
    public = frozenset(full.keys() - private.keys())
    known = {key for name in (*private, *public) for key in name}
    alone = {name: _graver(given) for name, given in roles.items() if len(name) == 1 and name[0] not in known}
    private |= {name: role for name, role in alone.items() if not _is_public(offices.get(name, set()), role)}
    places = {key for record in records for place in record.places if place.geonameid is not None for key in name_of(place.name)}
    return People(private, public, frozenset(places))


def texts_of(record: Record) -> tuple[str, ...]:
    """All running text that is known of a record: its document's, or where that was not kept the words that point into it."""
    doc = record.document
    words = [doc.text] if doc.text else [span.quote for claim in record.claims for span in claim.evidence]
    words += [] if doc.text else [m.span.quote for m in record.mentions]
    words += [] if doc.text else [span.quote for one in record.attributions for span in (*one.source, *one.content)]
    return tuple(dict.fromkeys([*words, *([doc.title] if doc.title else []), *(report.title for report in record.reports)]))


def _told(record: Record) -> Iterator[tuple[Name, str]]:
    """Names of persons in a record, each with a role that it has there."""
    chains = _chains(record)
    for mention in record.mentions:
        if mention.type == "person" and mention.named:
            name = _trimmed(name_of(mention.head.quote))
            for role in chains.get(mention.chain, {"person"}):
                yield from _if_name(name, role)
    bodies = [m.span for m in record.mentions if m.named and m.type in ("organization", "place", "facility")]
    bodies += [place.span for place in record.places if place.geonameid is not None]
    for text in texts_of(record):
        whole = text == record.document.text
        for found in names_in(text):
            if found.sure or not (whole and any(span.start < found.end and found.start < span.end for span in bodies)):
                yield found.name, "person"
    for claim in record.claims:
        yield from _in_claim(claim)


def _chains(record: Record) -> Mapping[str, set[str]]:
    """Roles by chain, from the claims about it."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in record.claims:
        if claim.entity and claim.variable in (*_HURT, *_ACCUSED):
            found[claim.entity].add("victim" if claim.variable in _HURT else "suspect")
    return found


def _in_claim(claim: Claim) -> Iterator[tuple[Name, str]]:
    value, role = claim.value, "suspect" if claim.variable in _ACCUSED else "victim" if claim.variable in _HURT else "person"
    if isinstance(value, Person) and value.name:
        yield from _if_name(_trimmed(name_of(value.name)), role)
    if isinstance(value, Party) and value.named and value.type == "person":
        yield from _if_name(_trimmed(name_of(value.name)), role)
    if claim.said_by:
        said = _ROLE_OF_SAYER.get(claim.said_by.kind, "person")
        yield from ((found.name, said) for found in names_in(claim.said_by.text))


def _if_name(name: Name, role: str) -> Iterator[tuple[Name, str]]:
    """The name, where it has a word that names somebody, and no word at its end that names no person: "police" in capitals, "Oak Road"."""
    known = lists()
    if len(name) > 1 and name[-1] in known.other and name[-1] not in known.last:
        return
    if any(key not in known.nobody for key in name) and len("".join(name)) > 1:
        yield name, role


def _trimmed(name: Name) -> Name:
    """Without titles and everyday words that go before a name ("Monsieur Reed", "spokesman Paul Reed")."""
    known = lists()
    first = next((k for k, key in enumerate(name) if key not in known.titles and (key not in known.plain or key in known.first)), 0)
    return name[first:]


def _joined(roles: Mapping[Name, set[str]]) -> dict[Name, set[str]]:
    """Roles of full names, with those that a last word was given alone, where it ends no other name."""
    ends = Counter(name[-1] for name in roles if len(name) > 1)
    return {name: given | (roles.get(name[-1:], set()) if ends[name[-1]] == 1 else set()) for name, given in roles.items()}


def _graver(roles: set[str]) -> str:
    return next(role for role in _ORDER if role in roles)


def _is_public(offices: set[str], role: str) -> bool:
    return "office" in offices or ("speaks_for" in offices and role not in ("suspect", "victim"))


def _offices(texts: Sequence[str], names: frozenset[Name]) -> Mapping[Name, set[str]]:
    """What offices the words around each name give it."""
    found: dict[Name, set[str]] = defaultdict(set)
    asked = Counter[Name]()
    starts = {name[0] for name in names}
    longest = max(map(len, names), default=0)
    for text in texts:
        words = words_of(text)
        for k in (k for k, word in enumerate(words) if word.key in starts):
            for name in _names_at(words, k, names, longest):
                asked[name] += 1
                if asked[name] > _MOST_ASKED:
                    continue
                office = office_of(text, words[k].start, words[k + len(name) - 1].end)
                if office:
                    found[name].add(office)
    return found


def _names_at(words: Sequence[Word], k: int, names: frozenset[Name], longest: int) -> Iterator[Name]:
    for size in range(1, min(longest, len(words) - k) + 1):
        name = tuple(word.key for word in words[k : k + size])
        if name in names:
            yield name
