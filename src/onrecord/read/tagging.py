"""Part of speech and base form of the words of a document: from the trained reader where there is one, else from the small tagger."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache

from onrecord.model.parse import Parse
from onrecord.model.reading import Casing
from onrecord.read.neural.reader import has_reader, read_sentences
from onrecord.read.tag import Tagged, lemma_of, load_lemmas, tag_words
from onrecord.read.tag_french import FRENCH_FORMS, french_form, french_infinitive, is_numeral, is_plural
from onrecord.read.tokens import plain_word

_PROCLITICS = frozenset(("en", "y", "se", "s'"))
_ELIDED = frozenset(("l'", "l’"))
_DESCRIBING = frozenset(("armé", "cagoulé", "encagoulé", "masqué", "identifié", "casqué"))
_PRONOUNS = frozenset(
    "elles celui celle celles ceux autre autres aucun aucune certain certains certaine certaines chacun chacune plusieurs quelques personne toute toutes "
    "lequel laquelle lesquels lesquelles auquel auxquels auxquelles duquel desquels desquelles autrui quiconque quelque nulle telle telles leurs mienne sienne "
    "miens siens cette beaucoup combien notre votre nôtre vôtre".split()
)
_ADVERBS = {
    "de": (("de", "son", "côté"), ("de", "leur", "côté")),
    "pour": (("pour", "sa", "part"), ("pour", "leur", "part"), ("pour", "l'", "heure"), ("pour", "l'", "instant")),
    "quant": (("quant", "à", "lui"), ("quant", "à", "elle"), ("quant", "à", "eux"), ("quant", "à", "elles")),
    "à": (("à", "son", "tour"), ("à", "leur", "tour"), ("à", "nouveau")),
    "en": (("en", "revanche"), ("en", "outre"), ("en", "effet")),
    "par": (("par", "ailleurs"), ("par", "la", "suite")),
    ",": (
        *((",", who, ",") for who in ("lui", "elle", "eux", "elles")),  # "le syndicat évoque, lui, onze blessés"
        *((",", "quant", "à", who, ",") for who in ("lui", "elle", "eux", "elles")),
        *((",", "pour", whose, "part", ",") for whose in ("sa", "leur")),
        *((",", "de", whose, "côté", ",") for whose in ("son", "leur")),
    ),
}
_PREPOSITIONS = frozenset("pour par sur avec sans en".split())
_BEFORE_NOUNS = frozenset("nouveau autre premier deuxième second troisième grand petit dernier un le ce".split())
_SUSPECTING = frozenset(("soupçonner", "suspecter", "accuser"))
_CLOSING = frozenset(("»", "”", '"', "''", "’"))
_SUBJECTS = frozenset(("NOUN", "PROPN", "PRON"))
_DEEDS = frozenset("shooting stabbing beating bombing killing".split())
_BEFORE_DEEDS = frozenset("after following".split())
_SETTING = frozenset("in near outside inside on".split())
_OF_A_DEED = frozenset("suspect victim".split())


def tag_sentences(sentences: Sequence[Sequence[str]], language: str, *, casing: Casing) -> tuple[list[Tagged], tuple[Parse, ...]]:
    """`(UPOS, fine tag, lemma)` of each word of all sentences in one list, and the reader's parses (none without a reader)."""
    if not has_reader(language):
        return [tagged for words in sentences for tagged in tag_words(words, language, casing=casing)], ()
    tagged: list[Tagged] = []
    parses: list[Parse] = []
    for words, (tags, parse) in zip(sentences, read_sentences(sentences, language), strict=True):
        if language == "fr":
            second = tag_words(words, language, casing=casing)
            settled = [_tagged_french(word, tag.upos, other) for word, tag, other in zip(words, tags, second, strict=True)]
            tagged += _described(words, _headed(_governed(words, _asides(words, _acronyms(words, settled, casing)))))
        else:
            tagged += _compounds(words, [_tagged(word, tag.upos, tag.xpos, language) for word, tag in zip(words, tags, strict=True)])
        parses.append(parse)
    return tagged, tuple(parses)


def _compounds(words: Sequence[str], tagged: list[Tagged]) -> list[Tagged]:
    """A form in -ing that says what somebody is suspected or a victim of, as the noun that it is: "the shooting suspect", "a stabbing victim"."""
    found = tagged
    for k in range(len(words) - 1):
        if tagged[k + 1][2] in _OF_A_DEED and tagged[k][1] != "NN" and words[k].casefold() in _DEEDS and not _has_subject(tagged, k):
            found = [*found[:k], ("NOUN", "NN", words[k].casefold()), *found[k + 1 :]]
    for k in range(1, len(words)):
        if tagged[k][0] == "VERB" and words[k].casefold() in _DEEDS and _stands_alone(words, k):
            found = [*found[:k], ("NOUN", "NN", words[k].casefold()), *found[k + 1 :]]
        elif (
            tagged[k][0] == "NUM"
            and tagged[k - 1][0] == "ADP"
            and words[k - 1].casefold() == "around"
            and k > 1
            and tagged[k - 2][0] == "SCONJ"
        ):
            found = [*found[: k - 1], ("ADV", "RB", "around"), *found[k:]]  # "said that around 40 men"
    return found


