"""Where the source of a cue stands: the whole noun phrase with title, affiliation and apposition, as token ranges."""

from __future__ import annotations

from onrecord.read.attribution_behind import LINKS, RELATIVE, WINDOW, Range, source_after
from onrecord.read.attribution_syntax import Clauses, is_clitic
from onrecord.read.cues import Cue
from onrecord.read.phrases import NounPhrase, VerbGroup

SPEECH = ("say", "tell", "quote")
"""Frames whose source may follow the words said."""
_BESIDES = 3
"""Times, hearers and media between an inverted verb and its source, at most: "a déclaré mardi à l'AFP, dans un communiqué, le préfet"."""


def source_of(clauses: Clauses, cue: Cue, earlier: dict[int, Range | None]) -> Range | None:
    """Token range of the source of a cue, none where it has none; `earlier` holds the sources of the verb groups before it."""
    if cue.frame in ("seem", "adverb"):
        return None
    if cue.frame == "preposition":
        return source_after(clauses, cue.last, cue.sentence)
    if cue.frame == "passive":
        found = source_after(clauses, cue.last + 1, cue.sentence) if clauses.word(cue.last) in ("by", "par") else None
        return _without_charge(clauses, found) if found and cue.stance == "accuses" else found
    if cue.clitic:
        return cue.first, cue.first + 1
    if cue.frame == "noun":
        return _source_of_noun(clauses, cue)
    if inverted(clauses, cue):
        return source_after(clauses, _skip_hearer(clauses, cue), cue.sentence)
    group = clauses.group_at.get(cue.last - 1) or clauses.group_at.get(cue.first)
    return subject_of(clauses, group, cue.first, earlier) if group else None


def _without_charge(clauses: Clauses, source: Range) -> Range:
    """The source of an accusation without what is held against the accused: "was blamed by the army | for the attack"."""
    end = next((k for k in range(source[0] + 1, source[1]) if clauses.word(k) in ("for", "pour")), source[1])
    return source[0], end


def _skip_hearer(clauses: Clauses, cue: Cue) -> int:
    """Behind the hearer of an inverted cue: "a déclaré à l'AFP un porte-parole", "said on Tuesday the minister"."""
    at = cue.last
    for _ in range(_BESIDES if clauses.layout.language == "fr" else 0):
        told = clauses.word(at) in ("à", "au", "aux", "dans", "sur", "devant", "auprès", "lors")
        phrase = clauses.starting.get(at + 1 + (clauses.word(at + 1) in ("de", "d'"))) if told else clauses.starting.get(at)
        if phrase is None or not (told or clauses.is_time(phrase)):
            break
        at = phrase.last + (clauses.word(phrase.last) == ",")
    return at if at in clauses.starting else cue.last


def inverted(clauses: Clauses, cue: Cue) -> bool:
    """Whether the source follows its verb: the words said stand before ("...,” said Mr Example", "..., a déclaré le maire")."""
    if cue.frame not in SPEECH or cue.first == 0:
        return False
    before = cue.first - 1
    opens = clauses.word(before) == "," or clauses.is_mark(before) or clauses.word(before) in ("?", "!", "-", "—", "–")
    phrase = clauses.starting.get(_skip_hearer(clauses, cue))
    if not opens or phrase is None or clauses.is_mark(cue.last) or clauses.is_time(phrase) or clauses.tokens[cue.last - 1].fine == "VBG":
        return False
    # "Mr X, who ..., said the attack was" has a clause after it; "…, said Mr X" ends or goes on with an apposition.
    spoken = clauses.is_mark(before) or (clauses.is_mark(before - 1) and clauses.quote[before - 1] >= 0)
    if cue.frame == "tell" and not spoken:  # who follows is told: "X, the mayor, told Radio Y"
        return False
    follows = clauses.group_at.get(phrase.last)
    lone = follows is not None and follows.first == follows.main and clauses.tokens[follows.main].fine in ("VBG", "VBN")
    return spoken or follows is None or lone


