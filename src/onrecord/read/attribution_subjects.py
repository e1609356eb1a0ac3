"""Whom a reporting verb has as its subject, with all that belongs to it: before the verb, before a parenthesis, or shared with the verb before."""

from __future__ import annotations

from onrecord.read.attribution_behind import LINKS, RELATIVE, WINDOW, Range
from onrecord.read.attribution_syntax import Clauses, is_clitic
from onrecord.read.phrases import NounPhrase, VerbGroup, verb_lemma

_JUDGES = frozenset("blame accuse condemn denounce praise urge deny reject".split())
"""What people do who speak about others, and seldom those others."""
_RELATIVE_REACH = 26
"""So many words a relative clause within a subject has at most."""


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
    if phrase is not None and steps and _is_where(clauses, group, phrase):
        return _shared(clauses, group, earlier, steps=steps)
    if (around := _around_relative(clauses, group, end, start)) is not None:
        return around
    if phrase is not None and not clauses.is_time(phrase):
        return _extend_left(clauses, phrase, start)
    if clauses.word(end - 1) in RELATIVE and clauses.word(end - 1) != "whose":
        return end - 1, end
    relative = _relative_before(clauses, end, start)
    return relative or _bare(clauses, group, end, start) or (_shared(clauses, group, earlier, steps=steps) if steps else None)


def _around_relative(clauses: Clauses, group: VerbGroup, end: int, start: int) -> Range | None:
    """A subject whose relative clause ends in another noun phrase right before its verb: "kidnappers who seized a doctor | have demanded"."""
    if clauses.tokens[group.first].fine not in ("VBD", "VBZ", "VBP", "MD"):
        return None
    finite = 0
    for k in range(end - 1, max(start, end - _RELATIVE_REACH), -1):
        word = clauses.word(k)
        if word in (",", ";", ":", "that", "but") or clauses.is_mark(k) or (word == "and" and k + 1 not in clauses.starting):
            return None
        own = clauses.group_at.get(k)
        finite += own is not None and own.first == k and clauses.tokens[k].fine in ("VBD", "VBZ", "VBP", "MD")
        if word in ("who", "qui") and k in clauses.ending:
            return (_extend_left(clauses, clauses.ending[k], start)[0], end) if finite else None
    return None


def _is_where(clauses: Clauses, group: VerbGroup, phrase: NounPhrase) -> bool:
    """Whether a phrase before a participle only says where its subject went: "they marched to the gates | demanding answers"."""
    moved = clauses.group_at.get(phrase.first - 2)
    finite = moved is not None and clauses.tokens[moved.first].fine in ("VBD", "VBZ", "VBP")
    return finite and clauses.tokens[group.main].fine == "VBG" and clauses.tag(phrase.first - 1) == "ADP"


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
                first = _extend_left(clauses, earlier, start)[0]
                if not _hangs(clauses, first, start):  # "were taken to hospital, | the prison's director, Jo Lund,"
                    return first, comma
        described = k + 1 in clauses.starting or clauses.word(k + 1) in ("who", "whose", "a", "an", "the", "then", "whom", "which")
        return (whole[0], comma) if described else whole
    return None


def _hangs(clauses: Clauses, first: int, start: int) -> bool:
    """Whether a phrase that starts at `first` is the object of a verb or preposition before it."""
    return first > start and (first - 1 in clauses.group_at or clauses.tag(first - 1) == "ADP")


