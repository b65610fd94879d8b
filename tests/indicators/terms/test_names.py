"""Whoever writes is warned of names of children, families and staff. All names are invented."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from committees.reading.as_json import as_data
from committees.reading.reading import read_minutes
from indicators.terms.names import finding, runs, vocabulary
from indicators.terms.names.finding import loose_names
from indicators.terms.risky_words import risks_in

MINUTES = Path(__file__).parents[4] / "shared" / "data" / "minutes"
NAMED = [
    ("Members spoke to Sky.", "Sky"),
    ("The case of “Ben”, as it was told.", "Ben"),
    ("A study followed, “Ben”, over a year.", "Ben"),
    ("The Smith family had complained.", "Smith"),
    ("Kylie was moved last week.", "Kylie"),
    ("Okonkwo's placement ended in March.", "Okonkwo"),
    ("Sarah Jones had left the home by then.", "Sarah Jones"),
    ("The Panel heard that Amira had changed schools twice.", "Amira"),
    ("Members were told of Tariq and his sister.", "Tariq"),
    ("Grace was settled with her carers.", "Grace"),
    ("The officer said that Will had gone missing again.", "Will"),
    ("Mark's review was late.", "Mark"),
    ("A young man called Hope spoke of his move.", "Hope"),
    ("It was June who had asked for a new school.", "June"),
    ("Arben arrived from Albania without his parents.", "Arben"),
    ("Nguyen Van Anh went missing from the home within a day.", "Nguyen Van Anh"),
    ("The social worker for Piotr had left.", "Piotr"),
    ("Yusuf Abdi's age was disputed.", "Yusuf Abdi"),
    ("He said that Ngozi's carers had given notice.", "Ngozi"),
    ("In her statement Zahra asked for more contact.", "Zahra"),
    ("The letter from Chidi was read out.", "Chidi"),
    ("(a) Kayden's school place be reviewed;", "Kayden"),
    ("- Leon has moved to semi-independent housing.", "Leon"),
    ("The twins, Ruby and Amber, were placed apart.", "Ruby"),
    ("The case of K. Adeyemi was raised.", "Adeyemi"),
    ("Mr Begum did not agree to the plan.", "Mr Begum"),
    ("Mrs Kowalczyk, the foster carer, had given notice.", "Kowalczyk"),
    ("A question was asked about Devon's placement.", "Devon"),
    ("Chelsea said that she wanted to stay.", "Chelsea"),
    ("The Panel heard that Jordan Smith had moved twice.", "Jordan Smith"),
    ("Georgia Brown is doing well.", "Georgia Brown"),
    ("Jordan moved to a new home.", "Jordan"),
    ("KAYLEIGH moved in March.", "KAYLEIGH"),
    ("Jordan, aged 15, was in an unregulated home.", "Jordan"),
    ("Ionuț had waited nine months for a school.", "Ionuț"),
    ("The child, Siân, wished to go home.", "Siân"),
    ("O’Sullivan was placed out of county.", "O’Sullivan"),
    ("The review of Jean-Luc was held late.", "Jean-Luc"),
    ('"Tell them I like it here," said Mia.', "Mia"),
    ("Officers had visited Besnik at the hotel.", "Besnik"),
    ("Blessing was to start college in September.", "Blessing"),
    ("Her brother Mohammed remained at home.", "Mohammed"),
    ("She had met Lily and her mother.", "Lily"),
    ("Destiny told the Panel about her flat.", "Destiny"),
    ("Thanh's solicitor had written.", "Thanh"),
    ("Two boys, Reece and Callum, had been arrested.", "Reece"),
    ("The Chair thanked Aaliyah for her poem.", "Aaliyah"),
    ("Asked about Hassan Ali, the Director said that he was safe.", "Hassan Ali"),
    ("Smith had been excluded from school.", "Smith"),
    ("The carer of Poppy-Mae had retired.", "Poppy-Mae"),
    ("Members asked why Bilal was not told.", "Bilal"),
    ("Samuel Tesfay, an unaccompanied child, had turned 18.", "Samuel Tesfay"),
    ("A place was found for Ahmadzai in Leeds.", "Ahmadzai"),
    ("Mihai and Ionela live with their aunt.", "Mihai"),
    ("The personal adviser of Dawit was on leave.", "Dawit"),
    ("River's plan was out of date.", "River"),
    ("The judge in the case of Baby Harris asked for a report.", "Harris"),
    ("Kyle (14) had moved five times.", "Kyle"),
    ("The grandmother of Precious Okafor was assessed.", "Precious Okafor"),
    ("It was noted that Summer wanted to stay put.", "Summer"),
    ("Rowan did not attend.", "Rowan"),
    ("MEMBERS HEARD: Shanice had her own flat now.", "Shanice"),
    ("It was reported that young Bartek could not read.", "Bartek"),
    ("Ms D'Souza asked for her son back.", "D'Souza"),
    ("The Virtual School had bought Xhesika a laptop.", "Xhesika"),
    ("Tegan-Leigh: “I never had a say.”", "Tegan-Leigh"),
    ("A complaint by Gurpreet Kaur was upheld.", "Gurpreet Kaur"),
    ("Layla was adopted in May.", "Layla"),
    ("Following a question about Emeka the member was told he was well.", "Emeka"),
    ("Faith's carer asked for help.", "Faith"),
    ("The IRO for Dylan raised a concern.", "Dylan"),
    ("Rose and Ivy had been parted from their brother.", "Rose"),
    ("His friend, Haris, had also left.", "Haris"),
    ("Tuan Tran was found in Birmingham.", "Tuan Tran"),
    ("There was praise for Ellie-May, who won an award.", "Ellie-May"),
    ("Florence has gone to university.", "Florence"),
    ("April had asked for a different worker.", "April"),
    ('The worker said "Jayden won\'t come back".', "Jayden"),
    ("Members congratulated Skye on her results.", "Skye"),
    ("Iman, Sumaya and Abdirahman were moved together.", "Abdirahman"),
    ("Kent was returned to his mother.", "Kent"),
    ("The case of Max was discussed.", "Max"),
    ("Jasmine's mother attended.", "Jasmine"),
    ("The Panel asked how Hamid was doing.", "Hamid"),
    # Names of which each word is something else, too
    ("The Panel heard that August Young had moved.", "August Young"),
    ("It was noted that May Smith was well.", "May Smith"),
    ("The Panel was told of June Carter and her brother.", "June Carter"),
    ("The social worker of April Jones had left.", "April Jones"),
    ("Members heard that Chase Young was doing well.", "Chase Young"),
    ("The officer said that Grace Hope had settled.", "Grace Hope"),
    ("It was reported that Will Long was missing.", "Will Long"),
    ("The Panel heard that Mark Street had left care.", "Mark Street"),
    ("The mother of June Lane asked for a review.", "June Lane"),
    ("It was said that Rob Field had moved.", "Rob Field"),
    ("Officers knew that Kylie Bridge, aged 15, was safe.", "Kylie Bridge"),
    ("The case of Faith Hill was discussed.", "Faith Hill"),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_a_name_is_found_wherever_it_stands_and_wherever_it_comes_from(text, name):
    assert any(name in found for found in loose_names(text))


NOBODY = [
    "Kent moved to a new model, as CAMHS, OFSTED and SEND did. MINUTES OF THE PANEL.",
    "Children from Jordan and Georgia live in Lincoln Green and Preston Park.",
    "Placements had fallen, and Members asked why.",
    "The Virtual School Head said that the Pupil Premium Grant was spent.",
    "In May the Panel met at Sessions House, and again on 4 June.",
    "Durham did well against other areas. Kent County Council had a pilot.",
    "Will there be a report? Faith schools were asked.",
    "Mark schemes were late, and Grant funding ended.",
    "The Mockingbird model was tried with Barnardo’s and Ofsted praised it.",
    "Young people from Afghanistan, Eritrea and Vietnam had moved to Okehampton.",
    "Recommissioned services, semi-independent homes and workstreams were discussed.",
    "Rose Hill Children’s Home and Florence House had been inspected.",
    "Lara Rowe, Head of Service, and the Director (Children’s Services) attended.",
    "We’ve asked for Key Lines of Enquiry (KLOEs); I’ll report on UASC and SEND.",
    "It was agreed that Early Help and the Front Door be reviewed in Quarter 2.",
    "(a) That Councillors note the report; and (b) officers report back in April.",
    "In May Members asked why, on 4 June Young People spoke, and since April Foster Carers had a pledge.",
    "The Young Persons' Advisor and Children's Services told Ofsted so by the May Bank holiday, not on May Day.",
    "From April Grant funding would end, and by May Young people had moved to Mark Street and Hope Street.",
    "Park Lane Children's Home, Hope Park and Faith Hill were inspected in June 2026.",
    "Early in May Street Outreach began, and the August Board met to hear of Rose Bridge.",
    "Diolchodd y Cadeirydd i'r swyddogion am eu gwaith, a chytunwyd ar y blaenraglen waith ar gyfer y flwyddyn.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_offices_bodies_places_months_and_beginnings_of_sentences_are_no_names(text):
    assert loose_names(text) == []


def test_who_may_be_named_is_passed_over_by_their_name_and_behind_a_title():
    text = "Councillor Ambrose Thorne spoke. Cllr Thorne and Cllr A. Thorne agreed, and Councillor Quayle did not."
    assert loose_names(text, ["Ambrose Thorne"]) == ["Councillor Quayle"]


def test_a_name_that_may_be_told_is_not_found_inside_another():
    assert loose_names("Members met Alina.", ["Ali"]) == ["Alina"]


def test_a_name_is_told_once_by_its_longest_words():
    assert loose_names("Kylie Marsh was moved. Kylie had asked.") == ["Kylie Marsh"]


@pytest.mark.parametrize("content", sorted(MINUTES.glob("[0-9f]*")) if MINUTES.exists() else [])
def test_in_minutes_as_councils_publish_them_words_that_are_no_names_are_seldom_taken_for_one(content):
    """Fewer than one in forty paragraphs: here none, of 184. All that is found are people."""
    assert set(_found_in(content)) <= PEOPLE


PEOPLE = {
    "Dr Morrow", "Ms Monro", "Lena Marsh", "Tessa Gray", "Julie Bayes", "Gary Cook", "Stephen Grant", "Andy Heath",
    "Sara Vale", "Jill Carter", "Bill Cole", "Jon Davis", "Pete Dale", "Matt Gates", "Jane Rigby", "Cllr A Example",
    "Councillor Barnbrook", "Councillor Croft", "Cllr Arden", "Councillor Lynn Carr", "Councillor Jon Sands",
    "Cllr Lang", "Councillor Blakey",
}  # fmt: skip


def _found_in(content: Path) -> list[str]:
    found = []
    for item in as_data(read_minutes(content.read_bytes()))["items"]:
        texts = [*item["introduction"], *(each["text"] for each in item["paragraphs"])]
        texts += [limb["text"] for resolution in item["resolutions"] for limb in resolution["limbs"]]
        found += [name for text in texts for name in loose_names(text)]
    return found


@given(some.text(alphabet="Aa Kylie's.,-(14) \n’", max_size=300))
def test_any_text_can_be_looked_through_and_what_is_found_stands_in_it(text):
    assert all(name in text for name in loose_names(text))


@pytest.mark.parametrize(
    "piece", ["Kylie was moved. ", "Aa-", "Mr. ", "Kylie Van ", "A", "K. ", "(a) Ann, aged "]
)
def test_looking_takes_steps_in_proportion_to_the_text(piece, monkeypatch):
    """Counted by how often the dictionary and the words around are asked."""
    asked = []
    before = runs.Run.before
    monkeypatch.setattr(
        finding, "is_ordinary", lambda word: bool(asked.append(word)) or vocabulary.is_ordinary(word)
    )
    monkeypatch.setattr(runs.Run, "before", lambda *args: asked.append("") or before(*args))
    counts = []
    for length in (400, 800):
        asked.clear()
        loose_names(piece * length)
        counts.append(len(asked))
    assert counts[1] <= 2 * counts[0] + 40


def test_small_numbers_and_names_are_told_together():
    risks = risks_in("Three children met Kylie at Exampleton.", 5, ["Exampleton"])
    assert [(risk.heading, risk.quoted) for risk in risks] == [
        ("Small number", "Three children"),
        ("Name", "Kylie"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "PENDERFYNWYD nodi'r adroddiad.",
        "Cytunwyd ar y blaenraglen waith.",
        "Nodwyd yr ymddiheuriadau.",
        "Aelodau'n bresennol: pob un.",
        "Diolchodd y Cadeirydd i bawb.",
        "Dywedodd y Cyfarwyddwr Gwasanaethau Cymdeithasol fod y nifer wedi gostwng.",
        "CAM GWEITHREDU: Pennaeth y Gwasanaeth i rannu'r data.",
        "Cam Gweithredu: Rheolwr y Tîm i anfon y ffigurau.",
        "Gofynnodd Aelod am lety i bobl ifanc sy'n gadael gofal.",
        "Ymddiheuriadau: yr Is-gadeirydd.",
        "Ni dderbyniwyd unrhyw Ddatganiadau o Fuddiant Personol gan Aelodau na Swyddogion.",
        "Cyflwynodd y Pennaeth Adran Plant a Chefnogi Teuluoedd yr adroddiad.",
        "Mewn ymateb, atebodd y Dirprwy Gyfarwyddwr fod Llywodraeth Cymru yn ymgynghori.",
        "Argymhellwyd cymeradwyo'r strategaeth.",
        "Penderfyniad: Derbyn yr adroddiad. / Decision: To accept the report.",
        "Bydd y Prif Swyddog yn adrodd yn ôl ym mis Mawrth neu ym mis Mai.",
        "Mae angen mwy o waith. Mae'r Panel yn fodlon.",
        "Mae nifer y plant wedi gostwng ers y chwarter diwethaf, ac mae hynny i'w groesawu gan bawb ar y Pwyllgor.",
        "The Cadeirydd thanked Gwasanaethau Cymdeithasol; members noted the Cynllun Corfforaethol.",
    ],
)
def test_welsh_words_with_a_capital_letter_are_no_names(text):
    assert loose_names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gofynnodd Gwenllian am ei lleoliad.", "Gwenllian"),
        ("Dywedodd Iestyn Prydderch ei fod yn hapus.", "Iestyn Prydderch"),
        ("Mae Siôn yn byw gyda'i fodryb.", "Siôn"),
        (
            "Nodwyd bod Eleri wedi mynd ar goll ddwywaith yn ystod y flwyddyn ddiwethaf ac wedi dychwelyd.",
            "Eleri",
        ),
        ("PENDERFYNWYD bod lleoliad Beca yn parhau.", "Beca"),
        ("The Panel heard that Llinos had moved school.", "Llinos"),
        ("Members were told that Mae had moved.", "Mae"),
        ("Mae was moved last week.", "Mae"),
        ("Gofynnodd y Cynghorydd Parri am y ffigurau.", "Parri"),
        ("Canmolwyd Osian gan y Pwyllgor.", "Osian"),
        ("The review of Clwyd Phan was late.", "Phan"),
    ],
)
def test_welsh_names_are_warned_of(text, name):
    assert any(name in found for found in loose_names(text))


def test_a_welsh_councillor_who_attended_may_be_named():
    text = (
        "Gofynnodd y Cynghorydd Parri am y ffigurau, a chytunodd Gwilym Parri fod angen mwy o staff yn y sir."
    )
    assert loose_names(text, ["Gwilym Parri"]) == []