def subject_of(clauses: Clauses, group: VerbGroup, first: int, earlier: dict[int, Range | None], *, steps: int = 3) -> Range | None:
    """The subject of a verb group that starts at `first`: what stands before it, else that of the verb before it, `steps` verbs back."""
    start = clauses.sentence(group.sentence).first
    end = first
    while end > start and (clauses.tag(end - 1) == "ADV" or clauses.word(end - 1) in ("(", ")") or is_clitic(clauses, end - 1)):
        end -= 1
    end = _skip_time(clauses, end, start)
    if end <= start:
        return None
    if clauses.word(end - 1) in (",", "—", "–", "-"):
        found = _before_parenthesis(clauses, end - 1, start)
        if found is not None and clauses.tokens[group.main].fine != "VBG":
            return found
    phrase = clauses.ending.get(end)
    if phrase is not None and not clauses.is_time(phrase):
        return _extend_left(clauses, phrase, start)
    if clauses.word(end - 1) in RELATIVE and clauses.word(end - 1) != "whose":
        return end - 1, end
    relative = _relative_before(clauses, end, start)
    return relative or _bare(clauses, group, end, start) or (_shared(clauses, group, earlier, steps=steps) if steps else None)


def _bare(clauses: Clauses, group: VerbGroup, end: int, start: int) -> Range | None:
    """Up to three words between the start of a clause and a finite verb that the tagger took for no noun phrase ("another says")."""
    first, start = end, max(start, end - 4)
    while first > start and clauses.word(first - 1)[0].isalnum() and clauses.tag(first - 1) not in ("CCONJ", "SCONJ", "ADP", "AUX", "PART"):
        first -= 1
    if not 0 < end - first <= 3 or clauses.tokens[group.first].fine not in ("VBD", "VBZ", "VBP", "VB") or clauses.word(group.first) == "to":
        return None
    return None if clauses.tag(first) in ("ADV", "VERB") and clauses.tokens[first].text[0].islower() else (first, end)


def _skip_time(clauses: Clauses, end: int, start: int) -> int:
    """Before a time that stands between subject and verb ("X on Tuesday said")."""
    phrase = clauses.ending.get(end)
    if phrase is None or not clauses.is_time(phrase) or phrase.first <= start:
        return end
    before = phrase.first - 1 if clauses.word(phrase.first - 1) in ("on", "in", "last", "this") else phrase.first
    return before if before in clauses.ending else end


def _before_parenthesis(clauses: Clauses, comma: int, start: int) -> Range | None:
    """The source before a parenthesis that ends at `comma`, with it where it is an apposition."""
    for k in range(comma - 1, max(start, comma - WINDOW), -1):
        if clauses.is_mark(k):
            return None
        if clauses.word(k) != clauses.word(comma) or k not in clauses.ending:
            continue
        phrase = clauses.ending[k]
        if clauses.is_time(phrase):
            continue
        whole = _extend_left(clauses, phrase, start)
        if whole[0] > start and clauses.word(whole[0] - 1) == "," and (whole[1] - whole[0] <= 2 or clauses.word(k + 1) not in RELATIVE):
            earlier = _before_parenthesis(clauses, whole[0] - 1, start) or clauses.ending.get(whole[0] - 1)
            if isinstance(earlier, NounPhrase) and not clauses.is_time(earlier):
                return _extend_left(clauses, earlier, start)[0], comma
        described = k + 1 in clauses.starting or clauses.word(k + 1) in ("who", "whose", "a", "an", "the", "then", "whom", "which")
        return (whole[0], comma) if described else whole
    return None


def _extend_left(clauses: Clauses, phrase: NounPhrase, start: int) -> Range:
    """The whole noun phrase that a phrase ends: "a spokesperson for the prefecture", "footage circulating on social media"."""
    first = phrase.first
    for _ in range(8):
        before = first - 1
        if before <= start:
            break
        outer = clauses.ending.get(before)
        if clauses.word(before) in LINKS:
            if outer is None and clauses.tag(before - 1) == "ADJ":
                outer = clauses.ending.get(before - 1)
            if outer is not None and (clauses.word(before) not in ("in", "on", "at", "to") or not _is_object(clauses, outer, start)):
                first = outer.first
                continue
        if clauses.tag(before) == "ADP":
            described = clauses.group_at.get(before - 1)
            if described and clauses.tokens[described.main].fine in ("VBG", "VBN") and described.first in clauses.ending:
                first = clauses.ending[described.first].first
                continue
        if clauses.word(before) in ("and", "&", "et") and outer is not None and not _is_object(clauses, outer, start):
            first = _list_start(clauses, outer.first, start)
            continue
        break
    return first, phrase.last


