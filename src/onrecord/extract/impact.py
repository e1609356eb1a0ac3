"""What hits something is told as a subject: "an explosion tore through a market", "shells landed on a school"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.act_lexicon import ActLexicon, noun_act, refine
from onrecord.lexicons.classes import word_class
from onrecord.model.locate import token_index, tokens_between
from onrecord.model.reading import Layout, Predicate

_FROM_AFAR = frozenset({"bombing", "suicide_bombing", "air_strike", "shelling", "grenade_attack", "vehicle_attack", "chemical_attack"})


def impact_act(layout: Layout, lexicon: ActLexicon, forms: Sequence[frozenset[str]], predicate: Predicate) -> str | None:
    """The act of a verb of hitting, by the attack or weapon that is its subject; null for other verbs and subjects. `forms` are by token."""
    if predicate.lemma not in word_class("impact_verbs", "event_words"):
        return None
    for argument in predicate.arguments:
        if argument.role not in ("agent", "instrument"):
            continue
        words: set[str] = set()
        for token in tokens_between(layout, argument.span.start, argument.span.end):
            index = token_index(layout, token.start)
            act = noun_act(lexicon, forms[index], forms[max(0, index - 4) : index], forms[index + 1 : index + 4])
            if act in _FROM_AFAR:
                return act
            words |= forms[index]
        act = refine(lexicon, "assault", frozenset(words))
        if act in _FROM_AFAR:
            return act
    return None
