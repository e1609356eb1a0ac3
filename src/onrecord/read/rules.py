"""The reading by rules: the seam that a trained reader takes over, layer by layer."""

from __future__ import annotations

from onrecord.model.reading import Layout, Marks, Reading
from onrecord.read.attribution import find_attributions
from onrecord.read.hedges import hedges
from onrecord.read.mentions import find_mentions
from onrecord.read.predicates import find_predicates
from onrecord.read.speakers import with_speakers
from onrecord.read.tallies import tally_attributions


def read_layout(layout: Layout, marks: Marks) -> Reading:
    """Mentions with chains, predicates with arguments and status, attributions: all that later stages use."""
    mentions = find_mentions(layout, marks)
    attributions = tally_attributions(layout, marks.numbers, find_attributions(layout, mentions))
    mentions = with_speakers(layout, mentions, attributions)
    predicates = tuple(p for p in find_predicates(layout, marks, mentions) if layout.sentences[p.sentence].place != "aside")
    return Reading(layout, marks, mentions, predicates, attributions, hedges(layout))
