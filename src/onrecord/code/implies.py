"""What follows from what: whether one condition of a book holds whenever another does, and whether one can hold at all."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.codebook import Compare, Every, Match, Predicate, Some


def implies(a: Predicate | None, b: Predicate | None) -> bool:
    """Whether `b` surely holds wherever `a` does. False where that cannot be told from their form."""
    if b is None:
        return True
    if isinstance(b, Every):
        return all(implies(a, part) for part in b.parts)
    if isinstance(a, Some):
        return all(implies(part, b) for part in a.parts)
    if isinstance(b, Some) and any(implies(a, part) for part in b.parts):
        return True
    if isinstance(a, Every):
        return any(implies(part, b) for part in a.parts)
    if isinstance(a, Match) and isinstance(b, Match):
        return a.path == b.path and _match_implies(a, b)
    return isinstance(a, Compare) and isinstance(b, Compare) and a.path == b.path and _compare_implies(a, b)


def _match_implies(a: Match, b: Match) -> bool:
    some = not b.any or (bool(a.any) and set(a.any) <= set(b.any)) or bool(set(a.all) & set(b.any))
    return some and set(b.all) <= set(a.all) and set(b.none) <= set(a.none)


def _compare_implies(a: Compare, b: Compare) -> bool:
    if b.operator == "known" and b.value is True:
        return a.operator in ("is", "at_least", "at_most") or a.value == b.value
    if a.operator == b.operator and a.value == b.value:
        return True
    one, other = a.value, b.value
    if isinstance(one, str | bool) or isinstance(other, str | bool):
        return False
    if b.operator == "at_least":
        return a.operator in ("at_least", "is") and one >= other
    return b.operator == "at_most" and a.operator in ("at_most", "is") and one <= other


def contradictions(predicate: Predicate | None) -> Iterator[str]:
    """Why a condition can never hold, in plain words; nothing where it may."""
    if isinstance(predicate, Some):
        reasons = [next(contradictions(part), None) for part in predicate.parts]
        if all(reasons):
            yield reasons[0] or ""
        return
    parts = list(_parts(predicate))
    for match in (part for part in parts if isinstance(part, Match)):
        others = {entry for part in parts if isinstance(part, Match) and part.path == match.path for entry in part.none}
        if (match.any and set(match.any) <= others) or set(match.all) & others:
            yield f"{match.path} is asked to have and not to have the same values"
    compares = [part for part in parts if isinstance(part, Compare)]
    for k, one in enumerate(compares):
        for other in compares[k + 1 :]:
            if one.path == other.path and _excludes(one, other):
                yield f"{one.path} cannot be both {_words(one)} and {_words(other)}"
    for part in parts:
        if isinstance(part, Some):
            yield from contradictions(part)


def _parts(predicate: Predicate | None) -> Iterator[Predicate]:
    if isinstance(predicate, Every):
        for part in predicate.parts:
            yield from _parts(part)
    elif predicate is not None:
        yield predicate


def _excludes(a: Compare, b: Compare) -> bool:
    """Whether two comparisons of one path exclude each other, taken for a path of one value."""
    pair = {a.operator: a.value, b.operator: b.value}
    if a.operator == b.operator == "is":
        return str(a.value) != str(b.value)
    if "at_least" in pair and "at_most" in pair:
        return float(pair["at_least"]) > float(pair["at_most"])
    return pair.get("known") is False and bool({"is", "at_least", "at_most"} & set(pair))


def _words(compare: Compare) -> str:
    return {"is": str(compare.value), "known": "told" if compare.value else "not told"}.get(
        compare.operator, f"{compare.operator.replace('_', ' ')} {compare.value}"
    )
