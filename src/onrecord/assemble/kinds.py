"""Which incident a report is about, which others it tells, and which it only mentions."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.assemble.anchors import LEAD, VIOLENT, Anchor
from onrecord.assemble.apart import DAILY, long_before
from onrecord.assemble.incidents import Incident
from onrecord.model.acts import FAMILY_OF
from onrecord.model.record import ReportKind

OLD_DAYS = 365
_REAL = frozenset({"happened", "ongoing"})
_WEIGHT = {"attack": 1.0, "protest": 0.9, "property": 0.7, "threat": 0.6, "other": 0.6, "politics": 0.6, "movement": 0.5, "authority": 0.5}


def kinds_of(incidents: tuple[Incident, ...], published: str | None = None) -> tuple[ReportKind, ...]:
    """The kind of each incident: the weightiest that is told is `main`; the rest is `other` where told in full, else `background`.

    What was more than `OLD_DAYS` before the report was `published` (an ISO date) is background: it is history, not what is reported.
    Where no violence is told in full, the weightiest that hit somebody is told all the same: it is what the report goes back to.
    """
    borne = tuple(borne_out(incident) for incident in incidents)
    weights = [weight_of(incident) for incident in borne]
    old = [is_old(incident, published) or _is_of_years_ago(incident) for incident in borne]
    told = {k for k, incident in enumerate(borne) if is_told(incident) and not old[k]}
    others = {k for k in told if not _aside(borne[k])}
    others |= {k for k, incident in enumerate(borne) if _hits_apart(incident) and not (old[k] or long_before(incident.times, published))}
    others |= _of_sections(borne, weights) - {k for k in range(len(borne)) if old[k]}
    others -= {k for k in others if _in_passing(borne[k]) and long_before(borne[k].times, published)}
    leading = max(told, key=lambda k: (weights[k], -k), default=None)
    if not any(_is_violent(borne[k]) for k in told):
        hurt = (k for k, incident in enumerate(borne) if _hurts(incident) and not old[k])
        alone = max(hurt, key=lambda k: (weights[k], -k), default=None)
        leading, others = (alone if leading is None else leading), others | ({alone} if alone is not None else set())
    return tuple("main" if k == leading else "other" if k in others else "background" for k in range(len(borne)))


def _of_sections(incidents: tuple[Incident, ...], weights: list[float]) -> set[int]:
    """In a round-up, the weightiest incident of each section, if anything in it is told as one that happened: it is what the section is about."""
    best: dict[int, int] = {}
    for k, incident in enumerate(incidents):
        section = incident.anchors[0].section
        if section and any(a.specific and a.cue != "before" for a in incident.anchors):
            best[section] = k if section not in best or weights[k] > weights[best[section]] else best[section]
    return set(best.values())


def _is_of_years_ago(incident: Incident) -> bool:
    """Whether no day is told, and all mentions are introduced as what was years before."""
    return not incident.times and all(a.years for a in incident.anchors)


def _in_passing(incident: Incident) -> bool:
    """Whether one sentence after the lead is all that tells of it."""
    first = incident.anchors[0].event.sentence
    return first > LEAD and all(a.event.sentence == first for a in incident.anchors)


def borne_out(incident: Incident) -> Incident:
    """The incident without words of violence that hit nobody and nothing, where it tells of something else; a protest keeps its own."""
    grave = tuple(a for a in incident.anchors if FAMILY_OF[a.event.act] in VIOLENT)
    rest = tuple(a for a in incident.anchors if FAMILY_OF[a.event.act] not in VIOLENT)
    if not grave or any(a.consequence or a.headline for a in grave) or any(FAMILY_OF[a.event.act] == "protest" for a in rest):
        return incident
    return Incident(rest if any(a.specific for a in rest) else grave)


def _is_violent(incident: Incident) -> bool:
    return any(FAMILY_OF[a.event.act] in VIOLENT for a in incident.anchors)


def _is_graver_than_a_brawl(incident: Incident) -> bool:
    """Whether violence is told that is no mere clash without arms, which often says of nobody in particular whom it hit."""
    return any(FAMILY_OF[a.event.act] in VIOLENT and a.event.act != "clash" for a in incident.anchors)


def _hits_in_particular(anchor: Anchor) -> bool:
    """Whether an anchor of violence tells by itself of one deed and whom or what it hit: not "murders" here and "the attack" there."""
    return anchor.specific and anchor.consequence and FAMILY_OF[anchor.event.act] in VIOLENT


def _hurts(incident: Incident) -> bool:
    """Whether violence is told that hit somebody or something in particular, and not only recalled."""
    return any(
        a.specific and (a.hit.fresh or (a.casualties and a.hit.chains and a.cue != "before"))
        for a in incident.anchors
        if FAMILY_OF[a.event.act] in VIOLENT and a.event.status in _REAL
    )


def _hits_apart(incident: Incident) -> bool:
    """Whether violence is told, if only in one sentence, that hit somebody or something in particular and new, or threatened somebody.

    What is only recalled has to be told with its day or place, or by the name of whom it hit.
    """
    violent = [a for a in incident.anchors if FAMILY_OF[a.event.act] in VIOLENT and a.event.status in _REAL and a.specific]
    if any(a.event.act == "threat" and a.hit.chains for a in violent):
        return True
    fresh = [a for a in violent if a.hit.fresh]
    daily = any(when.precision in DAILY for when in incident.times)
    situated = daily or bool(incident.places) or any(a.hit.named for a in fresh)
    return bool(fresh) and (situated or not _aside(incident))


def is_old(incident: Incident, published: str | None) -> bool:
    """Whether all its times ended long before the report."""
    ends = [when.last or when.first for when in incident.times if when.precision not in ("vague", "century")]
    try:
        return bool(published and ends) and all(
            date.fromisoformat(str(end)[:10]) < date.fromisoformat(str(published)[:10]) - timedelta(OLD_DAYS) for end in ends
        )
    except ValueError:
        return False  # an end that is no day: nothing is known of how old it is


def weight_of(incident: Incident) -> float:
    """How much of a report an incident is: its acts, the headline and lead, the people hurt."""
    total = 0.0
    for anchor in incident.anchors:
        place = 2.5 if anchor.headline else 2.0 if anchor.opening else 1.4 if anchor.event.sentence <= LEAD else 1.0
        aside = 0.3 if anchor.cue == "before" else 1.0
        total += aside * place * (_WEIGHT[FAMILY_OF[anchor.event.act]] + 0.3 * min(2, anchor.casualties))
    return total


def is_told(incident: Incident) -> bool:
    """Whether more than a passing mention: in the headline or lead, or more than once, or with people hurt at a time or place."""
    if _aside(incident) and len(incident.anchors) < 3:
        return False
    if not any(a.specific or (a.headline and a.event.status == "happened") for a in incident.anchors):
        return False
    if not any(a.headline or (a.consequence and not _is_graver_than_a_brawl(incident)) or _hits_in_particular(a) for a in incident.anchors):
        return False
    leads = any(a.headline or a.event.sentence <= LEAD for a in incident.anchors)
    situated = bool(incident.times) or bool(incident.places)
    hurt = any(a.casualties or (a.hit.fresh and FAMILY_OF[a.event.act] in VIOLENT) for a in incident.anchors)
    return leads or len({a.event.sentence for a in incident.anchors}) > 1 or (hurt and situated)


def _aside(incident: Incident) -> bool:
    """Whether every mention is introduced as something before or beside the matter."""
    return all(a.cue == "before" for a in incident.anchors)
