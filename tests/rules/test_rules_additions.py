"""Rules and words that a corpus adds: read with it, checked as the program's own are, and never slow."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DataError
from onrecord.language import CODES, KINDS, sentences
from onrecord.pipeline import find_all
from onrecord.resources import using
from onrecord.rules import load_additions, read, rules
from onrecord.rules.additions import FILES
from onrecord.rules.engine import MACROS
from onrecord.rules.patterns import PatternError, checked
from onrecord.rules.written import FORM
from running import ROOT, files_of, onrecord

GUIDE = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
SAID = "The harbour master gave notice that the quay would close on Friday."
RULE = """rule notice-given: X gave notice that …
takes: notice
pattern: @ (?P<particle>N) {ASIDE} (?P<content>h)
word: particle = notice warning
example: The harbour master gave notice that the quay would close.
finds: The harbour master | gave notice | that the quay would close
not: The port gave a party that ended late.
"""


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """The corpus of the guide's worked example."""
    for name, content in re.findall(r"^```text (\S+)\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL):
        write(tmp_path / name, content)
    return tmp_path / "harbour"


def problems(corpus: Path) -> list[str]:
    try:
        load_additions(corpus)
    except DataError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_the_guide_names_every_line_of_a_rule_every_file_every_group_and_macro() -> None:
    for word in FORM.kinds | FORM.keys:
        assert re.search(rf"[`\n]{word}[`: ]", GUIDE), word
    for name in FILES:
        assert f"`{name}`" in GUIDE, name
    for macro in MACROS:
        assert f"`{{{macro}}}`" in GUIDE, macro
    for group in KINDS:
        assert f"| `{group}` |" in GUIDE, group


def test_the_worked_example_is_read_as_the_guide_says(harbour: Path) -> None:
    (article,) = map(json.loads, onrecord("read", harbour).stdout.splitlines())
    assert [(found["rule"], found["lemma"]) for found in article["attributions"]] == [
        ("notice-given", "give"),
        ("demand", "moot"),
    ]
    plain = json.loads(onrecord("read", harbour / "articles/quay.txt").stdout)
    assert plain["attributions"] == []
    assert "no cue" in onrecord("explain", SAID).stdout
    assert "READ BY notice-given" in onrecord("explain", SAID, "--corpus", harbour).stdout


def test_a_build_uses_them_in_any_number_of_processes_and_passes_every_check(harbour: Path, tmp_path: Path) -> None:
    for number in range(5):
        write(harbour / f"articles/more-{number}.txt", f"Quay {number}\n\n{SAID}\n")
    for jobs in (1, 2):
        onrecord("build", harbour, "--output", tmp_path / str(jobs), "--quiet", "--jobs", jobs)
    assert files_of(tmp_path / "1") == files_of(tmp_path / "2")
    graph = (tmp_path / "1/graph.ttl").read_text("utf-8")
    assert "rule:notice-given a onr:Rule" in graph
    assert "X gave notice that …" in graph
    assert "no violations" in onrecord("check", harbour).stdout


def test_other_corpora_and_the_program_itself_are_read_as_before(harbour: Path, tmp_path: Path) -> None:
    write(tmp_path / "other/articles/quay.txt", f"Quay\n\n{SAID}\n")
    own = rules()
    assert find_all(harbour).findings[0].records
    assert find_all(tmp_path / "other").findings[0].records == ()
    assert rules() == own
    together = onrecord("read", harbour, tmp_path / "other", harbour).stdout.splitlines()
    assert together[0] == together[2]
    assert json.loads(together[1])["attributions"] == []


def test_a_rule_of_the_corpus_is_tried_before_the_programs_own(harbour: Path) -> None:
    write(
        harbour / "rules/said.txt",
        "rule plain-said: X said that …\ntakes: that\npattern: @ (?P<content>h)\nact: warns\n"
        "example: Ann said that it rained.\nfinds: Ann | said | that it rained\nnot: Ann left.\n",
    )
    text = "Ann said that it rained."
    with using(load_additions(harbour)):
        (found,) = read(text, sentences(text))
    assert (found.rule, found.act) == ("plain-said", "warns")
    assert {reading.rule for reading in read(text, sentences(text))} == {"that-clause"}


def test_what_a_rule_may_yield(harbour: Path) -> None:
    write(
        harbour / "rules/yields.txt",
        "rule noticed: it was given notice …\ntakes: notice\nforms: K\nsource: none\nends: here\n"
        "pattern: (?P<addressee>{NP}) @ (?P<particle>N) (?P<content>hNV)\nkind: recommendation\nact: calls-for\n"
        "word: particle = notice\n"
        "example: The port was given notice that the quay would close and the crane would go.\n"
        "finds: | was given notice | that the quay would close\nnot: The port was given a crane.\n",
    )
    text = "The port was given notice that the quay would close and the crane would go."
    with using(load_additions(harbour)):
        found = next(one for one in read(text, sentences(text)) if one.rule == "noticed")
    assert [span.of(text) for span in found.addressee] == ["The port"]
    assert (found.kind.value, found.act, found.source) == ("recommendation", "calls-for", ())


def test_of_two_rules_of_a_corpus_the_first_reads_and_the_other_is_told_of_it(harbour: Path) -> None:
    write(harbour / "rules/later.txt", RULE.replace("notice-given", "later"))
    assert any("later.txt:5" in said and "`notice-given` reads it first" in said for said in problems(harbour))


FAULTS = {
    "an example that it does not read": ("that the quay would close\nnot", "that it closed\nnot", 5, "it finds"),
    "a near miss that it reads": (
        "not: The port gave a party that ended late.",
        "not: The port gave notice that it shut.",
        7,
        "must not read this",
    ),
    "no example": (r"example: .*\nfinds: .*\n", "", 1, "shows nothing that it reads"),
    "no near miss": (r"not: .*\n", "", 1, "leaves alone"),
    "no pattern": (r"pattern: .*\n", "", 1, "no `pattern:`"),
    "an example without what it finds": (r"finds: .*\n", "", 5, "does not say what is found"),
    "a mistyped line": ("takes:", "take:", 2, "Did you mean `takes`"),
    "a name that is taken": ("rule notice-given", "rule that-clause", 1, "already"),
    "a name that is none": ("rule notice-given", "rule Notice.Given", 1, "no name"),
    "a complement of no cue": ("takes: notice", "takes: notise", 2, "Did you mean `notice`"),
    "words for a part that is not there": ("word: particle", "word: partikle", 4, "no part `partikle`"),
    "a part that nothing is said of": (r"<particle>", "<partical>", 3, "partical"),
    "no content": (r"<content>", "<particular>", 3, "content"),
    "no cue": ("@ ", "", 3, "the pattern: it needs exactly one `@`"),
    "two cues": ("@ ", "@ @ ", 3, "exactly one `@`"),
    "a group that there is not": ("{ASIDE}", "X", 3, "no kind of group"),
    "a macro that there is not": ("{ASIDE}", "{MANY}", 3, "NP"),
    "a pattern that could be slow": ("{ASIDE}", "(?:N*,?)*", 3, "slow"),
    "an unclosed bracket": ("<content>h)", "<content>h", 3, "the pattern: a bracket is not closed"),
}


@pytest.mark.parametrize(("old", "new", "line", "words"), FAULTS.values(), ids=FAULTS.keys())
def test_a_bad_rule_is_named_with_its_line_and_what_to_do(
    harbour: Path, old: str, new: str, line: int, words: str
) -> None:
    text = RULE.replace(old, new) if old in RULE else re.sub(old, new, RULE)
    assert text != RULE
    write(harbour / "rules/harbour.txt", text)
    found = problems(harbour)
    assert any(problem.startswith(f"rules/harbour.txt:{line}") and re.search(words, problem) for problem in found), (
        found
    )


WORD_FAULTS = {
    "too few columns": ("cues.tsv", "give notice statement\n", "1 columns"),
    "a kind that there is not": ("cues.tsv", "give\tnotice\tsaying\tasserts\tspeech\t\n", "saying"),
    "an act that there is not": ("cues.tsv", "give\tnotice\tstatement\tyells\tspeech\t\n", "yells"),
    "a stance that there is not": ("cues.tsv", "give\tnotice\tstatement\tasserts\tspeech\tlikes\n", "likes"),
    "a verb that is not known": ("cues.tsv", "zorp\tnotice\tstatement\tasserts\tspeech\t\n", "verbs.txt"),
    "a complement of no rule": ("cues.tsv", "give\tnotice noties\tstatement\tasserts\tspeech\t\n", "`notice`"),
    "a verb that stands twice": (
        "cues.tsv",
        "give\tnotice\tstatement\tasserts\tspeech\t\n# again\ngive\tthat\tstatement\tasserts\tspeech\t\n",
        "cues.tsv:3: “give” stands in line 1 already",
    ),
    "nothing": ("nouns.txt", "", "is empty. Put text into it, or remove it."),
    "capitals": ("nouns.txt", "notice\nFinding\n", "small letters"),
    "a verb of one letter": ("verbs.txt", "y\n", "no verb"),
    "a form without its verb": ("irregular.txt", "shook PAST\n", "FORM VERB TAG"),
    "a class that there is not": ("words.txt", "loud: shout\n", "loud"),
    "a class without words": ("judgements.txt", "rejects:\n", "no words"),
    "phrases that run together": ("judgements.txt", "rejects: a pile of tosh\n", "one phrase or several"),
    "phrases of acts that run together": ("acts.txt", "denied: a pile of tosh\n", "one phrase or several"),
    "a file that there is not": ("noun.txt", "notice\n", "nouns.txt"),
}


@pytest.mark.parametrize(("name", "text", "words"), WORD_FAULTS.values(), ids=WORD_FAULTS.keys())
def test_bad_words_are_named_with_their_line_and_what_to_do(harbour: Path, name: str, text: str, words: str) -> None:
    write(harbour / "lexicon" / name, text)
    found = problems(harbour)
    assert any(problem.startswith(f"lexicon/{name}") and words in problem for problem in found), found


def test_a_faulty_rule_stops_build_read_and_check_with_exit_code_1(harbour: Path, tmp_path: Path) -> None:
    write(harbour / "rules/harbour.txt", RULE.replace("that the quay would close\nnot", "that it closed\nnot"))
    for command in (["build", harbour, "--output", tmp_path / "o"], ["read", harbour], ["check", harbour]):
        assert "rules/harbour.txt:5" in onrecord(*command, code=1).stderr
    assert not (tmp_path / "o").exists()
    # why a rule does not read its example is what one asks `explain`
    assert "READ BY notice-given" in onrecord("explain", SAID, "--corpus", harbour).stdout


def test_explain_with_what_is_no_corpus_is_wrong_use(tmp_path: Path) -> None:
    assert "no corpus" in onrecord("explain", SAID, "--corpus", tmp_path / "none", code=2).stderr


@pytest.mark.parametrize("name", ["rules", "lexicon"])
def test_strange_files_are_named(harbour: Path, tmp_path: Path, name: str) -> None:
    write(tmp_path / "secret.txt", "secret\n")
    (harbour / name / "times.txt").symlink_to(tmp_path / "secret.txt")
    write(harbour / name / "notes.md", "notes\n")
    (harbour / name / "verbs.txt").unlink(missing_ok=True)
    (harbour / name / "verbs.txt").write_bytes(b"\xff\xfe\xff")
    found = " ".join(problems(harbour))
    for file in ("times.txt", "notes.md", "verbs.txt"):
        assert f"{name}/{file}" in found


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    write(tmp_path / "rules", "x")
    assert problems(tmp_path) == ["rules: is no folder. Make it one, or remove it."]


@pytest.mark.parametrize(
    "pattern", ["@(?P<content>(?:N|N)*)", "@(?:[NR]*,*)*N", "(N+)+@N", "{NP}{NP}{NP}@N", "@(N?){0,40}h"]
)
def test_a_pattern_that_could_be_slow_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError, match="slow"):
        checked(pattern)


