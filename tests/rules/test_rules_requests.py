"""What somebody is asked to do: found in how many ways, with who asks, who is asked, and each single action."""

import pytest

from onrecord.language import sentences
from onrecord.records import Kind, Reading
from onrecord.rules import read
from onrecord.wording import joined


def asked(text: str) -> list[Reading]:
    return [reading for reading in read(text, sentences(text)) if reading.kind is Kind.RECOMMENDATION]


def actions(text: str) -> list[str]:
    return [span.of(text) for reading in asked(text) for span in reading.actions or reading.content]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She wants all inmates to be seen by a nurse.", ["all inmates to be seen by a nurse"]),
        ("The union wants drones banned near runways.", ["drones banned near runways"]),
        ("The judge called for the bridge to be closed.", ["the bridge to be closed"]),
        ("Lindgren appealed to the council to send a crew.", ["to send a crew"]),
        ("The minister asked the director for a new plan.", ["a new plan"]),
        (
            "She recommends a limit of nine days, weekly visits by nurses and a second court.",
            ["a limit of nine days", "weekly visits by nurses", "a second court"],
        ),
        ("The panel recommended reforms of law, policy and practice.", ["reforms of law, policy and practice"]),
        (
            "It makes nine recommendations, including that the port train its pilots and that the mayor step down.",
            ["that the port train its pilots", "that the mayor step down"],
        ),
        (
            "The recommendations include a ban on fires, a fund for victims and a new licence.",
            ["a ban on fires", "a fund for victims", "a new licence"],
        ),
        ("Shops in the town, it says, should stop selling fireworks.", ["should stop selling fireworks"]),
        ("He said ministers had been “warned twice” and must apologise.", ["must apologise"]),
        ("It suggested that papers be sent digitally.", ["papers be sent digitally"]),
        ("The panel said it was vital that ministers act now.", ["that ministers act now"]),
        ("The report says there should be a ban on drones.", ["there should be a ban on drones"]),
        ("She said it must pay the families.", ["must pay the families"]),
        ("The Greens demanded that the minister, Dr. Berg, step in.", ["that the minister, Dr. Berg, step in"]),
        ("She warned that the practice was “cruel” and must end.", ["must end"]),
        ("“We told them for years,” said Berg. “They must now act on each point.”", ["must now act on each point"]),
        ("“It is late. The mayor needs to pay the families now,” said Berg.", ["needs to pay the families now"]),
        (
            "It said that the state “has a duty to protect its people, to find the missing, and to pay them.”",
            ["“has a duty to protect its people", "to find the missing", "to pay them"],
        ),
        ("She called on the port to pay now and argue later.", ["to pay now", "argue later"]),
        ("It urged the port to close a dock and set up a fund.", ["to close a dock", "set up a fund"]),
        ("He demanded that she resign and say whether she lied.", ["resign", "say whether she lied"]),
        ("It directed the port to pay, to leave and to be quiet.", ["to pay", "to leave", "to be quiet"]),
        ("The panel tasked the port with drafting a plan.", ["drafting a plan"]),
        ("They demanded a ban and they will get it.", ["a ban"]),
        ("Pilots are invited to train.", ["to train"]),
        ("The key recommendation is that the board be replaced.", ["that the board be replaced"]),
        ("The panel made nine recommendations, among them a ban on fires.", ["a ban on fires"]),
        ("A dozen recommendations were made, including training for pilots.", ["training for pilots"]),
        ("The report says more should be done to save them.", ["more should be done to save them"]),
        ("The panel asked that the port shut a dock.", ["shut a dock"]),
        ("The panel wants a ban on fires.", ["a ban on fires"]),
        ("The panel wants to see the plan scrapped.", ["the plan scrapped"]),
        (
            "It recommends: the port should pay; and the mayor should go.",
            ["the port should pay", "the mayor should go"],
        ),
        ("The recommendations are: a ban on fires; a fund for victims.", ["a ban on fires", "a fund for victims"]),
        ("A ban on fires is recommended by the panel.", ["A ban on fires"]),
        ("The report includes a call for a new inquiry.", ["a new inquiry"]),
        ("The union renewed its call for the mayor to resign.", ["to resign"]),
        ("The Greens joined calls for an inquiry.", ["an inquiry"]),
        ("The mayor rejected the union’s demand for an inquiry.", ["an inquiry"]),
        ("The judge gave the port six months to repair its cranes.", ["to repair its cranes"]),
        ("The judge gave the port until June to repair its cranes.", ["to repair its cranes"]),
        ("The report stressed the need for better training.", ["better training"]),
        ("The judge said there was an urgent need to train pilots.", ["there was an urgent need to train pilots"]),
        ("The judge said there needs to be a new law.", ["there needs to be a new law"]),
        ("If the port fails, the report says, it should lose its licence.", ["should lose its licence"]),
        ("She said pilots must act and parents must be told.", ["pilots must act", "parents must be told"]),
        ("The judge said residents need to be paid.", ["residents need to be paid"]),
        ("The report says the mayor has to act now.", ["has to act now"]),
        ("She advised against buying the boats.", ["against buying the boats"]),
        ("He warned the port not to buy the boats.", ["not to buy the boats"]),
        ("The panel argued for a windfall tax.", ["a windfall tax"]),
        ("The judge ordered the release of the files.", ["the release of the files"]),
        ("It demanded closure of the camps, and action by the court.", ["closure of the camps", "action by the court"]),
        (
            "The report calls for urgent action by the port to protect them.",
            ["urgent action by the port to protect them"],
        ),
        ("“We need a public inquiry,” said Berg.", ["a public inquiry"]),
        ("“It is time the mayor paid,” said Berg.", ["It is time the mayor paid"]),
        (
            "“A new law is needed. They should pass it now,” said Berg.",
            ["A new law is needed. They should pass it now"],
        ),
        (
            "“The port must pay. Homes should be repaired,” said Berg.",
            ["The port must pay", "Homes should be repaired"],
        ),
        ("“The port might want to think again,” said Berg.", ["might want to think again"]),
        ("“Given all this, the port should think again,” said Berg.", ["should think again"]),
        ("“We think that the port should think again,” said Berg.", ["should think again"]),
        ("“It is late but steps need to be taken,” said Berg.", ["steps need to be taken"]),
        ("“We would urge the port to pay,” said Berg.", ["to pay"]),
        ("“Ministers cannot keep ignoring this,” said Berg.", ["cannot keep ignoring this"]),
        (
            "It recommended better rules for seeing, weighing and paying them.",
            ["better rules for seeing, weighing and paying them"],
        ),
        ("More research is needed, the authors said.", ["More research is needed"]),
        ("The panel recommended to the House that he resign.", ["resign"]),
        ("The panel recommended against charging the pilots.", ["against charging the pilots"]),
        ("The port has been told to improve by inspectors.", ["to improve"]),
        ("She called on all parties to the conflict to stop.", ["to stop"]),
        ("Berg said there was “an urgent need” for reform.", ["there was “an urgent need” for reform"]),
        ("He would like to see the law changed.", ["the law changed"]),
        (
            "Among the panel’s recommendations: a ban on fires, a new fund and better boats.",
            ["a ban on fires", "a new fund", "better boats"],
        ),
        (
            "It calls for a ban on fires, for the mayor to go and for a fund.",
            ["a ban on fires", "the mayor to go", "a fund"],
        ),
        ("The panel suggests closing the port and moving its staff.", ["closing the port", "moving its staff"]),
        ("Its main proposal is to close the port.", ["to close the port"]),
        ("Its first recommendation, that the port be closed, was ignored.", ["that the port be closed"]),
        ("The port was late, the judge ruled, and should pay the pilots.", ["should pay the pilots"]),
        (
            "Ports, it recommends, should open at ten; piers ought to be free.",
            ["should open at ten", "piers ought to be free"],
        ),
        ("“Keep the port open at night,” it recommended.", ["“Keep the port open at night,”"]),
        ("“Publish the files,” said Berg.", ["Publish the files"]),
        ("They called upon the port to fully and finally repay them.", ["to fully and finally repay them"]),
        ("The mayor believes the law should be changed.", ["the law should be changed"]),
        ("He insisted that the package include a fund.", ["include a fund"]),
        ("It says nothing should be built on the quay.", ["nothing should be built on the quay"]),
        ("Families of those lost at sea urged the port to pay.", ["to pay"]),
        ("The council was invited to consider a fund.", ["to consider a fund"]),
        ("It was recommended that the port pay.", ["that the port pay"]),
        ("Port told to act on fires\n\nIt was late.", ["to act on fires"]),
    ],
)
def test_what_is_asked_for(text: str, found: list[str]) -> None:
    assert actions(text) == found


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The judge called for the bridge to be closed.", ""),
        ("Lindgren appealed to the council to send a crew.", "the council"),
        ("The minister asked the director for a new plan.", "the director"),
        ("She said the law should be changed.", ""),
        ("She said drivers should be required to rest.", "drivers"),
        ("“The mayor must pay them,” said Berg.", "The mayor"),
        ("“The law must be changed,” said Berg.", ""),
        ("She wants the mayor, his wife and the clerk to speak.", "the mayor, his wife and the clerk"),
        ("The panel urged the operator, North Rail, to pay.", "the operator, North Rail"),
        ("The panel demanded that the port shut a dock.", "the port"),
        ("The panel said the port must pay and the mayor should go.", ""),
    ],
)
def test_who_is_to_act_is_named_or_nobody(text: str, who: str) -> None:
    (reading,) = asked(text)
    assert joined(text, reading.addressee) == who


