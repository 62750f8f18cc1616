"""Who speaks: names, roles, descriptions and pronouns, with a register and by the text alone."""

from __future__ import annotations

import unicodedata

import pytest
from by_words import curated, found, reading
from hypothesis import given
from hypothesis import strategies as st

from onrecord.findings import Record
from onrecord.records import Actor, ActorKind, CuratedReadings, Kind, Register, Report
from onrecord.resolution.naming import fold, shown

REGISTER = Register(
    actors={
        actor.key or "": actor
        for actor in (
            Actor(key="health-ministry", name="Health Ministry", kind=ActorKind.GOVERNMENT, names=("the ministry",)),
            Actor(
                key="anna-brandt",
                name="Anna Brandt",
                kind=ActorKind.PERSON,
                names=("Brandt",),
                roles=("health minister",),
                of="health-ministry",
            ),
            Actor(key="clinics", name="Clinics", kind=ActorKind.ORGANISATION, names=("Clinics United", "CU")),
        )
    }
)


def one(text: str, source: str, cue: str = "said", content: str = "so", **values: object) -> Record:
    """The record of a statement whose source is these words, where they stand first (or ``after``)."""
    register = values.pop("register", None)
    records = found(text, reading(text, source, cue, content, **values), register=register).records  # type: ignore[arg-type]
    return records[0]


def test_a_curated_name_in_any_case_with_article_or_possessive_is_the_actor() -> None:
    for words in ("Health Ministry", "The Health ministry", "the ministry"):
        assert one(f"{words} said so.", words, register=REGISTER).source.key == "health-ministry"


def test_a_role_before_a_curated_name_is_kept_apart_and_tells_for_whom_a_person_speaks() -> None:
    record = one("On Monday health minister Anna Brandt said so.", "health minister Anna Brandt", register=REGISTER)
    assert record.source.key == "anna-brandt"
    assert record.role == "health minister"
    assert record.on_behalf_of is REGISTER.actors["health-ministry"]
    assert record.as_named == "health minister Anna Brandt"


def test_a_curated_role_alone_is_its_holder() -> None:
    assert one("The health minister said so.", "The health minister", register=REGISTER).source.key == "anna-brandt"


def test_a_person_whose_role_the_text_does_not_give_speaks_for_nobody() -> None:
    assert one("Anna Brandt said so.", "Anna Brandt", register=REGISTER).on_behalf_of is None


def test_the_body_spoken_for_is_remembered_within_the_article() -> None:
    text = "Brandt, the health minister, said so. Later Brandt argued otherwise."
    record = one(text, "Brandt", "argued", "otherwise", after=40, register=REGISTER)
    assert (record.role, record.on_behalf_of and record.on_behalf_of.key) == (None, "health-ministry")


def test_a_title_that_is_an_outlets_name_is_no_role() -> None:
    assert one("In a piece for The Diplomat, Lena Holt said so.", "Lena Holt").role is None
    assert one("The envoy, Lena Holt, said so.", "Lena Holt").role == "envoy"


def test_a_former_role_speaks_for_nobody() -> None:
    record = one("Former Acme Institute director Lena Holt said so.", "Former Acme Institute director Lena Holt")
    assert (record.source.name, record.on_behalf_of) == ("Lena Holt", None)


@pytest.mark.parametrize(
    ("text", "source", "name", "role", "body"),
    [
        (
            "Yesterday Acme Institute director Lena Holt said so.",
            "Acme Institute director Lena Holt",
            "Lena Holt",
            "Acme Institute director",
            "Acme Institute",
        ),
        (
            "But Lena Holt, a spokeswoman for the Acme Institute, said so.",
            "Lena Holt, a spokeswoman for the Acme Institute",
            "Lena Holt",
            "spokeswoman for the Acme Institute",
            "Acme Institute",
        ),
        (
            "“Yes,” said the transport ministry spokesman Jan Vos.",
            "Jan Vos",
            "Jan Vos",
            "transport ministry spokesman",
            "transport ministry",
        ),
        (
            "The chair of the Harbour Council’s audit committee Maria da Silva said so.",
            "Maria da Silva",
            "Maria da Silva",
            "chair of the Harbour Council’s audit committee",
            "Harbour Council’s audit committee",
        ),
        ("Mr. John Q. Smith said so.", "Mr. John Q. Smith", "John Q. Smith", None, None),
    ],
)
def test_names_roles_and_bodies_by_the_text_alone(
    text: str, source: str, name: str, role: str | None, body: str | None
) -> None:
    record = one(text, source, "said", "so" if "so" in text else "“Yes,”")
    assert isinstance(record.source, Actor)
    assert (record.source.name, record.source.kind, record.source.key) == (name, ActorKind.PERSON, None)
    assert record.role == role
    assert (record.on_behalf_of.name if record.on_behalf_of else None) == body


