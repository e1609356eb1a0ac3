"""What whole French reports showed to be missing: who acts, who is hurt, which words tell of nothing, what went before."""

import pytest

from onrecord.model.document import Document
from onrecord.model.record import Claim, Record, Report
from onrecord.model.value import Count, Damage, Party, Person, Place, Reaction
from onrecord.pipeline import read_document


def record(text: str) -> Record:
    return read_document(Document("d", text, published="2024-05-14", language="fr"))


def claims(text: str, variable: str) -> list[Claim]:
    return [c for c in record(text).claims if c.variable == variable]


def acts(text: str) -> set[str]:
    return {e.act for e in record(text).events}


def figure(text: str, variable: str) -> int | None:
    value = main(text).figures[variable].value
    return value.best if isinstance(value, Count) else None


def main(text: str) -> Report:
    return next(r for r in record(text).reports if r.kind == "main")


def who(text: str, variable: str) -> set[str]:
    return {c.value.name for c in claims(text, variable) if isinstance(c.value, Party)}


def people(text: str, variable: str) -> list[Person]:
    return [c.value for c in claims(text, variable) if isinstance(c.value, Person)]


def test_number_of_several_parts_counts():
    text = "Selon la police, dix-neuf personnes ont été interpellées mardi à Lyon lors d'affrontements."
    (claim,) = claims(text, "arrested")
    assert isinstance(claim.value, Count)
    assert claim.value.best == 19


def test_held_are_counted_across_a_remark():
    text = "Des jeunes ont attaqué un bus lundi à Lyon. Six personnes, dont quatre mineurs, ont été placées en garde à vue."
    assert figure(text, "arrested") == 6


def test_no_arrest_is_a_zero():
    text = "Un homme a été poignardé lundi à Lyon. Aucune interpellation n'avait eu lieu mardi."
    assert figure(text, "arrested") == 0


def test_suspected_of_being_something_are_those_arrested():
    text = "Des heurts ont éclaté lundi à Calais. Six personnes soupçonnées d'être des passeurs ont été interpellées."
    assert figure(text, "arrested") == 6


def test_hurt_in_a_part_of_the_body():
    text = "Un homme a été tué lundi à Lyon par des tirs. Un adolescent de 15 ans, touché à la cuisse, a été transporté à l'hôpital."
    assert figure(text, "injured") == 1
    assert figure(text, "killed") == 1


def test_trade_without_an_entry_of_its_own_form_is_a_person():
    text = "Rixe à Lyon\n\nUne bagarre a éclaté lundi à Lyon. Une caissière qui tentait de s'interposer a été légèrement blessée à la main."
    assert [(p.sex, p.outcome) for p in people(text, "victim")] == [("female", "injured")]


def test_age_behind_what_belongs_to_a_noun():
    text = "Un agent de sécurité de 47 ans a été poignardé lundi à Lyon."
    assert [p.age for p in people(text, "victim")] == [47]


def test_age_in_an_apposition():
    text = "Un gréviste a été blessé lundi à Lyon dans une attaque. Le conducteur, un artisan de 45 ans, a été placé en garde à vue."
    assert [p.age for p in people(text, "suspect")] == [45]


def test_two_trades_are_two_people():
    text = "Attaque à Lyon\n\nUn boulanger de 47 ans a été poignardé lundi à Lyon. Une caissière a été légèrement blessée."
    assert len(people(text, "victim")) == 2


