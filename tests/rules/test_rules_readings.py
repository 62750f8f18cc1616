"""What readings say beside their spans: kind, act, addressee, actions, stance; and readings across sentences."""

import pytest

from onrecord.language import sentences
from onrecord.records import Kind, Reading
from onrecord.rules import explain, read, rule_names, unread
from onrecord.rules.cues import cues
from onrecord.rules.tested import tested as counted
from onrecord.wording import joined


def readings_of(text: str) -> tuple[Reading, ...]:
    return read(text, sentences(text))


def only(text: str) -> Reading:
    (reading,) = readings_of(text)
    return reading


@pytest.mark.parametrize(
    "text", ["The board denied that it knew.", "The board rejected the claim.", "The board denies it."]
)
def test_what_is_denied_is_a_denial(text: str) -> None:
    assert only(text).kind is Kind.DENIAL
    assert only(text).act == "denies"


@pytest.mark.parametrize(
    "text",
    [
        "The minister did not say that the plan had failed.",
        "The ministry declined to comment.",
        "The chair refused to answer questions.",
        "The report did not comment on the costs.",
        "The report made no mention of the costs.",
        "The board did not offer an apology for the costs.",
    ],
)
def test_not_speaking_is_an_omission(text: str) -> None:
    assert only(text).kind is Kind.OMISSION
    assert only(text).act == "declines"


def test_a_request_has_addressee_and_single_actions() -> None:
    text = "The report urged the board to close the school and to pay the parents."
    reading = only(text)
    assert reading.kind is Kind.RECOMMENDATION
    assert joined(text, reading.addressee) == "the board"
    assert [span.of(text) for span in reading.actions] == ["to close the school", "to pay the parents"]


def test_what_somebody_must_do_is_a_recommendation() -> None:
    text = "The committee said that the ministry must publish the figures."
    reading = only(text)
    assert (reading.kind, joined(text, reading.addressee)) == (Kind.RECOMMENDATION, "the ministry")
    assert joined(text, reading.actions) == "must publish the figures"


@pytest.mark.parametrize(
    "text",
    [
        "The committee said that it must be late.",
        "She said there should be no doubt.",
        "He said what they must do was clear.",
    ],
)
def test_what_must_be_is_no_recommendation(text: str) -> None:
    assert Kind.RECOMMENDATION not in {reading.kind for reading in readings_of(text)}


def test_an_accusation_names_the_accused() -> None:
    text = "The union accused the board of fraud."
    assert only(text).act == "accuses"
    assert joined(text, only(text).addressee) == "the board"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Beijing said there was no forced labour.", "denies"),
        ("Beijing claimed that these are not camps.", "denies"),
        ("“We will close it,” the minister said.", "promises"),
        ("The agency warned that prices would rise.", "warns"),
        ("The chair admitted that it was late.", "concedes"),
        ("The chair said that it was late.", "asserts"),
    ],
)
def test_cue_and_content_give_the_act(text: str, act: str) -> None:
    assert only(text).act == act


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The union welcomed the report.", "welcomes"),
        ("The union condemned the report.", "rejects"),
        ("The union described the report.", None),
    ],
)
def test_plain_response_verbs_have_a_stance(text: str, stance: str | None) -> None:
    assert only(text).stance == stance


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The council wants to close the school.", "intention"),
        ("The council believes that it was late.", "thought"),
        ("The chair tweeted that it was late.", "writing"),
        ("The chair said that it was late.", "speech"),
    ],
)
def test_the_cue_gives_the_mode(text: str, mode: str) -> None:
    assert only(text).mode == mode


def test_a_quotation_that_runs_on_in_its_paragraph_is_one_content() -> None:
    text = "“We were not told of any of this,” Anna Berg said. “Nobody asked us. Nobody came.”\n\nHe left."
    first = readings_of(text)[0]
    assert [span.of(text) for span in first.content] == [
        "“We were not told of any of this,”",
        "“Nobody asked us. Nobody came.”",
    ]


def test_a_quotation_that_opens_the_next_paragraph_goes_on_with_the_same_content() -> None:
    text = "“We were not told of any of this,” Anna Berg said.\n\n“The roof leaked. Nobody came.”\n\nThe school closed."
    assert [span.of(text) for span in only(text).content] == [
        "“We were not told of any of this,”",
        "“The roof leaked. Nobody came.”",
    ]


def test_a_quotation_behind_a_sentence_of_its_own_is_nobodys() -> None:
    text = "“We were not told of any of this,” Anna Berg said.\n\nThe school closed.\n\n“Nobody asked us. Nobody came.”"
    assert len(readings_of(text)) == 1