def _stands_alone(words: Sequence[str], k: int) -> bool:
    """Whether a form in -ing stands behind a preposition and without an object: "five hurt after shooting in Sampleton"."""
    behind = words[k + 1].casefold() if k + 1 < len(words) else "."
    return words[k - 1].casefold() in _BEFORE_DEEDS and (behind in _SETTING or not behind[0].isalnum())


def _has_subject(tagged: Sequence[Tagged], k: int) -> bool:
    """Whether somebody does what a form in -ing says: "were shooting suspects", "admitted shooting victims"."""
    return k > 0 and (tagged[k - 1][0] == "AUX" or tagged[k - 1][1] in ("VBD", "VBZ"))


@lru_cache(maxsize=16384)
def _tagged(word: str, upos: str, xpos: str, language: str) -> Tagged:
    """A word with its base form. The table and its rules are kept: the lexicons go by their base forms."""
    return upos, xpos, lemma_of(plain_word(word), upos, xpos, load_lemmas(language))


@lru_cache(maxsize=16384)
def _tagged_french(word: str, upos: str, second: Tagged) -> Tagged:
    """A French word: the reader's part of speech, weighed against the small tagger's (`second`); form and base form by rule."""
    lemmas, plain = load_lemmas("fr"), plain_word(word)
    if plain in FRENCH_FORMS or is_numeral(plain):
        return second
    upos = _settled(plain, upos, second[0], lemmas.infinitives)
    if upos in ("PRON", "PUNCT") and len(plain) > 4 and plain.isalpha() and plain not in _PRONOUNS:
        upos = "NOUN"  # pronouns and marks are few: "la victime", "quatorze civils" hold none
    if upos == second[0]:
        return second
    fine = french_form(plain, lemmas.infinitives) if upos in ("VERB", "AUX") else ""
    return upos, fine, lemma_of(plain, upos, fine, lemmas)


def _acronyms(words: Sequence[str], tagged: list[Tagged], casing: Casing) -> list[Tagged]:
    """Words in capitals as the names that they are, in a sentence that is not all in capitals: "à l'appel de la FDSEA"."""
    letters = [word for word in words if word.isalpha()]
    if casing != "mixed" or 2 * sum(word.isupper() for word in letters) > len(letters):
        return tagged
    return [
        ("PROPN", "", one[2]) if one[0] in ("NOUN", "ADJ", "X", "VERB") and len(word) > 1 and word.isupper() and word.isalpha() else one
        for word, one in zip(words, tagged, strict=True)
    ]


def _asides(words: Sequence[str], tagged: list[Tagged]) -> list[Tagged]:
    """Set phrases as the adverbs that they are, so that they part no verb from its helper or object: "a de son côté appelé", "évoque pour sa part"."""
    found, lowered = list(tagged), [plain_word(word) for word in words]
    for k, word in enumerate(lowered):
        for phrase in _ADVERBS.get(word, ()):
            if tuple(lowered[k : k + len(phrase)]) == phrase:
                found[k : k + len(phrase)] = [("ADV", "SET", part) for part in phrase]
    return found


