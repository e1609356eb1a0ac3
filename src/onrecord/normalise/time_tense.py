"""Whether the words around a time expression look back or ahead."""

from __future__ import annotations

from typing import Literal

from onrecord.model.locate import sentence_index, token_index
from onrecord.model.reading import Layout, Token
from onrecord.normalise.time_lexicon import TimeLexicon
from onrecord.normalise.time_pattern import plain

Look = Literal["past", "future", "none"]
_BEFORE = 14
_AFTER = 8
_ALIGHT = frozenset("alight ablaze aflame afire fire off upon up".split())


def look_of(layout: Layout, lexicon: TimeLexicon, start: int, end: int) -> Look:
    """`past` or `future` by the nearest finite verb or telling word of the sentence, first to the left, then to the right.

    The nearest verb to the left decides most: "said Friday it will" is Friday past, "said it will meet Friday" Friday to come.
    """
    if not layout.sentences:
        return "none"
    sentence = layout.sentences[sentence_index(layout, start)]
    here, there = token_index(layout, start), token_index(layout, end)
    possessed = layout.text[end : end + 2] in ("'s", "’s")
    near = plain(layout.text[max(0, start - 12) : end])
    if any(phrase in near for phrase in lexicon.words["ahead_phrases"]):
        return "future"
    for k in range(here - 1, max(sentence.first, here - _BEFORE) - 1, -1):
        look = _look(layout.tokens, lexicon, k, sentence.first)
        if look != "none" and not (look == "future" and possessed):
            return look
    for k in range(there, min(sentence.last, there + _AFTER)):
        # What a later verb plans lies beyond this date: "On Friday they planned to leave" tells of the planning.
        look = "past" if layout.tokens[k].fine == "VBD" else _look(layout.tokens, lexicon, k, sentence.first)
        if look != "none":
            return look
    return "none"


def _look(tokens: tuple[Token, ...], lexicon: TimeLexicon, k: int, first: int) -> Look:
    """What one token says: past verb, future auxiliary or word, infinitive after a verb of planning."""
    token = tokens[k]
    if _looks_ahead(token, lexicon) or token.fine == "VBF":
        return "future"
    if token.fine in ("VB", "VBG") and lexicon.language == "en":
        return "future" if _planned(tokens[max(first, k - 8) : k], lexicon) else "none"
    # "a hearing set for Friday" is to come, "men set fire to a shop on Friday" is not
    aims = token.fine == "VBN" or (token.fine == "VBD" and any(plain(t.text) in ("to", "for") for t in tokens[k + 1 : k + 2]))
    after = [plain(t.text) for t in tokens[k + 1 : k + 3]]
    aims = aims and not (set(after[:1]) & _ALIGHT or after == ["on", "fire"])  # "a shop was set alight on Friday"
    if aims and token.lemma in lexicon.words["ahead_participles"]:
        return "future"
    if token.fine == "VBD":
        return "past"
    return _participle(tokens, k, first, lexicon) if token.fine == "VBN" else "none"


def _looks_ahead(token: Token, lexicon: TimeLexicon) -> bool:
    """Whether a word by itself tells of what is to come ("will", "due", "tomorrow")."""
    word = plain(token.text)
    return word in lexicon.words["future_words"] or word in lexicon.words["ahead_auxiliaries"]


def _planned(before: tuple[Token, ...], lexicon: TimeLexicon) -> bool:
    """Whether the tokens before a bare verb make it one to come: "will", "planned to", "is to"."""
    near = [plain(t.text) for t in before[-3:]]
    if lexicon.words["ahead_auxiliaries"].intersection(near):
        return True
    if "to" not in near:
        return False
    present_be = len(before) > 1 and near[-1] == "to" and before[-2].lemma == "be" and before[-2].fine in ("VBZ", "VBP")
    return present_be or any(plain(t.lemma) in lexicon.words["ahead_verbs"] for t in before)


def _participle(tokens: tuple[Token, ...], k: int, first: int, lexicon: TimeLexicon) -> Look:
    """As in "has been killed", "was killed", "killed": past; "will be killed", "doit être jugé": ahead."""
    for token in reversed(tokens[max(first, k - 4) : k]):
        if token.fine in ("VBF", "MD") or _looks_ahead(token, lexicon):
            return "future"
        if token.fine in ("VBZ", "VBP", "VBD"):
            return "past"
        if token.tag not in ("AUX", "ADV", "PART", "VERB"):
            break
    return "past"
