"""Who reacts to a report that nobody curated, and how: read by the rules alone."""

from __future__ import annotations

import pytest
from by_words import found

from onrecord.findings import RecordKind
from onrecord.language import sentences
from onrecord.rules import read

LEAD = (
    "A report by the Mining Inspectorate has found that the pit was unsafe. "
    "The report blames its owner, Alder Stone.\n\n"
)


def reactions(text: str) -> list[tuple[str, str | None]]:
    records = found(text, *read(text, sentences(text))).records
    return [(record.source.name, record.stance) for record in records if record.kind is RecordKind.RESPONSE]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Alder Stone admitted that the pumps were old.", [("Alder Stone", "supports")]),
        ("The owner, Alder Stone, insisted that the pit was safe.", [("Alder Stone", "rejects")]),
        ("Alder Stone denied any wrongdoing.", [("Alder Stone", "rejects")]),
        ("Alder Stone said the report had been written without a visit.", [("Alder Stone", "disputes-in-part")]),
        ("Alder Stone said it was reviewing the report.", [("Alder Stone", "neutral")]),
        ("Alder Stone accused the inspectorate of haste.", [("Alder Stone", "rejects")]),
        ("Lena Vos, a widow, thanked the inspectorate for its work.", [("Lena Vos", "welcomes")]),
        ("Alder Stone declined to comment on the report.", [("Alder Stone", "neutral")]),
        ("Reacting, Alder Stone said the pumps were new.", [("Alder Stone", "neutral")]),
        ("Alder Stone hit out at the report.", [("Alder Stone", "rejects")]),
        ("Alder Stone said it was stunned by the severity of the penalty.", [("Alder Stone", "rejects")]),
        ("Alder Stone said it fundamentally disagreed with the report.", [("Alder Stone", "rejects")]),
        ("Lena Vos, a widow, backed the findings.", [("Lena Vos", "supports")]),
        ("Lena Vos, a widow, urged the owner to adopt the recommendations.", [("Lena Vos", "supports")]),
        ("Lena Vos, a widow, urged ministers to withdraw the report.", [("Lena Vos", "rejects")]),
        ("Lena Vos, a widow, refused to welcome the report.", [("Lena Vos", "neutral")]),
        ("Lena Vos, a widow, refused to accept the findings.", [("Lena Vos", "neutral")]),
        ("Lena Vos, a widow, denied rejecting the report.", [("Lena Vos", "neutral")]),
        ("Lena Vos, a widow, denied that she had criticised the report.", [("Lena Vos", "neutral")]),
        ("Lena Vos, a widow, said she did not reject the report.", [("Lena Vos", "neutral")]),
        ("Lena Vos, a widow, said she did not welcome the report.", [("Lena Vos", "neutral")]),
        ("Lena Vos, a widow, said she did not accept the report.", [("Lena Vos", "rejects")]),
        (
            "Lena Vos, a widow, complained that the report named nobody.",
            [("Lena Vos", "criticises-as-insufficient")],
        ),
        (
            "Lena Vos, a widow, welcomed the report but argued that the pit had to close.",
            [("Lena Vos", "welcomes"), ("Lena Vos", "criticises-as-insufficient")],
        ),
        ("Lena Vos, a widow, said the inspectorate had spoken to nobody.", [("Lena Vos", "disputes-in-part")]),
        ("The Herald quoted a miner as saying that the report was false.", [("miner", "rejects")]),
        ("The report calls the pit a trap. Alder Stone disputes this.", [("Alder Stone", "rejects")]),
        ("Lena Vos, a widow, called it a whitewash.", [("Lena Vos", "rejects")]),
        ("Lena Vos, a widow, hailed a verdict that nobody had hoped for.", [("Lena Vos", "welcomes")]),
        ("Alder Stone rejected claims that it was greedy.", [("Alder Stone", "rejects")]),
        ("Tom Fell, a miner, said the owners had let families down.", [("Tom Fell", "criticises-as-insufficient")]),
        ("Alder Stone said it had already replaced the pumps.", [("Alder Stone", "supports")]),
        ("Alder Stone blamed a supplier.", [("Alder Stone", "rejects")]),
        ("Tom Fell, a miner, asked for the findings to be acted on.", [("Tom Fell", "supports")]),
        ("The Miners Union called for urgent action.", [("Miners Union", "supports")]),
        ("The Miners Union warned that the town would die.", [("Miners Union", "expresses-concern")]),
        ("The Miners Union seized on the report, saying it had been right.", [("Miners Union", "welcomes")]),
        ("Lena Vos, a widow, questioned whether the inspectors knew the pit.", [("Lena Vos", "disputes-in-part")]),
        ("Lena Vos, a widow, said: “My son went down at six.”", []),
        ("Lena Vos, a widow, said: “Now there must be a trial.”", [("Lena Vos", "supports")]),
        ("Lena Vos, a widow, said: “Where were the doctors that night?”", [("Lena Vos", "criticises-as-insufficient")]),
        ("Alder Stone said: “Nobody asked our engineers that.”", [("Alder Stone", "rejects")]),
        ("Tom Fell, a miner, questioned the accuracy of the figures.", [("Tom Fell", "disputes-in-part")]),
        ("The owner rebuffed the findings.", [("Alder Stone", "rejects")]),
        ("Lena Vos, a widow, welcomed the report and said she was tired.", [("Lena Vos", "welcomes")]),
        (
            "Lena Vos, a widow, dismissed the report. “It is a fairy tale,” she said.",
            [("Lena Vos", "rejects"), ("Lena Vos", "rejects")],
        ),
    ],
)
def test_who_reacts_and_how(text: str, found: list[tuple[str, str]]) -> None:
    assert reactions(LEAD + text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The Mining Inspectorate said the pumps were old.",
        "The chief inspector, Jan Brink, said the pit had no exits.",
        "Lena Vos, a widow, criticised the government.",
        "The Herald cited the report.",
        "Alder Stone declined to comment.",
        "Tom Fell, a clerk, pleaded not guilty. He denies the charge.",
        "Tom Fell, a clerk, denied all charges.",
        "Tom Fell, a clerk, said: “I was not tortured.”",
        "Alder Stone declined to comment on the weather.",
        "Presenting the report, Jo Hart said the pumps were old.",
        "The mayor said ministers must apologise.",
        "Carl Moe, a miner, told investigators that he had never seen the report.",
        "Carl Moe, a miner, had told friends: “The pit will kill somebody.”",
        "Lena Vos, a widow, said: “Soon.”",
        "In June, bishops apologised for a war.",
        "One miner told the inspectors: “We were told to keep quiet.”",
        "The Miners Union blamed the weather.",
        "Tom Fell, a miner, said his son had already moved.",
        "Lena Vos, a widow, praised a singer. Tom Fell, a miner, disputes this.",
        "Lena Vos, a widow, hailed a bus driver who stopped.",
        "Last year a complaint was dismissed by Alder Stone as “silly”.",
    ],
)
def test_who_gives_the_report_or_speaks_of_something_else_does_not_react(text: str) -> None:
    assert not reactions(LEAD + text)