def test_an_unnamed_spokesman_is_the_body_he_speaks_for() -> None:
    record = one("A spokesman for the Acme Institute said so.", "A spokesman for the Acme Institute")
    assert (record.source.name, record.role) == ("Acme Institute", "spokesman for the Acme Institute")


def test_a_surname_is_the_person_of_that_full_name() -> None:
    text = "Researcher Lena Holt arrived. Holt said so, and Ms Holt added more."
    assert one(text, "Holt", after=30).source.name == "Lena Holt"
    assert one(text, "Ms Holt", "added", "more").source.name == "Lena Holt"


def test_a_family_name_that_comes_first_is_a_surname_too() -> None:
    assert one("Spokesman Zhang Wei arrived. Zhang said so.", "Zhang", after=28).source.name == "Zhang Wei"


def test_an_acronym_in_brackets_or_of_initials_is_its_name() -> None:
    introduced = "The Harbour Workers Union (HWU) met. The HWU said so."
    assert one(introduced, "The HWU").source.name == "Harbour Workers Union"
    initials = "The Harbour Workers Union met. The HWU said so."
    assert one(initials, "The HWU").source.name == "Harbour Workers Union"


def test_a_description_is_the_body_last_named_so() -> None:
    text = "The Housing Committee met the Transport Committee. The housing committee said so; the committee added more."
    assert one(text, "The housing committee", after=40).source.name == "Housing Committee"
    assert one(text, "the committee", "added", "more", after=70).source.name == "Transport Committee"


def test_pronouns_are_who_fits_and_spoke_last() -> None:
    text = "The Acme Institute issued a note. Researcher Lena Holt said yes. She added no. It then warned again."
    first = reading(text, "Researcher Lena Holt", "said", "yes")
    she = reading(text, "She", "added", "no")
    it = reading(text, "It", "warned", "again")
    assert [record.source.name for record in found(text, it, she, first).records] == [
        "Lena Holt",
        "Lena Holt",
        "Acme Institute",
    ]


def test_it_is_not_what_the_sentence_itself_names() -> None:
    text = "The report by Acme Institute is out. The Harbour Council answered. It accused the report of bias."
    assert one(text, "It", "accused", "the report of bias").source.name == "Harbour Council"


def test_i_and_we_are_whoever_speaks_around_them() -> None:
    text = "“We believe that we won,” said Lena Holt."
    outer = reading(text, "Lena Holt", "said", "“We believe that we won,”")
    inner = reading(text, "We", "believe", "that we won")
    inside = next(r for r in found(text, outer, inner).records if r.nested_in)
    assert (inside.source.name, inside.via) == ("Lena Holt", None)


def test_a_relative_pronoun_is_the_noun_before_it() -> None:
    assert one("He met the harbour pilots who said so.", "who").source.name == "harbour pilots"
    assert one("He met Lena Holt, who said so.", "who").source.name == "Lena Holt"


def test_two_names_together_are_two_records() -> None:
    text = "Acme Institute and the Harbour Council said so."
    records = found(text, reading(text, "Acme Institute and the Harbour Council", "said", "so")).records
    assert [record.source.name for record in records] == ["Acme Institute", "Harbour Council"]


def test_whoever_issued_a_statement_speaks_in_it() -> None:
    assert (
        one("The Harbour Council’s statement said so.", "The Harbour Council’s statement").source.name
        == "Harbour Council"
    )
    assert one("A statement by the Harbour Council said so.", "A statement by the Harbour Council").source.name == (
        "Harbour Council"
    )


def test_supporters_of_somebody_are_not_that_person() -> None:
    record = one("Researcher Lena Holt left. Supporters of Lena Holt said so.", "Supporters of Lena Holt")
    assert isinstance(record.source, Actor)
    assert (record.source.name, record.source.kind) == ("Supporters of Lena Holt", ActorKind.GROUP)


def test_a_name_is_shown_mended_without_article_or_possessive() -> None:
    assert (
        one("According to Agn├Ęs Callamard it is so.", "Agn├Ęs Callamard", "According to").source.name
        == "Agnès Callamard"
    )
    assert shown("the Institute’s") == "Institute"


def test_names_in_different_scripts_are_never_one() -> None:
    assert fold("Wang Wenbin") != fold("王文斌")
    assert fold("Müller") == fold("Muller")
    assert fold("مُحمد") != fold("محمد")


def test_what_has_no_source_has_no_name_invented_for_it() -> None:
    assert one("It is estimated that it is so.", "", "estimated", "that it is so").source.name == "unnamed source"


