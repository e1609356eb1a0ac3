"""Forms of English words: a verb in the form that a Penn tag names, and plurals."""

from __future__ import annotations

import re

VERB_TAGS = ("VB", "VBP", "VBZ", "VBG", "VBD", "VBN")
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgkmnprt]$")
_HISSES = re.compile(r"(?:s|x|z|ch|sh)$")
_PAST = {
    "beat": "beat beaten", "begin": "began begun", "bring": "brought", "buy": "bought", "choose": "chose chosen", "come": "came come",
    "cut": "cut", "do": "did done", "draw": "drew drawn", "fight": "fought", "find": "found", "flee": "fled", "get": "got", "give": "gave given",
    "go": "went gone", "grow": "grew grown", "have": "had", "hear": "heard", "hit": "hit", "hold": "held", "keep": "kept", "know": "knew known",
    "lead": "led", "leave": "left", "lose": "lost", "make": "made", "mean": "meant", "meet": "met", "overthrow": "overthrew overthrown",
    "pay": "paid", "put": "put", "read": "read", "retake": "retook retaken", "rise": "rose risen", "run": "ran run", "say": "said",
    "see": "saw seen", "seek": "sought", "sell": "sold", "send": "sent", "shoot": "shot", "show": "showed shown", "sink": "sank sunk",
    "slay": "slew slain", "speak": "spoke spoken", "spend": "spent", "spit": "spat", "stand": "stood", "steal": "stole stolen",
    "strike": "struck", "take": "took taken", "teach": "taught", "tell": "told", "think": "thought", "throw": "threw thrown",
    "understand": "understood", "wear": "wore worn", "win": "won", "withdraw": "withdrew withdrawn", "write": "wrote written",
}  # fmt: skip
"""Simple past and past participle where they are irregular; one word where they are the same."""


def inflected(verb: str, tag: str) -> str:
    """A verb in the form of a Penn tag."""
    if tag in ("VB", "VBP"):
        return verb
    if tag == "VBZ":
        return plural(verb)
    if tag == "VBG":
        return _stem(verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb) + "ing"
    if verb in _PAST:
        return _PAST[verb].split()[0 if tag == "VBD" else -1]
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return verb + "d" if verb.endswith("e") else _stem(verb) + "ed"


def plural(noun: str) -> str:
    """The plural of a noun, or the third person of a verb."""
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if _HISSES.search(noun) else "s")


def _stem(verb: str) -> str:
    """A verb before an ending, its last letter doubled where it has one syllable, a short vowel and one consonant."""
    short = len(re.findall(r"[aeiouy]+", verb)) == 1 and _DOUBLED.search("x" + verb)
    return verb + verb[-1] if short or verb in ("kidnap", "rebel", "expel", "repel", "admit", "commit", "permit", "compel") else verb
