from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.reading import Marks, NumberPhrase, TimeExpression, Toponym
from onrecord.model.span import span_at
from onrecord.model.value import Count
from onrecord.read.layout import lay_out
from onrecord.read.mentions import find_mentions


def span_of(text, words):
    start = text.index(words)
    return span_at(text, start, start + len(words))


def place(text, words, country, use="literal"):
    return Toponym(span_of(text, words), "city", words, 1, country, None, 0.0, 0.0, 1.0, 1.0, use)


def mentions(text, language="en", marks=None):
    return find_mentions(lay_out(text, language), marks or Marks())


def find(text, words, language="en", marks=None):
    found = [m for m in mentions(text, language, marks) if m.span.quote == words]
    assert found, [m.span.quote for m in mentions(text, language, marks)]
    return found[0]


def test_of_phrase_belongs_to_the_mention():
    found = find("Seven members of the police force's general reserve were hurt.", "Seven members of the police force's general reserve")
    assert found.head.quote == "members"
    assert (found.type, found.party.kind) == ("group", "police")


def test_counting_words_leave_the_head_to_the_people():
    found = find("Hundreds of migrants gathered.", "Hundreds of migrants")
    assert found.head.quote == "migrants"
    assert found.party.kind == "migrants"


def test_named_person_has_the_whole_name_as_head_and_the_union_as_organisation():
    found = find("Anna Example of the Dockers Union spoke.", "Anna Example of the Dockers Union")
    assert (found.type, found.named, found.head.quote) == ("person", True, "Anna Example")
    assert found.party.organization == "Dockers Union"


def test_title_before_a_name_is_an_unnamed_mention_in_its_chain():
    text = "Colonel John Sample fled."
    name, title = find(text, "Colonel John Sample"), find(text, "Colonel")
    assert name.head.quote == "John Sample"
    assert name.chain == title.chain
    assert not title.named
    assert name.party.kind == "military"


def test_number_phrase_gives_the_count():
    text = "Around 300 migrants gathered."
    number = NumberPhrase(span_of(text, "Around 300"), span_of(text, "300"), Count(270, 330, 300), "approximate")
    assert find(text, "Around 300 migrants", marks=Marks(numbers=(number,))).party.count.best == 300


def test_literal_place_is_a_place_and_a_time_is_no_mention():
    text = "Police left Sampleton on Monday."
    time = TimeExpression(span_of(text, "Monday"), "DATE", "2020-01-06", "2020-01-06", "2020-01-06", "day")
    found = mentions(text, marks=Marks(times=(time,), places=(place(text, "Sampleton", "GB"),)))
    assert [(m.span.quote, m.type) for m in found] == [("Police", "group"), ("Sampleton", "place")]


def test_nationality_gives_the_country():
    text = "French police arrived."
    assert find(text, "French police", marks=Marks(places=(place(text, "French", "FR", "demonym"),))).party.country == "FR"


def test_people_of_a_country_are_a_group():
    text = "Three Samplians died."
    found = find(text, "Three Samplians", marks=Marks(places=(place(text, "Samplians", "GB", "demonym"),)))
    assert (found.type, found.party.kind, found.party.country) == ("group", "civilians", "GB")


def test_weapon_vehicle_and_facility_have_their_types():
    text = "They threw stones at a police car near the school."
    assert find(text, "stones").weapon.kind == "projectile_thrown"
    assert find(text, "a police car").type == "vehicle"
    assert find(text, "the school").type == "facility"


def test_patrol_boats_are_vehicles_of_the_coast_guard():
    found = find("Two patrol boats arrived.", "Two patrol boats")
    assert (found.type, found.party.kind) == ("vehicle", "border_coast_guard")


def test_number_alone_before_a_verb_means_people():
    assert find("In the square seven were killed.", "seven").type == "group"


def test_ids_are_in_text_order():
    found = mentions("Police and soldiers chased the rebels.")
    assert [m.id for m in found] == ["m1", "m2", "m3"]
    assert [m.span.start for m in found] == sorted(m.span.start for m in found)


def test_french_mentions():
    text = "Une dizaine de policiers ont été blessés par des hommes armés."
    assert find(text, "Une dizaine de policiers", "fr").party.kind == "police"
    assert any(m.party and m.party.kind == "unknown_armed" for m in mentions(text, "fr"))


@given(st.text(max_size=150), st.sampled_from(["en", "fr", "de"]))
def test_every_span_slices_back(text, language):
    for mention in mentions(text, language):
        for span in (mention.span, mention.head):
            assert span.quote == text[span.start : span.end]
        assert mention.span.start <= mention.head.start
        assert mention.head.end <= mention.span.end


@given(
    st.lists(
        st.sampled_from(
            'the The police of a Jane Doe , mayor killed two with stones he they ( ) FNX Front 7 men armed and " said in'.split()
        ),
        max_size=25,
    )
)
def test_no_order_of_words_breaks_it(words):
    text = " ".join(words)
    for casing in (text, text.upper(), text.lower()):
        assert all(m.span.quote == casing[m.span.start : m.span.end] for m in mentions(casing))


def test_a_rank_of_the_police_before_a_name_is_of_the_police():
    assert find("Sampleton SP Rahul Mallik spoke to the crowd.", "Sampleton SP Rahul Mallik").party.kind == "police"
    assert find("SP member Jaya Mallik spoke to the crowd.", "SP member Jaya Mallik").party.kind != "police"


def test_somebody_without_a_known_first_name_is_named_by_the_reader():
    found = find("SAMPLETON, 8 MAY -- ZORAIDA QUILMEX BRANDT, A JUDGE IN TARN, WAS SHOT THIS EVENING.", "ZORAIDA QUILMEX BRANDT")
    assert (found.type, found.named) == ("person", True)


def test_words_for_people_that_no_list_has_are_people():
    found = find("SAMPLETON, 8 MAY -- REBELS MURDERED OTHER COOPERATIVISTS ON MONDAY.", "OTHER COOPERATIVISTS")
    assert (found.type, found.named) == ("group", False)