def test_whoever_led_the_inquiry_is_its_author() -> None:
    text = (
        "A review of the rescue has found delays. The review, led by former captain Ida Moss, is 90 pages long. "
        "Moss recommends a second boat. She said the crew had no radio."
    )
    assert not reactions(text)


def test_whoever_releases_a_report_is_its_author() -> None:
    lead = "The pit was unsafe, according to a report released on Friday by safety officers.\n\n"
    assert not reactions(lead + "The report has 90 pages. It does not name the owner, the safety officers said.")
    lead = "The Safe Pits Union has published a damning report on the pit, saying it was never safe. "
    assert not reactions(lead + "The report has 90 pages. The Safe Pits Union said it did not trust the owner.")


def test_whoever_wrote_or_led_it_is_its_author() -> None:
    said = "The pit has no exits, she said. “Nobody had counted the lamps.”"
    assert not reactions(LEAD + "Ida Moss, who wrote the report, was blunt.\n\n" + said)
    assert not reactions(LEAD + "Launching the 90-page report in a church hall, Ida Moss was blunt.\n\n" + said)


def test_whoever_stands_behind_an_authors_office_is_the_author() -> None:
    told = LEAD + "In the view of its chief inspector, Ida Moss, it was no accident.\n\n"
    assert not reactions(told + "“When four lamps go out you look for the hand,” Moss said.")


def test_a_report_of_which_a_long_text_seldom_speaks_is_not_what_it_is_about() -> None:
    talk = "It rained all day in the valley, and nobody went to the fair. " * 200
    text = f"{talk}A report by the Mining Inspectorate is out. The report is long. The report is grey.\n\n"
    said = "“Where were the doctors that night?” said Lena Vos, a widow."
    assert not reactions(text + said)
    assert reactions(text[-200:] + said)


