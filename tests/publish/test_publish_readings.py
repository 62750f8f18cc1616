"""What ``onrecord read`` prints."""

from __future__ import annotations

import json
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.findings import Findings, Record, RecordKind
from onrecord.language import sentences
from onrecord.publish.readings import as_json
from onrecord.records import Actor, Article, CuratedReadings, Excluded, Given, Kind, Reading, Register, Report, Span
from onrecord.resolution import resolve

TEXT = (
    "Lena Holt said Bob Smith claimed it rained. The Harbour Council urged owners to wait and to pay fees. "
    "The Harbour Council rejected the report. Read: more"
)
REGISTER = Register(
    actors={"holt": Actor(key="holt", name="Lena Holt"), "bob": Actor(key="bob", name="Bob Smith")},
    reports={"r": Report(key="r", name="Harbour Report", names=("the report",))},
)


def spans(words: str) -> tuple[Span, ...]:
    at = TEXT.index(words)
    return (Span(at, at + len(words)),) if words else ()


def reading(source: str, cue: str, content: str, **values: Any) -> Reading:
    values = {"kind": Kind.STATEMENT, "rule": "test", **values}
    return Reading(source=spans(source), cue=spans(cue), content=spans(content), **values)


def printed(*readings: Reading, by_hand: CuratedReadings | None = None) -> dict[str, Any]:
    excluded = (Excluded(spans("Read: more")[0], "teaser"),)
    article = Article(name="harbour", text=TEXT, excluded=excluded)
    units = sentences(TEXT, tuple(passage.span for passage in excluded))
    findings = resolve(article, units, readings, by_hand or CuratedReadings(), REGISTER)
    shown = as_json(findings, {"test": 0.75})
    assert json.loads(json.dumps(shown)) == shown
    return shown


OUTER = reading("Lena Holt", "said", "Bob Smith claimed it rained")
INNER = reading("Bob Smith", "claimed", "it rained")


def words(shown: list[list[int]]) -> list[str]:
    return [TEXT[start:end] for start, end in shown]


def test_an_attribution_has_its_spans_its_speaker_and_the_rules_precision() -> None:
    (outer,) = printed(OUTER)["attributions"]
    assert [words(outer[part]) for part in ("source", "cue", "content")] == [
        ["Lena Holt"],
        ["said"],
        ["Bob Smith claimed it rained"],
    ]
    about = {key: outer[key] for key in ("type", "act", "mode", "speaker", "rule", "confidence", "nested")}
    assert about == {
        "type": "indirect",
        "act": "asserts",
        "mode": "speech",
        "speaker": "Lena Holt",
        "rule": "test",
        "confidence": 0.75,
        "nested": [],
    }


def test_what_stands_inside_is_nested_in_the_same_form() -> None:
    (outer,) = printed(INNER, OUTER)["attributions"]
    (inner,) = outer["nested"]
    assert (inner["speaker"], words(inner["content"]), inner.keys()) == ("Bob Smith", ["it rained"], outer.keys())


def test_a_curated_attribution_has_no_confidence() -> None:
    by_hand = reading("Lena Holt", "said", "Bob Smith claimed it rained", rule="curated", given=Given(speaker="holt"))
    (outer,) = printed(OUTER, by_hand=CuratedReadings(readings=(by_hand,)))["attributions"]
    assert (outer["rule"], outer["confidence"]) == ("curated", None)


@pytest.mark.parametrize("kind", [Kind.OMISSION, Kind.DENIAL, Kind.RECOMMENDATION])
def test_every_kind_of_words_is_an_attribution(kind: Kind) -> None:
    assert len(printed(reading("Lena Holt", "said", "Bob Smith claimed it rained", kind=kind))["attributions"]) == 1


