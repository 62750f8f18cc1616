"""Sentences, tokens and quotations of texts as they are written."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language import paragraphs, sentences, sentences_inside
from onrecord.language.quotations import quotations
from onrecord.records import Span

MARKED = st.text(alphabet=st.sampled_from(list("ab AB.,;:?!“”‘’\"'«»()-—\n\u00a0é7’s")), max_size=120)


def split(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in sentences(text)]


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in quotations(text, 0, len(text))]


def tags_of(text: str) -> dict[str, str]:
    return {text[t.start : t.end]: t.tag for sentence in sentences(text) for t in sentence.tokens}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He came. She left.", ["He came.", "She left."]),
        ("Mr. Berg met Gov. Dale. They ate.", ["Mr. Berg met Gov. Dale.", "They ate."]),
        ("The U.S. Senate met. It voted.", ["The U.S. Senate met.", "It voted."]),
        ("He went to the U.S. The trip was long.", ["He went to the U.S.", "The trip was long."]),
        ("It cost 1.5 million. Nobody paid.", ["It cost 1.5 million.", "Nobody paid."]),
        ("“We won. We won,” he said. She left.", ["“We won. We won,” he said.", "She left."]),
        ("“We won. They lost.” She left.", ["“We won. They lost.”", "She left."]),
        ("“Did we win?” Berg asked. Nobody spoke.", ["“Did we win?” Berg asked.", "Nobody spoke."]),
        ("He left.\n\nThe end", ["He left.", "The end"]),
        ("Headline Without Stop\nThe text.", ["Headline Without Stop", "The text."]),
        ("It has resulted in.\nsevere limits.", ["It has resulted in.\nsevere limits."]),
        ("They ask:\n- to stop;\n- to go", ["They ask:", "- to stop;", "- to go"]),
        ("  \n He came. \n ", ["He came."]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_a_text_is_split_into_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” and «non».", ["“no”", "«non»"]),
        ('He said "no" twice.', ['"no"']),
        ("He said ''no'' twice.", ["''no''"]),
        ("He said ``no'' twice.", ["``no''"]),
        ("‘’It is late,” she said.", ["‘’It is late,”"]),
        ("She said ‘‘it is late.’’", ["‘‘it is late.’’"]),
        ("“He called it ‘odd’,” she said.", ["“He called it ‘odd’,”"]),
        ("He called it ‘odd’ again.", ["‘odd’"]),
        ("‘The workers’ rights were ignored,’ she said.", ["‘The workers’ rights were ignored,’"]),
        ("The workers’ rights and the men's hats.", []),
        ("It isn't Berg's, it's O'Malley's.", []),
        ("Rock 'n' roll in the '90s.", []),
        ("“He said ‘no’ to us,” she wrote.", ["“He said ‘no’ to us,”"]),
        ("“So-called “extremism” laws are bad,” she said.", ["“So-called “extremism” laws are bad,”"]),
        ('"So-called "extremism" laws are bad," she said.', ['"So-called "extremism" laws are bad,"']),
        ("“One kind opens and another closes,'' she said.", ["“One kind opens and another closes,''"]),
        ('He said "it is over', ['"it is over']),
        ("She said: “It is not over. We go on", ["“It is not over. We go on"]),
        ('The board is 6" wide and 3" high.', []),
        ("“” is empty.", ["“”"]),
    ],
)
def test_quotations_are_found_whatever_their_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize("marks", ["''", "‘’"])
def test_a_quotation_in_single_marks_runs_on_into_the_paragraph_that_opens_with_one(marks: str) -> None:
    opens, closes = marks
    first = f"{opens}The dam was old, and nobody’s fault. It broke at night."
    text = f"Berg said: {first}\n\n{opens}We left at once.{closes} Nobody was there."
    found = [span.of(text) for sentence in sentences(text) for span in sentence.quotes]
    assert found == [first, f"{opens}We left at once.{closes}"]


@pytest.mark.parametrize(
    "text",
    [
        "The Smiths’ dam broke. ‘Old Water’ is a film about it.\n\n‘We left,’ Berg said.",
        "It broke in the ’90s, and nobody came to mend it then.\n\n’Twas late.",
        "The ‘dam of dams’ broke at night, and nobody came to mend it.\n\n‘We left,’ Berg said.",
    ],
)
def test_a_single_mark_that_is_closed_or_no_quotation_mark_does_not_run_on(text: str) -> None:
    assert all(len(span.of(text)) < 20 for each in sentences(text) for span in each.quotes)


def test_an_unclosed_quotation_ends_with_its_paragraph_and_one_that_runs_on_closes_in_the_next() -> None:
    text = "He said: “It is late.\n\nWe must go.” She left.\n"
    assert split(text) == ["He said: “It is late.", "We must go.”", "She left."]
    assert [[q.of(text) for q in s.quotes] for s in sentences(text)] == [["“It is late."], ["We must go.”"], []]


def test_a_quotation_is_one_token_with_its_own_tag() -> None:
    (sentence,) = sentences("He said “it is very late” again.")
    assert [t.tag for t in sentence.tokens].count("QUOTE") == 1
    assert len(sentence.tokens) == 5


def test_a_quotation_has_sentences_of_its_own() -> None:
    text = "“We won. ‘No,’ he said.”"
    inside = sentences_inside(text, Span(0, len(text)))
    assert [s.span.of(text) for s in inside] == ["We won.", "‘No,’ he said."]


def test_nothing_is_read_from_excluded_passages() -> None:
    text = "He came. Read: more of this. She left."
    excluded = Span(text.index("Read"), text.index("She"))
    assert [s.span.of(text) for s in sentences(text, (excluded,))] == ["He came.", "She left."]
    assert list(paragraphs(text, (Span(0, len(text)),))) == []


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("The report said so.", "report", "NOUN"),
        ("They report that it rained.", "report", "BASE"),
        ("Beijing claims that it rained.", "claims", "PRES"),
        ("The claims were false.", "claims", "NOUN"),
        ("They want to report it.", "report", "BASE"),
        ("The alleged abuse ended.", "alleged", "ADJ"),
        ("He quickly left on Monday.", "Monday", "TIME"),
        ("He quickly left on Monday.", "quickly", "ADV"),
        ("It did not rain.", "not", "NEG"),
        ("It didn't rain.", "n't", "NEG"),
        ("China's law changed.", "'s", "POSS"),
        ("They denied it.", "denied", "PAST"),
        ("It was written down.", "written", "PART"),
        ("Critics Say Plan Will Fail", "Say", "BASE"),
        ("Mayor Slams Plan For New School.", "Slams", "PRES"),
        ("Mayor Slams Plan For New School", "Slams", "PRES"),
        ("Anna Slams Berg met Emma White.", "Slams", "NAME"),
        ("He wants to abandon the plan.", "abandon", "BASE"),
        ("They alleged that it leaked.", "alleged", "PAST"),
        ("It leaked, according to witnesses.", "witnesses", "NOUN"),
        ("It leaked, according to court documents.", "court", "NOUN"),
        ("The mine closed.", "mine", "NOUN"),
        ("It leaked, a survey shows, and it rained.", "shows", "PRES"),
        ("“It is cold,” said retired colonel Anna Berg.", "retired", "ADJ"),
        ("About 40 people said it rained.", "About", "DET"),
        ("He spoke about 40 people.", "about", "PREP"),
        ("They said George Will left.", "Will", "NAME"),
        ("Will it rain?", "Will", "MODAL"),
        ("The vote in May was close.", "May", "TIME"),
        ("The mayor's earlier claim was false.", "earlier", "ADJ"),
        ("She resigned that same day.", "that", "TIME"),
        ("He said that day was cold.", "that", "THAT"),
        ("He was among those supporting it.", "those", "PRON"),
        ("They sought to squelsh the story.", "squelsh", "BASE"),
        ("The mayor will quickly zorb it.", "zorb", "BASE"),
        ("They backed the union's multiple attempts to stop it.", "attempts", "NOUN"),
        ("The party chairs met.", "chairs", "NOUN"),
        ("She has won broad support in town.", "support", "NOUN"),
        ("The critics who support it left.", "support", "BASE"),
        ("This means war.", "means", "PRES"),
        ("Another notes the cost.", "notes", "PRES"),
        ("Those killed in the raid were named.", "killed", "PAST"),
        ("He's going to Ghent.", "'s", "BE"),
        ("The city's most senior nurse left.", "'s", "POSS"),
        ("They are building it.", "building", "ING"),
        ("The building fell.", "building", "NOUN"),
        ("Mark said it rained.", "Mark", "NOUN"),
        ("A very senior official left.", "very", "ADJ"),
        ("She denied the fraud claims and left.", "claims", "NOUN"),
        ("In a poll, the report states that it rained.", "states", "PRES"),
        ("Voters need roads that include ramps.", "include", "BASE"),
        ("It asked that the port train its pilots.", "train", "BASE"),
    ],
)
def test_words_are_tagged_by_lexicon_suffix_and_neighbours(text: str, word: str, tag: str) -> None:
    assert tags_of(text)[word] == tag


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"),
        ("denies", "deny"),
        ("urging", "urge"),
        ("planned", "plan"),
        ("told", "tell"),
        ("pushes", "push"),
    ],
)
def test_verbs_have_their_lemma(form: str, lemma: str) -> None:
    (sentence,) = sentences(f"They {form} it.")
    assert sentence.tokens[1].lemma == lemma


@given(MARKED.map(lambda text: re.sub("[AB][AB.'’-]{2,}|[AB]{2,}", "A", text)))  # no city's name, so no dateline
def test_tokens_are_ordered_disjoint_and_hold_every_visible_character(text: str) -> None:
    position = 0
    for sentence in sentences(text):
        assert sentence.start == sentence.tokens[0].start
        assert sentence.end == sentence.tokens[-1].end
        for token in sentence.tokens:
            assert position <= token.start < token.end <= len(text)
            assert not text[position : token.start].strip()
            assert not text[token.start].isspace()
            position = token.end
        for quote in sentence.quotes:
            assert (quote.start, quote.end) in {(t.start, t.end) for t in sentence.tokens if t.tag == "QUOTE"}
    assert not text[position:].strip()


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_no_sentence_touches_an_excluded_passage(text: str, first: int, length: int) -> None:
    if first + length <= len(text) and length:
        hole = Span(first, first + length)
        assert not any(s.span.overlaps(hole) for s in sentences(text, (hole,)))


HOSTILE = {
    "open quotation marks": "“",
    "straight quotation marks": '"',
    "apostrophes": "'",
    "quotation marks between words": ' "a',
    "single marks between words": " 's' s",
    "brackets": "(",
    "one word": "a",
    "no full stop": "the minister said that the plan ",
    "abbreviations": "U.",
    "lines": "a\n",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_length_alone(piece: str) -> None:
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        sentences(text)
        return time.process_time() - began

    cost(1000)
    small = min(cost(5_000) for _ in range(2))
    large = min(cost(40_000) for _ in range(2))
    assert large < 24 * small + 0.05


@pytest.mark.parametrize(
    "dateline",
    ["LONDON (Agency) - ", "NEW YORK, March 9 — ", "WASHINGTON — ", "GENEVA, 4 June (AB News) -- ", "PARIS – "],
)
def test_a_dateline_is_no_part_of_the_sentence(dateline: str) -> None:
    text = f"{dateline}The school should close, a board said."
    (sentence,) = sentences(text)
    assert text[sentence.start :].startswith("The school")


@pytest.mark.parametrize("text", ["UN - the facts", "NATO: The end", "BBC news - The school closed."])
def test_a_name_before_a_dash_or_colon_is_no_dateline(text: str) -> None:
    assert sentences(text)[0].start == 0
