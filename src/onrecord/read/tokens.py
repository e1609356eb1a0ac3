"""Words and marks of a text, by place. Nothing is changed or left out but white space."""

from __future__ import annotations

import re

_APOSTROPHE = "(?:''?|’|â€™)"
BROKEN_MARK = r"â(?:€[\x9d\x9cœ˜™“”\ufffd]|\x80[\x98\x99\x9c\x9d\x93\x94]|€(?=[\s.,;:!?)]|$))"
"""A pattern of one quotation mark or dash whose encoding was misread: "â€œ", "â€™"."""
_DOUBLED = r"(?:â€˜){2}|(?:â€™){2}|''(?!\w)|(?<!\w)''|``"
_SUFFIX = rf"(?:n{_APOSTROPHE}t|{_APOSTROPHE}(?:s|re|ve|ll|d|m))(?!\w)"
_NUMBER = r"[£$€]?\d+(?:[.,  ]\d{3})*(?:[.,:]\d+)*(?:st|nd|rd|th|am|pm|s|er|ère|e|ème|h\d{0,2}|k|m|bn|%)?(?!\w|-[A-Za-zÀ-ÿ])"
_ABBREVIATION = r"(?:[A-Za-z]\.){2,}|(?-i:(?<![\w.])[A-Z]\.(?=\s[A-Z][a-z]))|(?i:\b(?:mr|mrs|ms|dr|gen|lt|col|sgt|capt|gov|sen|rep|st|jr|sr|no|mt|maj|cpl|adm|cmdr|supt|insp|rev|fr|msgr|pvt|pfc|det|brig|hon|prof|mme|mlle)\.)(?=\s)"
_LETTER = rf"(?!{BROKEN_MARK})\w"
_WORD = rf"(?:{_LETTER})+(?:[-‐‑](?:{_LETTER})+)*"
_PLAIN = r"(?-i:(?![Cc][Aa][Nn][Nn][Oo][Tt])[A-Za-zÀ-ÖØ-öø-ÿ]++(?=[ ,\n]))"
"""A word of letters before a space or comma, as most are: nothing else can begin where it does, so it is tried first."""
_ENGLISH = re.compile(
    rf"{_PLAIN}|https?://\S+|(?<![\w.+-])[\w.+-]{{1,64}}@[\w-]+\.\w[\w.]*|[@#]\w+|{_ABBREVIATION}|{_NUMBER}|(?-i:\b[OD]['’](?=[A-Z])\w+)|\b(?:can(?=not\b)|(?:{_LETTER})+?(?={_SUFFIX}))|{_SUFFIX}|{_DOUBLED}|{BROKEN_MARK}|{_WORD}|\.{{2,}}|[^\w\s]",
    re.IGNORECASE,
)
_FRENCH = re.compile(
    rf"{_PLAIN}|https?://\S+|(?<![\w.+-])[\w.+-]{{1,64}}@[\w-]+\.\w[\w.]*|[@#]\w+|{_ABBREVIATION}|{_NUMBER}|"
    rf"\baujourd['’]hui\b|\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)|{_DOUBLED}|{BROKEN_MARK}|{_WORD}|\.{{2,}}|[^\w\s]",
    re.IGNORECASE,
)


def plain_word(word: str) -> str:
    """A token in lower case, its apostrophe straight, single and whole."""
    return word.casefold().replace("’", "'").replace("â€™", "'").replace("''", "'" if len(word) > 2 else "''")


def token_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Half-open offsets of the tokens: clitics apart ("police|'s", "did|n't", "l'|attaque"), hyphened words whole."""
    pattern = _FRENCH if language == "fr" else _ENGLISH
    return [m.span() for m in pattern.finditer(text)]