def test_whoever_says_something_in_a_report_is_its_author() -> None:
    lead = "The pit must close. In a decision published on Friday, the Energy Board said it was unsafe.\n\n"
    assert not reactions(lead + "“Nobody had counted the lamps,” the Energy Board said.")
    assert reactions(lead + "In response to the decision, Alder Stone said it had lawyers.") == [
        ("Alder Stone", "neutral")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rosa Lind, a lawyer, said the report proved what miners knew.", [("Rosa Lind", "supports")]),
        ("Alder Stone apologised to the families.", [("Alder Stone", "supports")]),
        ("Alder Stone apologised last year to the families.", []),
        ("In 2015 the Miners Union condemned the owner as greedy.", []),
        ("Alder Stone said it had adopted most of the guidelines.", [("Alder Stone", "supports")]),
        ("The Miners Union warned against “a farce”.", [("Miners Union", "expresses-concern")]),
        ("Ida Moss, the minister, promised that the proposals would be looked at.", [("Ida Moss", "neutral")]),
        ("“Vindication,” said Lena Vos, who held the report up.", [("Lena Vos", "welcomes")]),
        ("“What good is a report to me?” said Lena Vos, a widow.", [("Lena Vos", "criticises-as-insufficient")]),
        ("The Miners Union demanded that the recommendations be made law.", [("Miners Union", "supports")]),
        ("The Miners Union said ministers must now act.", [("Miners Union", "supports")]),
        ("The Miners Union was disappointed that nobody was named.", [("Miners Union", "criticises-as-insufficient")]),
        ("“We are proud of our safety work,” said Alder Stone.", [("Alder Stone", "rejects")]),
        ("“This must never happen again,” said Lena Vos, a widow.", [("Lena Vos", "supports")]),
        ("“They should have asked the men,” said Tom Fell, a miner.", [("Tom Fell", "criticises-as-insufficient")]),
        ("“They should have asked the men,” said the Miners Union.", [("Miners Union", "disputes-in-part")]),
        ("“It does not surprise me,” said Tom Fell, a miner.", [("Tom Fell", "neutral")]),
        ("The Miners Union said the report was a drop in the ocean.", [("Miners Union", "disputes-in-part")]),
        ("“We have nothing to hide,” said Tom Fell, a foreman.", [("Tom Fell", "rejects")]),
        ("The Miners Union hit back, saying its members were careful.", [("Miners Union", "rejects")]),
        ("Lena Vos, a widow, said the report had done the right thing.", [("Lena Vos", "welcomes")]),
        ("Alder Stone said it was disappointed.", [("Alder Stone", "disputes-in-part")]),
        ("Tom Fell, a miner, said it was disappointing.", [("Tom Fell", "criticises-as-insufficient")]),
        ("Lena Vos, a widow, was unimpressed. “It is so many words,” she said.", [("Lena Vos", "rejects")]),
        ("Tom Fell, a miner, said he had not read it.", [("Tom Fell", "neutral")]),
    ],
)
def test_how_words_sound(text: str, found: list[tuple[str, str]]) -> None:
    assert reactions(LEAD * 3 + text) == found


def test_who_reacts_later_did_not_react_before() -> None:
    text = (
        "Carl Moe, a miner, said the pumps were old.\n\n“It is a fairy tale,” said Carl Moe, who rejected the report."
    )
    assert reactions(LEAD * 3 + text) == [("Carl Moe", "rejects"), ("Carl Moe", "rejects")]


def test_what_somebody_says_inside_their_own_words_is_no_second_reaction() -> None:
    text = "Lena Vos, a widow, said: “I welcome the report, as I told my son.”"
    assert reactions(LEAD + text) == [("Lena Vos", "welcomes")]


def test_a_person_denies_what_a_report_told() -> None:
    told = LEAD + "“We found a culture of silence,” the inspectorate said.\n\n"
    assert reactions(told + "Jo Fell, a foreman, said: “Silence is not the problem.”") == [("Jo Fell", "rejects")]


def test_a_decision_is_reacted_to_only_if_it_was_published() -> None:
    said = "\n\nAlder Stone rejected the decision."
    lead = "In a decision published on Friday, the regulator said the pit was unsafe. The decision is final."
    assert reactions(lead + said) == [("Alder Stone", "rejects")]
    assert not reactions("The decision came late. The decision was hard." + said)


