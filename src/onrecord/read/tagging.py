"""Part of speech and base form of the words of a document: from the trained reader where there is one, else from the small tagger."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.parse import Parse
from onrecord.model.reading import Casing
from onrecord.read.neural.reader import has_reader, read_sentences
from onrecord.read.neural.tokens import Tag
from onrecord.read.tag import Tagged, lemma_of, load_lemmas, tag_words


def tag_sentences(sentences: Sequence[Sequence[str]], language: str, *, casing: Casing) -> tuple[list[Tagged], tuple[Parse, ...]]:
    """`(UPOS, fine tag, lemma)` of each word of all sentences in one list, and the reader's parses (none without a reader)."""
    if not has_reader(language):
        return [tagged for words in sentences for tagged in tag_words(words, language, casing=casing)], ()
    tagged: list[Tagged] = []
    parses: list[Parse] = []
    for words, (tags, parse) in zip(sentences, read_sentences(sentences, language), strict=True):
        tagged += [_tagged(word, tag, language) for word, tag in zip(words, tags, strict=True)]
        parses.append(parse)
    return tagged, tuple(parses)


def _tagged(word: str, tag: Tag, language: str) -> Tagged:
    """A word with its base form. The table and its rules are kept: the lexicons go by their base forms."""
    plain = word.casefold().replace("’", "'").replace("â€™", "'")
    return tag.upos, tag.xpos, lemma_of(plain, tag.upos, tag.xpos, load_lemmas(language))