@pytest.mark.parametrize(
    ("line", "source", "cue"),
    [
        (
            "The chair of the board issued a statement on Monday:",
            "The chair of the board",
            "issued a statement on Monday:",
        ),
        ("In a letter to parents, she wrote:", "she", "wrote:"),
    ],
)
def test_a_quotation_below_a_line_that_ends_in_a_colon_is_of_who_acts_in_it(line: str, source: str, cue: str) -> None:
    text = f"{line}\n\n“The school is old. The roof is new.”\n\n“The walls are fine.”"
    reading = only(text)
    assert (joined(text, reading.source), joined(text, reading.cue)) == (source, cue)
    assert joined(text, reading.content) == "“The school is old. The roof is new.” … “The walls are fine.”"


@pytest.mark.parametrize("line", ["The school was closed by the board:", "The board did not agree:", "The sign:"])
def test_a_quotation_below_a_line_that_tells_nobodys_act_is_nobodys(line: str) -> None:
    assert not readings_of(f"{line}\n\n“The school is old. The roof is new.”")


def test_each_item_of_a_list_is_a_recommendation() -> None:
    text = "Its recommendations are:\n\nRelease all pupils;\n\n- Promptly repairs the roof\n\nMeanwhile, it closed."
    found = readings_of(text)
    assert [joined(text, r.content) for r in found] == ["Release all pupils", "Promptly repairs the roof"]
    assert {r.kind for r in found} == {Kind.RECOMMENDATION}
    assert {joined(text, r.source) for r in found} == {"Its recommendations"}


def test_a_line_without_items_is_no_list() -> None:
    assert readings_of("Its recommendations are:\n\nThe school closed in May.") == ()


def test_a_second_verb_shares_the_subject_of_the_first() -> None:
    text = "The chair admitted that the roof leaked, but said it was safe."
    assert [joined(text, r.source) for r in readings_of(text)] == ["The chair", "The chair"]


def test_a_form_in_ing_shares_the_subject_of_its_sentence() -> None:
    text = "“It is late,” the chair said, adding that the roof leaked."
    assert [joined(text, r.source) for r in readings_of(text)] == ["the chair", "the chair"]


def test_attributions_inside_a_quotation_are_read_beside_it() -> None:
    text = "“The board said that the roof leaked,” the chair told us."
    assert {joined(text, r.source) for r in readings_of(text)} == {"the chair", "The board"}


def test_a_quotation_that_nobody_is_credited_with_is_not_read() -> None:
    assert readings_of("“The board said that the roof leaked.”") == ()


def test_sentences_with_a_reporting_verb_and_no_reading_are_listed() -> None:
    text = "The roof leaked. As announced. The chair said that it leaked."
    split = sentences(text)
    found = read(text, split)
    assert [span.of(text) for span in unread(text, split, found)] == ["As announced."]


def test_an_explanation_names_the_rule_and_the_reasons() -> None:
    account = explain("The chair said that it leaked. The roof fell. He announced.")
    assert "READ BY that-clause" in account
    counts = counted()["that-clause.say"]
    assert f"that-clause.say was right in {counts.right} of {counts.tried} readings ({counts.corpus})" in account
    assert "no cue" in account
    assert "cue found, but nothing read" in account
    assert explain("") == "no sentence\n"


ACTS = {"asserts", "denies", "accuses", "calls-for", "recommends", "evaluates", "warns", "concedes", "promises"}


def test_every_reading_carries_a_known_rule() -> None:
    text = (
        "Its recommendations are:\n\nRelease all pupils\n\n"
        "“It was all too late for us,” Anna Berg said.\n\n“We left at once.”"
    )
    assert {r.rule for r in readings_of(text)} == {
        "recommendation-list",
        "quotation-before-cue",
    }
    assert {r.rule for r in readings_of(text)} <= set(rule_names())


def test_the_cue_lexicon_is_sound() -> None:
    stances = {None, "rejects", "criticises-as-insufficient", "expresses-concern", "welcomes", "supports"}
    for lemma, cue in cues().items():
        assert cue.lemma == lemma == lemma.lower()
        assert cue.complements
        assert cue.kind in ("statement", "denial", "recommendation")
        assert cue.act in ACTS | {"asks", "declines"}
        assert cue.mode in ("speech", "writing", "thought", "intention")
        assert cue.stance in stances


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("“This report is a disgrace and we reject its findings,” said Tom Hale.", "reject", "we"),
        ("Its director denied that firms had hidden it and said the panel was wrong.", "said", "Its director"),
        ("A spokesman said it welcomed the report and accepted its findings.", "accepted", "it"),
        ("The top rights court ruled on Thursday that it was late.", "ruled", "The top rights court"),
        ("“It ignores the facts,” Nikolic told reporters in London.", "told", "Nikolic"),
    ],
)
def test_a_source_is_the_whole_subject_and_nothing_else(text: str, cue: str, source: str) -> None:
    (found,) = [reading for reading in readings_of(text) if joined(text, reading.cue) == cue]
    assert joined(text, found.source) == source


