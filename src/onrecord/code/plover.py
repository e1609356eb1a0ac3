"""PLOVER rows: event, mode, context and score of an interaction, by the crosswalk from its CAMEO code, and its actors."""

from __future__ import annotations

from functools import lru_cache

from onrecord.code.cameo import code_facts
from onrecord.code.dyads.interaction import Interaction
from onrecord.lexicons import load

Cells = dict[str, str | int | float | None]


def plover_cells(one: Interaction) -> Cells | None:
    """The cells of an interaction by the columns of the book `plover`; none for what PLOVER does not code (statements)."""
    _, _, event, mode, context = code_facts(one.code)
    if event is None:
        return None
    quad, score, modes = _events()[event]
    return {
        "event": event,
        "mode": mode if mode in modes else None,
        "context": context,
        "quad_code": quad,
        "event_scale": modes.get(mode, score) if mode else score,
        "source": (one.source and one.source.plover) or None,
        "source_text": one.source.span.quote if one.source else None,
        "target": (one.target and one.target.plover) or None,
        "target_text": one.target.span.quote if one.target else None,
        "event_text": " ".join(span.quote for span in one.words),
    }


@lru_cache(maxsize=1)
def _events() -> dict[str, tuple[int, float, dict[str, float]]]:
    """Quad code, score and modes with their scores of each PLOVER event."""
    return {name: (quad, score, modes) for name, (quad, score, modes) in load("cameo")["plover"].items()}
