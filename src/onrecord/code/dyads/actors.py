"""Noun phrases to actors: a country or a kind of international actor, then a role, as CAMEO and PLOVER write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.code.dyads.tree import CLAUSES, Tree
from onrecord.lexicons import load
from onrecord.model.locate import sentence_index
from onrecord.model.reading import Mention, Reading, Token
from onrecord.model.span import Span, span_at
from onrecord.normalise.party import organisation_in, party_words

_NAME = 6  # words of the longest international name
_SHORT = 4  # letters up to which a name has to be written in capitals
_WORDS_TOO = frozenset(("who", "is", "au", "un", "ec", "cis", "ue", "eta", "ira", "fis"))


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or is acted on: `cameo` ("USAGOV", "IGOUNO"), `plover` (the same with PLOVER's sectors), and the words.

    Both codes are empty for somebody of whom neither country nor kind is known.
    """

    cameo: str
    plover: str
    span: Span

    @property
    def key(self) -> str:
        """What tells actors apart: the code, else the words."""
        return self.cameo or self.span.quote.casefold()


@dataclass(frozen=True)
class Cast:
    """Who can be found in one sentence: what is known of its words, counted as in the tree."""

    tree: Tree
    text: str
    places: frozenset[int]
    countries: Mapping[int, str]
    parties: Mapping[int, tuple[str | None, str | None]]
    international: Mapping[int, str]
    only: str | None

    def actors(self, i: int) -> tuple[Actor, ...]:
        """The actors that a noun phrase names, by its head; none where neither country nor role is known."""
        inside = self._own(i)
        span = self._span(inside)
        for k in sorted(inside, key=lambda k: (k != i, k)):
            if k in self.international and _depth(self.tree, k, i) <= 1:
                code = self.international[k]
                return (Actor(code, code, span),)
        countries = self._countries(i, inside)
        cameo, plover = self._role(self._counted(i), inside)
        if self._owned(i) and not any(k in self.countries for k in inside if _depth(self.tree, k, i) <= 1):
            cameo = plover = ""  # "its troops from Ukraine" are not Ukraine's
        if cameo in ("NGO", "IGO"):
            return (Actor(cameo, plover, span),)
        if not countries and cameo and self.only and (self.tree.tokens[i].tag != "PROPN" or cameo in _STATE):
            countries = [(self.only, i)]
        if not countries:
            return ()
        if cameo:
            return tuple(Actor(c + cameo, c + plover, span) for c in dict.fromkeys(c for c, _ in countries))
        return tuple(Actor(c, c, self._span(self._own(k))) for c, k in {c: (c, k) for c, k in reversed(countries)}.values())

    def somebody(self, i: int, *, doer: bool = False) -> tuple[Actor, ...]:
        """An actor without codes where a phrase names or mentions somebody all the same; `doer` where it is said to do something."""
        inside = self._own(i)
        if (
            not doer
            and self.tree.tokens[i].tag not in ("PROPN", "PRON")
            and i not in self.parties
            and not self._role(self._counted(i), inside)[0]
        ):
            return ()
        return (Actor("", "", self._span(inside)),)

    def _own(self, i: int) -> list[int]:
        """The words of a phrase without those coordinated with its head."""
        return [k for k in self.tree.phrase(i, without=CLAUSES) if not self._joined(k, i)]

    def _joined(self, k: int, i: int) -> bool:
        """Whether a word belongs to another one coordinated with the head, or to a remark on it."""
        while k != i and k >= 0:
            above = self.tree.heads[k]
            if self.tree.base(k) in ("conj", "cc", "punct") and (
                above == i or (self.tree.heads[above] == i and self.tree.base(above) in _NAMES)
            ):
                return True
            k = self.tree.heads[k]
        return False

    def _span(self, inside: Sequence[int]) -> Span:
        kept = [self.tree.tokens[k] for k in inside if self.tree.base(k) not in ("case", "mark", "punct")] or [self.tree.tokens[inside[0]]]
        return span_at(self.text, min(t.start for t in kept), max(t.end for t in kept))

    def _countries(self, i: int, inside: Sequence[int]) -> list[tuple[str, int]]:
        """The countries of the words nearest to the head, else of whom it is about, each with the word that tells it."""
        near = [(_depth(self.tree, k, i), k) for k in inside if k in self.countries]
        if near:
            least = min(depth for depth, _ in near)
            return [(self.countries[k], i if least <= 1 else k) for depth, k in sorted(near) if depth == least]
        owners = [k for k in self.tree.kids[i] if self.tree.relations[k] == "nmod:poss"]  # "their forces"
        country = next((c for k in (i, *owners) if (c := self.parties.get(k, (None, None))[1])), None)
        return [(country, i)] if country else []

    def _owned(self, i: int) -> bool:
        """Whether a possessive pronoun stands before a phrase."""
        return any(self.tree.relations[k] == "nmod:poss" and self.tree.tokens[k].tag in ("PRON", "DET") for k in self.tree.kids[i]) or any(
            self.tree.lemma(k) == "son" for k in self.tree.of(i, "det")
        )

    def _counted(self, i: int) -> int:
        """Who is counted where the head only says how many ("thousands of workers")."""
        of = [k for k in self.tree.of(i, "nmod") if self.tree.case(k) in ("of", "de")]
        return of[0] if of and self.tree.lemma(i) in party_words("en").quantity | party_words("fr").quantity else i

    def _role(self, i: int, inside: Sequence[int]) -> tuple[str, str]:
        """The CAMEO role and the PLOVER sector of a phrase; empty for a country itself."""
        words = role_words()
        if i in self.countries and self.tree.tokens[i].tag == "PROPN" and self.tree.base(i) != "flat":
            return "", ""
        for k in (i, *(k for k in inside if self.tree.heads[k] == i and self.tree.base(k) in ("compound", "amod", "nmod", "appos"))):
            role = words.get(self.tree.lemma(k)) if k == i or self.tree.relations[k] != "nmod" else None
            if role:
                return role, _SECTORS.get(role, role)
        kind = self.parties.get(i, (None, None))[0]
        found: Sequence[str] = load("cameo_actors")["kinds"].get(kind or "", ("", ""))
        return found[0], found[1]