def _extend_left(clauses: Clauses, phrase: NounPhrase, start: int) -> Range:
    """The whole noun phrase that a phrase ends: "a spokesperson for the prefecture", "footage circulating on social media"."""
    first = phrase.first
    for _ in range(8):
        before = first - 1
        if before <= start:
            break
        outer = clauses.ending.get(before)
        if (
            outer is not None
            and clauses.tag(before) == "ADP"
            and clauses.layout.casing == "mixed"
            and clauses.tokens[before].text[0].isupper()
        ):
            first = outer.first  # "Doctors Without Walls"
            continue
        if clauses.word(before) in LINKS:
            if outer is None and clauses.tag(before - 1) == "ADJ":
                outer = clauses.ending.get(before - 1)
            if outer is not None and (clauses.word(before) not in ("in", "on", "at", "to") or not _is_object(clauses, outer, start)):
                first = outer.first
                continue
        if clauses.tag(before) == "ADP":
            described = clauses.group_at.get(before - 1)
            if described and _describes(clauses, described, phrase) and described.first in clauses.ending:
                first = clauses.ending[described.first].first
                continue
        if clauses.word(before) in ("and", "&", "et") and outer is not None and not _is_object(clauses, outer, start):
            first = _list_start(clauses, outer.first, start)
            continue
        break
    return first, phrase.last


def _describes(clauses: Clauses, group: VerbGroup, phrase: NounPhrase) -> bool:
    """Whether a verb form before a preposition is a participle that describes its noun; so is a past tense whose subject has a verb of its own
    behind: "relatives gathered outside the gates | demanded answers".
    """
    if clauses.tokens[group.main].fine in ("VBG", "VBN"):
        return group.first == group.main
    follows = clauses.group_at.get(phrase.last)
    lone = group.last - group.first == 1 and clauses.tokens[group.main].fine == "VBD" and clauses.word(group.main).endswith("ed")
    return lone and follows is not None and clauses.tokens[follows.first].fine in ("VBD", "VBZ", "VBP")


def _list_start(clauses: Clauses, first: int, start: int) -> int:
    """The start of a list that ends with "and" ("friends, colleagues and neighbours"), where a sentence or clause starts with it."""
    here = first
    while here - 1 > start and clauses.word(here - 1) == "," and (phrase := clauses.ending.get(here - 1)) is not None:
        here = phrase.first
    return here if here == start or (here < first and not _is_object(clauses, clauses.starting[here], start)) else first


def _is_object(clauses: Clauses, phrase: NounPhrase, start: int) -> bool:
    """Whether a phrase hangs on a verb or preposition before it and so opens no subject."""
    before = phrase.first - 1
    if clauses.word(before) in ("of", "de", "du", "des", "d'") and before in clauses.ending:  # "a professor of law at ..."
        return clauses.word(phrase.last) == "," and _is_object(
            clauses, clauses.ending[before], start
        )  # "seizing dozens of women, | a chief and"
    return before >= start and (before in clauses.group_at or clauses.tag(before) == "ADP")


def _relative_before(clauses: Clauses, end: int, start: int) -> Range | None:
    """A noun phrase with a relative clause or participle right before the cue: "officials who asked not to be named said"."""
    for k in range(end - 1, max(start, end - 16), -1):
        word = clauses.word(k)
        if word in (",", ";", ":") or clauses.is_mark(k):
            return None
        if k in clauses.ending and (word in ("who", "qui", "which") or (word in ("named", "identified") and k in clauses.group_at)):
            return _extend_left(clauses, clauses.ending[k], start)[0], end
    return None


def _is_inner(clauses: Clauses, before: VerbGroup, group: VerbGroup) -> bool:
    """Whether the verb before one is only told, by its tense: "could not pay | and urged", "had attacked it | and blamed"."""
    judges = verb_lemma(clauses.layout, group.main) in _JUDGES
    return clauses.tokens[group.first].fine == "VBD" and (before.modal is not None or (before.perfect and judges))


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
        if before is not None and _is_inner(clauses, before, group) and lone in ("and", "but"):
            continue  # "said the state could not pay | and urged": who said it urged
        if before is None or before.last - 1 != k or clauses.quote[k] != clauses.quote[group.first]:
            continue
        if before.first in earlier and earlier[before.first] is not None:
            return earlier[before.first]
        if clauses.tokens[before.main].fine in ("VBG", "VBN", "VB") and before.last - before.first == 1:
            continue
        return subject_of(clauses, before, before.first, earlier, steps=steps - 1) if before.first < group.first else None
    return None