def _list_start(clauses: Clauses, first: int, start: int) -> int:
    """The start of a list that ends with "and" ("friends, colleagues and neighbours"), where a sentence or clause starts with it."""
    here = first
    while here - 1 > start and clauses.word(here - 1) == "," and (phrase := clauses.ending.get(here - 1)) is not None:
        here = phrase.first
    return here if here == start or (here < first and not _is_object(clauses, clauses.starting[here], start)) else first


def _is_object(clauses: Clauses, phrase: NounPhrase, start: int) -> bool:
    """Whether a phrase hangs on a verb or preposition before it and so opens no subject."""
    before = phrase.first - 1
    of_noun = clauses.word(before) in ("of", "de", "du", "des", "d'") and before in clauses.ending  # "a professor of law at ..."
    return before >= start and not of_noun and (before in clauses.group_at or clauses.tag(before) == "ADP")


def _relative_before(clauses: Clauses, end: int, start: int) -> Range | None:
    """A noun phrase with a relative clause or participle right before the cue: "officials who asked not to be named said"."""
    for k in range(end - 1, max(start, end - 16), -1):
        word = clauses.word(k)
        if word in (",", ";", ":") or clauses.is_mark(k):
            return None
        if k in clauses.ending and (word in ("who", "qui", "which") or (word in ("named", "identified") and k in clauses.group_at)):
            return _extend_left(clauses, clauses.ending[k], start)[0], end
    return None


def _shared(clauses: Clauses, group: VerbGroup, earlier: dict[int, Range | None], *, steps: int) -> Range | None:
    """The subject of the verb before it in the sentence: "X called for calm and accused Y", "X spoke, adding that"."""
    lone = clauses.word(group.first - 1)
    if (
        clauses.tokens[group.main].fine != "VBG"
        and lone not in ("and", "but", "or", "et", "mais", ",", "then")
        and clauses.word(group.first) != "to"
    ):
        return None
    start = clauses.sentence(group.sentence).first
    if clauses.tokens[group.main].fine == "VBG":
        for first in reversed(earlier):
            if first < start or first < group.first - 2 * WINDOW:
                break
            if first < group.first and earlier[first] is not None:
                return earlier[first]
    for k in range(group.first - 1, max(start, group.first - WINDOW) - 1, -1):
        before = clauses.group_at.get(k)
        if before is None or before.last - 1 != k or clauses.quote[k] != clauses.quote[group.first]:
            continue
        if before.first in earlier and earlier[before.first] is not None:
            return earlier[before.first]
        if clauses.tokens[before.main].fine in ("VBG", "VBN", "VB") and before.last - before.first == 1:
            continue
        return subject_of(clauses, before, before.first, earlier, steps=steps - 1) if before.first < group.first else None
    return None


def _source_of_noun(clauses: Clauses, cue: Cue) -> Range | None:
    """Who says it with a noun: its possessor, or the phrase after "by" or "from"."""
    phrase = next((clauses.starting[k] for k in range(cue.first, max(-1, cue.first - 12), -1) if k in clauses.starting), None)
    if phrase is None:
        return None
    for k in range(phrase.first, cue.first):
        if clauses.word(k) in ("'s", "'") and k > phrase.first:
            return phrase.first, k
        if clauses.tag(k) in ("PRON", "DET") and clauses.word(k) in ("his", "her", "their", "its", "my", "our"):
            return k, k + 1
    if clauses.word(cue.last) in ("by", "from", "of") and clauses.starting.get(cue.last + 1):
        return source_after(clauses, cue.last + 1, cue.sentence)
    group = clauses.group_at.get(phrase.first - 1)
    if group is not None and clauses.tokens[group.main].lemma in ("make", "issue", "express", "repeat", "reject", "voice", "release"):
        return subject_of(clauses, group, group.first, {})
    return None
