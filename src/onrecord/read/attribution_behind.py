"""What belongs to a source that stands behind its cue: further phrases, an apposition, a relative clause; and where the story begins."""

from __future__ import annotations

from onrecord.read.attribution_syntax import Clauses, next_stop
from onrecord.read.cues import Cue
from onrecord.read.phrases import NounPhrase
from onrecord.read.sources import is_medium

Range = tuple[int, int]
LINKS = frozenset(
    "of for from at in with on to near inside within behind against under de du des d' à au aux en pour dans chez sur".split()
)
RELATIVE = frozenset(("who", "which", "that", "whose", "qui"))
_MESSAGES = frozenset(
    "statement interview tweet email letter post speech conference call message communiqué entretien briefing report".split()
)
_TOLD_BY = frozenset(("selon", "according", "d'après", "après"))
_NETWORKS = frozenset("x twitter facebook instagram telegram tiktok snapchat youtube linkedin bluesky".split())
_BODIES = frozenset(
    "police gendarmerie préfecture parquet mairie ministère gouvernement armée hôpital famille presse agence syndicat association ong source média chaîne "
    "radio quotidien journal direction état-major tribunal autorité municipalité sûreté douane secours".split()
)
WINDOW = 45
"""A source is sought at most this many words away from its cue."""


def source_after(clauses: Clauses, first: int, sentence: int) -> Range | None:
    """The noun phrase that starts at a token, with what belongs to it."""
    phrase = clauses.starting.get(first)
    if phrase is None:
        return None
    end = phrase.last
    limit = min(clauses.sentence(sentence).last, first + WINDOW)
    while end < limit:
        if clauses.word(end) == "," and _tells_of_another(clauses, phrase, end):
            break
        further = _extend_right(clauses, end, limit)
        if further is None:
            break
        end = further
    return first, end


def _tells_of_another(clauses: Clauses, source: NounPhrase, comma: int) -> bool:
    """Whether the phrase behind a comma is what a French source tells of, and no apposition: "selon la police, le suspect, ...".

    Only a name is described with "le" or "la", and only once; a body such as "la police" is no person by name.
    """
    apposed = clauses.starting.get(comma + 1)
    if clauses.layout.language != "fr" or apposed is None or clauses.word(source.first - 1) not in _TOLD_BY:
        return False
    named = clauses.tag(source.head) == "PROPN"
    if clauses.tag(apposed.head) == "PROPN":
        body = {clauses.word(source.head), clauses.tokens[source.head].lemma} & _BODIES
        return named or bool(body) or clauses.word(source.first) in ("les", "des")
    definite = (
        clauses.word(apposed.first)
        in ("le", "la", "les", "l'", "un", "une", "des", "ce", "cette", "ces", "plusieurs", "quelques", "quelque", "certains", "environ")
        or clauses.tag(apposed.first) == "NUM"
    )
    return definite and not (named and comma == source.last)


def _extend_right(clauses: Clauses, end: int, limit: int) -> int | None:
    """Where a source goes on to behind `end`: a further phrase, an apposition, a relative clause; none where it ends."""
    word = clauses.word(end)
    following = clauses.starting.get(end + 1)
    if clauses.is_mark(end) or end + 1 >= limit:
        return None
    if word in LINKS or word in ("and", "&", "et"):
        if following is None or clauses.is_time(following) or clauses.word(following.last - 1) in _MESSAGES:
            return None
        if word in ("and", "&", "et") and following.last in clauses.group_at:
            return None
        told = word in ("à", "au", "aux", "to", "sur", "on", "via") and _names_medium(clauses, following)
        return None if told else following.last
    if word == "'s" and following:
        return following.last
    if word == ",":
        return _apposition_end(clauses, end, limit)
    if word in RELATIVE or (end in clauses.group_at and clauses.tokens[end].fine == "VBN" and clauses.word(end) in ("named", "identified")):
        return next_stop(clauses, end + 1, limit)
    return None


def _names_medium(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether a phrase names a medium: whom a source tells it, and no part of the source."""
    words = clauses.layout.text[clauses.tokens[phrase.first].start : clauses.tokens[phrase.last - 1].end]
    return words.rstrip(".").casefold() in _NETWORKS or is_medium(words, clauses.layout.language)


def _apposition_end(clauses: Clauses, comma: int, limit: int) -> int | None:
    """The end of an apposition behind a comma: a noun phrase that no verb follows, or a relative clause."""
    first = comma + 1
    if clauses.word(first) in ("who", "whose", "qui"):
        return next_stop(clauses, first, limit)
    phrase = clauses.starting.get(first) or (
        clauses.starting.get(first + 1) if clauses.tag(first) in ("ADV", "ADP") and clauses.word(first) == "then" else None
    )
    if phrase is None or clauses.is_time(phrase) or phrase.last in clauses.group_at or clauses.tag(phrase.head) == "PRON":
        return None
    if clauses.word(phrase.last) in _TOLD_BY or (
        clauses.word(phrase.last) == "d'" and clauses.word(phrase.last + 1) == "après"
    ):  # "..., 3,000 according to unions" is another voice
        return None
    end = next_stop(clauses, first, limit)
    has_verb = any(
        k in clauses.group_at and clauses.tokens[clauses.group_at[k].first].fine not in ("VBG", "VBN") for k in range(first, end)
    )
    relative = any(clauses.word(k) in RELATIVE for k in range(first, end))
    return end if not has_verb or relative else None


def relative_end(clauses: Clauses, cue: Cue, source: Range | None, last: int) -> int:
    """Where a relative clause between commas, or what somebody wants to do, ends: "les éleveurs, qui réclament une aide, ont bloqué"."""
    relative = source is not None and clauses.word(source[0]) in ("qui", "who", "which") and clauses.word(source[0] - 1) == ","
    wanted = clauses.layout.language == "fr" and clauses.word(cue.last) in ("de", "d'") and clauses.tokens[cue.last + 1].fine == "VB"
    if not (relative or wanted):
        return last
    ends = (k for k in range(cue.last, last - 1) if clauses.word(k) == "," and k + 1 in clauses.group_at and clauses.quote[k] < 0)
    return next((k for k in ends if clauses.tokens[clauses.group_at[k + 1].first].fine not in ("VBG", "VBN", "VB")), last)
