"""Who acts or is hurt: kind by act or role, country, organisation and number of a party."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicons import load
from onrecord.model.reading import Marks, MentionParty, NumberPhrase, Token, Toponym
from onrecord.model.value import Count
from onrecord.normalise.party_body import body_of, text_of
from onrecord.normalise.terms import LONGEST, by_key, ending_at, key_of, word_key

_SINGULAR = frozenset(
    ("a", "an", "the", "one", "this", "that", "un", "une", "le", "la", "l'", "l’", "ce", "cet", "cette", "another", "his", "her")
)
_FORCES = frozenset(("forces", "force", "troops"))
_OF = frozenset(("of", "from", "for", "with", "in", "de", "du", "des", "d'", "d’"))


@dataclass(frozen=True, slots=True)
class Organisation:
    """A well-known organisation under one of its names: kind, country (null where it is of several) and all its names."""

    name: str
    kind: str
    country: str | None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyWords:
    """The word lists of one language, by key."""

    kinds: dict[str, tuple[str, str]]
    adjectives: dict[str, tuple[str, str]]
    generic: frozenset[str]
    quantity: frozenset[str]
    collective: frozenset[str]
    organizations: frozenset[str]
    titles: frozenset[str]
    police_ranks: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    same: dict[str, int]


@lru_cache(maxsize=4)
def party_words(language: str) -> PartyWords:
    """The word lists of a language (`fr`, else English)."""
    raw = load("party_fr" if language == "fr" else "party_en")

    def keys(name: str) -> frozenset[str]:
        return frozenset(key_of(str(term).split(), language) for term in raw[name])

    return PartyWords(
        kinds=by_key(raw["kinds"], language),
        adjectives=by_key(raw["adjectives"], language),
        generic=keys("generic"),
        quantity=keys("quantity"),
        collective=keys("collective"),
        organizations=keys("organizations"),
        titles=keys("titles"),
        police_ranks=keys("police_ranks"),
        female=keys("female"),
        male=keys("male"),
        same={key_of(str(term).split(), language): k for k, group in enumerate(raw["same"]) for term in group},
    )


@lru_cache(maxsize=1)
def organisations() -> dict[str, Organisation]:
    """Well-known organisations by each of their names, lower-case with single spaces and without leading "the"."""
    found = {}
    for kind, countries in load("names")["groups"].items():
        for country, entries in countries.items():
            for entry in entries:
                names = tuple(entry.split("|"))
                for name in names:
                    found[_key_of_entry(name)] = Organisation(name, kind, None if country == "XX" else country, names)
    return found


def _key_of_entry(name: str) -> str:
    return name_key(name.replace("(", " ( ").replace(")", " ) ").split())


def known_names(name: str) -> tuple[str, ...]:
    """The keys of all names of a well-known organisation by one of them; only its own where it is not known."""
    key = name_key(name.split())
    known = organisations().get(key)
    return tuple(_key_of_entry(other) for other in known.names) if known else (key,)


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(key.split(" ", 1)[0] for key in organisations())


@lru_cache(maxsize=16384)
def _begins_one(word: str) -> bool:
    """Whether a well-known organisation's name can begin with a word."""
    return name_key([word]).split(" ", 1)[0] in _first_words()


def name_key(words: Sequence[str]) -> str:
    """A name for looking up: lower case, hyphens and clitics as spaces, no article before it."""
    key = " ".join(words).casefold().replace("’", "'").replace("-", " ").replace(" '", "'")
    return key.removeprefix("the ").removeprefix("les ").removeprefix("l' ")


def organisation_in(words: Sequence[Token]) -> tuple[int, int, Organisation] | None:
    """The first, longest well-known organisation among words: half-open word indices and the organisation.

    A short name must be written in capitals or be a name by its tag ("IS", "UP").
    """
    table = organisations()
    for i in range(len(words)):
        if not _begins_one(words[i].text):
            continue
        for width in range(min(LONGEST, len(words) - i), 0, -1):
            part = words[i : i + width]
            known = table.get(name_key([t.text for t in part])) if part[0].tag not in ("ADP", "PUNCT", "DET") else None
            if known and _written_as_name(part):
                return i, i + width, known
    return None


def _written_as_name(part: Sequence[Token]) -> bool:
    if len(part) > 1:
        return any(t.text[:1].isupper() or t.tag == "PROPN" for t in part)
    text = part[0].text
    return (
        (text.isupper() and part[0].tag not in ("AUX", "VERB", "ADP", "PRON", "DET"))
        if len(text) <= 3
        else part[0].tag in ("PROPN", "X") or (part[0].tag in ("NOUN", "ADJ") and not text.islower())
    )


def party_of(words: Sequence[Token], *, head: int | None = None, language: str = "en", marks: Marks | None = None) -> MentionParty | None:
    """The party that a phrase names, or null where it names none.

    `words` are the tokens of the phrase with what follows it ("members of the FMLN"), `head` the index of its head noun (the last word
    by default). `marks` lend numbers and nationalities. Kinds are those of the actor groups list; `unknown` for "three people".
    """
    if not words:
        return None
    at = len(words) - 1 if head is None else head
    lists, texts = party_words(language), [t.text for t in words]
    known = organisation_in(words)
    if known and known[0] <= at < known[1]:
        return MentionParty(
            known[2].kind, _country(words, marks) or known[2].country, None, count_of(words, at, language=language, marks=marks)
        )
    kind = _kind(texts, at, lists, language) or _forces(words, at, marks, known=known is not None)
    if kind is None and known and word_key(texts[at], language) in lists.generic:
        kind = "unknown"  # "companies of the Rapid Action Force"
    if kind is None:
        return None
    if known and (kind == "unknown" or word_key(texts[at], language) in lists.generic):
        kind = known[2].kind if kind != "workers_union" else kind
    country = _country(words, marks) or (known[2].country if known else None)
    organization = known[2].name if known else body_of(words, at, lists.organizations, language)
    if known:
        organization = text_of(words[known[0] : known[1]])
    return MentionParty(kind, country, organization, count_of(words, at, language=language, marks=marks))