def test_a_noun_that_looks_like_a_verb_is_no_cue() -> None:
    text = "He rejected calls for his resignation."
    assert [joined(text, reading.cue) for reading in readings_of(text)] == ["rejected"]


def test_what_stands_beyond_a_comma_makes_no_clause_of_an_object() -> None:
    text = "The council maintained a wide lead in the polls, and the mayor was glad."
    assert "bare-clause" not in {reading.rule for reading in readings_of(text)}


@pytest.mark.parametrize(
    ("text", "single"),
    [
        (
            "The panel recommends that the board publish a plan and that schools be closed.",
            ["that the board publish a plan", "that schools be closed"],
        ),
        (
            "The panel recommended that Congress bar the agency and require weekly reports.",
            ["bar the agency", "require weekly reports"],
        ),
        ("It urged ministers to act, publish a plan and close schools.", ["to act", "publish a plan", "close schools"]),
        ("It said that firms should pay and that shops must close.", ["firms should pay", "that shops must close"]),
        ("She said that the law needed to change.", ["needed to change"]),
        ("He said ministers had been warned and must resign.", ["must resign"]),
        ("The panel wants firms to pay.", ["to pay"]),
        ("It urged the city to pay each family and review its rules.", ["to pay each family", "review its rules"]),
        ("Ministers were urged to act.", ["to act"]),
    ],
)
def test_each_single_action_is_found(text: str, single: list[str]) -> None:
    (found,) = [reading for reading in readings_of(text) if reading.kind is Kind.RECOMMENDATION]
    assert [span.of(text) for span in found.actions] == single


@pytest.mark.parametrize("text", ["He said ministers should have resigned.", "She said the board needed money."])
def test_what_was_not_done_or_is_missing_is_no_recommendation(text: str) -> None:
    assert Kind.RECOMMENDATION not in {reading.kind for reading in readings_of(text)}


def test_what_might_have_been_said_is_not_read() -> None:
    assert not readings_of("We should have asked harder questions.")


@pytest.mark.parametrize(
    ("text", "act", "stance"),
    [
        ("The union called the report “a whitewash”.", "evaluates", "rejects"),
        ("The union said the report was “riddled with errors”.", "evaluates", "rejects"),
        ("The charity said the plan did not go far enough.", "evaluates", "criticises-as-insufficient"),
        ("She described the findings as deeply worrying.", "evaluates", "expresses-concern"),
        ("He said the review was long overdue.", "evaluates", "welcomes"),
        ("The board said it accepted the findings.", "asserts", "supports"),
        ("He said he would respond to the report next week.", "promises", "neutral"),
        ("The union dismissed the study as biased.", "evaluates", "rejects"),
        ("She said the cuts were inexcusable.", "evaluates", None),
        ("The board said the study was not biased.", "asserts", None),
        ("The board said the study was long.", "asserts", None),
    ],
)
def test_judging_words_give_act_and_stance(text: str, act: str, stance: str | None) -> None:
    found = readings_of(text)[0]
    assert (found.act, found.stance) == (act, stance)


def test_a_lapse_of_memory_is_no_denial() -> None:
    assert only("The sergeant said that he did not know the answer.").act == "asserts"


def test_a_subject_holds_its_relative_clause() -> None:
    text = "Savers who lost money were disappointed by the report."
    assert joined(text, only(text).source) == "Savers who lost money"


def test_what_somebody_is_asked_to_say_is_not_said() -> None:
    text = "The panel demanded that he clarify the costs."
    assert joined(text, only(text).cue) == "demanded"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("She said the council would publish the figures.", "promises"),
        ("“We were late. We will act on this,” he said.", "promises"),
        ("He said the allegations were groundless.", "denies"),
        ("“At no time was a ship in danger,” he said.", "denies"),
        ("“They hid the figures from us,” he said.", "accuses"),
        ("She said the apology was worthless.", "evaluates"),
        ("“This was an accident waiting to happen,” she said.", "evaluates"),
        ("She said the mayor was seen at noon.", "asserts"),
        ("She said the ship would sink.", "asserts"),
        ("“We will see,” he said.", "asserts"),
    ],
)
def test_the_words_of_a_content_tell_the_act(text: str, act: str) -> None:
    assert only(text).act == act


def test_who_must_apologise_has_not_apologised() -> None:
    (reading,) = [r for r in readings_of("She said the mayor must apologise.") if r.kind is Kind.RECOMMENDATION]
    assert reading.stance is None
