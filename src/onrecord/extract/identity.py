"""Which words of a report mean one person: a headline's "man" is the text's "a 24-year-old", whom a later sentence names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from onrecord.extract.age import age_in, decade_behind, is_description
from onrecord.extract.context import Context
from onrecord.extract.made_one import DEFINITE, identified
from onrecord.model.once import once
from onrecord.model.quick import replace
from onrecord.model.reading import Mention
from onrecord.model.span import Span
from onrecord.read.mentions_names import first_names

Sex = Literal["male", "female"]
_MALE = re.compile(
    r"\b(?:man|men|boy|male|he|his|him|himself|father|dad|son|brother|husband|uncle|nephew|grandfather|grandson|boyfriend|gunman|policeman|mr|homme|garçon|père|fils|frère|mari|monsieur"
    r"|(?:un|le|ce) (?:jeune )?(?:\w+(?:ier|eur|ien|éen|génaire)|adolescent|étudiant|habitant|enseignant|jeune))\b",
    re.IGNORECASE,
)
_FEMALE = re.compile(
    r"\b(?:woman|women|girl|female|she|her|herself|mother|mom|daughter|sister|wife|aunt|niece|grandmother|granddaughter|girlfriend|policewoman|mrs|ms|miss|femme|fille|mère|sœur|épouse|madame"
    r"|(?:une|la|cette) (?:jeune )?(?:\w+(?:ière|euse|trice|ienne|éenne|génaire|ante)|adolescente|jeune))\b",
    re.IGNORECASE,
)
_NOT_OF_THE_PERSON = re.compile(r"^(?:his|her)\s|['’]s\s", re.IGNORECASE)
WHOSE = re.compile(r"(?:his|her|their)\s", re.IGNORECASE)
"""How words begin that say whose relative or friend somebody is."""
_OF_HIM = re.compile(r"(?:his|her)\s", re.IGNORECASE)
_FURTHER = re.compile(
    r"\b(?:another|others?|second|third|fourth|fifth|autre|deuxième|second[e]?|troisième|one of (?:the|them|his|her|two|three|four))\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset("he she him her his hers himself herself it they them who il elle lui qui".split())
_INDEFINITE = re.compile(r"(?:an?|une?)\b", re.IGNORECASE)
_GROWN_UP = re.compile(r"\b(?:man|woman|gentleman|lady|homme|femme|dame|monsieur|\w+génaire)\b", re.IGNORECASE)
_YOUNG = re.compile(
    r"\b(?:boy|girl|child|baby|infant|toddler|enfant|bébé|fillette|garçonnet|garçon|nourrisson|adolescente?|collégien(?:ne)?)\b",
    re.IGNORECASE,
)
_LEAD = 3
"""Sentences in which a name may stand before the age that goes with it is told as of somebody new: "Ada Stone was shot. A 30-year-old woman ..."."""
_GROWN = 16
"""Years from which on somebody may be called a man or a woman."""
_OFFICES = frozenset({"police", "military", "prison_service", "border_coast_guard"})
_OTHER_SENTENCES = 40
"""Sentences between two tellings of one person, at most: in a longer stretch of text "the man" is somebody else."""

_AT_ONCE = 60
"""Persons, and mentions of one, that a chain is compared with: keeps long texts near-linear."""


@dataclass(frozen=True, slots=True)
class Ends:
    """What became of single people: by chain whether it `died`; and pairs of chains `apart`, of which one sentence tells different ends."""

    died: Mapping[str, bool] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()


NO_ENDS = Ends()


@dataclass(frozen=True, slots=True)
class Person:
    """What the mentions of one or more chains say of a person; `further` where the words set it apart from one told before; `decade` as in "in his 20s"."""

    chains: tuple[str, ...]
    mentions: tuple[Mention, ...]
    names: frozenset[str]
    age: float | None
    sex: Sex | None
    further: bool
    decade: int | None = None

    @property
    def name(self) -> str | None:
        """The longest of the names."""
        return max(self.names, key=lambda n: (len(n), n), default=None)


def persons_of(ctx: Context, chains: Iterable[str], others: Iterable[str] = (), ends: Ends = NO_ENDS) -> tuple[Person, ...]:
    """The persons that some chains, in text order, come to: chains that can be one person are taken as one, but for those whose `ends` differ.

    `others` are chains that may tell more of these persons, and are none by themselves: "the 32-year-old", who is one of them or not.
    """
    known, person = _mentions_of(ctx), _told_of(ctx)
    persons: list[Person] = []
    taken: set[str] = set()
    for chain in sorted(dict.fromkeys(chains), key=lambda c: known[c][0].span if known.get(c) else Span(0, 0, "")):
        if chain in taken:
            continue
        new = person(chain)
        taken.update(new.chains)
        same = _best(ctx, persons, new, ends)
        if same is None or (new.further and not _beside_another_end(new, known, ends)):
            persons.append(new)
        else:
            persons[same] = _join(persons[same], new)
    for chain in others:
        _tell_more(persons, person(chain))
    return tuple(persons)


def _best(ctx: Context, persons: list[Person], new: Person, ends: Ends) -> int | None:
    """Which person a chain goes on telling of: one of the same name, of the same age, told by the same noun or of the same end, the last told."""
    two = {chain for pair in ends.apart if not pair.isdisjoint(new.chains) for chain in pair} - set(new.chains)
    late = range(max(0, len(persons) - _AT_ONCE), len(persons))
    can = [k for k in late if two.isdisjoint(persons[k].chains) and _can_be_one(persons[k], new) and not _is_of(ctx, persons[k], new)]
    died, nouns = {ends.died[c] for c in new.chains if c in ends.died}, _nouns(new)
    if new.further:
        can = [k for k in can if {ends.died[c] for c in persons[k].chains if c in ends.died} == died]

    def likeness(k: int) -> tuple[bool, bool, int, bool, int]:
        old = persons[k]
        ended = bool(died & {ends.died[c] for c in old.chains if c in ends.died})
        unnamed = bool(new.names) and not old.names and old.age is not None  # "a 30-year-old man" is told to be named later
        return _same_name(old, new), new.age is not None and old.age == new.age, ended + bool(nouns & _nouns(old)), unnamed, k

    return max(can, key=likeness, default=None)


def _beside_another_end(new: Person, known: Mapping[str, Sequence[Mention]], ends: Ends) -> bool:
    """Whether "another" sets somebody apart from the one told right before of whom the end is another: "one died and another was hurt"."""
    if new.chains[0] not in ends.died or not new.mentions:
        return False
    here = new.mentions[0].span
    ahead = [(m.span, died) for chain, died in ends.died.items() for m in known.get(chain, ())[:_AT_ONCE] if m.span < here]
    return bool(ahead) and max(ahead)[1] != ends.died[new.chains[0]]


def _nouns(person: Person) -> set[str]:
    """The nouns by which a person is told, last words only."""
    return {m.head.quote.split()[-1].casefold() for m in person.mentions[:_AT_ONCE] if not m.named and m.head.quote.strip()} - _PRONOUNS


def _tell_more(persons: list[Person], new: Person) -> None:
    """Add what a definite description tells, where only one person can be meant."""
    whose = bool(new.names and new.mentions) and WHOSE.match(new.mentions[0].span.quote) is not None
    if not new.mentions or new.further or not (whose or (new.age is not None and DEFINITE.match(new.mentions[0].span.quote))):
        return
    late = list(range(max(0, len(persons) - _AT_ONCE), len(persons)))
    if whose:  # "her uncle, Ben Field" is the "uncle" told before without a name
        late = [k for k in late if not persons[k].names and _nouns(persons[k]) & _nouns(new)]
    fit = [k for k in late if persons[k].mentions and persons[k].mentions[0].span <= new.mentions[0].span and _can_be_one(persons[k], new)]
    if len(fit) == 1:
        persons[fit[0]] = _join(persons[fit[0]], new)


@once
def _mentions_of(ctx: Context) -> dict[str, list[Mention]]:
    """The mentions of each chain, with those of a chain that words make one with it."""
    known = dict(ctx.chains)
    for one, other in identified(ctx):
        both = {m.id: m for m in (*known.get(one, ()), *known.get(other, ()))}
        known[one] = known[other] = sorted(both.values(), key=lambda m: (m.span.start, m.span.end))
    return known


@once
def _told_of(ctx: Context) -> Callable[[str], Person]:
    """The person of a chain, each read once."""
    return cache(lambda chain: _person(ctx.text, chain, _mentions_of(ctx).get(chain, [])))


def _person(text: str, chain: str, mentions: list[Mention]) -> Person:
    names = frozenset(" ".join(m.head.quote.split()) for m in mentions if m.named and not is_description(text, m))
    ages = [age for m in mentions if (age := age_in(text, m)) is not None]
    further = bool(mentions) and not names and bool(_FURTHER.search(mentions[0].span.quote))
    chains = tuple(dict.fromkeys((chain, *(m.chain for m in mentions))))
    decade = next((d for m in mentions if (d := decade_behind(text, m)) is not None), None) if not ages else None
    return Person(chains, tuple(mentions), names, ages[0] if ages else None, sex_of(mentions), further, decade)


def _same_name(old: Person, new: Person) -> bool:
    """Whether two persons have one name: all words of one are in the other."""
    words = [[set(name.casefold().split()) for name in p.names] for p in (old, new)]
    return any(a <= b or b <= a for a in words[0] for b in words[1])


def _differ(mentions: tuple[Mention, ...], new: Mention) -> bool:
    """Whether somebody told anew is of another occupation: "a bodyguard" is not the mayor told before."""
    kinds = {m.party.kind for m in mentions[:_AT_ONCE] if m.party} - {None, "unknown", "civilians"}
    kind = new.party.kind if new.party else None
    return not new.named and kind not in (None, "unknown", "civilians") and kind not in kinds


def _is_introduced_anew(old: Person, new: Person) -> bool:
    """Whether "a 70-year-old man" is told for the first time long after somebody was told by name: he is another one."""
    first, named = new.mentions[0], [m for m in old.mentions if m.named]
    return (
        bool(named) and new.age is not None and old.age is None and named[0].sentence > _LEAD and bool(_INDEFINITE.match(first.span.quote))
    )


def _holds_office(told: tuple[Mention, ...], new: Mention) -> bool:
    """Whether "the officer" is none of those who were told as something else: not the driver, not the student."""
    kinds = {m.party.kind for m in told[:_AT_ONCE] if m.party} - {None, "unknown"}
    kind = new.party.kind if new.party else None
    return not new.named and kind in _OFFICES and bool(kinds) and kind not in kinds


def _is_another(told: tuple[Mention, ...], new: Person) -> bool:
    """Whether "a cashier" or "a boy of 12", told anew, is nobody told before: a person of another trade, or a child where that was a grown-up."""
    first, before = new.mentions[0], [m for m in told[:_AT_ONCE] if not m.named]
    young = _YOUNG.search(first.head.quote) is not None or (new.age is not None and new.age < _GROWN)
    if young and before and all(_GROWN_UP.search(m.head.quote) for m in before):
        return True
    if not _INDEFINITE.match(first.span.quote) or not _has_trade(first):
        return False
    trades = [m for m in before if _has_trade(m) and _INDEFINITE.match(m.span.quote) and m.sentence]
    return bool(trades) and all(m.head.quote.casefold() != first.head.quote.casefold() for m in trades)


def _has_trade(mention: Mention) -> bool:
    """Whether the words for a person say what somebody is by trade or age, and not only that it is one."""
    return not mention.named and mention.party is not None and mention.party.kind not in (None, "unknown")


def _can_be_one(old: Person, new: Person) -> bool:
    """Whether nothing speaks against two being one: no other name, age or sex, and not both in one sentence."""
    if old.names and new.names:
        return _same_name(old, new)
    if None not in (old.age, new.age) and old.age != new.age:
        return False
    if not _of_one_decade(old, new):
        return False
    sexes = {old.sex or _by_first_name(old), new.sex or _by_first_name(new)} - {None}
    if len(sexes) > 1:
        return False
    if not old.mentions or not new.mentions:
        return True
    first = new.mentions[0]
    if first.sentence - old.mentions[-1].sentence > _OTHER_SENTENCES:
        return False
    if not DEFINITE.match(first.span.quote) and (_differ(old.mentions, first) or _is_another(old.mentions, new)):
        return False
    if _holds_office(old.mentions, first) or _is_introduced_anew(old, new):
        return False
    apart = all(m.sentence != first.sentence for m in old.mentions[-_AT_ONCE:])
    return apart or bool(old.names) != bool(new.names) or bool(DEFINITE.match(first.span.quote))


def _of_one_decade(old: Person, new: Person) -> bool:
    """Whether nobody "in his 20s" is somebody of another age."""
    told = [p.decade if p.decade is not None else int(p.age) // 10 * 10 if p.age is not None else None for p in (old, new)]
    decades = {decade for decade in told if decade is not None}
    return len(decades) <= 1 or None not in (old.age, new.age)


def _is_of(ctx: Context, old: Person, new: Person) -> bool:
    """Whether somebody new is told as the other's, at the head of a sentence: "Jeremy was hit. His father ..."."""
    owner = _OF_HIM.match(new.mentions[0].span.quote) if new.mentions and old.mentions else None
    if owner is None or old.sex not in (None, "male" if owner[0].casefold().startswith("his") else "female"):
        return False
    first = new.mentions[0]
    if any(m.span < first.span and m.type == "person" for m in ctx.mentions_in.get(first.sentence, [])):
        return False  # "he shot his friend": his may be the other's
    return any(m.span < first.span and first.sentence - m.sentence <= 1 for m in old.mentions[-_AT_ONCE:])


def _by_first_name(person: Person) -> Sex | None:
    """The sex that most people of a first name have: it sets persons apart, and is no claim."""
    found = {first_names().get(name.split()[0].casefold(), "") for name in person.names} - {""}
    return ("female" if "f" in found else "male") if len(found) == 1 else None


def _join(old: Person, new: Person) -> Person:
    return replace(
        old, chains=old.chains + new.chains, mentions=old.mentions + new.mentions, names=old.names | new.names,
        age=new.age if old.age is None else old.age, sex=old.sex or new.sex,
        decade=new.decade if old.decade is None else old.decade,
    )  # fmt: skip


def sex_of(mentions: Iterable[Mention]) -> Sex | None:
    """The sex that the words for a person give; null where they give none, or both."""
    return sex_of_words(" ".join(_NOT_OF_THE_PERSON.split(m.span.quote)[-1] for m in mentions))


def sex_of_words(words: str) -> Sex | None:
    """The sex that words give: "man", "two women", "her"; null where they give none, or both."""
    male, female = bool(_MALE.search(words)), bool(_FEMALE.search(words))
    return None if male == female else "male" if male else "female"
