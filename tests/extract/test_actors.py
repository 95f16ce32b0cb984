"""Does grounding name the right actor from its wordings, and keep what nobody knows as it was named?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.actors import ActorQuery, ground_actor, same_actor
from dateline.model.values import ActorValue, Basis
from dateline.reference.actors import load_directory

DIRECTORY = load_directory()


def ground(*phrases: str, countries: str = "", unnamed: bool = False, speaks_for: str | None = None, member_of: str = "") -> ActorValue:
    superior = (ground(member_of),) if member_of else ()
    return ground_actor(ActorQuery(phrases, unnamed, superior, speaks_for, tuple(countries.split())), DIRECTORY)


NAMED = [  # phrase, canonical name
    # armed groups, with what news puts around their names
    ("the Islamic State group", "Islamic State"),
    ("Daesh", "Islamic State"),
    ("ISIS militants", "Islamic State"),
    ("IS", "Islamic State"),
    ("the jihadist Islamic State group", "Islamic State"),
    ("the Islamic State's Khorasan branch", "Islamic State Khorasan Province"),
    ("Islamic State West Africa Province (ISWAP)", "Islamic State West Africa Province"),
    ("the Iran-backed Houthi rebels", "Houthis"),
    ("Yemen's Houthis", "Houthis"),
    ("Ansar Allah", "Houthis"),
    ("the Houthi movement in Yemen", "Houthis"),
    ("Lebanon's Hezbollah", "Hezbollah"),
    ("the Lebanese militant group Hezbollah", "Hezbollah"),
    ("Hizbullah fighters", "Hezbollah"),
    ("Kata'ib Hizballah", "Kata'ib Hezbollah"),
    ("Kataeb Hezbollah", "Kata'ib Hezbollah"),
    ("the Iraqi militia Kataib Hezbollah", "Kata'ib Hezbollah"),
    ("Harakat al-Nojaba", "Harakat Hezbollah al-Nujaba"),
    ("Hamas gunmen", "Hamas"),
    ("the Palestinian Islamist group Hamas", "Hamas"),
    ("Hamas's armed wing", "Izz ad-Din al-Qassam Brigades"),
    ("the Al-Qassam Brigades", "Izz ad-Din al-Qassam Brigades"),
    ("Hashd al-Shaabi", "Popular Mobilization Forces"),
    ("the Popular Mobilisation Forces (PMF)", "Popular Mobilization Forces"),
    ("the Kurdish-led Syrian Democratic Forces (SDF)", "Syrian Democratic Forces"),
    ("the outlawed Kurdistan Workers' Party", "Kurdistan Workers' Party (PKK)"),
    ("PKK fighters", "Kurdistan Workers' Party (PKK)"),
    ("members of the PKK", "Kurdistan Workers' Party (PKK)"),
    ("Boko Haram insurgents", "Boko Haram"),
    ("al-Shabab", "al-Shabaab"),
    ("the al-Qaeda-linked al-Shabaab", "al-Shabaab"),
    ("Somalia's al-Shabaab militants", "al-Shabaab"),
    ("the Rwanda-backed M23 rebels", "March 23 Movement (M23)"),
    ("ADF rebels", "Allied Democratic Forces"),
    ("the paramilitary Rapid Support Forces", "Rapid Support Forces"),
    ("Sudan's paramilitary Rapid Support Forces (RSF)", "Rapid Support Forces"),
    ("fighters of the Rapid Support Forces", "Rapid Support Forces"),
    ("the Group for the Support of Islam and Muslims (JNIM)", "Jama'at Nusrat al-Islam wal-Muslimin"),
    ("Russia's Wagner mercenary group", "Wagner Group"),
    ("Tehreek-e-Taliban Pakistan", "Tehrik-e-Taliban Pakistan"),
    ("the Pakistani Taliban", "Tehrik-e-Taliban Pakistan"),
    ("the Afghan Taliban", "Taliban"),
    ("Taliban fighters", "Taliban"),
    ("the Baloch Liberation Army (BLA)", "Balochistan Liberation Army"),
    ("Jaish-e-Muhammad", "Jaish-e-Mohammed"),
    ("Lashkar-e-Tayyeba", "Lashkar-e-Taiba"),
    ("Maoist rebels known as Naxalites", None),
    ("the Naxalites", "Communist Party of India (Maoist)"),
    ("ELN guerrillas", "National Liberation Army (ELN)"),
    ("the Gulf Clan", "Clan del Golfo"),
    ("the Jalisco New Generation Cartel (CJNG)", "Jalisco New Generation Cartel"),
    ("Tuareg-led Azawad Liberation Front", "Azawad Liberation Front"),
    ("the New People's Army", "New People's Army"),
    ("Abu Sayyaf militants", "Abu Sayyaf"),
    ("the Arakan Army", "Arakan Army"),
    ("the Tatmadaw", "Myanmar military"),
    ("Fano militiamen", "Fano"),
    ("the Tigray People's Liberation Front", "Tigray People's Liberation Front"),
    ("Ansar ul Islam", "Ansarul Islam"),
    # forces and bodies of states, named and by rule
    ("the US military", "United States Armed Forces"),
    ("U.S. troops", "United States Armed Forces"),
    ("three American soldiers", "United States Armed Forces"),
    ("American service members", "United States Armed Forces"),
    ("the Pentagon", "Pentagon"),
    ("the US Department of Defense", "Pentagon"),
    ("U.S. Central Command (CENTCOM)", "US Central Command"),
    ("Israeli warplanes", "Israel Defense Forces"),
    ("the Israel Defence Forces", "Israel Defense Forces"),
    ("Israeli forces", "Israel Defense Forces"),
    ("the Iraqi army", "Iraqi Armed Forces"),
    ("Turkish jets", "Turkish Armed Forces"),
    ("Turkey's military", "Turkish Armed Forces"),
    ("the Armed Forces of Ukraine", "Armed Forces of Ukraine"),
    ("Ukrainian soldiers", "Armed Forces of Ukraine"),
    ("Russian troops", "Russian Armed Forces"),
    ("Russia's Defence Ministry", "Russian Ministry of Defence"),
    ("the Ministry of Defence of Russia", "Russian Ministry of Defence"),
    ("the Kremlin", "Kremlin"),
    ("Iran's Revolutionary Guards", "Islamic Revolutionary Guard Corps"),
    ("the Turkish interior ministry", "Turkish Ministry of Interior"),
    ("Congolese troops", "Armed Forces of the Democratic Republic of the Congo"),
    ("Burkinabe soldiers", "Burkina Faso Armed Forces"),
    ("Cameroonian police", "Cameroonian police"),
    ("the Peruvian Navy", "Peruvian Navy"),
    ("Chadian forces", "Chadian Armed Forces"),
    ("Ivorian gendarmes", "Ivorian Gendarmerie"),
    ("Greek coast guard", "Greek Coast Guard"),
    ("the Norwegian foreign ministry", "Norwegian Ministry of Foreign Affairs"),
    ("Azerbaijani border guards", "Azerbaijani border guards"),
    ("the government of Mozambique", "Mozambican government"),
    ("The government in Baghdad", "Iraqi government"),
    ("Filipino troops", "Armed Forces of the Philippines"),
    ("the Burmese junta", "Myanmar junta"),
    ("Kyiv", "Ukraine"),
    ("Tehran", "Iran"),
    ("Washington", "United States"),
    ("Rwanda", "Rwanda"),
    # international forces, observers, media
    ("the US-led coalition against the Islamic State", "Global Coalition against Islamic State"),
    ("the Saudi-led coalition", "Saudi-led coalition in Yemen"),
    ("UN peacekeepers in Lebanon", "UNIFIL"),
    ("the African Union Transition Mission in Somalia (ATMIS)", "African Union Transition Mission in Somalia"),
    ("the UK-based Syrian Observatory for Human Rights", "Syrian Observatory for Human Rights"),
    ("SOHR, a war monitor", "Syrian Observatory for Human Rights"),
    ("the UN human rights office", "UN Human Rights Office"),
    ("Doctors Without Borders (MSF)", "Médecins Sans Frontières"),
    ("the International Committee of the Red Cross", "International Committee of the Red Cross"),
    ("the state news agency SANA", "SANA"),
    ("the Hamas-run health ministry in Gaza", "Gaza Health Ministry"),
    ("the Kurdistan Region's counterterrorism directorate (CTD)", "Kurdistan Directorate General of Counter Terrorism"),
]


@pytest.mark.parametrize(("phrase", "name"), [row for row in NAMED if row[1]])
def test_known_actors_get_their_usual_name(phrase: str, name: str) -> None:
    value = ground(phrase)
    assert (value.name, value.actor_id is None, value.unnamed) == (name, False, False)
    assert value.trace


NOT_NAMED = [  # phrase, a name that it must not get
    ("Iraqi Hezbollah men of honour", "Hezbollah"),
    ("Kata'ib Hezbollah", "Hezbollah"),
    ("Turkish Hezbollah", "Hezbollah"),
    ("Islamic State-inspired teenagers", "Islamic State"),
    ("anti-Houthi fighters", "Houthis"),
    ("former Taliban officials", "Taliban"),
    ("a US official", "United States"),
    ("Iranian officials", "Iranian government"),
    ("US-backed forces", "United States Armed Forces"),
    ("pro-Russian fighters", "Russian Armed Forces"),
    ("the Israeli-occupied villages", "Israel"),
    ("victims of Boko Haram", "Boko Haram"),
    ("opponents of the Islamic State", "Islamic State"),
    ("the mayor of Kyiv", "Ukraine"),
    ("who", "World Health Organization"),
    ("us", "United States"),
    ("is", "Islamic State"),
    ("Georgian Dream", "Georgia"),
    ("Israelis", "Israel"),
    ("suspected Islamic State members", "Islamic State"),
    ("relatives of Hamas hostages", "Hamas"),
    ("the Syrian Arab Red Crescent", "Syria"),
    ("the Army of Mohammed", "Mohammed"),
]


@pytest.mark.parametrize(("phrase", "name"), NOT_NAMED)
def test_part_of_a_phrase_never_names_the_whole(phrase: str, name: str) -> None:
    assert ground(phrase).name != name


PERSONS = [  # phrase, name, body spoken for
    ("Pentagon Press Secretary Brig. Gen. Pat Ryder", "Pat Ryder", "Pentagon"),
    ("Pentagon spokesman Brigadier General Pat Ryder", "Pat Ryder", "Pentagon"),
    ("Iraqi army spokesperson Maj. Gen. Yahya Rasoul", "Yahya Rasool", "Iraqi Armed Forces"),
    ("Yehia Rasool, a spokesman for the Iraqi army", "Yahya Rasool", "Iraqi Armed Forces"),
    ("US Defense Secretary Lloyd Austin", "Lloyd Austin", "Pentagon"),
    ("Secretary of State Antony Blinken", "Antony Blinken", "US Department of State"),
    ("Turkish Interior Minister Ali Yerlikaya", "Ali Yerlikaya", "Turkish Ministry of Interior"),
    ("State Department spokesman Matthew Miller", "Matthew Miller", "US Department of State"),
    ("National Security Council spokeswoman Adrienne Watson", "Adrienne Watson", "US National Security Council"),
    ("the Houthis' military spokesman, Yahya Sarea", "Yahya Saree", "Yemeni Armed Forces (Houthi)"),
    ("Zabihullah Mujahid, a spokesman for the Taliban", "Zabihullah Mujahid", "Taliban"),
    ("Russian Defence Ministry spokesman Igor Konashenkov", "Igor Konashenkov", "Russian Ministry of Defence"),
    ("Ukrainian President Volodymyr Zelenskiy", "Volodymyr Zelensky", "Ukrainian government"),
    ("Hamas leader Yehya Sinwar", "Yahya Sinwar", "Hamas"),
    ("Syrian Observatory head Rami Abdulrahman", "Rami Abdel Rahman", "Syrian Observatory for Human Rights"),
    ("UN Secretary-General Antonio Guterres", "António Guterres", "United Nations"),
    ("Israeli military spokesman Rear Adm. Daniel Hagari", "Daniel Hagari", "Israel Defense Forces"),
    ("Indian Defence Minister Rajnath Singh", "Rajnath Singh", "Indian Ministry of Defence"),
    ("Mazlum Abdi, commander of the Syrian Democratic Forces", "Mazloum Abdi", "Syrian Democratic Forces"),
    ("Nigerian army spokesman Musa Kaltungo", "Musa Kaltungo", "Nigerian Armed Forces"),
    ("Colombia's defence minister, Ramiro Ossa", "Ramiro Ossa", "Colombian Ministry of Defence"),
    ("Kenyan police spokeswoman Resila Atieno", "Resila Atieno", "Kenya Police Service"),
    ("Lt. Col. Jean Mukendi, spokesman for the Congolese army", "Jean Mukendi", "Armed Forces of the Democratic Republic of the Congo"),
    ("Dr. Salim Haddad", "Salim Haddad", None),
    ("district police chief Dostain Dashti", "Dostain Dashti", None),
    ("senior police officer Ayub Achakzai", "Ayub Achakzai", None),
    ("railways official Muhammad Kashif", "Muhammad Kashif", None),
    ("Rahman Jalali, the province's deputy governor", "Rahman Jalali", None),
    ("Kharkiv Governor Oleh Syniehubov", "Oleh Syniehubov", None),
    ("shopkeeper Abdul Karim Noori", "Abdul Karim Noori", None),
    ("the village chief, Moussa ag Albaka", "Moussa ag Albaka", None),
    ("Sheikh Mansour al-Dulaimi", "Mansour al-Dulaimi", None),
    ("Mayor Vitalina Kravets", "Vitalina Kravets", None),
]


@pytest.mark.parametrize(("phrase", "name", "body"), PERSONS)
def test_persons_lose_titles_and_keep_their_body(phrase: str, name: str, body: str | None) -> None:
    value = ground(phrase)
    assert (value.name, value.kind, value.unnamed) == (name, "person", False)
    if body is not None:
        assert value.speaks_for == body


DESCRIBED = [  # phrase, name, kind, unnamed
    ("people", "civilians", "civilians", False),
    ("residents", "civilians", "civilians", False),
    ("the villagers", "civilians", "civilians", False),
    ("five passengers", "civilians", "civilians", False),
    ("innocent citizens", "civilians", "civilians", False),
    ("Palestinian civilians", "civilians", "civilians", False),
    ("women and children", "civilians", "civilians", False),
    ("the students", "students", "civilians", False),
    ("fishermen", "fishermen", "civilians", False),
    ("residents of Malha", "residents of Malha", "civilians", False),
    ("aid workers", "aid workers", "civilians", False),
    ("two U.S. defense officials", "two U.S. defense officials", "official", True),
    ("a senior Nigerian security official", "senior Nigerian security official", "official", True),
    ("three Iraqi security sources", "three Iraqi security sources", "official", True),
    ("a Houthi spokesman", "Houthi spokesman", "official", True),
    ("witnesses", "witnesses", "civilians", True),
    ("local media", "local media", "media", False),
    ("gunmen", "gunmen", "armed_group", True),
    ("unidentified armed men", "unidentified armed men", "armed_group", True),
    ("gunmen on motorcycles", "gunmen on motorcycles", "armed_group", True),
    ("bandits", "bandits", "armed_group", True),
    ("suspected jihadists", "suspected jihadists", "armed_group", True),
    ("an Iraqi militia group", "Iraqi militia group", "armed_group", False),
    ("fighters close to Ankara", "fighters close to Ankara", "armed_group", False),
    ("the regional police", "regional police", "police", False),
    ("soldiers of the 214th Battalion", "soldiers of the 214th Battalion", "state_force", False),
    ("masked men with rifles", "masked men with rifles", "armed_group", True),
    ("two men", "two men", "", True),
    ("Islamist militants of the Cedar Shield", "Islamist militants of the Cedar Shield", "armed_group", False),
    ("those from the coast", "civilians", "civilians", False),
    ("all Syrians", "all Syrians", "civilians", False),
    ("a Palestinian", "Palestinian", "civilians", False),
    ("a group of shoppers", "group of shoppers", "civilians", False),
    ("Witnesses", "witnesses", "civilians", True),
    ("the police", "police", "police", False),
    ("security forces", "security forces", "state_force", False),
]


@pytest.mark.parametrize("phrase", ["(Z.Z.)", "(the)", "…", "’s"])
def test_words_that_name_nobody_are_kept_as_they_stand(phrase: str) -> None:
    assert ground(phrase).actor_id is None


@pytest.mark.parametrize(("phrase", "name", "kind", "unnamed"), DESCRIBED)
def test_descriptions_are_kept_without_articles(phrase: str, name: str, kind: str, unnamed: bool) -> None:
    value = ground(phrase)
    assert (value.name, value.kind, value.unnamed, value.actor_id) == (name, kind, unnamed, None)


WORDINGS = [  # all wordings of one actor, name
    (("the group", "it", "The Islamic Resistance in Iraq", "an Iraqi militia group"), "Islamic Resistance in Iraq"),
    (("Iran-backed militias in Iraq", "The Islamic Resistance in Iraq", "their forces"), "Islamic Resistance in Iraq"),
    (("The U.S. military", "U.S.", "U.S. troops"), "United States Armed Forces"),
    (("American", "Washington", "it"), "United States"),
    (("Rasoul", "Yahya Rasoul", "he"), "Yahya Rasool"),
    (("he", "the colonel", "Col. Tesfaye Worku"), "Tesfaye Worku"),
    (("the command", "Central Command", "it"), "US Central Command"),
    (("gunmen", "the attackers", "they"), "gunmen"),
    (("the company", "Borealis Shipping"), "Borealis Shipping"),
    (("The operator, Tanaka Kaiun", "it"), "Tanaka Kaiun"),
    (("the movement", "the Front for the Freedom of Zarun"), "Front for the Freedom of Zarun"),
    (("its fighters", "Kataib Hezbollah fighter", "the group's men"), "Kata'ib Hezbollah"),
    (("the Commander of the Quds Force", "General Qasem Soleimani"), "Qassem Soleimani"),
]


@pytest.mark.parametrize(("phrases", "name"), WORDINGS)
def test_the_best_wording_wins(phrases: tuple[str, ...], name: str) -> None:
    assert ground(*phrases).name == name
    assert ground(*reversed(phrases)).name == name


CONTEXT = [  # phrase, context, name
    ("al-Shabaab", "SO KE", "al-Shabaab"),
    ("al-Shabaab", "MZ", "Islamic State Mozambique Province"),
    ("the National Liberation Army", "CO", "National Liberation Army (ELN)"),
    ("the National Liberation Army", "MK", "National Liberation Army (Macedonia)"),
    ("the SNA", "SO", "Somali National Army"),
    ("the SNA", "SY TR", "Syrian National Army"),
    ("ADF", "CD UG", "Allied Democratic Forces"),
    ("ISI", "PK", "Inter-Services Intelligence"),
    ("the army", "ML", "Malian Armed Forces"),
    ("the police", "PK", "Pakistani police"),
]


@pytest.mark.parametrize(("phrase", "countries", "name"), CONTEXT)
def test_the_countries_of_the_document_choose_among_bearers(phrase: str, countries: str, name: str) -> None:
    assert ground(phrase, countries=countries).name == name


def test_a_nation_that_only_the_document_tells_is_an_inference() -> None:
    assert ground("the army", countries="ML").basis is Basis.INFERRED
    assert ground("the army", countries="ML BF").actor_id is None
    assert ground("its military", member_of="Israel").name == "Israel Defense Forces"


def test_a_surname_is_completed_by_the_body_spoken_for() -> None:
    value = ground("Singh", "she", speaks_for="Pentagon")
    assert (value.name, value.speaks_for, value.basis) == ("Sabrina Singh", "Pentagon", Basis.INFERRED)
    assert ground("Singh", "she").actor_id is None


def test_unnamed_is_kept_unless_a_wording_names_the_actor() -> None:
    assert ground("fighters close to Ankara", unnamed=True).unnamed
    assert ground("Iran-backed groups", unnamed=True).unnamed
    named = ground("Kataib Hezbollah", "the militia", unnamed=True)
    assert (named.unnamed, named.actor_id) == (False, "kataib-hezbollah")


BACKED = [  # phrase, country
    ("armed groups close to Iran", None),
    ("pro-Iranian militias", None),
    ("Iraqi factions loyal to Tehran", "IQ"),
    ("Iran-friendly Iraqi factions", "IQ"),
    ("Iran-backed militias in Syria", "SY"),
    ("Iran-aligned armed groups", None),
]


@pytest.mark.parametrize(("phrase", "country"), BACKED)
def test_groups_told_by_their_backer_alone(phrase: str, country: str | None) -> None:
    value = ground(phrase)
    assert (value.actor_id, value.country) == ("iran-backed-militias", country)


CALLED = [
    ("the bandit chief known as Yellow Manu", "Yellow Manu", "person"),
    ("a group calling itself the Kainantu Patriots", "Kainantu Patriots", ""),
    ("the rebel group Red Polo Front", "Red Polo Front", ""),
    ("Modu Kellu, 34, who swam away", "Modu Kellu", "person"),
    ("Commissioner Deng Alier of Bor South county", "Deng Alier", "person"),
    ("the Darfur Witness Desk", "Darfur Witness Desk", ""),
    ("the River Security Force (RSF)", "River Security Force", ""),
    ("the Dawn Force", "Dawn Force", ""),
    ("the Highland Ansar Movement", "Highland Ansar Movement", ""),
]


@pytest.mark.parametrize(("phrase", "name", "kind"), CALLED)
def test_names_that_nobody_knows_lose_what_only_describes(phrase: str, name: str, kind: str) -> None:
    value = ground(phrase)
    assert (value.name, value.kind, value.actor_id) == (name, kind, None)


def test_an_officials_body_is_known_without_a_name() -> None:
    assert ground("an Iraqi Interior Ministry official").speaks_for == "Iraqi Ministry of Interior"
    assert ground("two U.S. defense officials").speaks_for == "Pentagon"
    assert ground("a Houthi spokesman").speaks_for == "Houthis"


def test_the_office_of_a_head_of_government() -> None:
    assert ground("The office of Prime Minister Benjamin Netanyahu").name == "Office of the Israeli Prime Minister"
    assert ground("Iraq's prime minister's office").name == "Office of the Iraqi Prime Minister"


def test_what_nobody_knows_is_kept_as_named() -> None:
    value = ground("the Silver Falcons Brigade")
    assert (value.name, value.actor_id, value.basis) == ("Silver Falcons Brigade", None, Basis.STATED)
    assert ground().basis is Basis.FALLBACK


SAME = [  # a, b, least, most
    ("Kata'ib Hezbollah", "Kataib Hizballah", 1.0, 1.0),
    ("Kata'ib Hezbollah", "the Islamic Resistance in Iraq", 0.9, 0.9),
    ("Kata'ib Hezbollah", "Hezbollah", 0.0, 0.3),
    ("Kata'ib Hezbollah", "Iran-backed militias", 0.6, 0.6),
    ("Iranian-backed fighters in Iraq", "Kata'ib Hezbollah", 0.5, 0.7),
    ("Iran-backed militias in Iraq", "the Houthis", 0.0, 0.1),
    ("Turkish-backed militias", "Kata'ib Hezbollah", 0.0, 0.1),
    ("an Iraqi militia group", "Kata'ib Hezbollah", 0.5, 0.7),
    ("an Iraqi militia group", "Hezbollah", 0.0, 0.1),
    ("gunmen", "Boko Haram", 0.4, 0.4),
    ("gunmen", "Turkish Armed Forces", 0.4, 0.4),
    ("gunmen", "bandits", 0.3, 0.6),
    ("suspected PKK members", "the PKK", 0.7, 0.7),
    ("suspected PKK members", "Islamic State", 0.0, 0.1),
    ("Majeed Brigade", "BLA", 0.9, 0.9),
    ("the Resistance Front", "Lashkar-e-Taiba", 0.9, 0.9),
    ("US Central Command", "U.S. troops", 0.9, 0.9),
    ("U.S. forces", "the United States", 0.9, 0.9),
    ("U.S. forces", "Iraqi forces", 0.0, 0.0),
    ("Russian troops", "Ukrainian troops", 0.0, 0.0),
    ("Sudanese army", "South Sudanese army", 0.0, 0.0),
    ("Nigerian soldiers", "Nigerien soldiers", 0.0, 0.0),
    ("Congolese army", "Rwandan army", 0.0, 0.0),
    ("Turkish police", "Turkish army", 0.0, 0.3),
    ("the police", "Pakistani police", 0.6, 0.8),
    ("security forces", "Malian Armed Forces", 0.6, 0.8),
    ("the police", "Boko Haram", 0.0, 0.2),
    ("Dostain Dashti", "Dostayn Dashti", 0.9, 1.0),
    ("Yahya Rasoul", "Yehia Rasool", 1.0, 1.0),
    ("Yahya Rasoul", "Yahya Saree", 0.0, 0.1),
    ("Black Lotus Front", "Black Lotus Front", 1.0, 1.0),
    ("Black Lotus Front", "White Lotus Front", 0.0, 0.3),
    ("Boko Haram", "Islamic State West Africa Province", 0.0, 0.3),
    ("civilians", "students", 0.5, 0.8),
    ("civilians", "Boko Haram", 0.0, 0.1),
    ("al-Qaeda", "JNIM", 0.9, 0.9),
    ("JNIM", "Islamic State Sahel Province", 0.0, 0.3),
]


@pytest.mark.parametrize(("a", "b", "least", "most"), SAME)
def test_likeness_of_two_actors(a: str, b: str, least: float, most: float) -> None:
    one, other = ground(a), ground(b)
    likeness = same_actor(one, other, DIRECTORY)
    assert least <= likeness <= most
    assert likeness == same_actor(other, one, DIRECTORY)


PIECES = ("the", "Gen.", "spokesman", "for", "Houthi", "US", "army", ",", "(", "al-", "'s", "of", "police", "Ahmed", "two", "-", "minister", "’", "ب")


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)), st.booleans())
def test_any_text_gives_a_value(text: str, unnamed: bool) -> None:
    value = ground(text, unnamed=unnamed)
    assert value.trace
    assert value.name or not text.strip() or value.basis is Basis.STATED
    assert same_actor(value, value, DIRECTORY) >= 0.4 or not value.name.strip() or value.actor_id is None


# ---- what the document told before, its day and its countries
REFERRED = [  # phrase, actors told before, whom it means
    ("the group", ("Hamas",), "hamas"),
    ("the paramilitary group", ("the Rapid Support Forces", "the Sudanese army"), "rsf"),
    ("the movement", ("the Houthis", "Hamas"), None),
    ("the ministry", ("the Russian Defence Ministry", "the Ukrainian army"), "ru-mod"),
    ("the department", ("the State Department",), "us-mfa"),
    ("the Guards", ("the Islamic Revolutionary Guard Corps",), "irgc"),
    ("the Guards", ("the Iraqi army",), None),
    ("a group", ("Hamas",), None),
    ("the group", (), None),
]


@pytest.mark.parametrize(("phrase", "before", "ident"), REFERRED)
def test_a_bare_noun_means_the_one_actor_told_before(phrase: str, before: tuple[str, ...], ident: str | None) -> None:
    value = ground_actor(ActorQuery((phrase,), near=tuple(ground(b) for b in before)), DIRECTORY)
    assert value.actor_id == ident
    assert ident is None or value.basis is Basis.INFERRED


def test_the_groups_spokesman_speaks_for_the_group() -> None:
    value = ground_actor(ActorQuery(("the group's spokesman",), near=(ground("Kata'ib Hezbollah"),)), DIRECTORY)
    assert (value.actor_id, value.speaks_for) == (None, "Kata'ib Hezbollah")


DATED = [  # phrase, countries, day, id
    ("President Assad", "SY", "1999-03-01", "person-hafez-assad"),
    ("President Assad", "SY", "2016-03-01", "person-bashar-assad"),
    ("President Assad", "SY", None, None),
    ("Admiral Kirby, the Pentagon spokesman", "US", None, "john-kirby"),
    ("Hagari, the military spokesman", "IL PS", None, "daniel-hagari"),
]


@pytest.mark.parametrize(("phrase", "countries", "day", "ident"), DATED)
def test_office_and_day_tell_men_of_one_surname_apart(phrase: str, countries: str, day: str | None, ident: str | None) -> None:
    query = ActorQuery((phrase,), context_countries=tuple(countries.split()), on=date.fromisoformat(day) if day else None)
    assert ground_actor(query, DIRECTORY).actor_id == ident


LOCAL = [  # phrase, countries, id
    ("the coalition", "YE SA", "saudi-led-coalition"),
    ("the coalition", "SY", "global-coalition"),
    ("the coalition", "DE", None),
    ("the UN mission", "ML", "minusma"),
    ("the PLA", "IN", "pla-manipur"),
    ("the PLA", "CN TW", "cn-forces"),
    ("Puntland's government", "SO", "puntland"),
    ("the Choneros gang", "EC", "los-choneros"),
    ("Islamic State", "LY", "islamic-state"),
]


@pytest.mark.parametrize(("phrase", "countries", "ident"), LOCAL)
def test_names_that_hold_in_some_countries(phrase: str, countries: str, ident: str | None) -> None:
    assert ground(phrase, countries=countries).actor_id == ident


TWO_MEN = [  # wording, countries, other wording, countries, one?
    ("Jean Bahati, a nurse", "CD", "Jean Bahati, a colonel", "CD", False),
    ("Jean Bahati, a nurse", "CD", "Jean Bahati, a nurse", "CD", True),
    ("Sabir Mundhir, a driver", "IQ", "Sabir Mundhir, a driver", "LY", False),
    ("the Northern Shield Militia", "CM", "the Northern Shield Militia", "MM", False),
    ("the Northern Shield Militia", "CM", "the Northern Shield Militia", "CM NG", True),
]


@pytest.mark.parametrize(("a", "in_a", "b", "in_b", "one"), TWO_MEN)
def test_unknown_namesakes_stay_two(a: str, in_a: str, b: str, in_b: str, one: bool) -> None:
    likeness = same_actor(ground(a, countries=in_a), ground(b, countries=in_b), DIRECTORY, seen_in=(in_a.split(), in_b.split()))
    assert (likeness >= 0.95) is one
