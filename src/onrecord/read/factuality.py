"""The status that rules found, weighed against the trained reader's factuality of the same word."""

from __future__ import annotations

from onrecord.model.parse import Frame
from onrecord.model.reading import Status

_REAL = frozenset(("happened", "ongoing"))
_UNREAL = frozenset(("planned", "threatened", "possible", "hypothetical"))
# Tried on UDS-IH2 dev (benchmark `factuality`): training/RUNTIME.md has what other values give.
DOUBTED = 1.0  # below it, what the rules take as happened is only possible
CERTAIN = 2.0  # above it, what the rules take as unreal happened
DENIED = -1.0  # below it, and with a negation among its arguments, it did not happen


def weighed(status: Status, frame: Frame | None, *, firm: bool = False) -> Status:
    """The status of an event, by rules and reader together; a word that is no predicate to the reader keeps the rules' status.

    Scores as in `Frame`. What is `firm` is never made more real: "tried to enter" and
    "demanded the arrest" mislead the reader, and their verb has told the rules.
    """
    if frame is None:
        return status
    if status in _REAL and frame.factuality < DOUBTED:
        negated = frame.factuality < DENIED and any(role == "ARGM-NEG" for _, _, role in frame.arguments)
        return "did_not_happen" if negated else "possible"
    return "happened" if status in _UNREAL and frame.factuality > CERTAIN and not firm else status