@given(st.text("NRVh(?P<content>)[]{}*+?|,.:^$@\\=!0123456789 -AQi", max_size=30))
def test_any_pattern_is_refused_or_compiles_and_takes_no_time(pattern: str) -> None:
    try:
        parts = checked(f"{pattern}@(?P<content>h)")
    except PatternError:
        return
    assert "content" in parts.after
    left = pattern.replace(" ", "")
    for name, macro in MACROS.items():
        left = left.replace(f"{{{name}}}", macro)
    compiled = re.compile(f"(?:{left})$")
    for kind in {"N", *pattern} & {*KINDS, *CODES.values()}:
        began = time.process_time()
        compiled.search(kind * 39 + "x")
        assert time.process_time() - began < 1


def test_the_slowest_pattern_allowed_costs_no_more_a_word_in_a_longer_text(harbour: Path) -> None:
    pattern = "@ [^h]{0,16}[^h]{0,16}[^h]{0,16}[^h]{0,16} (?P<content>h)"
    checked(pattern)
    write(
        harbour / "rules/slow.txt",
        RULE.replace("notice-given", "slow").replace("word: particle = notice warning\n", ""),
    )
    text = (harbour / "rules/slow.txt").read_text("utf-8")
    text = re.sub("pattern: .*", f"pattern: {pattern}", text).replace("| gave notice |", "| gave |")
    write(
        harbour / "rules/slow.txt", text.replace("not: The port gave a party that ended late.", "not: The port left.")
    )

    def cost(size: int) -> float:
        text = "the port gave a crane , " * size
        units = sentences(text)
        began = time.process_time()
        read(text, units)
        return time.process_time() - began

    with using(load_additions(harbour, untried=True)):
        cost(2)
        small = min(cost(10) for _ in range(2))
        assert cost(80) < 24 * small + 0.05


def test_a_rule_that_tells_a_withheld_name_stops_the_build(harbour: Path, tmp_path: Path) -> None:
    write(harbour / "curated/withheld.txt", "withhold: Lena Holt\n")
    write(harbour / "rules/harbour.txt", RULE.replace("X gave notice", "Lena Holt gave notice"))
    assert "withheld" in onrecord("build", harbour, "--output", tmp_path / "o", code=1).stderr
    assert not (tmp_path / "o").exists()