_STATE = frozenset(("GOV", "LEG", "JUD", "MIL", "COP", "SPY"))
_NAMES = ("appos", "flat")
_SECTORS = {"MED": "JRN", "HLH": "MED", "SEP": "REB", "INS": "REB"}


_DEPTHS = {"conj": 0, "flat": 0, "nmod:desc": 0, "compound": 1, "amod": 1, "appos": 1, "nmod:poss": 1}


def _depth(tree: Tree, k: int, i: int) -> int:
    """How far a word stands from the head of its phrase: its own and compound words 0 or 1, those after "of" or "in" further."""
    depth = 0
    while k != i and k >= 0:
        depth += _DEPTHS.get(tree.relations[k], _DEPTHS.get(tree.base(k), 2))
        k = tree.heads[k]
    return depth


@lru_cache(maxsize=1)
def role_words() -> dict[str, str]:
    """The CAMEO role that a word tells; the list's first for a word that stands in several."""
    found: dict[str, str] = {}
    for role, words in load("cameo_actors")["roles"].items():
        for word in words.split():
            found.setdefault(word, role)
    return found


@lru_cache(maxsize=1)
def _international() -> dict[str, str]:
    return {name: code for code, names in load("cameo_actors")["international"].items() for name in names}


@lru_cache(maxsize=1)
def _leaders() -> dict[str, str]:
    return {name.lower(): iso3(country) or "" for country, names in load("cameo_actors")["leaders"].items() for name in names}


