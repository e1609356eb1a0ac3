"""Which act of the vocabulary a run of words tells: verbs with the words that go with them, and event nouns with theirs.

The words are in `lexicons/act_en.yaml` and `act_fr.yaml`, which state the form of an entry.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicons import load
from onrecord.model.once import once_a_layout
from onrecord.model.reading import Layout, Token

_WINDOW = 7  # how many words after a verb its own words may stand: an object with its modifiers, and a particle
_LINKS = frozenset(("of", "on", "to", "de", "d'", "à"))
_SKIPPED = frozenset(("le", "la", "les", "l'", "un", "une", "the", "a", "an", "des", "du"))
_FRENCH_ENDINGS = (
    (re.compile(r"(?:ée?s?|er|ait|aient|èrent|ant|a|ent|era|eront|erait|eraient|erai|es|e)$"), "er"),
    (re.compile(r"(?:ies?|is|it|issent|issait|issaient|issant|irent|ira|iront|irait|i)$"), "ir"),
    (re.compile(r"(?:ues?|us|u|s|t|ent|ait|aient|ant|irent|it|ra|ront|rait)$"), "re"),
)
_FRENCH_IRREGULAR = {
    "mis": "mettre", "mise": "mettre", "mises": "mettre", "met": "mettre", "mettent": "mettre", "pris": "prendre", "prise": "prendre",
    "prises": "prendre", "prend": "prendre", "prennent": "prendre", "ouvert": "ouvrir", "ouverte": "ouvrir", "ouvre": "ouvrir", "fait": "faire",
    "faite": "faire", "font": "faire", "fit": "faire", "détruit": "détruire", "détruits": "détruire", "détruite": "détruire",
    "détruites": "détruire", "inculpé": "inculper", "battu": "battre", "battus": "battre", "élu": "élire", "tenu": "tenir", "tenue": "tenir",
    "maintenu": "maintenir", "secouru": "secourir", "secourus": "secourir", "poursuivi": "poursuivre", "poursuivis": "poursuivre",
    "interrompu": "interrompre", "descendu": "descendre", "descendus": "descendre", "descendue": "descendre", "conduit": "conduire",
    "conduits": "conduire", "promis": "promettre", "admis": "admettre", "reconnu": "reconnaître", "mort": "mourir", "morts": "mourir",
    "sont": "être", "est": "être", "était": "être", "étaient": "être", "envoyé": "envoyer", "tenté": "tenter", "abattu": "abattre",
    "abattus": "abattre", "abattue": "abattre", "enfui": "enfuir", "comparu": "comparaître", "contraint": "contraindre",
    "contraints": "contraindre", "appelle": "appeler", "appellent": "appeler", "jette": "jeter", "jettent": "jeter",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pattern:
    """One entry: each of `words` is a set of alternatives; the words but the trigger's own, in order."""

    words: tuple[frozenset[str], ...]
    act: str


@dataclass(frozen=True, slots=True)
class Refinement:
    """An act of `acts` told with one of `words` is the act `to`."""

    acts: frozenset[str]
    words: frozenset[str]
    to: str


@dataclass(frozen=True, slots=True)
class ActLexicon:
    """Patterns by the base form of their trigger: verbs, nouns with words before them, nouns with words after them."""

    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]
    heads: dict[str, tuple[Pattern, ...]]
    refinements: tuple[Refinement, ...]
    parties: dict[str, frozenset[str]]
    not_done: frozenset[str]
    passives: dict[str, str]


@lru_cache(maxsize=4)
def act_lexicon(language: str) -> ActLexicon:
    """The lexicon of a language: French, or English for all others."""
    raw = load("act_fr" if language == "fr" else "act_en")
    verbs: dict[str, list[Pattern]] = defaultdict(list)
    nouns: dict[str, list[Pattern]] = defaultdict(list)
    heads: dict[str, list[Pattern]] = defaultdict(list)
    for act, entries in raw["verbs"].items():
        for entry in entries:
            _add(verbs, entry.split(), 0, act)
    for act, entries in raw["nouns"].items():
        for entry in entries:
            words = entry.split()
            _add(heads if trigger_first(words, language) else nouns, words, 0 if trigger_first(words, language) else -1, act)
    refinements = tuple(Refinement(frozenset(r["from"]), frozenset(map(str, r["words"])), r["to"]) for r in raw["refine"])
    passives = {verb: act for act, entries in raw["passives"].items() for verb in entries}
    parties = {kind: frozenset(words) for kind, words in raw["parties"].items()}
    return ActLexicon(_frozen(verbs), _frozen(nouns), _frozen(heads), refinements, parties, frozenset(raw["not_done"]), passives)


def trigger_first(words: Sequence[str], language: str) -> bool:
    """Whether the trigger of a noun entry is its first word: in French always, in English where an "of" or "on" follows."""
    return language == "fr" or bool(_LINKS & set(words))