@pytest.mark.parametrize(
    "text",
    [
        "She said it was important to him.",
        "She said there should be no doubt about it.",
        "She said the plan seemed to be late.",
        "The office requested information.",
        "Families have been requesting information about them.",
        "When we asked the ministry for its figures, it refused.",
        "The minister said she would ask for the case to be referred to a judge.",
        "She said the findings should worry both parties.",
        "“Nobody should have to live like this,” said Berg.",
        "“It should not have taken a film to get here,” said Berg.",
        "The bank rejected all recommendations, including that it train its staff.",
        "The members include a judge, a nurse and a priest.",
        "“Nobody should be surprised,” said Berg.",
        "The recommendation is not to be published.",
        "The recommendations were published, including the first.",
        "She had been invited to sing.",
        "She invited the mayor to see the hall.",
        "She said the road should be open by May.",
        "“I don’t think the mayor should resign,” said Berg.",
        "“Nobody says the mayor should resign,” said Berg.",
        "She said drivers should be able to rest.",
        "He said families have to wait for months.",
        "The judge said there was no need to train pilots.",
        "The report stressed no need for training.",
        "The agreement calls for the port to share its profit.",
        "The agency calls out “junk” fees.",
        "The mayor rejected calls for an inquiry.",
        "“We want you to know that,” said Berg.",
        "“We need to publish our files,” said Berg.",
        "Teachers told to act on fires left the school.",
    ],
)
def test_what_is_no_recommendation(text: str) -> None:
    assert not asked(text)


