"""Who says what: sources, contents, chains, stance, hedges."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.reading import Attribution, Mention
from onrecord.model.span import span_at
from onrecord.read.attribution import attribution_of, find_attributions
from onrecord.read.hedges import hedges
from onrecord.read.layout import lay_out


def said(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution that is nested in no other."""
    return [(joined(a.source), joined(a.cue), joined(a.content)) for a in found(text, language) if a.via is None]


def found(text: str, language: str = "en") -> tuple[Attribution, ...]:
    return find_attributions(lay_out(text, language), ())


def joined(spans: object) -> str:
    return " / ".join(s.quote for s in spans)  # type: ignore[attr-defined]


def test_content_behind_its_source() -> None:
    assert said("Police said that two men were held.") == [("Police", "said", "that two men were held")]


def test_content_before_its_source() -> None:
    assert said("Two men were held, police said.") == [("police", "said", "Two men were held")]


def test_content_around_its_source() -> None:
    text = "“We ran,” Ann Example said, “and we hid.”"
    assert said(text) == [("Ann Example", "said", "“We ran,” / “and we hid.”")]


def test_source_behind_its_verb_with_apposition() -> None:
    assert said("“We ran,” said Ann Example, a teacher at the school.") == [("Ann Example, a teacher at the school", "said", "“We ran,”")]


def test_source_before_its_verb_with_apposition() -> None:
    assert said("Bob Example, a teacher, said he ran.") == [("Bob Example, a teacher", "said", "he ran")]


def test_quotation_without_a_comma_before_its_speaker() -> None:
    text = "“It was never so bad” a spokesperson for the regional prefecture warned."
    assert said(text) == [("a spokesperson for the regional prefecture", "warned", "“It was never so bad”")]
    assert found(text)[0].stance == "warns"
    assert found(text)[0].source_kind == "government"


def test_quotation_of_two_sentences_is_one_content() -> None:
    assert said("“We ran. We hid,” the nurse said.") == [("the nurse", "said", "“We ran. We hid,”")]


def test_quoted_sentence_after_its_speaker_goes_on_with_it() -> None:
    assert said("“We ran,” the nurse said. “We hid.”") == [("the nurse", "said", "“We ran,” / “We hid.”")]


def test_quoted_question_belongs_to_the_speaker_behind_it() -> None:
    assert said("“Who did it?” the nurse asked.") == [("the nurse", "asked", "“Who did it?”")]


def test_according_to_holds_of_the_whole_sentence() -> None:
    assert said("According to local media, two men were held.") == [("local media", "According to", "two men were held")]
    assert said("Two men were held, according to local media.") == [("local media", "according to", "Two men were held")]


def test_nobody_is_named_in_the_passive() -> None:
    text = "It was reported that ten people were hurt."
    assert said(text) == [("", "was reported", "that ten people were hurt")]
    assert found(text)[0].source_kind is None
    assert found(text)[0].hedged


def test_reportedly_has_no_source_and_holds_of_the_phrase_behind_it() -> None:
    text = "The crowd attacked the guards, reportedly with iron bars and stones, on Monday."
    assert ("", "reportedly", "with iron bars and stones") in said(text)


def test_one_who_told_a_medium_is_quoted_through_it() -> None:
    text = "“Ten of us were hurt,” Bob Example of the Dockers union told Radio Exampleville."
    speaker, medium = found(text)
    assert (speaker.source_kind, medium.source_kind) == ("union", "media")
    assert speaker.via == medium.id
    assert attribution_of((speaker, medium), 3, 10) == speaker


def test_what_is_reported_by_one_who_is_reported_is_nested() -> None:
    text = "According to the Springfield Herald, police said five people died."
    outer, nested = found(text)
    assert nested.via == outer.id
    died = text.index("five people")
    assert attribution_of((outer, nested), died, died + 5) == nested
    assert attribution_of((outer, nested), 0, 5) is None


def test_two_verbs_share_a_subject() -> None:
    text = "The mayor condemned the riot and accused the rebels of arson."
    assert said(text) == [("The mayor", "condemned", "the riot"), ("The mayor", "accused", "the rebels of arson")]
    assert [a.stance for a in found(text)] == ["condemns", "accuses"]


def test_claim_of_responsibility_is_no_hedge() -> None:
    (only,) = found("The group claimed responsibility for the bombing.")
    assert (only.stance, only.source_kind) == ("claims", "party_to_it")
    assert not only.hedged


def test_denial_is_a_denial() -> None:
    assert found("The army denied that it had shelled the village.")[0].stance == "denies"


