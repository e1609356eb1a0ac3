"""Part of speech and base form of the words of a document: from the trained reader where there is one, else from the small tagger."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache

from onrecord.model.parse import Parse
from onrecord.model.reading import Casing
from onrecord.read.neural.reader import has_reader, read_sentences
from onrecord.read.tag import Tagged, lemma_of, load_lemmas, tag_words
from onrecord.read.tag_french import french_form, french_infinitive, is_plural
from onrecord.read.tokens import plain_word

_PROCLITICS = frozenset(("en", "y", "se", "s'"))
_DESCRIBING = frozenset(("armé", "cagoulé", "encagoulé", "masqué", "identifié", "casqué"))
_SUBJECTS = frozenset(("NOUN", "PROPN", "PRON"))


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
            tagged += _described(words, _headed(_governed(words, settled)))
        else:
            tagged += [_tagged(word, tag.upos, tag.xpos, language) for word, tag in zip(words, tags, strict=True)]
        parses.append(parse)
    return tagged, tuple(parses)


@lru_cache(maxsize=16384)
def _tagged(word: str, upos: str, xpos: str, language: str) -> Tagged:
    """A word with its base form. The table and its rules are kept: the lexicons go by their base forms."""
    return upos, xpos, lemma_of(plain_word(word), upos, xpos, load_lemmas(language))


@lru_cache(maxsize=16384)
def _tagged_french(word: str, upos: str, second: Tagged) -> Tagged:
    """A French word: the reader's part of speech, weighed against the small tagger's (`second`); form and base form by rule."""
    lemmas, plain = load_lemmas("fr"), plain_word(word)
    upos = _settled(plain, upos, second[0], lemmas.infinitives)
    if upos == second[0]:
        return second
    fine = french_form(plain, lemmas.infinitives) if upos in ("VERB", "AUX") else ""
    return upos, fine, lemma_of(plain, upos, fine, lemmas)


def _governed(words: Sequence[str], tagged: list[Tagged]) -> list[Tagged]:
    """A plural verb that was taken for a noun between its subject and object: "les organisateurs en revendiquent 3 000"."""
    infinitives = load_lemmas("fr").infinitives
    found = list(tagged)
    for k in range(2, len(words)):
        plain = plain_word(words[k])
        if (
            tagged[k][0] == "NOUN"
            and plain_word(words[k - 1]) in _PROCLITICS
            and tagged[k - 2][0] in _SUBJECTS
            and is_plural(plain, infinitives)
        ):
            found[k - 1] = ("PRON", "", found[k - 1][2])
            found[k] = ("VERB", "VBP", french_infinitive(plain, infinitives))
    return found


def _described(words: Sequence[str], tagged: list[Tagged]) -> list[Tagged]:
    """Participles that only describe who somebody is, as adjectives: "des hommes armés non identifiés", "de jeunes cagoulés"."""
    found = list(tagged)
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
    """An adjective between an article and a verb is the noun of that article: "un policier est mort"."""
    tags = [tag for tag, _, _ in tagged]
    heads = {k for k in range(1, len(tags) - 1) if tags[k - 1 : k + 1] == ["DET", "ADJ"] and tags[k + 1] in ("AUX", "VERB")}
    return [("NOUN", "", lemma) if k in heads else (tag, fine, lemma) for k, (tag, fine, lemma) in enumerate(tagged)]


def _settled(word: str, read: str, second: str, infinitives: Container[str]) -> str:
    """The reader's part of speech, save where it and the small tagger part over a verb, and the verbs that are known side with the latter.

    The reader learnt from few texts: "grève" is no form of a known verb, "raconte" is. (training/RUNTIME.md has the numbers.)
    """
    over_verb = (read == "VERB" and second == "NOUN") or (read in ("NOUN", "ADJ") and second == "VERB")
    if not over_verb:
        return read
    return second if (french_infinitive(word, infinitives) in infinitives) == (second == "VERB") else read