def test_a_list_behind_bullets_may_be_of_things() -> None:
    text = (
        "The 14 recommendations include:\n\n• a new regulator with power to fine firms;\n"
        "• that the council publish its rules; and\n• a levy of one per cent.\n\nThe mayor left.\n"
    )
    assert actions(text) == [
        "a new regulator with power to fine firms",
        "that the council publish its rules",
        "a levy of one per cent",
    ]


def test_an_item_of_a_list_may_ask_for_several_things() -> None:
    text = "The recommendations are:\n\nUndertake a full review of the law, and urgently release all detainees\n"
    assert actions(text) == ["Undertake a full review of the law", "urgently release all detainees"]


def test_paragraphs_behind_a_list_are_no_items() -> None:
    text = "The recommendations are:\n\n- train all staff\n\nThe mayor welcomed the report.\n"
    assert actions(text) == ["train all staff"]


def test_what_is_due_behind_a_recommendation_is_recommended_too() -> None:
    text = (
        "The panel recommends a ban. A plan should be published by May. Shops must close. The mayor was late.\n\n"
        "Rain should be gone by noon."
    )
    assert actions(text) == ["a ban", "A plan should be published by May", "must close"]
    assert [joined(text, reading.source) for reading in asked(text)] == ["The panel"] * 3