def test_footage_is_a_source() -> None:
    (only,) = found("Footage circulating on social media showed boats crossing.")
    assert joined(only.source) == "Footage circulating on social media"
    assert only.source_kind == "social_media"


def test_acts_of_violence_and_searches_are_no_speech() -> None:
    assert said("Gunmen attacked the village. Police responded with tear gas. Officers charged the crowd and released two men.") == []


def test_telephoning_and_plans_of_things_are_no_speech() -> None:
    assert said("Witnesses should call the detectives. She called the police. The decision to condemn it came late.") == []


def test_surname_has_the_kind_that_its_introduction_gives() -> None:
    text = "Bob Example, a teacher, was there on Monday. Example said he ran."
    assert found(text)[0].source_kind == "resident"


def test_pronoun_has_the_kind_of_its_chain() -> None:
    text = "The prosecutor spoke for an hour in town. She said he ran."
    layout = lay_out(text, "en")
    spans = [span_at(text, 0, 14), span_at(text, 42, 45)]
    mentions = tuple(Mention(f"m{k}", s, s, "person", chain="c", named=False, sentence=k) for k, s in enumerate(spans))
    assert find_attributions(layout, mentions)[0].source_kind == "court"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Selon la police, deux hommes sont morts.", ("la police", "Selon", "deux hommes sont morts")),
        ("Le maire a indiqué que deux hommes étaient morts.", ("Le maire", "a indiqué", "que deux hommes étaient morts")),
        ("« C'est grave », a-t-il dit.", ("il", "a / dit", "« C'est grave »")),
        ("Le feu a été éteint, explique-t-elle.", ("elle", "explique", "Le feu a été éteint")),
        ("« Ils sont partis », raconte Marie Exemple.", ("Marie Exemple", "raconte", "« Ils sont partis »")),
        ("On a appris que deux hommes étaient morts.", ("", "a appris", "que deux hommes étaient morts")),
    ],
)
def test_french_ways_of_saying(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text, "fr") == [expected]


def test_hedges_have_a_scope() -> None:
    text = "The alleged gunman fled, reportedly in a van. He is believed to be armed."
    pairs = [(cue.quote, scope.quote) for cue, scope in hedges(lay_out(text, "en"))]
    assert pairs == [("alleged", "The alleged gunman"), ("reportedly", "in a van"), ("is believed", "to be armed")]


def test_french_conditional_hedges_unless_it_answers_an_if() -> None:
    assert [cue.quote for cue, _ in hedges(lay_out("Le groupe aurait tué deux hommes.", "fr"))] == ["aurait"]
    assert hedges(lay_out("Si on l'aidait, il aurait gagné.", "fr")) == ()


@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_case_does_not_matter_for_plain_speech(change: object) -> None:
    text = change("Two men were held on Monday, police said.")  # type: ignore[operator]
    assert [tuple(part.lower() for part in triple) for triple in said(text)] == [("police", "said", "two men were held on monday")]


def test_time_grows_with_the_length_of_the_text() -> None:
    layouts = [lay_out("Police said that two men were held. “We ran,” said Ann. " * n, "en") for n in (200, 800)]
    times = []
    for layout in layouts:
        started = time.process_time()
        find_attributions(layout, ())
        times.append(time.process_time() - started)
    assert times[1] < 12 * times[0] + 0.2


@pytest.mark.parametrize("piece", ["said ", "“we said ", "and said that ", "a, who said, "])
def test_text_without_full_stops_is_no_trap(piece: str) -> None:
    layout = lay_out(piece * 3000, "en")
    started = time.process_time()
    find_attributions(layout, ())
    hedges(layout)
    assert time.process_time() - started < 8


WORDS = st.sampled_from(
    'police said that " “ ” , . the mayor told Radio X according to reportedly he who and was believed 3am \n a-t-il dit'.split(" ")
)


