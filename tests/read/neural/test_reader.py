from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.layout import lay_out
from onrecord.read.neural.reader import has_reader, read_sentences
from onrecord.read.neural.session import load_session, thread_count
from onrecord.read.neural.windows import BATCH, LONGEST, Pieces, batches

SENTENCE = "Masked men seized two left-wing deputies near the harbour".split()


def read(*sentences):
    return list(read_sentences(sentences, "en"))


def test_words_have_tags_heads_and_roles():
    ((tags, parse),) = read([*SENTENCE, "."])
    assert tags[2].upos == "VERB"
    assert parse.heads[2] == -1
    assert (parse.heads[1], parse.relations[1]) == (2, "nsubj")
    frame = next(f for f in parse.frames if f.word == 2)
    assert (0, 2, "ARG0") in frame.arguments
    assert frame.factuality > 1


def test_a_hyphened_token_counts_as_one_word():
    ((tags, parse),) = read(SENTENCE)
    assert len(tags) == len(parse.heads) == len(SENTENCE)


def test_what_did_not_happen_is_scored_lower():
    told, denied = (
        next(f.factuality for f in parse.frames if words[f.word].startswith("attack"))
        for words, (_, parse) in (
            (words, *read(words)) for words in ("Rebels attacked the town .".split(), "Rebels might attack the town .".split())
        )
    )
    assert told > denied


def test_reading_twice_gives_the_same():
    assert read(SENTENCE, ["Fire", "!"]) == read(SENTENCE, ["Fire", "!"])


def test_long_sentences_are_read_to_the_end_and_form_one_tree():
    words = [*SENTENCE, "and"] * 60
    ((tags, parse),) = read(words)
    assert len(tags) == len(words)
    assert tags[-1].upos == "CCONJ"
    assert parse.heads.count(-1) == 1
    for word in range(len(words)):
        at, seen = word, set()
        while at >= 0:
            assert at not in seen
            seen.add(at)
            at = parse.heads[at]
    assert any(frame.word > len(words) - 15 for frame in parse.frames)


def test_windows_overlap_and_batches_stay_small():
    pieces = Pieces(load_session("en"), SENTENCE)
    windows = list(pieces.windows(0, SENTENCE * 60))
    assert all(a.first + a.size > b.first for a, b in pairwise(windows))
    assert windows[-1].first + windows[-1].size == len(SENTENCE) * 60
    assert max(len(w.pieces) for w in windows) <= LONGEST + 1
    assert all(len(b) == 1 or len(b) * max(len(w.pieces) for w in b) <= BATCH for b in batches(windows))


@given(st.lists(st.lists(st.text(st.characters(), min_size=1, max_size=8), max_size=6), max_size=4))
@settings(max_examples=25, deadline=None)
def test_any_words_can_be_read(sentences):
    for words, (tags, parse) in zip(sentences, read(*sentences), strict=True):
        assert len(tags) == len(parse.heads) == len(parse.relations) == len(words)
        assert all(-1 <= head < len(words) for head in parse.heads)
        assert all(0 <= a < b <= len(words) for f in parse.frames for a, b, _ in f.arguments)
        assert all(0 <= m.first <= m.head < m.last <= len(words) for m in parse.mentions)


def test_lone_surrogates_can_be_read():
    ((tags, _),) = read(["\ud800", "ab\udfff", "fire"])
    assert len(tags) == 3


def test_french_words_have_tags_and_heads():
    words = "Des hommes masqués ont brûlé deux voitures à Brest .".split()
    ((tags, parse),) = read_sentences([words], "fr")
    assert [tag.upos for tag in tags][4:8] == ["VERB", "NUM", "NOUN", "ADP"]
    assert parse.heads[4] == -1
    assert (parse.heads[6], parse.relations[6]) == (4, "obj")
    assert (8, 9, "LOC") in parse.named


@given(st.lists(st.lists(st.text(st.characters(), min_size=1, max_size=8), max_size=6), max_size=4))
@settings(max_examples=25, deadline=None)
def test_any_words_can_be_read_in_french(sentences):
    for words, (tags, parse) in zip(sentences, read_sentences(sentences, "fr"), strict=True):
        assert len(tags) == len(parse.heads) == len(words)


def test_mentions_are_linked_where_it_is_asked_for():
    sentences = ["John Stone led the march .".split(), "Stone was arrested later .".split(), "A dog barked .".split()]
    (_, first), (_, second), (_, third) = read_sentences(sentences, "en", linked=True)
    assert first.mentions[0].chain == second.mentions[0].chain
    assert third.mentions[0].chain not in {m.chain for m in (*first.mentions, *second.mentions)}
    assert all(m.chain == -1 for _, parse in read_sentences(sentences, "en") for m in parse.mentions)


def test_threads_change_nothing_but_the_time(monkeypatch):
    monkeypatch.setenv("ONRECORD_THREADS", "2")
    assert read(SENTENCE) == list(read_sentences([SENTENCE], "en", threads=1))


@pytest.mark.parametrize("told", ["", "0", "-1", "many", "²"])
def test_a_number_of_threads_that_is_none_counts_as_one(told, monkeypatch):
    monkeypatch.setenv("ONRECORD_THREADS", told)
    assert thread_count() == 1


def test_english_and_french_have_a_reader_and_others_have_no_parses():
    assert has_reader("en")
    assert has_reader("fr")
    assert not has_reader("de")
    assert lay_out("Ein Auto brannte.", "de").parses == ()
    assert len(lay_out("A car burned. Nobody was in it.", "en").parses) == 2
