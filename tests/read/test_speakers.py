"""Who speaks takes part, in invented reports."""

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def read(text, language="en"):
    return read_document(Document("d", text, published="2024-05-08", language=language))


def kinds(text, language="en"):
    return {m.span.quote: m.party.kind for m in read(text, language).mentions if m.party}


def test_we_are_those_whom_a_speaker_speaks_for():
    text = 'The superintendent of police spoke to reporters in Sampleton. "We have arrested five men," the superintendent of police said.'
    record = read(text)
    we = next(m for m in record.mentions if m.span.quote == "We")
    assert we.party.kind == "police"
    arrest = next(e for e in record.events if e.act == "arrest")
    assert [a.mention for a in arrest.roles if a.role == "agent"] == [we.id]


def test_i_is_the_speaker():
    record = read('"I saw the car burn," said the mayor of Sampleton, Jane Doe.')
    chains = {m.span.quote: m.chain for m in record.mentions}
    assert chains["I"] in {chain for words, chain in chains.items() if words != "I"}


def test_we_of_the_outlet_is_nobody():
    assert "We" not in kinds("We do not know who set the fire in Sampleton.")


def test_a_name_that_speaks_for_the_police_is_of_the_police():
    text = "The deputy commissioner of police, Soren Mallik, told newsmen that a man was held in Sampleton. Mallik said the man was armed."
    assert kinds(text)["Mallik"] == "police"


def test_ids_of_mentions_are_in_text_order():
    record = read('"We marched," said the students of Sampleton. "I fell," said a teacher.')
    assert [m.id for m in record.mentions] == [f"m{k}" for k in range(1, len(record.mentions) + 1)]


def test_nous_in_a_french_quotation_is_the_speaker():
    assert kinds("« Nous avons interpellé deux hommes », a déclaré la police de Villebourg.", "fr").get("Nous") == "police"


def test_a_pronoun_lends_no_kind_to_whom_it_may_go_back_to():
    text = "Police say Thomas Rowe shot a man in Sampleton. The shooting happened at a bar, police said. He said it was over."
    assert kinds(text)["Thomas Rowe"] != "police"
