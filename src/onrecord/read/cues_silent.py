"""Verbs of saying that say nothing here: to telephone, not to be named, participles of who undergoes it."""

from __future__ import annotations

from onrecord.read.attribution_syntax import Clauses
from onrecord.read.phrases import VerbGroup

_NAMING = frozenset(("named", "naming", "identified", "identifying", "quoted"))
_TELEPHONED = frozenset("police 911 ambulance help hotline number authorities 999 112 emergency services officers him her them me".split())


def is_nameless(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether a verb says only that somebody is not named: "asked not to be identified", "without naming anyone"."""
    words = clauses.lowered[group.last : group.last + 5]
    asked = "be" in words[:3] and "to" in words[:2] and any(w in _NAMING for w in words)
    kept = clauses.lowered[group.main] in _NAMING and (
        clauses.word(group.first - 1) == "without" or (group.negated and clauses.word(group.first) in ("to", "not"))
    )
    return kept or (asked and clauses.word(group.last) in ("not", "to"))


def undergoes(clauses: Clauses, group: VerbGroup, lemma: str) -> bool:
    """Whether a French verb says nothing here: a participle alone ("un homme soupçonné de", "joint par téléphone"), "le feu s'est déclaré"."""
    lone = group.passive and group.last - group.first == 1 and clauses.tokens[group.main].fine == "VBN"
    return lone or (lemma == "déclarer" and clauses.word(group.first - 1) in ("s'", "se"))


def telephones(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether "call" is to telephone: "should call", "called the police"."""
    called = clauses.starting.get(group.last)
    fine = clauses.tokens[group.first].fine
    return (
        fine in ("MD", "TO", "VB")
        or called is None
        or clauses.word(called.last - 1) in _TELEPHONED
        or clauses.word(called.first)[:1].isdigit()
    )
