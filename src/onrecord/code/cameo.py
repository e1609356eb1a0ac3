"""CAMEO rows: event code, quad class and Goldstein score of an interaction, and its actors."""

from __future__ import annotations

from functools import lru_cache

from onrecord.code.dyads.interaction import Interaction
from onrecord.lexicons import load

Cells = dict[str, str | int | float | None]
_QUADS = ((5, 1), (8, 2), (13, 3), (20, 4))


def cameo_cells(one: Interaction) -> Cells:
    """The cells of an interaction by the columns of the book `cameo`."""
    label, goldstein = code_facts(one.code)[:2]
    return {
        "event_code": one.code,
        "event_root_code": one.code[:2],
        "event_label": label,
        "quad_class": quad_class(one.code),
        "goldstein": goldstein,
        "source": (one.source and one.source.cameo) or None,
        "source_text": one.source.span.quote if one.source else None,
        "target": (one.target and one.target.cameo) or None,
        "target_text": one.target.span.quote if one.target else None,
    }


def quad_class(code: str) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, by the root of a CAMEO code."""
    return next(quad for last, quad in _QUADS if int(code[:2]) <= last)


@lru_cache(maxsize=512)
def code_facts(code: str) -> tuple[str, float, str | None, str | None, str | None]:
    """Label, Goldstein score and PLOVER's event, mode and context of a CAMEO code."""
    label, goldstein, event, mode, context = load("cameo")["codes"][code]
    return str(label), float(goldstein), event, mode, context