def test_prosecutor_is_no_suspect():
    text = "Selon le procureur, Bertrand Lasalle, le suspect, qui venait d'être surpris, a poignardé un vigile lundi à Lyon."
    assert all(p.name != "Bertrand Lasalle" for p in people(text, "suspect"))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Les policiers ont été visés lundi à Lyon par des tirs de mortiers d'artifice.", "shelling"),
        ("L'homme, qui souffre de troubles psychiatriques, a été hospitalisé.", "riot"),
        ("Les agresseurs ont pris la fuite.", "accident"),
        ("Une voiture s'est arrêtée devant le bar.", "arrest"),
        ("La direction a mis en place une cellule psychologique.", "arrest"),
        ("Les policiers, appelés pour une rixe, ont été blessés.", "appeal"),
        ("Le groupement violent a été dissous.", "sexual_violence"),
        ("Le ministère a donné un bilan de dix-neuf morts.", "killing"),
        ("Les agriculteurs ont mis le feu à des pneus.", "arson"),
        ("Les tireurs circulaient dans une voiture volée.", "robbery"),
        ("Les détenus ont entamé une mutinerie dans la prison.", "coup"),
        ("Les suspects ont été mis en cause.", "arrest"),
        ("Les Soulèvements de la terre appellent à manifester.", "riot"),
    ],
)
def test_words_that_tell_no_such_act(text: str, act: str):
    assert act not in acts(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ils s'en sont pris aux pompiers.", "assault"),
        ("Deux gendarmes ont été touchés par des tirs.", "shooting"),
        ("Deux hommes ont tiré à une douzaine de reprises.", "shooting"),
        ("Quelque 400 migrants ont été évacués d'un campement.", "eviction"),
        ("Des détenus se sont mutinés à la prison.", "riot"),
        ("Ils ont déversé du lisier devant la préfecture.", "property_destruction"),
        ("Les vitres du car ont volé en éclats.", "property_destruction"),
        ("Des émeutiers ont attaqué la mairie et une dizaine de véhicules ont été brûlés.", "arson"),
        ("Grève à la raffinerie de Donges.", "strike"),
    ],
)
def test_words_that_tell_an_act(text: str, act: str):
    assert act in acts(text)


def test_whom_they_turn_on_is_the_target():
    assert "pompiers" in who("Une trentaine d'individus s'en sont pris aux pompiers lundi à Lyon.", "target")


def test_village_of_an_attack_is_hit_and_attacks_nobody():
    text = "Dix civils ont été tués samedi dans l'attaque d'un village par des hommes armés."
    assert who(text, "initiator") == {"hommes armés"}


def test_who_called_a_protest_is_of_it():
    text = "Environ 150 agriculteurs ont bloqué lundi l'autoroute près de Tours, à l'appel de la FDSEA."
    assert {"agriculteurs", "FDSEA"} <= who(text, "initiator")


def test_both_whom_a_brawl_sets_against_each_other_fight():
    text = "Une rixe a opposé des supporters lensois et des supporters lillois samedi à Lens."
    assert "supporters lensois" in who(text, "initiator")


def test_body_behind_initials_claims_it():
    text = "L'attaque de Boni a tué dix civils lundi. Elle a été revendiquée par le Groupe de soutien à l'islam et aux musulmans (GSIM)."
    assert [c.status for c in claims(text, "initiator") if isinstance(c.value, Party) and c.value.name == "GSIM"] == [
        "claimed_responsibility"
    ]


def test_few_who_turn_violent_are_no_turnout():
    text = "Quelque 12 000 personnes ont défilé mardi à Nantes. Une cinquantaine de jeunes ont lancé des projectiles sur les forces de l'ordre."
    assert figure(text, "participants") == 12000


def test_car_bomb_is_no_target():
    text = "L'explosion d'une voiture piégée a tué dix personnes lundi à Mogadiscio."
    assert "voiture" not in who(text, "target")
    assert claims(text, "damage") == []


def test_fortnight_that_counts_is_no_time():
    assert [c.value for c in claims("Une quinzaine de commerces ont été pillés lundi à Lyon.", "damage")] == [Damage("commerces", "stolen")]


def test_relative_clause_ends_what_is_demanded():
    text = "Les éleveurs, qui réclament le versement des aides, ont bloqué lundi l'autoroute à Tours."
    assert [c.value for c in claims(text, "reaction")] == [Reaction("demand", "Les éleveurs", "le versement des aides")]


def test_quarter_that_bears_the_name_of_a_town_lies_in_the_town_told():
    text = "Un homme a été tué lundi dans le quartier de La Beaucaire, à Toulon (Var)."
    places = [c.value for c in claims(text, "where") if isinstance(c.value, Place)]
    assert all("Var" in p.path for p in places)


def test_town_that_opens_a_paragraph_of_a_round_up():
    text = "Faits divers : la nuit dans le département\n\nMelun. Un homme a été roué de coups samedi.\n\nChelles. Quatre voitures ont été incendiées samedi."
    assert len([r for r in record(text).reports if r.kind != "background"]) == 2


def test_march_that_is_due_gives_the_incident_no_time():
    text = "Un adolescent a été poignardé lundi à Lyon. Une marche blanche est prévue samedi à 18 heures."
    when = main(text).figures["when"].value
    assert when is not None
    assert when.first == "2024-05-13"  # type: ignore[union-attr]


def test_years_of_a_crisis_are_no_toll_of_the_attack():
    text = "Dix civils ont été tués lundi à Boni. Depuis 2012, la crise a fait des milliers de morts dans le pays."
    assert figure(text, "killed") == 10


