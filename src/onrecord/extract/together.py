"""Acts seen together: of one sentence (harm takes the means told beside it, a verb and its noun are one act) and of one text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.lexicons.classes import word_class
from onrecord.model.acts import FAMILY_OF
from onrecord.model.quick import quick
from onrecord.model.reading import Argument, Predicate

_DUE = 80  # code points behind the word for a death that its means may stand
_MISHAPS = frozenset(("accident", "fire", "natural_disaster"))
_NO_MEANS = frozenset(("killing", "assault", "abduction", "hostage_taking", "hijacking", "sexual_violence"))
_MEANS = frozenset(act for act, family in FAMILY_OF.items() if family == "attack") - _NO_MEANS


@quick
@dataclass(frozen=True, slots=True)
class Told:
    """A predicate with its act; `used` are the words beside its trigger that the act was told by ("fire" of "opened fire"), `forms` what the trigger
    may stand under in a lexicon; `sure` is below 1 where no lexicon has the wording and the reader's scorer told the act.
    """

    predicate: Predicate
    act: str
    used: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    sure: float = 1.0


def settle(found: list[Told]) -> list[Told]:
    """The acts of one sentence seen together: harm takes the means told beside it, of a verb and its noun one keeps the act."""
    means = [t for t in found if t.act in _MEANS and not t.forms & word_class("harm", "event_words")]
    mishaps = [t for t in found if t.act in _MISHAPS]
    settled = []
    for told in found:
        if told.predicate.nominal and _is_part(told, found):
            continue
        if told.forms & word_class("harm", "event_words") and told.act in ("killing", "assault", "other"):
            settled.append(_by_deed(told, found) or _harm(told, means, mishaps))
        elif not told.predicate.nominal and told.act != "other" and _is_light(told, found):
            settled.append(replace(told, act="other"))
        else:
            settled.append(told)
    return settled


def _by_deed(told: Told, found: list[Told]) -> Told | None:
    """Being hurt as part of the deed that it is said to be by: "were hurt by stones thrown at them", "blessés par des jets de pierres"."""
    spans = [a.span for a in told.predicate.arguments if a.role == "agent"]
    deeds = (
        deed
        for deed in found
        if deed.predicate.nominal and FAMILY_OF[deed.act] == "attack" and any(s.start <= deed.predicate.span.start < s.end for s in spans)
    )
    by = next(deeds, None)
    if by is None or told.predicate.nominal or not told.predicate.passive:
        return None
    kept = tuple(a for a in told.predicate.arguments if not (a.role == "agent" and a.span.start <= by.predicate.span.start < a.span.end))
    return replace(told, predicate=_with_agents(replace(told.predicate, arguments=kept), by.predicate), act=by.act)


def _is_part(noun: Told, found: list[Told]) -> bool:
    """Whether a noun only belongs to the words by which a verb before it tells its act ("opened fire", "threw bombs")."""
    return any(
        not verb.predicate.nominal
        and noun.forms & verb.used
        and verb.act != "other"
        and not verb.forms & word_class("harm", "event_words")
        and abs(noun.predicate.span.start - verb.predicate.span.end) < 60
        and not (verb.forms & word_class("light") and noun.act not in _MISHAPS)
        and not (FAMILY_OF[verb.act] == "authority" and FAMILY_OF[noun.act] in ("attack", "property"))  # "charged in the shooting of"
        for verb in found
    )


def _is_light(verb: Told, found: list[Told]) -> bool:
    """Whether a noun among a verb's arguments tells its act already ("carried out an attack", "made 40 arrests")."""
    spans = [a.span for a in verb.predicate.arguments if a.role == "patient"]
    return bool(verb.forms & word_class("light")) and any(
        noun.predicate.nominal
        and (FAMILY_OF[noun.act] == FAMILY_OF[verb.act] or (noun.forms & verb.used and noun.act not in _MISHAPS))
        and any(s.start <= noun.predicate.span.start < s.end for s in spans)
        for noun in found
    )


def _harm(told: Told, means: list[Told], mishaps: list[Told]) -> Told:
    """Being killed is part of the act that did it, where that is told in the sentence; its agent is then the act's.

    A noun ("three deaths") and being hurt stay apart, unless somebody is said to do it.
    """
    predicate = told.predicate
    agents = any(a.role == "agent" for a in predicate.arguments)
    if predicate.nominal and not agents and (by := _deadly_means(told, means)) is not None:
        return replace(told, predicate=_with_agents(predicate, by.predicate), act=by.act)
    if not agents and (predicate.nominal or told.act == "assault"):
        return replace(told, act="other" if told.act == "assault" or predicate.nominal else told.act)
    near = sorted(means, key=lambda m: abs(m.predicate.span.start - predicate.span.start))
    if near:
        return replace(told, predicate=predicate if agents else _with_agents(predicate, near[0].predicate), act=near[0].act)
    if mishaps and not agents:
        return replace(told, act=mishaps[0].act)
    return told


def _deadly_means(told: Told, means: list[Told]) -> Told | None:
    """The act that deaths are said to be due to: "40 deaths were due to police firing", "the death of two men in the shooting"."""
    if not told.forms & word_class("death", "event_words"):
        return None
    start = told.predicate.span.end
    behind = [
        m for m in means if m.predicate.nominal and start < m.predicate.span.start < start + _DUE and m.predicate.status == "happened"
    ]
    named = (m for m in behind if any(a.role == "agent" for a in m.predicate.arguments))
    return min(named, key=lambda m: m.predicate.span.start, default=None)


def _with_agents(predicate: Predicate, source: Predicate) -> Predicate:
    agents: tuple[Argument, ...] = tuple(a for a in source.arguments if a.role == "agent")
    patients = {a.span for a in predicate.arguments if a.role == "patient"}
    return replace(predicate, arguments=predicate.arguments + tuple(a for a in agents if a.span not in patients))


def by_document(told: list[Told], *, armed: bool, charged: bool) -> list[Told]:
    """The acts of a text seen together: "fighting" in a text that tells of no arms is a clash; in a fight "explosions", and in a riot those
    that somebody heard, are a part of it where the text tells of no charge (`charged`) that went off.

    Where a mishap and no attack is told, "the incident" is the mishap, and those killed without an agent were killed by it.
    """
    weak = word_class("weak_fight", "event_words")
    told = [replace(t, act="clash") if t.act == "armed_clash" and not armed and t.forms & weak else t for t in told]
    fight = next((act for act in ("armed_clash", "riot", "clash") if any(t.act == act for t in told)), None)
    if not charged and fight is not None:
        heard = {t.predicate.sentence for t in told if t.predicate.lemma in word_class("hearing", "event_words")}
        told = [replace(t, act=fight) if _goes_off(t) and (fight == "armed_clash" or t.predicate.sentence in heard) else t for t in told]
    mishaps = [t.act for t in told if t.act in _MISHAPS]
    if not mishaps or any(t.act in _MEANS for t in told):
        return told
    main = max(sorted(set(mishaps)), key=mishaps.count)
    return [replace(t, act=main) if _belongs(t) else t for t in told]


def _goes_off(told: Told) -> bool:
    return told.act == "bombing" and bool(told.forms & word_class("explosions", "event_words"))


def _belongs(told: Told) -> bool:
    """Whether an event of no means can be part of a mishap told elsewhere in the text."""
    if told.predicate.nominal and told.forms & word_class("incident", "event_words"):
        return True
    meant = told.forms & word_class("meant_deaths", "event_words")
    return told.act == "killing" and not meant and not any(a.role == "agent" for a in told.predicate.arguments)
