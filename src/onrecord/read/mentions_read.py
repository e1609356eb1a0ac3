"""People whom no word list knows, as the trained reader finds them: names without a known first name, and words for people."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.parse import Named
from onrecord.model.reading import Layout, MentionParty
from onrecord.normalise.party import is_plural
from onrecord.read.mentions_draft import Draft, Extended


def as_read(layout: Layout, ext: Extended) -> tuple[Draft, ...]:
    """The mention of a phrase whose head the reader takes for a person; none without a reader, for pronouns and for all else."""
    people = (m for m in (layout.parses[ext.sentence].mentions if layout.parses else ()) if m.type == "person")
    return next((draft for m in people if (draft := _person(layout, ext, m))), ())


def _person(layout: Layout, ext: Extended, mention: Named) -> tuple[Draft, ...]:
    """The draft of a phrase as the person that the reader finds in it; none where that is not its head."""
    first = layout.sentences[ext.sentence].first
    begin, end, head = first + mention.first, first + mention.last, layout.tokens[ext.head]
    if mention.level == "named" and ext.first <= begin <= ext.head < end <= ext.last:
        return (Draft(ext.first, max(ext.base, end), begin, end, ext.sentence, "person", named=True, party=MentionParty("unknown")),)
    if mention.level != "nominal" or first + mention.head != ext.head or head.tag not in ("NOUN", "PROPN"):
        return ()
    plural = is_plural(head, layout.language)
    draft = Draft(ext.first, ext.base, ext.head, ext.head + 1, ext.sentence, "person", named=False, party=MentionParty("unknown"))
    return (replace(draft, type="group", plural=True) if plural else draft,)