def test_what_is_due_goes_on_in_the_next_paragraph_with_also() -> None:
    text = "The panel recommends a ban.\n\nPilots should also be trained.\n\nThe road should be repaired."
    assert actions(text) == ["a ban", "Pilots should also be trained"]


def test_what_is_due_behind_what_a_report_says_is_asked_for() -> None:
    assert actions("The report said the port was late. Pilots should pay a fine.") == ["should pay a fine"]


def test_a_list_behind_they_is_of_what_the_sentence_before_names() -> None:
    text = "The panel makes two recommendations. They include:\n\n1. A ban on fires\n2. Pilots should be trained\n"
    assert actions(text) == ["A ban on fires", "Pilots should be trained"]
    assert {joined(text, reading.source) for reading in asked(text)} == {"The panel"}


def test_what_is_due_behind_other_words_is_nobodys() -> None:
    assert not asked("The mayor left the panel. A plan should be published by May.")


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("The judge told the port to:", "the port"),
        ("The panel says pilots should:", "pilots"),
        ("It wants the port to –", "the port"),
    ],
)
def test_a_line_that_says_who_should_act_opens_a_list(lead: str, who: str) -> None:
    text = f"{lead}\n\n- train all staff\n- pay the pilots\n\nThe mayor left.\n"
    assert actions(text) == ["train all staff", "pay the pilots"]
    assert {joined(text, reading.addressee) for reading in asked(text)} == {who}


@pytest.mark.parametrize("lead", ["The mayor said he would:", "If you are hurt, you should:", "The mayor had to:"])
def test_what_somebody_will_do_is_no_list_of_calls(lead: str) -> None:
    assert actions(f"The recommendations are:\n\n- train all staff\n\n{lead}\n\n- pay the pilots\n") == [
        "train all staff"
    ]


def test_paragraphs_may_say_that_they_are_recommendations() -> None:
    text = "Recommendation 1: The port should pay.\n\nIt was late.\n\nRecommendation 2: Pilots should rest.\n"
    assert actions(text) == ["The port should pay", "Pilots should rest"]


def test_numbers_part_the_items_of_a_sentence() -> None:
    text = "The panel recommends (1) that the port pay, (2) that pilots rest and (3) that it be closed."
    assert actions(text) == ["that the port pay", "that pilots rest", "that it be closed"]


def test_what_was_told_behind_a_call_is_part_of_it() -> None:
    text = "The report recommends a ban. The port was told to pay its pilots. It was late."
    assert actions(text) == ["a ban", "to pay its pilots"]
    assert actions("The report urges the port to pay, while pilots were told to rest.") == ["to pay", "to rest"]
    assert not asked("The mayor sang. The port was told to pay its pilots.")


def test_a_headline_of_recommendations_opens_no_list_of_sentences() -> None:
    assert not actions("Mayor reads recommendations\n\nThe port should pay for the dam.\n")


def test_a_heading_may_speak_of_recommendations_in_other_words() -> None:
    text = "The recommendations in brief\n\n→ Close the dam\n→ Pay the pilots\n\nThe mayor left.\n"
    assert actions(text) == ["Close the dam", "Pay the pilots"]


@pytest.mark.parametrize(
    "heading", ["WHAT NEEDS TO CHANGE", "WHAT THE PORT MUST DO", "Key recommendations", "What the panel wants"]
)
def test_a_heading_may_open_a_list(heading: str) -> None:
    text = f"{heading}\n- Train all staff\n- Pilots to be seen by a nurse\n\nThe mayor left.\n"
    assert actions(text) == ["Train all staff", "Pilots to be seen by a nurse"]