def test_a_witness_does_not_react_to_an_inquest() -> None:
    lead = "The pit was unsafe, an inquest has found. The inquest lasted a week.\n\n"
    assert not reactions(lead + "Carl Moe, a miner, told the inquest that he had never seen the pumps.")
    assert reactions(lead + "Carl Moe, a miner, said the inquest was a joke.") == [("Carl Moe", "rejects")]


def test_a_decision_may_be_where_somebody_says_it() -> None:
    lead = "The pit was unsafe, the Mining Arbiter has held in a determination.\n\n"
    assert reactions(lead + "Alder Stone rejected the remedy.") == [("Alder Stone", "rejects")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lena Vos said that Tom Cole had welcomed the report.", [("Tom Cole", "welcomes")]),
        ("Tom Cole rejected the report, Lena Vos told the Herald.", [("Tom Cole", "rejects")]),
        ("Lena Vos mocked Tom Cole for welcoming the report.", [("Tom Cole", "welcomes")]),
        ("“Tom Cole called it a whitewash,” said Lena Vos.", [("Tom Cole", "rejects")]),
        ("Lena Vos wrote that critics had called the report a whitewash.", []),
        ("Lena Vos noted that the union had rejected the report.", []),
    ],
)
def test_whoever_tells_how_somebody_else_reacts_does_not_react_so(text: str, found: list[tuple[str, str]]) -> None:
    assert [reaction for reaction in reactions(LEAD + text) if reaction[0] != "critics"] == found


@pytest.mark.parametrize("words", ["criticism of", "claims of errors in", "calls to withdraw", "attacks on"])
def test_whoever_rejects_what_others_say_of_a_report_does_not_reject_it(words: str) -> None:
    assert reactions(f"{LEAD}Lena Vos, a widow, rejected {words} the report.") == [("Lena Vos", "neutral")]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Lena Vos, a widow, denied that the report was biased.", "neutral"),
        ("“I would never call this report biased,” said Lena Vos.", "supports"),
        ("“Nobody can call this report a whitewash,” said Lena Vos.", "supports"),
        ("“I do not think that the report is unfair,” said Lena Vos.", "supports"),
        ("“It would be wrong to reject the report,” said Lena Vos.", "supports"),
        ("“The report is not biased,” said Lena Vos.", "supports"),
        ("“The report is not only fair, it is brave,” said Lena Vos.", "welcomes"),
        ("“The report leaves no doubt that the owner lied,” said Lena Vos.", "supports"),
        ("Lena Vos, a widow, condemned Tom Cole's attack on the report.", "neutral"),
        ("Lena Vos, a widow, condemned the cruelty described in the report.", "neutral"),
        ("Lena Vos, a widow, said that she would neither welcome nor reject the report.", "neutral"),
    ],
)
def test_whoever_takes_the_part_of_a_report_is_not_against_it(text: str, stance: str) -> None:
    assert reactions(LEAD + text) == [("Lena Vos", stance)]


@pytest.mark.parametrize(
    "text",
    [
        "Lena Vos, a widow, denied that the report was fair.",
        "“The report is not fair,” said Lena Vos.",
        "“The report is not only wrong, it is dangerous,” said Lena Vos.",
        "“The report could not be more wrong,” said Lena Vos.",
        "“The report is not wrong but it is misleading,” said Lena Vos.",
        "“The report does not blame the foremen,” said Lena Vos.",
        "“I would never call this report fair,” said Lena Vos.",
        "Lena Vos, a widow, condemned the claims made in the report.",
        "Lena Vos, a widow, condemned the report's attack on the foremen.",
    ],
)
def test_whoever_is_against_a_report_stays_so(text: str) -> None:
    assert [(who, stance in ("rejects", "disputes-in-part")) for who, stance in reactions(LEAD + text)] == [
        ("Lena Vos", True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tom Cole, a miner, falsely said that Lena Vos welcomed the report.",
        "Tom Cole, a miner, doubts that Lena Vos will welcome the report.",
        "Tom Cole, a miner, who had promised to welcome the report, did not.",
        "Tom Cole, a miner, hailed the verdict in his divorce case.",
        "Tom Cole, a miner, denied wrongdoing in a separate tax case.",
        "At a separate event, Tom Cole, a miner, said the weather was a disgrace.",
        "Tom Cole, a miner, gave the athletes a warm welcome.",
        "Tom Cole admitted that he had been drunk at his wedding.",
    ],
)
def test_who_tells_of_others_or_of_something_else_does_not_react(text: str) -> None:
    assert "Tom Cole" not in dict(reactions(LEAD + text))
