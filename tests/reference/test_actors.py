"""Does the actor directory find who is meant, whatever the transliteration, and keep apart who is not one?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import ReferenceDataError
from dateline.model.values import ActorValue, Basis
from dateline.reference.actor_likeness import SAME, UNLIKELY, same_actor
from dateline.reference.actor_names import alike, key_of, skeleton, sound
from dateline.reference.actor_rows import COLUMNS
from dateline.reference.actors import ActorDirectory, load_directory, parse_directory
from dateline.reference.officeholders import parse_officeholders
from dateline.reference.state_bodies import load_state_bodies, parse_roles, parse_state_bodies

DIRECTORY = load_directory()

ONE_NAME = [
    ("Yahya Rasoul", "Yehia Rasool"),
    ("Kata'ib Hezbollah", "Kataeb Hizballah"),
    ("Hezbollah", "Hizbullah"),
    ("al-Shabaab", "Al Shabab"),
    ("Qassem Soleimani", "Qasim Sulaimani"),
    ("Abdul-Malik al-Houthi", "Abdulmalik al-Huthi"),
    ("Abd al-Malik al-Houthi", "Abdel-Malek al-Houthi"),
    ("Muqtada al-Sadr", "Moqtada as-Sadr"),
    ("Jaish-e-Mohammed", "Jaysh-e-Muhammad"),
    ("Lashkar-e-Taiba", "Lashkar-e-Tayyiba"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Sergei Shoigu", "Sergey Shoygu"),
    ("Mazloum Abdi", "Mazlum Abdi"),
    ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
    ("Ismail Haniyeh", "Ismail Haniya"),
    ("Balochistan Liberation Army", "Baluchistan Liberation Army"),
    ("Israel Defense Forces", "Israel Defence Forces"),
    ("Popular Mobilization Forces", "Popular Mobilisation Forces"),
    ("U.S. Central Command", "US Central Command"),
    ("Kurdistan Workers' Party", "Kurdistan Workers Party"),
]


@pytest.mark.parametrize(("a", "b"), ONE_NAME)
def test_spellings_of_one_name_are_alike(a: str, b: str) -> None:
    assert alike(a, b)
    assert alike(b, a)


TWO_NAMES = [
    ("Kata'ib Hezbollah", "Hezbollah"),
    ("Mohammed Omar", "Mahmoud Amer"),
    ("Ali Hassan", "Ali Hussein"),
    ("Yahya Rasool", "Yahya Saree"),
    ("Ahmed Hamdan", "Hamed Hamdan"),
    ("UAE Armed Forces", "Armed Forces"),
    ("UN forces", "own forces"),
    ("Nigerien army", "Nigerian army"),
    ("Houthi army", "White Army"),
    ("Joint Forces", "junta forces"),
    ("MINUSCA", "Minsk"),
    ("Abu Hamza", "boy Hamza"),
    ("Hamas", "Homs"),
    ("Niger", "Nigeria"),
    ("Mali", "Malawi"),
    ("Islamic State", "Islamic State Sahel Province"),
    ("Ansar al-Islam", "Ansar al-Sharia"),
    ("Liwa Fatemiyoun", "Liwa Zainabiyoun"),
    ("", ""),
]


@pytest.mark.parametrize(("a", "b"), TWO_NAMES)
def test_names_that_share_letters_stay_two(a: str, b: str) -> None:
    assert not alike(a, b)


FOUND = [  # name, id
    ("the PKK", "pkk"),
    ("People's Protection Units", "ypg"),
    ("Hayat Tahrir al Sham", "hts"),
    ("Ansarallah", "houthis"),
    ("Jamaat Nusrat al-Islam wal Muslimeen", "jnim"),
    ("IRGC", "irgc"),
    ("FARDC", "cd-forces"),
    ("FAMa", "ml-forces"),
    ("the Tatmadaw", "mm-forces"),
    ("UNIFIL", "unifil"),
    ("Iraqi interior ministry", "iq-interior"),
    ("Ministry of Internal Affairs of Ukraine", "ua-interior"),
    ("Bolivian soldiers", "bo-forces"),
    ("the Tongan navy", "to-navy"),
    ("Somalia's police", "so-police"),
    ("Sri Lankan government", "lk-government"),
    ("authorities in Bogotá", "co-government"),
    ("Ouagadougou", "bf-state"),
    ("Pervez Musharaf", "person-pervez-musharraf"),
    ("Yehia Rasool", "yahya-rasool"),
]


@pytest.mark.parametrize(("name", "ident"), FOUND)
def test_find(name: str, ident: str) -> None:
    assert DIRECTORY.find(name)[0].actor.actor_id == ident


@pytest.mark.parametrize("name", ["", "the", "us", "is", "who", "Iraqis", "Hezbollah Iraq Front of the North", "victims of Boko Haram", "states police"])
def test_find_nothing(name: str) -> None:
    assert DIRECTORY.find(name) == ()


def test_context_ranks_the_bearers_of_one_name() -> None:
    assert [m.actor.actor_id for m in DIRECTORY.find("al-Shabaab", ("MZ",))] == ["is-mozambique", "al-shabaab"]
    assert [m.actor.actor_id for m in DIRECTORY.find("al-Shabaab", ("KE",))] == ["al-shabaab", "is-mozambique"]
    assert DIRECTORY.find("Congolese army", ("CD",))[0].actor.actor_id == "cd-forces"


@pytest.mark.parametrize(("countries", "ident"), [(("IQ",), "global-coalition"), (("YE",), "saudi-led-coalition"), (("CF", "FR"), None), ((), None)])
def test_a_common_word_means_an_actor_only_in_its_countries(countries: tuple[str, ...], ident: str | None) -> None:
    found = DIRECTORY.find("coalition", countries)
    assert (found[0].actor.actor_id if found else None) == ident


def test_acronyms_that_are_words_need_capitals() -> None:
    assert DIRECTORY.find("IS")[0].actor.actor_id == "islamic-state"
    assert DIRECTORY.find("is") == ()
    assert DIRECTORY.find("U.S.")[0].actor.actor_id == "us-state"


AGREE = [
    ("kataib-hezbollah", "islamic-resistance-in-iraq", True),
    ("ashab-al-kahf", "kataib-hezbollah", True),
    ("ashab-al-kahf", "islamic-resistance-in-iraq", True),
    ("ypg", "sdf", True),
    ("majeed-brigade", "bla", True),
    ("katiba-macina", "al-qaeda", True),
    ("us-centcom", "us-mod", True),
    ("us-centcom", "us-state", True),
    ("pk-levies", "pk-security", True),
    ("kataib-hezbollah", "hezbollah", False),
    ("kataib-hezbollah", "harakat-nujaba", False),
    ("us-forces", "iq-forces", False),
    ("us-forces", "global-coalition", False),
    ("tr-police", "tr-forces", False),
    ("pmf", "iq-forces", False),
    ("houthis", "hezbollah", False),
    ("iswap", "boko-haram", False),
]


@pytest.mark.parametrize(("a", "b", "agree"), AGREE)
def test_relations(a: str, b: str, agree: bool) -> None:
    assert DIRECTORY.agree(a, b) is agree
    assert DIRECTORY.agree(b, a) is agree


def test_backers_reach_through_umbrellas() -> None:
    assert "ir-state" in DIRECTORY.backers("harakat-nujaba")
    assert "us-state" in DIRECTORY.backers("ypg")
    assert not DIRECTORY.backers("al-shabaab")


def test_no_actor_is_its_own_ancestor() -> None:
    assert [i for i in DIRECTORY.actors if i in DIRECTORY.ancestors(i)] == []


def test_every_state_has_the_same_bodies() -> None:
    states = DIRECTORY.states
    missing = [(iso, role) for iso in states.nations for role in states.bodies if DIRECTORY.state_body(iso, role) is None]
    assert len(states.nations) > 240
    assert missing == []


def test_the_directory_covers_the_world() -> None:
    rows = [a for a in DIRECTORY.actors.values() if a.source != "rule"]
    assert len(rows) >= 450
    assert len({a.country for a in rows}) >= 100
    assert len([a for a in rows if a.kind in ("armed_group", "umbrella")]) >= 300


HOMONYMS = (  # groups that bear one Arabic name
    {"ansar-al-islam", "is-mozambique"},
    {"islamic-state", "maute"},
    {"jamaa-islamiya-lb", "gamaa-islamiya", "jemaah-islamiyah"},
    {"aswj-somalia", "is-mozambique"},
)


def test_spellings_of_different_actors_do_not_meet() -> None:
    """No two rows without a common name are spellings of one another, but for known homonyms."""
    clashes = []
    for idents in DIRECTORY.by_skeleton.values():
        actors = [DIRECTORY.actors[i] for i in idents]
        for at, one in enumerate(actors):
            for other in actors[at + 1 :]:
                shared = {key_of(n) for n in one.names} & {key_of(n) for n in other.names}
                known = any({one.actor_id, other.actor_id} <= names for names in HOMONYMS)
                if not shared and not known and any(alike(x, y) for x in one.names for y in other.names):
                    clashes.append((one.actor_id, other.actor_id))
    assert clashes == []


STATES = load_state_bodies()
HEAD = ",".join(COLUMNS)
GOOD = "red-sun,Red Sun,armed_group,PE,2,RS|Sol Rojo,,,,,1980,,hand"


def parsed(*rows: str) -> ActorDirectory:
    return parse_directory((HEAD, *rows), STATES)


def test_a_good_row_is_read_whole() -> None:
    actor = parsed(GOOD).actors["red-sun"]
    assert (actor.name, actor.aliases, actor.country, actor.inter, actor.first_year) == ("Red Sun", ("RS", "Sol Rojo"), "PE", 2, 1980)


BROKEN = [  # second row, words of the reason
    ("red-moon,Red Moon,gang,PE,2,,,,,,,,hand", "unknown kind 'gang'"),
    ("red-moon,Red Moon,armed_group,Peru,2,,,,,,,,hand", "not a country code"),
    ("red-moon,Red Moon,armed_group,PE,9,,,,,,,,hand", "inter must be 1 to 8"),
    ("red-moon,Red Moon,armed_group,PE,x,,,,,,,,hand", "inter is not a whole number"),
    ("red-moon,Red Moon,armed_group,PE,2,,,,,,1990,1980,hand", "ends (1980) before it starts (1990)"),
    ("red-moon,Red Moon,armed_group,PE,2,,blue-sun,,,,,,hand", "names 'blue-sun', which has no row"),
    ("red-moon,Red Moon,armed_group,PE,2,,red-moon,,,,,,hand", "names 'red-moon'"),
    ("red-moon,,armed_group,PE,2,,,,,,,,hand", "must be given"),
    ("red-moon,Red Moon,armed_group,PE,2,,,,,,,,", "must be given"),
    ("red-moon,Red Moon,armed_group", "no value for country"),
    ("red-sun,Red Moon,armed_group,PE,2,,,,,,,,hand", "second row for red-sun"),
]


@pytest.mark.parametrize(("row", "reason"), BROKEN)
def test_a_broken_row_is_named_with_file_and_line(row: str, reason: str) -> None:
    with pytest.raises(ReferenceDataError) as caught:
        parsed(GOOD, row)
    assert (caught.value.file, caught.value.line) == ("actors.csv", 3)
    assert reason in caught.value.reason


def test_a_broken_country_or_role_is_named() -> None:
    with pytest.raises(ReferenceDataError, match=r"countries.csv:2"):
        parse_state_bodies(("iso,name,aliases,demonyms,capital", "Peru,Peru,,Peruvian,Lima"), ())
    with pytest.raises(ReferenceDataError, match=r"state_roles.csv:2"):
        parse_roles(("role,kind,inter,name,member_of,words", "army,state_force,1,{nation} Army,mod,army"))


def test_office_holders_become_persons() -> None:
    holders = parse_officeholders(
        ("person,office,body,country,from,to,aliases,source", "Ana Ruiz,Mayor of Oz,pe-government,PE,2001,2003-05,Annie Ruiz,hand")
    )
    directory = parse_directory((HEAD, GOOD), STATES, holders)
    match = directory.find("Annie Ruiz")[0]
    assert (match.actor.name, match.actor.kind, match.actor.speaks_for) == ("Ana Ruiz", "person", "pe-government")
    assert directory.find_person("Ruiz", "pe-state")[0].actor is match.actor
    assert directory.find_person("Ruiz", "us-state") == ()


@settings(deadline=None)  # the first name of a script loads its table
@given(st.text(max_size=40))
def test_any_name_folds_and_finds_without_fault(name: str) -> None:
    assert key_of(name) == key_of(key_of(name)) or not key_of(name).isascii()
    assert not set("aeiou") & set(skeleton(name))
    assert " " not in sound(name)
    assert all(m.actor.actor_id in DIRECTORY.actors for m in DIRECTORY.find(name))


@pytest.mark.parametrize(("a", "b"), [("Ihor Terekhov", "Igor Terekhov"), ("Oleksandr Syrskyi", "Alexander Syrsky"), ("Gebremichael", "Gebremikael")])
def test_given_names_and_endings_of_other_languages(a: str, b: str) -> None:
    assert alike(a, b)


def test_a_term_of_office_counts_as_speaking_for_the_body_on_its_days() -> None:
    kirby = DIRECTORY.actors["john-kirby"]
    assert DIRECTORY.spoke_for(kirby, "us-mod", date(2014, 6, 1))
    assert not DIRECTORY.spoke_for(kirby, "us-mod", date(2019, 6, 1))
    assert DIRECTORY.spoke_for(kirby, "us-mod")


def told_person(phrase: str) -> ActorValue:
    return ActorValue(phrase, "Ibrahim Musa", None, "person", None, Basis.STATED)


def test_a_farmer_and_a_driver_of_one_name_are_two_and_two_tellings_of_a_farmer_are_one() -> None:
    farmer, driver = told_person("Ibrahim Musa, a farmer"), told_person("the driver Ibrahim Musa")
    assert same_actor(farmer, driver, DIRECTORY) == UNLIKELY
    assert same_actor(farmer, told_person("the farmer Ibrahim Musa"), DIRECTORY) == SAME
