"""Where the source of a cue stands: the whole noun phrase with title, affiliation and apposition, as token ranges."""

from __future__ import annotations

from onrecord.read.attribution_behind import RELATIVE, Range, source_after
from onrecord.read.attribution_subjects import subject_of
from onrecord.read.attribution_syntax import Clauses
from onrecord.read.cues import Cue

SPEECH = ("say", "tell", "quote")
"""Frames whose source may follow the words said."""
_BESIDES = 3
"""Times, hearers and media between an inverted verb and its source, at most: "a déclaré mardi à l'AFP, dans un communiqué, le préfet"."""

_SETS = frozenset("à au aux en dans sur selon après avant pendant lors hier aujourd'hui ce cette".split())
"""Words that open a phrase for when, where or by whose word, which is nobody who says anything."""


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
    if clauses.word(cue.first - 1) in ("que", "qu'") and (at := _skip_hearer(clauses, cue)) in clauses.starting:
        return source_after(clauses, at, cue.sentence)  # "ce que nie la police", "ce que rapporte à l'agence le diocèse"
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
    if cue.frame not in SPEECH or cue.first == 0 or clauses.tokens[cue.first - 1].fine == "SET":
        return False  # "le maire, quant à lui, | dénonce une attaque"
    before = cue.first - 1
    opens = clauses.word(before) == "," or clauses.is_mark(before) or clauses.word(before) in ("?", "!", "-", "—", "–")
    phrase = clauses.starting.get(_skip_hearer(clauses, cue))
    if not opens or phrase is None or clauses.is_mark(cue.last) or clauses.is_time(phrase) or clauses.tokens[cue.last - 1].fine == "VBG":
        return False
    # "Mr X, who ..., said the attack was" has a clause after it; "…, said Mr X" ends or goes on with an apposition.
    spoken = clauses.is_mark(before) or (clauses.is_mark(before - 1) and clauses.quote[before - 1] >= 0)
    if not spoken and (cue.frame == "tell" or cue.stance == "denies" or not _is_told_before(clauses, cue, before)):
        return False  # who follows is told, or is what is said: "X, the mayor, told Radio Y", "X, who leads the union, said two men were"
    follows = clauses.group_at.get(phrase.last)
    lone = follows is not None and follows.first == follows.main and clauses.tokens[follows.main].fine in ("VBG", "VBN")
    return spoken or follows is None or lone


def _is_told_before(clauses: Clauses, cue: Cue, comma: int) -> bool:
    """Whether what stands before a comma can be said: a clause with a finite verb, not a name with an apposition or a relative clause."""
    for k in range(clauses.sentence(cue.sentence).first, comma):
        group = clauses.group_at.get(k)
        if group is None or group.first != k or clauses.tokens[k].fine in ("VBG", "VBN", "TO"):
            continue
        ahead = k - 1 - (clauses.tag(k - 1) == "ADV")
        if clauses.word(ahead) not in RELATIVE and clauses.word(k) not in RELATIVE:
            return True
    return clauses.layout.language == "fr" and not _is_described(clauses, cue.sentence, comma)


def _is_described(clauses: Clauses, sentence: int, comma: int) -> bool:
    """Whether all that stands before a comma is a name or phrase with its apposition: "La maire, Anne Lenoir, | déplore une expulsion"."""
    start = clauses.sentence(sentence).first
    opened = next((k for k in range(comma - 1, start, -1) if clauses.word(k) == ","), None)
    whom = clauses.ending.get(opened) if opened is not None else None
    if opened is None or whom is None or clauses.is_time(whom) or clauses.word(start) in _SETS or opened + 1 == comma:
        return False
    return clauses.word(opened + 1) in ("qui", "dont") or opened + 1 in clauses.starting


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
