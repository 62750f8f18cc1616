"""Sentences that name an addressee and from which nothing was read."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord import BASE
from onrecord.findings import Findings
from onrecord.knowledge.network import network
from onrecord.publish.page.data import page_data as data_of
from onrecord.publish.page.passed import passed_over
from onrecord.records import Article, Excluded, Span
from onrecord.withholding import mask
from samples import make_findings, make_register, make_second_article


def found_in(text: str, *names: str, withheld: tuple[str, ...] = (), excluded: tuple[Excluded, ...] = ()) -> list[str]:
    """The sentences of a text of which nothing else is known that hold one of the names."""
    findings = [Findings(article=Article(name="one", text=text, excluded=excluded))]
    places = passed_over(findings, [mask(text, withheld)], {"who": [mask(name, withheld) for name in names]})
    return [span.of(text) for _, span in places.get("who", ())]


def test_whole_words_are_found_also_with_what_hangs_on_them() -> None:
    text = "Chinatown woke. China’s ports closed. An anti-China rally began. It was China."
    assert found_in(text, "China") == ["China’s ports closed.", "An anti-China rally began.", "It was China."]


def test_capitals_count_where_a_name_has_them() -> None:
    text = "They told us nothing. The US waited. THE CROWD LEFT CHINA. The union slept. Union Square was empty."
    assert found_in(text, "US") == ["The US waited."]
    assert found_in(text, "China") == ["THE CROWD LEFT CHINA."]
    assert found_in(text, "the union") == ["The union slept."]


def test_names_of_several_words_need_all_that_stands_between_them() -> None:
    text = "The U.N. met. The U N met. The harbour\nauthority closed. The harbour, authority unclear, closed."
    assert found_in(text, "U.N.") == ["The U.N. met."]
    assert found_in(text, "harbour authority") == ["The harbour\nauthority closed."]


def test_names_of_scripts_without_spaces_are_found_within_a_run() -> None:
    assert found_in("昨日王文斌发言。", "王文斌") == ["昨日王文斌发言。"]


def test_a_sentence_counts_once_for_each_whom_it_names() -> None:
    findings = [Findings(article=Article(name="one", text="Spain and Peru met, and Spain left."))]
    places = passed_over(findings, [findings[0].article.text], {"a": ["Spain", "the kingdom"], "b": ["Peru"]})
    assert {owner: len(spans) for owner, spans in places.items()} == {"a": 1, "b": 1}


def test_what_is_no_part_of_the_article_and_withheld_names_are_left_out() -> None:
    text = "Read: Spain in pictures\nSpain won."
    teaser = Excluded(Span(0, text.index("\n")), "teaser")
    assert found_in(text, "Spain", excluded=(teaser,)) == ["Spain won."]
    assert found_in(text, "Spain", withheld=("Spain",)) == []


def test_sentences_that_are_evidence_are_left_out() -> None:
    findings = make_findings()
    places = passed_over(findings, [one.article.text for one in findings], {"ministry": ["the ministry"]})
    read = [span for one in findings for record in one.records for span in record.evidence]
    assert not any(span.overlaps(other) for number, span in places.get("ministry", ()) for other in read if number == 0)
    bare = [replace(one, records=()) for one in findings]
    places = passed_over(bare, [one.article.text for one in bare], {"ministry": ["the ministry"]})
    assert {number for number, _ in places["ministry"]} == {0, 1}


@given(st.text(st.sampled_from("aA bB.\n王\u0301😀"), max_size=60), st.text(st.sampled_from("aAbB. 王"), max_size=4))
def test_any_text_and_name_are_taken(text: str, name: str) -> None:
    assert all(sentence in text for sentence in found_in(text, name))


def page_data(*, excerpts: bool) -> dict[str, object]:
    first, second = make_findings()
    text = "😀 The harbour authority is new.\n" + make_second_article().text
    second = Findings(article=replace(second.article, text=text))
    findings, register = (first, second), make_register()
    data = data_of(findings, register, BASE, {}, network(findings, register), excerpts=excerpts)
    return {"articles": data["articles"], **next(n for n in data["nodes"] if n["label"] == "harbour authority")}


def test_the_page_has_the_places_as_a_browser_counts_them_and_with_excerpts_only_their_number() -> None:
    node = page_data(excerpts=False)
    ((number, start, end),) = node["passed"]  # type: ignore[misc, attr-defined]
    text = node["articles"][number]["pieces"][0][1]  # type: ignore[index]
    there = text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
    assert there.endswith("The harbour authority is new.")
    node = page_data(excerpts=True)
    assert "passed" not in node
    assert node["passedCount"] == 1
