"""How many a noun phrase speaks of, with a numeral in it or without."""

from __future__ import annotations

from onrecord.model.locate import sentence_index
from onrecord.model.reading import Layout, Token
from onrecord.model.value import Count
from onrecord.normalise.number_find import phrases_in
from onrecord.normalise.number_line import Lexicon, fold, lexicon, read_line

_REACH = 60
"""Code points to either side of the phrase that are read with it, so that hedges, ages and units are seen."""
_MANY = Count(2, None, None)
_ONE = Count(1, 1, 1)
_ALONE = {"en": frozenset(("he", "she", "him", "her", "i", "me", "himself", "herself")), "fr": frozenset(("il", "elle", "lui", "je"))}
_SEVERAL = {
    "en": frozenset(("they", "them", "we", "us", "those", "these", "themselves", "both")),
    "fr": frozenset(("ils", "elles", "eux", "nous")),
}
_FRENCH_PLURAL = frozenset(
    ("les", "des", "ces", "ses", "leurs", "mes", "tes", "nos", "vos", "aux", "certains", "certaines", "tous", "toutes")
)
_UNCOUNTED = frozenset(("every", "each", "any", "much", "what", "which", "tout", "toute", "chaque", "quel", "quelle"))


def count_of_phrase(layout: Layout, first: int, last: int) -> Count | None:
    """How many the noun phrase of tokens `first:last` (half-open) speaks of; none where it cannot be told.

    A numeral in it counts; "a soldier", "the man", "his brother", a proper name are one; "people" is two or more; "a man and a woman" are two.
    """
    tokens = layout.tokens[max(0, first) : last]
    if not tokens:
        return None
    parts = _conjuncts(tokens)
    if len(parts) > 1:
        counts = [_count_of_part(layout, part) for part in parts]
        if all(count and count.low is not None for count in counts):
            return _sum([count for count in counts if count])
    return _count_of_part(layout, tokens)


def _conjuncts(tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """The parts of "a man and a woman"; the whole where a part has no article, number or name of its own ("12 officers and soldiers")."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.tag == "CCONJ" and token.text.casefold() in ("and", "et"):
            parts.append([])
        else:
            parts[-1].append(token)
    whole = [tuple(part) for part in parts]
    apart = all(part and (part[0].tag in ("DET", "NUM") or all(t.tag == "PROPN" for t in part)) for part in whole)
    return whole if apart and any(t.tag in ("NOUN", "PROPN") for t in whole[0]) else [tokens]


def _sum(counts: list[Count]) -> Count:
    """Several counts together."""
    lows, highs, bests = ([getattr(count, name) for count in counts] for name in ("low", "high", "best"))
    low, high, best = (None if None in values else sum(values) for values in (lows, highs, bests))
    return Count(low, high, best)


def _count_of_part(layout: Layout, tokens: tuple[Token, ...]) -> Count | None:
    start, end = tokens[0].start, tokens[-1].end
    counted = _explicit(layout, start, end)
    if counted:
        return counted
    words = lexicon(layout.language)
    folded = [fold(token.text.rstrip("'’")) for token in tokens]
    if len(tokens) == 1 and folded[0] in _ALONE.get(layout.language, ()):
        return _ONE
    if folded[0] in _SEVERAL.get(layout.language, ()) and (len(tokens) == 1 or folded[0] == "both"):
        return Count(2, 2, 2) if folded[0] == "both" else _MANY
    head = _head(tokens)
    if head is None or folded[0] in _UNCOUNTED:
        return None
    return _by_head(layout, words, tokens[: head + 1], folded[: head + 1])


def _explicit(layout: Layout, start: int, end: int) -> Count | None:
    """The count of the first number phrase whose numeral lies in `start:end`."""
    sentence = layout.sentences[sentence_index(layout, start)]
    left = max(sentence.start, start - _REACH)
    while sentence.start < left < start and not layout.text[left - 1].isspace():
        left += 1
    right = min(max(sentence.end, end), end + _REACH)
    found = phrases_in(read_line(layout, left, right))
    return next((p.count for p in found if start <= p.number.start and p.number.end <= end), None)


def _head(tokens: tuple[Token, ...]) -> int | None:
    """Index of the head: the last noun or name before a preposition or clause."""
    head = None
    for k, token in enumerate(tokens):
        if head is not None and (token.tag in ("ADP", "SCONJ", "VERB", "AUX", "CCONJ") or token.text in (",", "(", ";")):
            break
        if token.tag in ("NOUN", "PROPN"):
            head = k
    return head


def _by_head(layout: Layout, words: Lexicon, tokens: tuple[Token, ...], folded: list[str]) -> Count | None:
    """The count of a phrase without a numeral, from its article and its head."""
    head, word, sets = tokens[-1], folded[-1], words.values.get("nouns.sets", {})
    if word in sets:
        return Count(sets[word], sets[word], sets[word])
    if word in words.words["nouns.organised"]:
        return None
    if word in words.words["nouns.crowds"]:
        return _MANY
    if _plural(layout, words, head, word, folded):
        return _MANY
    article = tokens[0].tag in ("DET", "PRON") or folded[0] in ("another", "un", "une", "l")
    possessor = any(t.text in ("'s", "’s") for t in tokens)
    person = word in words.words["nouns.singular_people"]
    return _ONE if head.tag == "PROPN" or article or possessor or person else None


def _plural(layout: Layout, words: Lexicon, head: Token, word: str, folded: list[str]) -> bool:
    """Whether a head is a plural."""
    if layout.language == "fr":
        return bool(_FRENCH_PLURAL & set(folded[:2])) or (
            head.tag == "NOUN" and word[-1:] in "sx" and word not in words.words["nouns.singular_people"]
        )
    people = word in words.words["nouns.people"] and word not in words.words["nouns.singular_people"]
    return head.fine in ("NNS", "NNPS") or (people and word.endswith(("s", "men", "women", "people", "children", "troop")))
