"""What is said where "according to" names who says it: the rest of the sentence, of its brackets, or the number right before; and what a clause
behind a comma denies: "..., a charge the police deny".
"""

from __future__ import annotations

from onrecord.read.attribution_behind import Range
from onrecord.read.attribution_syntax import Clauses
from onrecord.read.cues import ROUND, Cue

_CLAIMS = frozenset(
    "claim charge allegation accusation assertion version account suggestion something allégation affirmation version".split()
)


def tally_before(clauses: Clauses, cue: Cue, cues: tuple[Cue, ...]) -> Range | None:
    """The number right before a preposition, where the sentence has another such pair: "1,200 according to police, 3,000 according to unions"."""
    others = [c for c in cues if c.sentence == cue.sentence and c.frame == "preposition" and c.first != cue.first]
    own = _number_phrase(clauses, cue.first)
    return own if own and any(_number_phrase(clauses, c.first) for c in others) else None


def _number_phrase(clauses: Clauses, end: int) -> Range | None:
    """The noun phrase with a numeral that ends at a token, or before a comma there."""
    phrase = clauses.ending.get(end) or (clauses.ending.get(end - 1) if clauses.word(end - 1) in (",", "(") else None)
    if phrase is None and clauses.tag(end - 1) == "NUM":
        return end - 1, end
    return (
        (phrase.first, phrase.last)
        if phrase and any(clauses.tag(k) == "NUM" or clauses.word(k) in ROUND for k in range(phrase.first, phrase.last))
        else None
    )


def parenthesis(clauses: Clauses, start: int, sentence: Range) -> Range:
    """The inside of the brackets that a token stands in; the whole sentence outside of any."""
    opening = next((k for k in range(start - 1, sentence[0] - 1, -1) if clauses.word(k) in ("(", ")")), None)
    if opening is None or clauses.word(opening) == ")":
        return sentence
    closing = next((k for k in range(start, sentence[1]) if clauses.word(k) == ")"), sentence[1])
    return opening + 1, closing


def of_preposition(clauses: Clauses, start: int, behind: int, sentence: Range) -> list[Range]:
    """All of the sentence but "according to X"."""
    first, last = sentence
    left = (first, start - 1 if clauses.word(start - 1) == "," else start)
    right = (behind + 1 if clauses.word(behind) in (",", ":") else behind, last)
    pieces = [(a, b) for a, b in (left, right) if a < b]
    return [piece for piece in pieces if piece[1] - piece[0] > 1 or len(pieces) == 1]


def answered(clauses: Clauses, cue: Cue, start: int) -> int | None:
    """The comma before a clause that only denies what stands before it: "..., a charge the police deny", "..., ce que nie la police".

    `start` is the first token of the cue with its source; none where the clause denies something of its own.
    """
    if cue.stance != "denies":
        return None
    k = start - 1
    if clauses.word(k) in ("which", "que", "qu'"):
        k -= 1 + (clauses.word(k - 1) == "ce")
    elif clauses.word(k) == "that":
        k -= 1
    phrase = clauses.ending.get(k + 1)
    if phrase is not None and clauses.tokens[phrase.head].lemma in _CLAIMS:
        k = phrase.first - 1
    elif k == start - 1 or clauses.word(k + 1) == "that":
        return None
    return k if clauses.word(k) == "," else None


def pointed_at(clauses: Clauses, cue: Cue) -> Range | None:
    """In French, the sentence before one that only says by whom it is told: "C'est ce qu'a indiqué le parquet"."""
    sentence = clauses.sentence(cue.sentence)
    opens = [clauses.word(k) for k in range(sentence.first, cue.first)]
    if clauses.layout.language != "fr" or cue.sentence == 0 or opens[:3] != ["c'", "est", "ce"] or opens[3:] not in (["que"], ["qu'"]):
        return None
    told = clauses.sentence(cue.sentence - 1)
    return (told.first, told.last) if told.paragraph == sentence.paragraph else None


def said_before(clauses: Clauses, comma: int, first: int, cues: tuple[Cue, ...]) -> list[Range]:
    """The clause before a comma, behind who says it himself ("the family says that | he was beaten, a charge ...")."""
    sayings = (
        c.last for c in cues if first <= c.first and c.last < comma and c.frame in ("say", "tell", "view") and clauses.quote[c.first] < 0
    )
    begin = max(sayings, default=first)
    begin += clauses.word(begin) in ("that", "que", "qu'")
    return [(begin, comma)] if begin < comma else []
