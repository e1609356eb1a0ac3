"""Which words of a report mean one person: a headline's "man" is the text's "a 24-year-old", whom a later sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.extract.context import Context
from onrecord.model.reading import Mention
from onrecord.model.span import Span

Sex = Literal["male", "female"]
_MALE = re.compile(
    r"\b(?:man|men|boy|he|his|him|father|son|brother|husband|uncle|grandfather|boyfriend|gunman|policeman|mr|homme|garçon|père|fils|frère|mari|monsieur)\b",
    re.IGNORECASE,
)
_FEMALE = re.compile(
    r"\b(?:woman|women|girl|she|her|mother|daughter|sister|wife|aunt|grandmother|girlfriend|policewoman|mrs|ms|miss|femme|fille|mère|sœur|épouse|madame)\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(\d{1,3})[- ](year|month|week|day|an|ans)s?[- ]?old\b|\baged? (\d{1,3})\b|\b(\d{1,3}) ans\b|\bâgée? de (\d{1,3})\b", re.IGNORECASE
)
_AGE_AFTER = re.compile(r"\s*[,(]\s*(?:aged?\s+)?(\d{1,3})(?:\s*ans)?\s*(?=[,.;)]|$|\s+of\b|\s+and\b)")
_YEARS = {"month": 12, "week": 52, "day": 365}
_AS = re.compile(r"\b(?:identified|named|known|identifiée?|nommée?)\b[^.;]{0,60}?\b(?:as|comme)\b", re.IGNORECASE)
_FURTHER = re.compile(r"\b(?:another|other|second|third|fourth|autre|deuxième|second[e]?|troisième)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """What the mentions of one or more chains say of a person; `further` where the words set it apart from one told before."""

    chains: tuple[str, ...]
    mentions: tuple[Mention, ...]
    names: frozenset[str]
    age: float | None
    sex: Sex | None
    further: bool

    @property
    def name(self) -> str | None:
        """The longest of the names."""
        return max(self.names, key=lambda n: (len(n), n), default=None)


def persons_of(ctx: Context, chains: Iterable[str]) -> tuple[Person, ...]:
    """The persons that some chains, in text order, come to: chains that can be one person are taken as one."""
    known = dict(ctx.chains)
    for one, other in _identified(ctx):
        known[one] = known[other] = sorted({*known.get(one, ()), *known.get(other, ())}, key=lambda m: m.span)
    persons: list[Person] = []
    for chain in dict.fromkeys(chains):
        new = _person(ctx.text, chain, known.get(chain, []))
        same = next((k for k, old in enumerate(persons) if not new.further and _can_be_one(old, new)), None)
        if same is None:
            persons.append(new)
        else:
            persons[same] = _join(persons[same], new)
    return tuple(persons)


def _identified(ctx: Context) -> Iterator[tuple[str, str]]:
    """Pairs of chains that "identified as" makes one: "the victim was identified as Ada Stone"."""
    for index, sentence in enumerate(ctx.reading.layout.sentences):
        for m in _AS.finditer(ctx.text, sentence.start, sentence.end):
            singles = [n for n in ctx.mentions_in.get(index, []) if n.type == "person"]
            before = max((n for n in singles if n.span.end <= m.end()), key=lambda n: n.span.end, default=None)
            after = min((n for n in singles if n.span.start >= m.end()), key=lambda n: n.span.start, default=None)
            if before and after and after.span.start - m.end() < 40 and before.named != after.named:
                yield before.chain, after.chain


def _person(text: str, chain: str, mentions: list[Mention]) -> Person:
    names = frozenset(" ".join(m.head.quote.split()) for m in mentions if m.named)
    ages = [age for m in mentions if (age := age_of(text, m.span)) is not None]
    further = bool(mentions) and bool(_FURTHER.search(mentions[0].span.quote))
    return Person((chain,), tuple(mentions), names, ages[0] if ages else None, sex_of(mentions), further)


def _can_be_one(old: Person, new: Person) -> bool:
    """Whether nothing speaks against two being one: no other name, age or sex, and not both in one sentence."""
    if old.names and new.names and not any(a.split()[-1].casefold() == b.split()[-1].casefold() for a in old.names for b in new.names):
        return False
    if None not in (old.age, new.age) and old.age != new.age:
        return False
    if None not in (old.sex, new.sex) and old.sex != new.sex:
        return False
    return not ({m.sentence for m in old.mentions} & {m.sentence for m in new.mentions[:1]}) or bool(old.names) != bool(new.names)


def _join(old: Person, new: Person) -> Person:
    return replace(
        old, chains=old.chains + new.chains, mentions=old.mentions + new.mentions, names=old.names | new.names,
        age=new.age if old.age is None else old.age, sex=old.sex or new.sex,
    )  # fmt: skip


def age_of(text: str, span: Span) -> float | None:
    """The age that a person's words give, in years: "a 17-year-old", "aged 34", "Jane Doe, 34,"."""
    m = _AGE.search(text, max(0, span.start - 14), span.end)
    if m and (m.start() >= span.start or m.end() > span.start - 2):
        number = next(int(g) for g in (m[1], m[3], m[4], m[5]) if g)
        return round(number / _YEARS.get((m[2] or "year").lower(), 1), 2)
    follows = _AGE_AFTER.match(text, span.end)
    return float(follows[1]) if follows and int(follows[1]) < 110 else None


def sex_of(mentions: Iterable[Mention]) -> Sex | None:
    """The sex that the words for a person give; null where they give none, or both."""
    words = " ".join(m.span.quote for m in mentions)
    male, female = bool(_MALE.search(words)), bool(_FEMALE.search(words))
    return None if male == female else "male" if male else "female"