def test_every_action_is_a_recommendation_and_its_reading_one_attribution() -> None:
    actions = (*spans("to wait"), *spans("to pay fees"))
    asked = reading(
        "The Harbour Council",
        "urged",
        "to wait and to pay fees",
        kind=Kind.RECOMMENDATION,
        actions=actions,
        addressee=spans("owners"),
    )
    shown = printed(asked)
    assert [
        (r["recommender"], r["addressee"], r["action"], words(r["evidence"])) for r in shown["recommendations"]
    ] == [
        ("Harbour Council", "owners", "wait", ["to wait"]),
        ("Harbour Council", "owners", "pay fees", ["to pay fees"]),
    ]
    assert len(shown["attributions"]) == 1


def test_an_action_asked_of_two_is_a_recommendation_to_each() -> None:
    asked = Record(
        kind=RecordKind.STATEMENT,
        reading=reading("The Harbour Council", "urged", "to wait", kind=Kind.RECOMMENDATION),
        source=Actor(name="Harbour Council"),
        evidence=(Span(0, len(TEXT)),),
        words="wait",
        requested=True,
        addressees=(Actor(name="owners"), Actor(name="crews")),
        origins=("rule",),
    )
    shown = as_json(Findings(article=Article(name="harbour", text=TEXT), records=(asked,)), {})["recommendations"]
    assert [(r["addressee"], r["action"]) for r in shown] == [("owners", "wait"), ("crews", "wait")]


def test_a_stance_on_what_somebody_did_is_a_response_to_them() -> None:
    blamed = Record(
        kind=RecordKind.STATEMENT,
        reading=reading("Lena Holt", "said", "it rained"),
        source=Actor(name="Lena Holt"),
        evidence=(Span(0, len(TEXT)),),
        words="it rained",
        stance="rejects",
        toward=Actor(name="Bob Smith"),
        origins=("rule",),
    )
    (shown,) = as_json(Findings(article=Article(name="harbour", text=TEXT), records=(blamed,)), {})["responses"]
    assert (shown["responder"], shown["target"], shown["stance"]) == ("Lena Holt", "Bob Smith", "rejects")


def test_a_response_names_who_what_and_how_and_shows_its_parts() -> None:
    at = TEXT.index("The Harbour Council rejected")
    rejected = Reading(
        kind=Kind.STATEMENT,
        rule="test",
        source=(Span(at, at + 19),),
        cue=spans("rejected"),
        content=spans("the report"),
        stance="rejects",
    )
    (response,) = printed(rejected)["responses"]
    assert (response["responder"], response["target"], response["stance"], words(response["evidence"])) == (
        "Harbour Council",
        "Harbour Report",
        "rejects",
        ["The Harbour Council rejected the report"],
    )


def test_a_stance_towards_a_claim_is_a_response_to_its_speaker() -> None:
    holt = reading("Lena Holt", "said", "it rained", rule="curated", given=Given(label="s1", speaker="holt"))
    bob = reading("Bob Smith", "claimed", "", rule="curated", stance="rejects", given=Given(speaker="bob", toward="s1"))
    (response,) = printed(by_hand=CuratedReadings(readings=(holt, bob)))["responses"]
    assert (response["responder"], response["target"]) == ("Bob Smith", "Lena Holt")


def test_excluded_passages_are_shown() -> None:
    assert words(printed()["excluded"]) == ["Read: more"]


SPAN = st.tuples(st.integers(0, 140), st.integers(1, 50)).map(lambda pair: (Span(pair[0], pair[0] + pair[1]),))
ANY = st.builds(
    Reading,
    kind=st.sampled_from(Kind),
    rule=st.just("test"),
    source=SPAN,
    cue=SPAN,
    content=st.one_of(st.just(()), SPAN),
    stance=st.sampled_from((None, "rejects")),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(ANY, max_size=6))
def test_whatever_is_read_all_spans_lie_in_the_text(readings: list[Reading]) -> None:
    shown = printed(*readings)

    def all_spans(attributions: list[dict[str, Any]]) -> chain[list[int]]:
        own = [span for a in attributions for part in ("source", "cue", "content") for span in a[part]]
        return chain(own, *(all_spans(a["nested"]) for a in attributions))

    evidence = (span for key in ("recommendations", "responses") for item in shown[key] for span in item["evidence"])
    for start, end in chain(all_spans(shown["attributions"]), evidence):
        assert 0 <= start < end <= len(TEXT)
