"""Which events of a document belong to one incident. One incident told in stages stays one."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.assemble.anchors import Anchor
from onrecord.assemble.apart import all_apart, never_met
from onrecord.model.acts import FAMILY_OF
from onrecord.model.value import Place, When

_TRAVEL = frozenset({"crossing", "escort", "rescue"})
_MISHAP = frozenset({"accident", "fire", "natural_disaster"})


@dataclass(frozen=True, slots=True)
class Incident:
    """Anchors that tell one incident, in text order."""

    anchors: tuple[Anchor, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """All its places."""
        return tuple(place for anchor in self.anchors for place in anchor.places)

    @property
    def times(self) -> tuple[When, ...]:
        """All its times."""
        return tuple(when for anchor in self.anchors for when in anchor.times)

    @property
    def chains(self) -> frozenset[str]:
        """All who take part."""
        return frozenset(chain for anchor in self.anchors for chain in anchor.chains)


def incidents_of(anchors: tuple[Anchor, ...]) -> tuple[Incident, ...]:
    """Group anchors into incidents, going through the text: each joins the best that it can belong to, or begins one."""
    groups: list[list[Anchor]] = []
    for anchor in anchors:
        scored = [(score, k) for k, group in enumerate(groups) if (score := _fit(anchor, Incident(tuple(group)))) > 0]
        if scored:
            groups[max(scored, key=lambda item: (item[0], -item[1]))[1]].append(anchor)
        else:
            groups.append([anchor])
    return tuple(Incident(tuple(group)) for group in groups)


def _fit(anchor: Anchor, incident: Incident) -> float:
    """How well an anchor fits an incident; 0 and below where it cannot belong to it."""
    if all_apart(anchor.places, incident.places) or never_met(anchor.times, incident.times):
        return -1.0
    same_sentence = any(a.event.sentence == anchor.event.sentence for a in incident.anchors)
    shared = len(anchor.chains & incident.chains)
    if anchor.cue == "before" and not any(a.cue == "before" and a.event.sentence == anchor.event.sentence for a in incident.anchors):
        return (
            0.1 if anchor.places and not all_apart(anchor.places, incident.places) and incident.places and anchor.cue != "before" else -1.0
        )
    if anchor.cue == "another" and not same_sentence:
        return -1.0
    if any(a.cue == "before" for a in incident.anchors) and anchor.cue != "before" and not same_sentence:
        return -1.0
    same_paragraph = any(a.paragraph == anchor.paragraph for a in incident.anchors)
    if _other_matter(anchor, incident) and not (shared or same_paragraph):
        return -1.0
    same_act = any(a.event.act == anchor.event.act for a in incident.anchors)
    meets = bool(anchor.places and incident.places) + bool(anchor.times and incident.times)
    nearness = 1 / (1 + anchor.event.sentence - incident.anchors[-1].event.sentence)
    return 1 + 2 * same_sentence + 0.7 * same_paragraph + shared + 0.4 * same_act + meets + nearness


def _other_matter(anchor: Anchor, incident: Incident) -> bool:
    """Whether an act is of another kind of matter than the incident's: a sea crossing is no part of a street fight."""

    def matter(act: str) -> str:
        return "travel" if act in _TRAVEL else "mishap" if act in _MISHAP else "unrest"

    return all(matter(anchor.event.act) != matter(a.event.act) for a in incident.anchors) and FAMILY_OF[anchor.event.act] != "authority"