def _governed(words: Sequence[str], tagged: list[Tagged]) -> list[Tagged]:
    """Verbs that were taken for nouns between subject and object: "les organisateurs en revendiquent 3 000", "l'association dénombre sept blessés";
    and behind quoted words: "« ... », raconte Nadia".
    """
    lemmas = load_lemmas("fr")
    infinitives = lemmas.infinitives
    found = list(tagged)
    for k in range(2, len(words) - 1):
        plain = plain_word(words[k])
        behind = words[k - 1] == "," and words[k - 2] in _CLOSING and tagged[k + 1][0] in ("PROPN", "DET", "PRON", "NUM")
        if behind and tagged[k][0] in ("NOUN", "ADJ") and plain.endswith("e") and f"{plain}r" in infinitives:
            found[k] = ("VERB", "VBP", f"{plain}r")
    for k in range(1, len(words) - 1):
        plain = plain_word(words[k])
        bare = tagged[k][0] == "NOUN" and plain.endswith("e") and f"{plain}r" in infinitives and f"{plain} NOUN" not in lemmas.table
        set_off = tagged[k][0] in ("NOUN", "ADJ") and words[k + 1] == "," and tagged[k + 1][1] == "SET" and f"{plain}r" in infinitives
        if set_off and tagged[k - 1][0] in ("NOUN", "PROPN"):
            found[k] = ("VERB", "VBP", f"{plain}r")  # "le syndicat évoque, lui, onze blessés"
        if bare and tagged[k - 1][0] in ("NOUN", "PROPN", "NUM") and tagged[k + 1][0] in ("DET", "NUM", "SCONJ"):
            found[k] = ("VERB", "VBP", f"{plain}r")
    for k in range(1, len(words) - 1):
        finite = found[k + 1][0] in ("VERB", "AUX") and found[k + 1][1] in ("VBP", "VBD")
        if finite and found[k][0] == "ADP" and plain_word(words[k]) == "en":
            found[k] = ("PRON", "", "en")  # "s'en tient à", "en revendique": a gerund has no such form
    for k in range(2, len(words)):
        plain = plain_word(words[k])
        if (
            tagged[k][0] == "NOUN"
            and (plain_word(words[k - 1]) in _PROCLITICS or (words[k - 1] in _ELIDED and tagged[k - 1][0] == "PRON"))
            and tagged[k - 2][0] in _SUBJECTS
            and is_plural(plain, infinitives)
        ):
            found[k - 1] = ("PRON", "", found[k - 1][2])
            found[k] = ("VERB", "VBP", french_infinitive(plain, infinitives))
    return found


def _described(words: Sequence[str], tagged: list[Tagged]) -> list[Tagged]:
    """Participles that only describe who somebody is, as adjectives: "des hommes armés non identifiés", "de jeunes cagoulés"."""
    found = list(tagged)
    for k in range(1, len(words) - 1):
        accused = tagged[k][0] == "ADJ" and french_infinitive(plain_word(words[k]), load_lemmas("fr").infinitives) in _SUSPECTING
        if accused and plain_word(words[k + 1]) in ("de", "d'"):
            found[k] = ("VERB", "VBN", french_infinitive(plain_word(words[k]), load_lemmas("fr").infinitives))
    for k in range(1, len(words)):
        stem = plain_word(words[k]).removesuffix("s").removesuffix("e")
        if stem not in _DESCRIBING or plain_word(words[k + 1] if k + 1 < len(words) else "") == "par":
            continue
        if tagged[k][0] == "NOUN" and found[k - 1][0] == "ADJ":
            found[k - 1] = ("NOUN", "", found[k - 1][2])
        not_so = k > 1 and plain_word(words[k - 1]) == "non"
        if found[k - 2 if not_so else k - 1][0] in ("NOUN", "ADJ"):
            found[k] = ("ADJ", "", stem)
            found[k - 1] = ("ADJ", "", found[k - 1][2]) if not_so else found[k - 1]
    return found


def _headed(tagged: list[Tagged]) -> list[Tagged]:
    """An adjective between an article or number and a verb is the noun of it: "un policier est mort", "dix civils ont été tués".

    So is a finite form of no known verb behind an adjective: "une nouvelle grève".
    """
    tags = [tag for tag, _, _ in tagged]
    heads = {k for k in range(1, len(tags) - 1) if tags[k] == "ADJ" and tags[k - 1] in ("DET", "NUM") and tags[k + 1] in ("AUX", "VERB")}
    infinitives = load_lemmas("fr").infinitives
    heads |= {
        k
        for k in range(1, len(tags))
        if tagged[k][:2] == ("VERB", "VBP")
        and tagged[k][2] not in infinitives
        and (tags[k - 1] == "ADJ" or tagged[k - 1][2] in _BEFORE_NOUNS)
    }
    # no finite verb stands behind a preposition: "pris pour cible"
    heads |= {
        k for k in range(1, len(tags)) if tagged[k][:2] == ("VERB", "VBP") and tags[k - 1] == "ADP" and tagged[k - 1][2] in _PREPOSITIONS
    }
    if len(tags) > 1 and tagged[0][:2] == ("VERB", "VBP") and tagged[0][2] not in infinitives and tags[1] == "ADP":
        heads.add(0)
    return [("NOUN", "", lemma) if k in heads else (tag, fine, lemma) for k, (tag, fine, lemma) in enumerate(tagged)]


def _settled(word: str, read: str, second: str, infinitives: Container[str]) -> str:
    """The reader's part of speech, save where it and the small tagger part over a verb, and the verbs that are known side with the latter.

    The reader learnt from few texts: "grève" is no form of a known verb, "raconte" is. (training/RUNTIME.md has the numbers.)
    """
    over_verb = (read == "VERB" and second == "NOUN") or (read in ("NOUN", "ADJ") and second == "VERB")
    if not over_verb:
        return read
    return second if (french_infinitive(word, infinitives) in infinitives) == (second == "VERB") else read