def _add(table: dict[str, list[Pattern]], words: list[str], at: int, act: str) -> None:
    trigger = words.pop(at)
    rest = tuple(frozenset(w.split("|")) for w in words if w not in _SKIPPED)
    for form in trigger.split("|"):
        table[form].append(Pattern(rest, act))


def _frozen(table: dict[str, list[Pattern]]) -> dict[str, tuple[Pattern, ...]]:
    return {trigger: tuple(sorted(patterns, key=lambda p: -len(p.words))) for trigger, patterns in table.items()}


@once_a_layout
def forms_in(layout: Layout) -> tuple[frozenset[str], ...]:
    """The forms of each token."""
    return tuple(_forms(token.text, token.tag, token.lemma, layout.language) for token in layout.tokens)


def forms(token: Token, language: str) -> frozenset[str]:
    """What a token may stand under in the lexicon: its base form, its own form, and for French its likely infinitives."""
    return _forms(token.text, token.tag, token.lemma, language)


@lru_cache(maxsize=16384)
def _forms(text: str, tag: str, lemma: str, language: str) -> frozenset[str]:
    word = text.casefold().replace("’", "'")
    found = {word, lemma}
    if tag == "VERB" and lemma != word and word.endswith(("ed", "ing")):
        found.add(lemma + "e")  # the base form of a verb that no table has may lack its last letter ("tortur")
    if language == "fr":
        found.add({"d'": "de", "du": "de", "des": "de", "qu'": "que", "s'": "se", "au": "à", "aux": "à"}.get(word, word))
        if word.endswith(("s", "x")):
            found.add(word[:-1])
        if tag in ("VERB", "AUX", "ADJ"):
            found |= french_infinitives(word)
    return frozenset(found)


@lru_cache(maxsize=8192)
def french_infinitives(word: str) -> frozenset[str]:
    """Infinitives that a French verb form may belong to, by its ending and a short table; most of them do not exist."""
    found = {_FRENCH_IRREGULAR[word]} if word in _FRENCH_IRREGULAR else set()
    for ending, infinitive in _FRENCH_ENDINGS:
        if (m := ending.search(word)) and m.start() > 1:
            stem = word[: m.start()]
            found.add(stem + infinitive)
            if infinitive == "er" and stem.endswith(("ge", "ç")):
                found.add(stem[:-1] + ("c" if stem.endswith("ç") else "") + "er")
    return frozenset(found)


@lru_cache(maxsize=16384)
def in_order(words: frozenset[str]) -> tuple[str, ...]:
    """Forms of one word, the longest first: of two that tell different acts, the more exact one counts ("fighting", then "fight")."""
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def verb_pattern(
    lexicon: ActLexicon, trigger: frozenset[str], after: Sequence[frozenset[str]], beside: Callable[[], frozenset[str]]
) -> Pattern | None:
    """The longest pattern of a verb whose words follow it, some of them perhaps `beside` it (a passive's subject)."""
    if not trigger & lexicon.verbs.keys():
        return None
    best: Pattern | None = None
    for form in in_order(trigger):
        for pattern in lexicon.verbs.get(form, ()):
            if (best is None or len(pattern.words) > len(best.words)) and _follows(pattern.words, after[:_WINDOW], beside):
                best = pattern
    return best


def noun_act(lexicon: ActLexicon, trigger: frozenset[str], before: Sequence[frozenset[str]], after: Sequence[frozenset[str]]) -> str | None:
    """The act of a noun: of the longest pattern whose words stand right before it, or after it ("exchange of fire")."""
    best: Pattern | None = None
    for form in in_order(trigger):
        for pattern in lexicon.nouns.get(form, ()):
            tail = before[len(before) - len(pattern.words) :] if pattern.words else ()
            fits = len(pattern.words) <= len(before) and all(a & b for a, b in zip(pattern.words, tail, strict=True))
            if fits and (best is None or len(pattern.words) > len(best.words)):
                best = pattern
        for pattern in lexicon.heads.get(form, ()):
            if (best is None or len(pattern.words) > len(best.words)) and _follows(
                pattern.words, after[: len(pattern.words) + 2], frozenset
            ):
                best = pattern
    return best.act if best else None


def _follows(words: tuple[frozenset[str], ...], after: Sequence[frozenset[str]], beside: Callable[[], frozenset[str]]) -> bool:
    at = 0
    for alternatives in words:
        here = next((i for i in range(at, len(after)) if after[i] & alternatives), None)
        if here is not None:
            at = here + 1
        elif not beside() & alternatives:
            return False
    return True


def is_refined(lexicon: ActLexicon, act: str) -> bool:
    """Whether words can tell an act more exactly."""
    return any(act in refinement.acts for refinement in lexicon.refinements)


def refine(lexicon: ActLexicon, act: str, words: frozenset[str]) -> str:
    """The act told more exactly by the words of its arguments; the first refinement that fits."""
    for refinement in lexicon.refinements:
        if act in refinement.acts and words & refinement.words:
            return refinement.to
    return act
