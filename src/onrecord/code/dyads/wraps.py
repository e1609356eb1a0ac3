"""What becomes of an act that is asked for, promised, refused, threatened, stopped: CAMEO's own rules for a code inside a code."""

from __future__ import annotations

from functools import lru_cache

from onrecord.lexicons import load


def wrap(operator: str, code: str | None) -> str | None:
    """The code that an operator makes of another ("refuse" of 073: 1223); none where that is no event."""
    if code is None:
        return None
    table = _table(operator)
    found: str | None = next(table[code[:n]] for n in range(len(code), -1, -1) if code[:n] in table)
    return code if found == "=" else found


@lru_cache(maxsize=32)
def _table(operator: str) -> dict[str, str | None]:
    table: dict[str, str | None] = load("cameo")["wraps"][operator]
    return table


def code_of_act(act: str) -> str | None:
    """The CAMEO code of an act of the vocabulary of acts; none where it has none of its own."""
    found: str | None = load("cameo")["acts"].get(act)
    return found
