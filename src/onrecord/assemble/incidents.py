"""Which events of a document belong to one incident. One incident told in stages stays one."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.assemble.anchors import LEAD, Anchor
from onrecord.assemble.apart import all_apart, long_before, never_met, other_day, other_hour, other_place
from onrecord.assemble.further import tells_further
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


@dataclass(slots=True)
class _Group:
    """An incident in the making: what its anchors come to, kept along so that a long text is gone through once."""

    anchors: list[Anchor] = field(default_factory=list)
    places: dict[tuple[int | None, str], Place] = field(default_factory=dict)
    times: dict[When, None] = field(default_factory=dict)
    chains: set[str] = field(default_factory=set)
    acts: set[str] = field(default_factory=set)
    matters: set[str] = field(default_factory=set)
    paragraphs: set[int] = field(default_factory=set)
    asides: set[int] = field(default_factory=set)
    hit: set[str] = field(default_factory=set)
    named: bool = False
    who: set[str] = field(default_factory=set)

    @property
    def last(self) -> int:
        """The sentence of the last anchor."""
        return self.anchors[-1].event.sentence

    def add(self, anchor: Anchor) -> None:
        """Take one more anchor in."""
        self.anchors.append(anchor)
        self.places |= {(place.geonameid, place.name): place for place in anchor.places}
        self.times |= dict.fromkeys(anchor.times)
        self.chains |= anchor.chains
        self.hit |= anchor.hit.chains
        self.named |= anchor.hit.named
        self.who |= anchor.hit.who
        self.acts.add(anchor.event.act)
        self.matters.add(_matter(anchor.event.act))
        self.paragraphs.add(anchor.paragraph)
        if anchor.cue == "before":
            self.asides.add(anchor.event.sentence)


def incidents_of(anchors: tuple[Anchor, ...], published: str | None = None) -> tuple[Incident, ...]:
    """Group anchors into incidents, going through the text: each joins the best that it can belong to, or begins one.

    `published` is the ISO date of the report: what was long before it is no part of the news that has no date of its own.
    """
    groups: list[_Group] = []
    for anchor in anchors:
        scored = [(score, k) for k, group in enumerate(groups) if (score := _fit(anchor, group, published)) > 0]
        if not scored:
            groups.append(_Group())
        chosen = max(scored, key=lambda item: (item[0], -item[1]))[1] if scored else len(groups) - 1
        groups[chosen].add(anchor)
    return tuple(Incident(tuple(group.anchors)) for group in groups)


def _fit(anchor: Anchor, group: _Group, published: str | None) -> float:
    """How well an anchor fits an incident; 0 and below where it cannot belong to it."""
    if (told_again := _told_again(anchor, group)) > 0:
        return told_again
    same_sentence = group.last == anchor.event.sentence
    if _barred(anchor, group, same_sentence=same_sentence) or _is_set_apart(anchor, group, published):
        return -1.0
    elsewhere = other_place(anchor.places, tuple(group.places.values())) or other_day(anchor.times, tuple(group.times))
    restates = anchor.opening and group.anchors[0].headline
    further = (
        tells_further(anchor.hit, group.hit, group.who, elsewhere=elsewhere)
        or _is_another_named(anchor, group)
        or _is_threat_apart(anchor, group)
    )
    if further and not (restates or anchor.cue == "called"):
        return -1.0
    shared = len(anchor.chains & group.chains) + bool(anchor.hit.who & group.who)
    same_paragraph = restates or anchor.paragraph in group.paragraphs
    goes_on = anchor.event.act in group.acts and anchor.event.sentence - group.last <= 1
    if (
        not anchor.specific
        and anchor.chains
        and not (shared or same_paragraph or goes_on or _leads(anchor, group) or _is_charge(anchor) or _is_answer(anchor))
    ):
        return -1.0
    other_matter = _matter(anchor.event.act) not in group.matters and FAMILY_OF[anchor.event.act] != "authority"
    burning = anchor.event.act == "fire" and "arson" in group.acts  # "the blaze" of what was set alight
    if other_matter and not (shared or same_paragraph or burning):
        return -1.0
    same_act = anchor.event.act in group.acts
    meets = bool(anchor.places and group.places) + bool(anchor.times and group.times)
    nearness = 1 / (1 + anchor.event.sentence - group.last)
    return 1 + 2 * same_sentence + 0.7 * same_paragraph + shared + 0.4 * same_act + meets + nearness


def _is_set_apart(anchor: Anchor, group: _Group, published: str | None) -> bool:
    """Whether places or times say that it is another incident: far off, on days that never meet, in another street at another hour."""
    places, times = tuple(group.places.values()), tuple(group.times)
    if all_apart(anchor.places, places) or never_met(anchor.times, times) or (not times and long_before(anchor.times, published)):
        return True
    return _is_protest_after(anchor, group) or (other_place(anchor.places, places) and other_hour(anchor.times, times))


def _is_another_named(anchor: Anchor, group: _Group) -> bool:
    """Whether a paragraph of its own tells of somebody hit whom it names, and others were named before, of whom it does not speak."""
    if not (anchor.hit.named and anchor.hit.fresh and group.named) or anchor.paragraph in group.paragraphs:
        return False
    return not anchor.hit.who & group.who and not anchor.hit.chains & group.hit and not anchor.chains & group.chains


def _is_charge(anchor: Anchor) -> bool:
    """Whether somebody is accused of a deed to those told before, or "the victims" are those to whom it was done, and neither day nor place is told."""
    return (anchor.charged or anchor.victims) and bool(anchor.hit.chains) and not (anchor.hit.fresh or anchor.places or anchor.times)


def _is_answer(anchor: Anchor) -> bool:
    """Whether an act is what authorities do about the matter told, without a day or somebody in particular: "cordoned off the area"."""
    return FAMILY_OF[anchor.event.act] == "authority" and not anchor.times


def _is_protest_after(anchor: Anchor, group: _Group) -> bool:
    """Whether people take to the streets on another day than what was told so far, which was no protest: the march that answers a killing."""
    if FAMILY_OF[anchor.event.act] != "protest" or any(FAMILY_OF[act] == "protest" for act in group.acts):
        return False
    return other_day(anchor.times, tuple(group.times))


def _leads(anchor: Anchor, group: _Group) -> bool:
    """Whether both are told in the headlines and the lead, as one act: a report begins with one matter."""
    return max(anchor.event.sentence, group.last) <= LEAD and anchor.event.act in group.acts


def _is_threat_apart(anchor: Anchor, group: _Group) -> bool:
    """Whether somebody is threatened in a sentence of its own of whom nothing that was done before speaks."""
    done = group.acts - {"threat"}
    if anchor.event.act != "threat" or not anchor.hit.chains or not group.hit or not done or group.last == anchor.event.sentence:
        return False
    return not anchor.hit.chains & group.hit


def _told_again(anchor: Anchor, group: _Group) -> float:
    """How well a bare "the attack" fits the incident that it goes back to, whenever and wherever else its sentence speaks of; 0 where it is none."""
    if anchor.cue != "again" or anchor.chains or anchor.casualties or anchor.event.act not in group.acts:
        return 0.0
    return 2 + 1 / (1 + anchor.event.sentence - group.last)


def _barred(anchor: Anchor, group: _Group, *, same_sentence: bool) -> bool:
    """Whether the words that introduce an event set it apart: another town of a round-up, what came before the matter, "another incident"."""
    if anchor.section != group.anchors[-1].section:
        return True
    if anchor.cue == "before":
        return anchor.event.sentence not in group.asides
    if same_sentence and not anchor.behind:
        return False
    return bool(group.asides) or (not same_sentence and anchor.cue == "another")


def _matter(act: str) -> str:
    """The kind of matter that an act is: a sea crossing is no part of a street fight."""
    return "travel" if act in _TRAVEL else "mishap" if act in _MISHAP else "unrest"