def test_hurt_of_what_went_before_are_not_of_it():
    text = (
        "Deux policiers ont été blessés lundi à Lyon dans des affrontements. Ces incidents surviennent deux jours après l'interpellation d'un jeune, "
        "grièvement blessé à un œil."
    )
    assert figure(text, "injured") == 2


def test_who_says_that_he_was_struck_says_so():
    text = "Des heurts ont éclaté lundi à Lyon. Un photographe, Loïc Marchetti, dit avoir été frappé à la tête par un policier."
    assert [c.said_by is not None for c in claims(text, "injured")] == [True]


def test_fires_of_a_text_that_tells_of_arson_are_that_arson():
    text = "Mosquée incendiée à Valence\n\nLe feu s'est déclaré lundi vers 3 heures dans la salle de prière, à Valence."
    assert {r.act for r in record(text).reports} == {"arson"}


def test_novel_told_of_is_no_incident():
    text = (
        "Avec ce polar, la romancière signe un récit sur la guerre des clans. Tout commence par l'assassinat d'un docker, abattu de trois balles. "
        "Le personnage enlève et tue sans pitié. Le roman a conquis ses lecteurs."
    )
    assert not record(text).relevant


def test_match_report_is_no_incident():
    text = (
        "Brest a dominé Metz samedi. L'attaquant Romain Castel a ouvert le feu dès la 6e minute, avant de tuer le match avant la mi-temps. "
        "L'entraîneur a dû composer avec l'expulsion de son capitaine. Les joueurs de la Ligue 1 reviennent sur le podium du championnat."
    )
    assert not record(text).relevant


def test_trial_of_an_old_attack_is_no_attack_of_the_day():
    text = (
        "L'avocat général a requis mardi trente ans de réclusion contre l'accusé, jugé à Paris pour l'attentat qui avait coûté la vie à deux retraités "
        "le 9 septembre 2020 à Romilly-sur-Seine."
    )
    assert all(r.kind == "background" for r in record(text).reports)


def test_some_more_hurt_are_counted_by_their_own_number():
    text = "Dix-sept soldats ont été tués et une vingtaine d'autres blessés mardi dans une embuscade près de Boni."
    assert figure(text, "injured") == 20


def test_time_of_a_claim_is_not_that_of_the_attack():
    text = "Dix soldats ont été tués mardi dans l'attaque d'un camp. L'attaque n'avait pas été revendiquée mercredi soir."
    when = main(text).figures["when"].value
    assert when is not None
    assert when.last == "2024-05-14"  # type: ignore[union-attr]


def test_first_name_is_no_stone():
    assert claims("Une lettre contenant des menaces de mort a visé lundi l'adjoint, Pierre Lanneau, à Lyon.", "weapon") == []


def test_whom_a_source_tells_of_is_no_part_of_it():
    text = "Selon les premiers éléments, plusieurs individus cagoulés, arrivés en voiture, ont ouvert le feu lundi à Lyon sur des passants."
    assert {c.said_by.text for c in claims(text, "initiator") if c.said_by} <= {"les premiers éléments"}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Les heurts lundi à Agen ont causé la mort d'un policier.", "policier"),
        ("Une bombe a explosé lundi à Agen, entraînant la mort de trois soldats.", "soldats"),
    ],
)
def test_whose_death_it_was_is_killed_and_killed_nobody(text: str, killed: str):
    record = read_document(Document("d", text, published="2024-05-14", language="fr"))
    assert [c.value.of for c in record.claims if c.variable == "killed"] == [killed]
    assert not [c for c in record.claims if c.variable == "initiator"]


def test_a_criminal_fire_is_nobody_who_acts():
    text = "Un incendie criminel a détruit les bureaux de la mairie lundi à Agen."
    record = read_document(Document("d", text, published="2024-05-14", language="fr"))
    assert not [c for c in record.claims if c.variable == "initiator"]


def test_explosions_heard_in_a_riot_are_part_of_it_and_one_that_destroys_is_none():
    def acts(text: str) -> set[str]:
        return {e.act for e in read_document(Document("d", text, published="2024-05-14", language="fr")).events} - {"other"}

    assert acts("Des heurts ont éclaté lundi à Agen. On a entendu des explosions jusqu'à trois heures du matin.") == {"clash"}
    assert "bombing" in acts("Une forte explosion a détruit lundi la mairie à Agen. Des heurts ont ensuite éclaté dans la ville.")
