"""Numbers and people that most voices know nothing of: they are of other incidents, or are somebody told twice."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reconcile.statements import Statement

BY_ONE, BY_MORE = 4, 3
"""Times the people told one by one from which a number that one voice gives is too large to be of them alone, where one other tells of them
and where more do: measured on the reconcile benchmark's dev set."""
MANY = 8
"""A number of people, told by one voice, that others would not have left out (the same)."""


def of_others(statements: Sequence[Statement]) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """The statements without the numbers that are of more than this incident ("19 homicides this year"); and those.

    One voice gives such a number, and others tell of people one by one, and of far fewer.
    """
    single = [one for one in statements if not one.number and one.best]
    most = max((one.best or 0 for one in single), default=0)
    gone = tuple(one for one in statements if one.number and single and _is_outvoted(one, statements, most, len(single)))
    return tuple(one for one in statements if one not in gone), gone


def _is_outvoted(number: Statement, statements: Sequence[Statement], most: int, voices: int) -> bool:
    support = sum(one.number and one.best == number.best for one in statements)
    return support == 1 and (number.best or 0) >= (BY_ONE if voices == 1 else BY_MORE) * most


def silent(told: Sequence[Statement], others: Sequence[Statement], *, late: bool) -> tuple[Statement, ...]:
    """The statements of those who tell of the `others` and of nobody else, where they outweigh what is `told`; else none.

    As many as tell of people one by one, or of `MANY`. Where it is `late` (somebody may have died since), only who told it last counts,
    and there must be one more.
    """
    standing = [one for one in told if one.best]
    if not standing or any(one.number and (one.best or 0) < MANY for one in standing):
        return ()
    tellers = {one.voice.split("\n")[0] for one in told}
    last = max(one.first for one in standing)
    quiet = tuple(one for one in others if one.best and one.voice not in tellers and not one.beside and (not late or one.first >= last))
    return quiet if len(quiet) >= len(standing) + late else ()