def _forces(words: Sequence[Token], at: int, marks: Marks | None, *, known: bool) -> str | None:
    """The kind of "forces" that nothing else tells: those of a known group are its own, those of a country its military."""
    if words[at].text.casefold() not in _FORCES:
        return None
    return "unknown" if known else "military" if _country(words[: at + 1], marks) else None


def _kind(texts: Sequence[str], at: int, lists: PartyWords, language: str) -> str | None:
    """The kind by the longest term that ends with the head; where that is general, by the words around it."""
    for end in range(min(len(texts), at + 4) - 1, at, -1) if language == "fr" else ():
        found = lists.kinds.get(key_of(texts[at : end + 1], language))
        if found:
            return found[0]
    match = ending_at(texts, at, lists.kinds, language)
    key = word_key(texts[at], language)
    if match and match[0] < at:
        return match[1][0]
    if match is None and key not in lists.generic:
        return None
    if key in lists.generic or (match and match[1][0] == "unknown"):
        around = _around(texts, at, lists, language)
        if around:
            return around
    elif match and match[1][0] == "militia_progov":
        return _described(texts[:at], lists, language, only=frozenset(("organised_rebels",))) or match[1][0]
    elif match and match[1][0] in ("civilians", "unknown", "students", "residents_locals"):
        acting = _described(texts[:at], lists, language, only=frozenset(("protesters", "rioters_mob", "workers_union", "unknown_armed")))
        return acting or match[1][0]
    return match[1][0] if match else None


def _around(texts: Sequence[str], at: int, lists: PartyWords, language: str) -> str | None:
    """What the words before a general noun, or after its "of", tell of its kind."""
    described = _described(texts[:at], lists, language)
    if described:
        return described
    for i in range(at - 1, -1, -1):
        match = ending_at(texts, i, lists.kinds, language)
        if match and match[1][0] not in ("unknown", "civilians"):
            return match[1][0]
    if at + 1 >= len(texts) or texts[at + 1].casefold() not in _OF:
        return _described_after(texts, at, lists, language) if language == "fr" else None
    for i in range(at + 2, min(len(texts), at + 12)):
        match = ending_at(texts[at + 2 :], i - at - 2, lists.kinds, language)
        if match and match[1][0] not in ("unknown", "civilians"):
            longer = ending_at(texts[at + 2 :], i - at - 1, lists.kinds, language) if i + 1 < len(texts) else None
            return longer[1][0] if longer and longer[0] <= match[0] else match[1][0]
    return _described(texts[at + 2 : at + 8], lists, language)


def _described_after(texts: Sequence[str], at: int, lists: PartyWords, language: str) -> str | None:
    """What a French adjective after its noun tells ("hommes armés")."""
    return _described(texts[at + 1 : at + 3], lists, language)


def _described(texts: Sequence[str], lists: PartyWords, language: str, *, only: frozenset[str] | None = None) -> str | None:
    """The kind that adjectives and participles make ("striking", "armed"), the nearest to the noun first."""
    for text in reversed(texts):
        found = lists.adjectives.get(word_key(text, language))
        if found and (only is None or found[0] in only):
            return found[0]
    return None


def _country(words: Sequence[Token], marks: Marks | None) -> str | None:
    """The country of a nationality or place name among the words."""
    if not marks or not words:
        return None
    start, end = words[0].start, words[-1].end
    inside = marks.places[bisect_left(marks.places, start, key=_start) : bisect_left(marks.places, end, key=_start)]
    return next((p.country for p in inside if p.country and p.span.end <= end), None)


def _start(mark: NumberPhrase | Toponym) -> int:
    return mark.span.start


def count_of(words: Sequence[Token], at: int, *, language: str = "en", marks: Marks | None = None) -> Count | None:
    """How many: by a number phrase that begins before the head, else one where the head is singular; null where nothing is said."""
    start, end = words[0].start, words[at].end
    if marks:
        k = bisect_left(marks.numbers, start, key=_start)
        if k < len(marks.numbers) and marks.numbers[k].span.start < end:
            return marks.numbers[k].count
    if words[at].tag in ("ADJ", "VERB") or organisation_in(words[at : at + 1]):
        return None
    if not is_plural(words[at], language) and word_key(words[at].text, language) not in party_words(language).collective:
        known = words[at].tag == "PROPN" or any(t.text.casefold() in _SINGULAR for t in words[:at])
        return Count(1, 1, 1) if known else None
    return None


def is_plural(token: Token, language: str) -> bool:
    """Whether a noun is plural by its tag or ending."""
    if token.fine in ("NNS", "NNPS"):
        return True
    word = token.text.casefold()
    if word in ("people", "men", "women", "children", "police", "policemen", "gens"):
        return True
    if language == "fr":
        return word.endswith(("s", "x")) and token.tag == "NOUN" and word not in ("fils", "corps", "secours")
    return token.tag == "NOUN" and token.fine == "" and word.endswith("s") and not word.endswith(("ss", "us"))
