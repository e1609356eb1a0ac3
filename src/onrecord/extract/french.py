"""What French verbs tell by their form: "s'est arrêtée" arrests nobody, "une voiture volée" is no theft told; fires in a text that tells of arson."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.together import Told
from onrecord.model.acts import FAMILY_OF
from onrecord.model.locate import tokens_between
from onrecord.model.reading import Argument, Layout, Predicate
from onrecord.normalise.thing import thing_of

_SELF = frozenset(("s'", "s’", "se"))
_NO_DEED = frozenset({"arrêter", "saisir"})
"""Verbs that with "se" do nothing to anybody: "la voiture s'est arrêtée"."""
_STANDING = frozenset({"rassembler", "réunir"})
"""Verbs whose participle alone says where people stood: "un groupe rassemblé devant une épicerie"."""
_ONLY_SELF = frozenset({"introduire"})
"""Verbs that only with "se" tell of getting in: "s'est introduit dans la maison"."""
_DESCRIBES = frozenset({"voler", "piéger"})
"""Verbs whose participle alone says what a thing is: "une moto volée"."""
_BACK = 4
"""Tokens before a verb in which its "se" stands."""
_SET = frozenset({"brûler", "incendier", "calciner"})
_BURNT = frozenset({"brûler", "calciner"})
"""Verbs that tell of a fire's work, and not by themselves that somebody set it."""
_UNREST = frozenset({"riot", "clash", "assault", "looting", "arson", "crowd_dispersal", "blockade", "property_destruction"})


def is_not_done(layout: Layout, index: int, predicate: Predicate) -> bool:
    """Whether the verb at token `index` tells of no deed by its form: a reflexive that harms nobody, a participle that only describes."""
    if predicate.lemma in _DESCRIBES and predicate.passive and predicate.tense == "none":
        whole = any(a.role in ("agent", "time") for a in predicate.arguments)
        return not whole and any(_is_vehicle(layout, a) for a in predicate.arguments if a.role == "patient")
    if predicate.lemma in _STANDING and predicate.passive and predicate.tense == "none":
        return True
    if predicate.lemma in _ONLY_SELF:
        return not _is_reflexive(layout, index)
    return predicate.lemma in _NO_DEED and _is_reflexive(layout, index)


def _is_vehicle(layout: Layout, argument: Argument) -> bool:
    """Whether what is told of is a vehicle, by its kind or by a name alone ("une Clio")."""
    tokens = tokens_between(layout, argument.span.start, argument.span.end)
    return bool(tokens) and (tokens[-1].tag == "PROPN" or any(thing_of((token,), language="fr") == "vehicle" for token in tokens))


def _is_reflexive(layout: Layout, index: int) -> bool:
    """Whether "se" stands before a verb and its helpers."""
    for k in range(index - 1, max(-1, index - 1 - _BACK), -1):
        token = layout.tokens[k]
        if token.text.casefold() in _SELF:
            return True
        if token.tag not in ("AUX", "PRON", "ADV"):
            return False
    return False


def with_one_fire(told: list[Told]) -> list[Told]:
    """The acts of a text; its fires are the arson that it tells of, and what "was burnt" amid unrest was set on fire by somebody."""
    real = [t for t in told if t.predicate.status in ("happened", "ongoing", "possible")]
    arson, unrest = any(t.act == "arson" and t.predicate.lemma not in _BURNT for t in real), any(t.act in _UNREST for t in real)
    mishap = any(t.act in ("accident", "natural_disaster") for t in real) and not any(FAMILY_OF[t.act] == "attack" for t in real)
    return [_set_alight(t, arson=arson and not mishap, unrest=unrest) for t in told]


def _set_alight(told: Told, *, arson: bool, unrest: bool) -> Told:
    burnt = told.predicate.passive and told.predicate.lemma in _SET
    return replace(told, act="arson") if told.act == "fire" and (arson or (unrest and burnt)) else told