def iso3(country: str | None) -> str | None:
    """The ISO 3166-1 alpha-3 code of an alpha-2 code (KOS for Kosovo)."""
    return load("cameo_actors")["countries"].get(country) if country else None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document's names, by sentence: places and heads of mentions by offset, with country, and kind of party."""

    mixed: bool
    text: str
    places: Mapping[int, tuple[tuple[Span, str], ...]]
    parties: Mapping[int, Mapping[int, tuple[str | None, str | None]]]


def known_of(reading: Reading) -> Known:
    """What a reading tells of who could act."""
    layout = reading.layout
    places: dict[int, list[tuple[Span, str]]] = {}
    for place in reading.marks.places:
        if code := iso3(place.country):
            places.setdefault(sentence_index(layout, place.span.start), []).append((place.span, code))
    chains: dict[str, tuple[str | None, str | None]] = {}
    for mention in reading.mentions:
        chains[mention.chain] = _merged(chains.get(mention.chain, (None, None)), mention)
    parties: dict[int, dict[int, tuple[str | None, str | None]]] = {}
    for mention in reading.mentions:
        if mention.type not in ("person", "group", "organization"):
            continue
        own = _merged((None, None), mention)
        kind, country = chains[mention.chain]
        parties.setdefault(mention.sentence, {})[mention.head.start] = (own[0] or kind, own[1] or country)
    return Known(layout.casing == "mixed", layout.text, {k: tuple(v) for k, v in places.items()}, parties)


def _merged(known: tuple[str | None, str | None], mention: Mention) -> tuple[str | None, str | None]:
    """Kind and country, those known before first."""
    party = mention.party
    if party is None:
        return known
    return known[0] or (party.kind if party.kind != "unknown" else None), known[1] or iso3(party.country)


def cast_of(known: Known, tree: Tree, k: int) -> Cast:
    """Who can be found in the `k`-th sentence."""
    starts = {token.start: i for i, token in enumerate(tree.tokens)}
    spans = known.places.get(k, ())
    countries = {i: code for span, code in spans for i, token in enumerate(tree.tokens) if span.start <= token.start < span.end}
    distinct = set(countries.values())
    parties = known.parties.get(k, {})
    return Cast(
        tree=tree,
        text=known.text,
        places=frozenset(countries),
        countries={**dict(_organised(tree)), **countries},
        parties={starts[at]: party for at, party in parties.items() if at in starts},
        international=dict(_named(tree.tokens, mixed=known.mixed)),
        only=distinct.pop() if len(distinct) == 1 else None,
    )


def _organised(tree: Tree) -> Iterator[tuple[int, str]]:
    """Countries of well-known organisations and leaders."""
    at = 0
    while (known := organisation_in(tree.tokens[at:])) is not None:
        first, last, organisation = known
        if code := iso3(organisation.country):
            yield from ((k, code) for k in range(at + first, at + last))
        at += last
    for k, token in enumerate(tree.tokens):
        if token.tag == "PROPN":
            pair = f"{tree.tokens[k - 1].text} {token.text}".lower() if k else ""
            if code := _leaders().get(pair) or _leaders().get(token.text.lower()):
                yield k, code


def _named(tokens: Sequence[Token], *, mixed: bool) -> Iterator[tuple[int, str]]:
    """International actors by each of their words."""
    table, at = _international(), 0
    while at < len(tokens):
        for width in range(min(_NAME, len(tokens) - at), 0, -1):
            part = tokens[at : at + width]
            key = " ".join(t.text.lower().replace("’", "'") for t in part).replace(" '", "'")
            if (code := table.get(key)) and _written_as_name(part, key, mixed=mixed):
                yield from ((k, code) for k in range(at, at + width))
                at += width - 1
                break
        at += 1


def _written_as_name(part: Sequence[Token], key: str, *, mixed: bool) -> bool:
    if not mixed:
        return key not in _WORDS_TOO
    if len(part) == 1 and len(key) <= _SHORT:
        return part[0].text.isupper()
    return any(t.text[:1].isupper() for t in part)
