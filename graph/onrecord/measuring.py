"""What measures the rules, as library calls: a path in, what is to be printed out (or a file of counts written)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.errors import DataError, Problem
from onrecord.evaluation.breakdown import bins, bins_table, breakdown, breakdown_table, counts
from onrecord.evaluation.calibration import by_cue
from onrecord.evaluation.gold import Gold, read_gold
from onrecord.evaluation.scoring import score_attributions, score_reports, table
from onrecord.evaluation.sentences import Annotated, read_sentences, sentences_table
from onrecord.findings import Findings
from onrecord.language import sentences
from onrecord.pipeline import find, find_all, find_each
from onrecord.publish.readings import as_json
from onrecord.reading.corpus import ARTICLES
from onrecord.reading.files import write_whole
from onrecord.records import Article, CuratedReadings, Register
from onrecord.resources import using
from onrecord.rules import load_additions, unread_cues
from onrecord.rules.tested import family, own_name, precision, tested, written

_EXCERPT = 160
"""Characters of an example sentence that are shown."""


class _Annotated(NamedTuple):
    """Annotated articles: their texts, what was annotated, and what the rules read in them."""

    texts: dict[str, str]
    gold: dict[str, Gold]
    readings: dict[str, dict[str, Any]]


def score(gold_directory: Path, text_directory: Path, by: str | None = None) -> str:
    """The rules' figures against annotated articles, as lines of text.

    ``by``: how each ``rule``, ``cue`` or ``type`` of quotation did instead; by rule also, how many readings are right
    for each degree of precision that their rules were counted with. DataError: gold or texts missing.
    """
    annotated = _annotated(gold_directory, text_directory)
    texts, gold, readings = annotated
    if by is not None:
        return _broken_down(annotated, by, text_directory)
    lines = [table(score_attributions(texts, gold, readings))]
    if any(item.has_reports for item in gold.values()):
        lines += ["", "with nested attributions:", table(score_reports(texts, gold, readings))]
    return "\n".join(lines)


def _broken_down(annotated: _Annotated, by: str, corpus: Path | None) -> str:
    done = breakdown(*annotated, by)
    lines = [breakdown_table(done, by)]
    if by == "rule":
        with using(load_additions(corpus) if corpus else {}):
            known, corpora = precision(), sorted({row.corpus for row in tested().values()})
        lines += ["", bins_table(bins(done, known), "; ".join(corpora))]
    return "\n".join(lines)


def score_sentences(path: Path, corpus: Path | None = None, by: str | None = None) -> str:
    """The rules' figures against a file, or a folder of files, of annotated sentences, by construction.

    ``corpus``: with the rules and words that it adds. ``by`` as in ``score``. DataError: no sentences, faulty
    marks, or no corpus.
    """
    sentences_of = read_sentences(path)
    if corpus is not None and not corpus.is_dir():
        raise DataError(Problem(str(corpus), "there is no such folder.", "Give the corpus whose rules are to be used."))
    read = read_alone(sentences_of, corpus)
    if by is not None:
        return _broken_down(read, by, corpus)
    return sentences_table(sentences_of, read.readings)


def read_alone(annotated: Mapping[str, Annotated], corpus: Path | None = None) -> _Annotated:
    """Annotated sentences with what the rules, and those that a corpus adds, read in each as an article of its own."""
    with using(load_additions(corpus) if corpus else {}):
        readings = {
            name: as_json(find(Article(name=name, text=item.text), Register(), CuratedReadings()), {})
            for name, item in annotated.items()
        }
    texts = {name: item.text for name, item in annotated.items()}
    return _Annotated(texts, {name: item.gold for name, item in annotated.items()}, readings)


def calibrate(gold_directory: Path, text_directory: Path, corpus: str | None, output: Path) -> str:
    """Counts how often each rule is right on annotated articles and writes the file of counts that a build reads.

    ``corpus``: what the articles are called; else the name of their folder. Returns the counts as lines of text.
    DataError: gold or texts missing, or the file cannot be written.
    """
    texts, gold, readings = _annotated(gold_directory, text_directory)
    if not any(item.attributions for item in gold.values()):
        mend = "Give a folder whose annotations say who says what."
        raise DataError(Problem(str(gold_directory), "holds no attribution to count with.", mend))
    found = by_cue(counts(texts, gold, readings, lambda item: own_name(family(item["rule"]), item["lemma"] or "")))
    if not found:
        what, mend = "holds annotated texts in which no rule reads anything.", "Give more of them."
        raise DataError(Problem(str(text_directory), what, mend))
    name = corpus or text_directory.resolve().name
    write_whole(output, written(name, found).encode())
    lines = [f"{'rule':28}{'right':>7}{'tried':>7}{'P':>7}"]
    lines += [f"{rule:28}{right:7}{tried:7}{right / tried:7.3f}" for rule, (right, tried) in found.items()]
    return "\n".join([*lines, f"Wrote {output}, counted on {name}. A build reads the one in CORPUS/rules/."])


def _annotated(gold_directory: Path, text_directory: Path) -> _Annotated:
    gold = read_gold(gold_directory)
    texts: dict[str, str] = {}
    readings: dict[str, dict[str, Any]] = {}
    unreadable: list[Problem] = []
    for outcome in find_each(text_directory):
        if isinstance(outcome, Problem):
            unreadable.append(outcome)
            continue
        texts[outcome.article.name] = outcome.article.text
        readings[outcome.article.name] = as_json(outcome, {})
    missing = sorted(set(gold) - set(texts))
    if missing:
        mend = "Give the folder that holds the annotated texts."
        what = f"has no text for {len(missing)} annotations ({missing[0]})."
        raise DataError([*unreadable, Problem(str(text_directory), what, mend)])
    ends = ((item.furthest, len(texts[name])) for name, item in gold.items())
    if past := [_past(end, where, length) for (end, where), length in ends if end > length]:
        raise DataError(past)
    return _Annotated(texts, gold, readings)


def _past(end: int, where: str, length: int) -> Problem:
    what = f"has a span that ends at {end}, past the end of its text ({length} characters)."
    return Problem(where, what, "Mend the span, or give the text that was annotated.")


class Passed(NamedTuple):
    """A sentence that was passed over: its article and the line of its text, from 1, on which it begins."""

    article: str
    line: int
    sentence: str

    def __str__(self) -> str:
        words = " ".join(self.sentence.split())
        return f"{self.article}, line {self.line}: {words if len(words) <= _EXCERPT else words[: _EXCERPT - 1] + '…'}"


class Coverage(NamedTuple):
    """The sentences with a reporting verb from which nothing was read, by the first such verb in them."""

    articles: int
    passed: dict[str, list[Passed]]
    left_out: tuple[Problem, ...]

    def table(self, examples: int) -> str:
        """Each verb with its count and some sentences, the most frequent first."""
        total = sum(map(len, self.passed.values()))
        lines = [f"{total} unread sentences with a reporting verb in {self.articles} articles"]
        for cue, found in sorted(self.passed.items(), key=lambda item: (-len(item[1]), item[0])):
            lines.append(f"{len(found):6}  {cue}")
            lines += [f"          {passed}" for passed in found[:examples]]
        return "\n".join(lines)


def coverage(paths: Sequence[Path], jobs: int = 1) -> Coverage:
    """What the rules passed over in corpora (their curation included, as a build counts it), folders or files.

    DataError: a path is none of these, or a corpus is faulty.
    """
    left_out: list[Problem] = []
    passed: dict[str, list[Passed]] = {}
    articles = 0
    for path in paths:
        outcomes: Iterable[Findings | Problem]
        if (path / ARTICLES).is_dir():
            work = find_all(path, jobs=jobs)
            outcomes = (*work.left_out, *work.findings)
        else:
            outcomes = find_each(path, jobs=jobs)
        additions = load_additions(path)
        for outcome in outcomes:
            if isinstance(outcome, Problem):
                left_out.append(outcome)
                continue
            articles += 1
            with using(additions):
                for cue, sentence in _passed(outcome):
                    passed.setdefault(cue, []).append(sentence)
    return Coverage(articles, passed, tuple(left_out))


def _passed(found: Findings) -> Iterator[tuple[str, Passed]]:
    """Each unread sentence of an article, with the first reporting verb in it."""
    text, left = found.article.text, set(found.unread)
    units = sentences(text, tuple(passage.span for passage in found.article.excluded)) if left else ()
    line, position = 1, 0
    for span, cue in unread_cues(text, [unit for unit in units if unit.span in left]):
        line += text.count("\n", position, span.start)
        position = span.start
        yield cue, Passed(found.article.name, line, span.of(text))
