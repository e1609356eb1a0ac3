"""Whom French participles tell of: what an "of" phrase leads to, and the people whom words between commas part from their verb."""

from __future__ import annotations

from onrecord.lexicons.classes import word_class
from onrecord.model.reading import Token
from onrecord.read.cues import ROUND
from onrecord.read.phrases import VerbGroup
from onrecord.read.scene import Clause, Scene, ending_at

_OF = frozenset(("de", "d'", "d’"))
_HARM = frozenset("toucher atteindre frapper hospitaliser poignarder interpeller arrêter brûler percuter".split())
_AGE = frozenset({"ans", "an", "mois"})
_SINGLE = frozenset("un une le la l' ce cet cette son sa leur".split())
_MEASURES = frozenset("ans mètres kilomètres euros kilos tonnes km".split())


def before_absolute(scene: Scene, previous: Clause) -> tuple[int, ...]:
    """In French, the subject that words such as "le visage dissimulé" between commas part from its verb."""
    if scene.layout.language != "fr" or previous.kind != "reduced" or len(previous.subject) != 1:
        return ()
    phrase = scene.phrases[previous.subject[0]]
    if (
        scene.word(phrase.first - 1) != ","
        or scene.word(phrase.first) not in _SINGLE | {"les", "leurs"}
        or phrase.last != previous.group.first
    ):
        return ()
    ahead = ending_at(scene, phrase.first)
    return (whole_french(scene, ahead),) if ahead is not None else ()


def french_order(scene: Scene, group: VerbGroup, found: list[Clause]) -> list[Clause]:
    """The clauses before a verb joined by "and", the nearest first; in French those of its number before others:
    "ils ont tiré sur tout ce qui bougeait | et ont brûlé les greniers".
    """
    nearest = found[::-1]
    if scene.layout.language != "fr":
        return nearest
    several = scene.word(group.first).endswith("nt")
    return sorted(nearest, key=lambda clause: scene.word(clause.group.first).endswith("nt") != several)


def described_so(scene: Scene, found: list[Clause]) -> tuple[int, ...]:
    """In French, whom a participle with an infinitive describes ahead of their verb: "six personnes soupçonnées d'être des passeurs ont été"."""
    if scene.layout.language != "fr" or len(found) < 2 or found[-1].kind != "infinitive" or found[-2].kind != "reduced":
        return ()
    described, said = found[-2], found[-1]
    return described.subject if described.group.last >= said.group.first - 1 and (said.objects or said.lemma == "être") else ()


def whole_french(scene: Scene, k: int) -> int:
    """In French, the noun that a noun without an article, or one that the participle behind does not agree with, only describes:
    "une salle de prière incendiée", "un homme de 22 ans", "le chef de la police tué".
    """
    if scene.layout.language != "fr":
        return k
    behind = scene.token(scene.phrases[k].last)
    if k and scene.word(scene.phrases[k].first - 1) in _OF and scene.word(scene.phrases[k].first - 2) == "et":
        k -= scene.phrases[k - 1].last == scene.phrases[k].first - 2  # "une centaine d'ouvriers | et d'employés"
    while k and scene.phrases[k - 1].last == scene.phrases[k].first - 1 and scene.word(scene.phrases[k].first - 1) in _OF:
        near, far = (_gender(scene, i) for i in (k, k - 1))
        named = scene.layout.tokens[scene.phrases[k].head].tag == "PROPN"
        bare = scene.layout.tokens[scene.phrases[k].first].tag not in ("DET", "PROPN", "PRON") and not _counts_several(scene, k, behind)
        marks = _marks(scene, behind, k)
        other = "m" if near == "f" else "f" if near == "m" or (named and far == "f") else "other"
        if not (bare or marks in ("other", other)):
            break
        k -= 1
    return k


def _counts_several(scene: Scene, k: int, behind: Token | None) -> bool:
    """Whether a noun phrase has a number of its own that the plural participle behind it agrees with: "soixante militaires tués", not "de 22 ans"."""
    phrase = scene.phrases[k]
    numbered = any(scene.layout.tokens[i].tag == "NUM" for i in range(phrase.first, phrase.head))
    several = behind is not None and behind.fine == "VBN" and behind.text[-1:] in "sS"
    return numbered and several and scene.word(phrase.head) not in word_class("no_arguments") | _MEASURES


def set_apart(scene: Scene, group: VerbGroup, before: int, previous: Clause | None) -> tuple[int, ...]:
    """In French, the people before a comma of whom a participle of harm tells: "un adolescent de 15 ans, touché à la cuisse, a été"."""
    if scene.layout.language != "fr" or scene.word(before) != "," or (near := ending_at(scene, before + 1)) is None:
        return ()
    if near and scene.word(scene.phrases[near].head) in _AGE and scene.word(scene.phrases[near].first - 1) == ",":
        gap = scene.phrases[near].first - scene.phrases[near - 1].last  # "Karim B., 17 ans, tué"
        near -= gap == 1 or (gap == 2 and scene.word(scene.phrases[near].first - 2) == ".")
    whole, participle = whole_french(scene, near), scene.layout.tokens[group.main]
    named = scene.layout.tokens[scene.phrases[whole].head].tag == "PROPN"
    several, harm = participle.text[-1:] in "sS", {participle.lemma} & (word_class("harm", "event_words") | _HARM)
    counted = (named or scene.word(scene.phrases[whole].first) in _SINGLE) and scene.word(scene.phrases[whole].head) not in ROUND
    fits = counted != several and not (_gender(scene, whole) == "m" and participle.text.casefold().endswith(("e", "es")))
    return (whole,) if fits and (harm or previous is None) else ()


def _gender(scene: Scene, k: int) -> str:
    """The gender that the article of a noun phrase tells; empty where it tells none."""
    word = scene.word(scene.phrases[k].first)
    return "f" if word in ("la", "une", "cette") else "m" if word in ("le", "un", "ce") else ""


def _marks(scene: Scene, behind: Token | None, k: int) -> str:
    """What the ending of a participle right behind a noun phrase tells: `f`, `m`, or `other` where it is a plural and the noun is none."""
    if behind is None or behind.fine != "VBN":
        return ""
    if behind.text[-1:] in "sS" and scene.word(scene.phrases[k].head)[-1:] not in ("s", "x", "z"):
        return "other"
    return "f" if behind.text.casefold().endswith(("ée", "ie", "ue")) else "m" if behind.text.casefold().endswith(("é", "i", "u")) else ""