def test_the_curators_speaker_stands_over_the_words() -> None:
    text = "The other side said so."
    by_hand = CuratedReadings(
        readings=(curated(text, "The other side", "said", "so", given={"speaker": "clinics", "role": "r"}),)
    )
    (record,) = found(text, by_hand=by_hand, register=REGISTER).records
    assert (record.source.key, record.role, record.as_named) == ("clinics", "r", "The other side")


def test_the_outlet_around_a_statement_is_its_way_to_us_unless_it_published_the_article() -> None:
    text = "Daily Herald reported that Lena Holt said it rained."
    outer = reading(text, "Daily Herald", "reported", "that Lena Holt said it rained")
    inner = reading(text, "Lena Holt", "said", "it rained")
    assert [r.via and r.via.name for r in found(text, outer, inner).records] == [None, "Daily Herald"]
    assert [r.via for r in found(text, outer, inner, publisher="The Daily Herald").records] == [None, None]


def test_addressees_are_actors_and_reports_are_none() -> None:
    text = "Lena Holt urged the Harbour Council and the Health Ministry to act. She accused the report of bias."
    urged = reading(
        text,
        "Lena Holt",
        "urged",
        "to act",
        kind=Kind.RECOMMENDATION,
        addressee="the Harbour Council and the Health Ministry",
    )
    accused = reading(text, "She", "accused", "of bias", addressee="the report")
    first, second = found(text, urged, accused, register=REGISTER).records[:2]
    assert [actor.name for actor in first.addressees] == ["Harbour Council", "Health Ministry"]
    assert second.addressees == ()


def test_a_curated_report_is_a_source_that_writes() -> None:
    report = Report(key="plan", name="Harbour Plan", names=("the plan",))
    record = one("The plan said so.", "The plan", register=Register(reports={"plan": report}), mode="speech")
    assert (record.source, record.mode) == (report, "writing")


@given(st.text(alphabet="Aé’'s. \u0301王", max_size=20))
def test_how_a_name_is_written_makes_no_difference(name: str) -> None:
    assert fold(f"  the {name}’s, ") == fold(f"The  {name}'s") == fold(f"the {unicodedata.normalize('NFD', name)}’s")


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (
            "On Monday the Health and Care Committee said so.",
            "the Health and Care Committee",
            "Health and Care Committee",
        ),
        ("On Monday Rivers Without Borders said so.", "Rivers Without Borders", "Rivers Without Borders"),
        ("A mine of Okra Corp. leaks. On Monday Okra said so.", "Okra said", "Okra Corp"),
    ],
)
def test_names_with_small_words_and_endings_are_one_name(text: str, source: str, name: str) -> None:
    record = one(text, source.removesuffix(" said"), after=text.index(source))
    assert record.source.name == name


def test_a_title_before_a_name_tells_a_person_from_the_body_behind_it() -> None:
    record = one(
        "Professor Anna Rao of the Royal Chest Society said so.", "Professor Anna Rao of the Royal Chest Society"
    )
    assert record.source.name == "Anna Rao"


def test_he_is_whom_a_spokesman_spoke_for() -> None:
    text = "Anna Berg left. A spokesman for the Clean Air Agency said it. He added that it was late."
    first = reading(text, "A spokesman for the Clean Air Agency", "said", "it")
    second = reading(text, "He", "added", "that it was late")
    assert [record.source.name for record in found(text, first, second).records] == ["Clean Air Agency"] * 2


def test_the_company_is_whoever_spoke_last_though_its_kind_is_not_told() -> None:
    text = "Harbour Group accused Okra of it. Okra denied this. The company said it was false."
    readings = [
        reading(text, "Harbour Group", "accused", "Okra of it"),
        reading(text, "Okra", "denied", "this", after=text.index("Okra denied")),
        reading(text, "The company", "said", "it was false"),
    ]
    assert [record.source.name for record in found(text, *readings).records][-1] == "Okra"


def test_a_pronoun_means_nobody_where_two_are_named_in_one_breath() -> None:
    text = "Mayor Anna Berg met Peter Falk. Mr Olaf Reed and Mr Ivan Holt went home. He said so."
    assert one(text, "He").source.name == "unnamed source"


@pytest.mark.parametrize("told", [", 34,", ", whose son drowned,", ", a diver,"])
def test_what_follows_a_name_tells_that_it_is_a_person_whom_a_pronoun_may_mean(told: str) -> None:
    text = f"Mr Peter Falk went home. Then Xenia Quill{told} spoke. She said so."
    assert one(text, "She").source.name == "Xenia Quill"


def test_the_company_is_not_the_paper_that_told_of_it() -> None:
    text = "The Harbour Herald said that Acme Ferry Company sold two ships. The company said so."
    first = reading(text, "The Harbour Herald", "said", "that Acme Ferry Company sold two ships")
    records = found(text, first, reading(text, "The company", "said", "so", after=50)).records
    assert records[-1].source.name == "Acme Ferry Company"