@settings(max_examples=120)
@given(st.lists(WORDS, max_size=30).map(" ".join), st.sampled_from(["en", "fr", "de"]))
def test_spans_slice_back_and_ids_are_unique(text: str, language: str) -> None:
    attributions = find_attributions(lay_out(text, language), ())
    ids = [a.id for a in attributions]
    assert len(ids) == len(set(ids))
    for a in attributions:
        assert a.via is None or a.via in ids
        assert a.content
        for span in (*a.source, *a.cue, *a.content):
            assert text[span.start : span.end] == span.quote
    for cue, scope in hedges(lay_out(text, language)):
        assert text[cue.start : cue.end] == cue.quote
        assert text[scope.start : scope.end] == scope.quote


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    find_attributions(lay_out(text, "en"), ())


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Hill separatists, who have been blamed for earlier raids, denied involvement.",
            "Hill separatists, who have been blamed for earlier raids",
            "involvement",
        ),
        (
            "Ann Example, secretary of the Porters Union, said two of the injured were in hospital.",
            "Ann Example, secretary of the Porters Union",
            "two of the injured were in hospital",
        ),
        ("Relatives gathered outside the gates demanded answers.", "Relatives gathered outside the gates", "answers"),
        (
            "Kidnappers who seized a doctor and her driver have demanded a ransom.",
            "Kidnappers who seized a doctor and her driver",
            "a ransom",
        ),
        (
            "Finance Minister Tom Cash said the state could not pay and urged teachers to go back.",
            "Finance Minister Tom Cash",
            "teachers to go back",
        ),
        (
            "“We buried ten,” said Haji Sample, who leads the traders' association.",
            "Haji Sample, who leads the traders' association",
            "“We buried ten,”",
        ),
    ],
)
def test_a_source_is_named_whole_and_is_no_place_or_object_beside_its_verb(text: str, source: str, content: str) -> None:
    assert (source, content) in [(who, what) for who, _, what in said(text)]


def test_what_is_said_goes_on_behind_a_clause_that_begins_with_after() -> None:
    assert said("A resident said that the army came three hours after the shooting began.") == [
        ("A resident", "said", "that the army came three hours after the shooting began")
    ]


def test_who_is_not_to_be_named_only_speaks_once() -> None:
    text = "A resident, who asked not to be named for fear of reprisals, said that the army came late."
    assert said(text) == [("A resident, who asked not to be named for fear of reprisals", "said", "that the army came late")]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("No group has claimed responsibility for the raid.", "states"),
        ("The ministry rejected the accusation.", "denies"),
        ("An officer called the claim absurd.", "denies"),
        ("The mayor called the killings an act of pure evil.", "condemns"),
        ("The mayor called the meeting a success.", "states"),
    ],
)
def test_what_it_is_to_say_so(text: str, stance: str) -> None:
    assert [a.stance for a in found(text)] == [stance]


def test_a_charge_that_somebody_dismissed_is_what_he_denies() -> None:
    assert ("the ministry", "dismissed", "a charge") in [
        (joined(a.source), joined(a.cue), joined(a.content)) for a in found("He blamed the police, a charge that the ministry dismissed.")
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Nine prisoners were taken to hospital, the prison's director, Jo Lund, said.",
            "the prison's director, Jo Lund",
            "Nine prisoners were taken to hospital",
        ),
        (
            "Two men were killed in the attack, a police spokesman, Karl Ott, said on Monday.",
            "a police spokesman, Karl Ott",
            "Two men were killed in the attack",
        ),
        (
            "A man was found dead near the well, the district commissioner, Amadu Bello, told reporters.",
            "the district commissioner, Amadu Bello",
            "A man was found dead near the well",
        ),
    ],
)
def test_an_office_and_a_name_behind_what_they_say_are_its_source(text: str, source: str, content: str):
    found = find_attributions(lay_out(text, "en"), ())
    assert [(a.source[0].quote, a.content[0].quote) for a in found] == [(source, content)]


def test_who_judges_behind_what_others_had_done_is_who_spoke():
    text = "A spokesman for the herders denied that herders had attacked the village and blamed bandits."
    found = find_attributions(lay_out(text, "en"), ())
    assert {a.source[0].quote for a in found} == {"A spokesman for the herders"}


@pytest.mark.parametrize(
    ("text", "language", "source", "content"),
    [
        ("Officers beat the man in custody, a charge the police deny.", "en", "the police", "Officers beat the man in custody"),
        ("Officers beat the man in custody, which the ministry denied.", "en", "the ministry", "Officers beat the man in custody"),
        ("Il aurait été frappé en garde à vue, ce que nie la police.", "fr", "la police", "Il aurait été frappé en garde à vue"),
    ],
)
def test_a_clause_behind_a_comma_denies_what_stands_before_it(text: str, language: str, source: str, content: str):
    found = [a for a in find_attributions(lay_out(text, language), ()) if a.stance == "denies"]
    assert [(a.source[0].quote, a.content[0].quote) for a in found] == [(source, content)]


def test_a_french_verb_behind_quoted_words_is_a_cue():
    found = find_attributions(lay_out("« On a entendu des cris », raconte Nadia, 43 ans, qui habite le quartier.", "fr"), ())
    assert [a.source[0].quote for a in found] == ["Nadia, 43 ans, qui habite le quartier"]
