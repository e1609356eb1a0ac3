"""The four predicates of a book, applied: each says whether it holds and which claims it stood on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from onrecord.code.fact import Fact, Item, Lookup
from onrecord.model.codebook import Compare, Every, Match, Predicate, Scalar, Some

WORDS = ("words", "name", "title", "text", "notes", "what", "content")
"""Last parts of the paths that are words: matched by whole words, not by the whole value."""
GAP = 6
"""Words that `..` may stand for at most."""

Found = tuple[Item, ...] | None
"""What a predicate stood on; null where it does not hold."""


def found(predicate: Predicate | None, lookup: Lookup) -> Found:
    """The items that a predicate stands on, none where it is absent; null where it does not hold."""
    if predicate is None:
        return ()
    if isinstance(predicate, Every):
        parts = [found(part, lookup) for part in predicate.parts]
        return None if any(part is None for part in parts) else tuple(item for part in parts for item in part or ())
    if isinstance(predicate, Some):
        return next((part for one in predicate.parts if (part := found(one, lookup)) is not None), None)
    return _match(predicate, lookup) if isinstance(predicate, Match) else _compare(predicate, lookup(predicate.path))


def _match(match: Match, lookup: Lookup) -> Found:
    fact = lookup(match.path)
    hits = _words_hit if match.path.rsplit(".", 1)[-1] in WORDS else _values_hit
    if hits(fact, match.none) if match.none else False:
        return None
    some = hits(fact, match.any)
    each = [hits(fact, (entry,)) for entry in match.all]
    if (match.any and not some) or not all(each):
        return None
    return (*some, *(item for items in each for item in items))


def _values_hit(fact: Fact, entries: Iterable[str]) -> tuple[Item, ...]:
    wanted = set(entries)
    return tuple(item for item in fact.items if str(item.value) in wanted)


def _words_hit(fact: Fact, entries: tuple[str, ...]) -> tuple[Item, ...]:
    pattern = words_pattern(entries) if entries else None
    return tuple(item for item in fact.items if pattern and pattern.search(str(item.value).casefold()))


@lru_cache(maxsize=2048)
def words_pattern(entries: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for runs of words: `*` ends a word in any way, `..` stands for up to GAP words. Its cost is bounded by them."""
    return re.compile("|".join(_entry(entry) for entry in entries))


def _entry(entry: str) -> str:
    parts: list[str] = []
    gap = r"\W+"
    for word in entry.casefold().split():
        if word == "..":
            gap = rf"\W+(?:\w+\W+){{0,{GAP}}}"
            continue
        body = re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "")
        parts.append((gap if parts else "") + body)
        gap = r"\W+"
    return rf"(?<!\w){''.join(parts)}(?!\w)"


_COMPARISONS: dict[str, Callable[[Scalar, Scalar], bool]] = {
    "is": lambda a, b: str(a) == str(b),
    "at_least": lambda a, b: _number(a) >= _number(b),
    "at_most": lambda a, b: _number(a) <= _number(b),
}


def _number(value: Scalar) -> float:
    return float(value) if isinstance(value, int | float) else float("nan")


def _compare(compare: Compare, fact: Fact) -> Found:
    if compare.operator == "known":
        return fact.items if bool(fact.items) == bool(compare.value) else None
    if compare.operator == "not":
        return fact.items[:1] if all(str(item.value) != str(compare.value) for item in fact.items) else None
    test = _COMPARISONS[compare.operator]
    return next(((item,) for item in fact.items if test(item.value, compare.value)), None)
