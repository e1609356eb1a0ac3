"""The act of a wording that is in no lexicon, by the reader's scorer."""

from __future__ import annotations

from onrecord.extract.act_lexicon import ActLexicon
from onrecord.lexicons.classes import word_class
from onrecord.model.locate import scored_at
from onrecord.model.parse import Scored
from onrecord.model.reading import Layout, Predicate

_OF_NO_ACT = ("harm", "states_of_things", "incident", "events_of_no_act")
"""Classes of words whose events are known to be of no act by themselves ("the war")."""
_NOT_TOLD = frozenset({"displacement", "failure_to_act", "investigation", "trial", "deployment"})
"""Acts that depend on who does it more than on the word (gunmen who flee are not displaced), and those that plain words come close to."""
_TAKES_PART = frozenset({"agent", "patient", "count"})


def scored_act(lexicon: ActLexicon, layout: Layout, predicate: Predicate, index: int, trigger: frozenset[str]) -> Scored | None:
    """What the scorer says of a predicate whose trigger, token `index`, has no entry in the lexicon; somebody or something must take part."""
    tables = (lexicon.nouns, lexicon.heads) if predicate.nominal else (lexicon.verbs, lexicon.passives)
    known = any(form in table for table in tables for form in trigger) or any(
        trigger & word_class(name, "event_words") for name in _OF_NO_ACT
    )
    if known or not any(a.role in _TAKES_PART for a in predicate.arguments):
        return None
    told = scored_at(layout, predicate.sentence, index)
    return told if told is None or told.act not in _NOT_TOLD else None
