"""The commands as library calls: a corpus's path in; files written, or what is to be printed, out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord import BASE
from onrecord.errors import DataError, Problem
from onrecord.findings import Findings, Record, RecordKind
from onrecord.pipeline import Progress, Work, find_all, shown_each
from onrecord.records import Actor, overlaps_any
from onrecord.resources import using
from onrecord.rules import load_additions

if TYPE_CHECKING:
    from onrecord.knowledge.quads import RuleCard

_SINGULAR = {
    "articles": "article",
    "statements": "statement",
    "recommendations": "recommendation",
    "responses": "response",
    "actors": "actor",
    "candidates": "candidate",
    "unread sentences with a reporting verb": "unread sentence with a reporting verb",
}


@dataclass(frozen=True, slots=True)
class Built:
    """What a build read, and the page it wrote."""

    work: Work
    page: Path

    @property
    def left_out(self) -> tuple[Problem, ...]:
        """Why articles were left out."""
        return self.work.left_out

    def summary(self) -> str:
        """The counts that a person wants to see after a build, and where the page is."""
        findings = self.work.findings
        records = [record for found in findings for record in found.records]
        curated = sum(record.curated for record in records)
        both = sum(record.curated and len(record.origins) > 1 for record in records)
        counts = [
            ("articles", len(findings)),
            ("left out", len(self.work.left_out)),
            ("statements", _count(records, RecordKind.STATEMENT)),
            ("recommendations", _count(records, RecordKind.RECOMMENDATION)),
            ("responses", _count(records, RecordKind.RESPONSE)),
            ("said not to address", _count(records, RecordKind.OMISSION)),
            ("actors", len({record.source for record in records if isinstance(record.source, Actor)})),
            ("curated", curated - both),
            ("read by rules", len(records) - curated),
            ("both", both),
            ("rejected by curators", sum(len(found.rejected) for found in findings)),
            ("candidates", sum(len(found.candidates) for found in findings)),
            ("withheld", sum(found.withheld for found in findings)),
            ("not read by rules (other language)", sum(not found.by_rules for found in findings)),
            ("unread sentences with a reporting verb", sum(len(found.unread) for found in findings)),
        ]
        # A count that is usually 0 is shown only where it says something.
        rare = {
            "left out",
            "said not to address",
            "rejected by curators",
            "withheld",
            "not read by rules (other language)",
        }
        lines = [
            f"{n:6} {_SINGULAR.get(name, name) if n == 1 else name}" for name, n in counts if n or name not in rare
        ]
        return "\n".join([*lines, f"Open {self.page}"])


def _count(records: Iterable[Record], kind: RecordKind) -> int:
    return sum(record.kind is kind for record in records)


def build(
    corpus: Path,
    output: Path,
    *,
    base: str = BASE,
    jobs: int = 1,
    strict: bool = False,
    excerpts: bool = False,
    progress: Progress | None = None,
) -> Built:
    """Reads a corpus and writes all its files into ``output``, or none.

    ``excerpts``: the page holds of each article only the sentences that are evidence; the other files are as ever.
    DataError: no corpus, faulty curation, no readable article, or (``strict``) any unreadable one. UsageError: a base
    that is no IRI.
    """
    from onrecord.knowledge.iris import checked_base
    from onrecord.publish import publish

    checked_base(base)
    work = find_all(corpus, jobs=jobs, progress=progress)
    if work.left_out and (strict or not work.findings):
        raise DataError(work.left_out)
    if faults := tuple(passages(work.findings)):
        raise DataError(faults)
    with using(work.additions):
        cards = rule_cards()
    publish(work.findings, work.register, base, output, cards, excerpts=excerpts)
    return Built(work, output / "graph.html")


def readings(paths: Sequence[Path], *, by_hand: bool = False, jobs: int = 1) -> Iterator[dict[str, Any] | Problem]:
    """What is read in files, folders or corpora: one JSON-ready object an article, or why it cannot be read."""
    from onrecord.publish.readings import as_json
    from onrecord.rules.tested import precision

    for path in paths:
        with using(load_additions(path)):
            known = precision()
        if by_hand:
            work = find_all(path, jobs=jobs)
            yield from work.left_out
            yield from (as_json(findings, known) for findings in work.findings)
        else:
            yield from shown_each(path, partial(as_json, precision=known), jobs=jobs)


def rule_cards() -> dict[str, RuleCard]:
    """What the graph says of each rule in use: a line of what it reads, and how it did on an annotated corpus."""
    from onrecord.knowledge.quads import RuleCard
    from onrecord.rules import rule_names
    from onrecord.rules.tested import tested

    counts = tested()
    return {name: RuleCard(reads, *counts.get(name, ())) for name, reads in rule_names().items()}


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: violations to mend, and notes that are no fault."""

    violations: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    counts: str

    def __str__(self) -> str:
        if self.violations:
            return f"{len(self.violations)} violations; {self.counts}"
        return f"no violations; {self.counts}"


def check(corpus: Path) -> Checked:
    """Checks a corpus: every passage, the curation, the shapes, and that a second build gives the same bytes."""
    from onrecord.knowledge import all_quads
    from onrecord.knowledge.validation import advise, validate

    try:
        work = find_all(corpus)
    except DataError as error:
        return Checked(error.problems, (), "nothing else could be checked")
    with using(work.additions):
        cards = rule_cards()
    quads = all_quads(work.findings, work.register, BASE, cards)
    violations = [*work.left_out, *passages(work.findings), *validate(quads), *_sameness(corpus)]
    notes = [*_notes(work.findings), *advise(quads)]
    records = sum(len(found.records) for found in work.findings)
    return Checked(
        tuple(violations), tuple(notes), f"{len(work.findings)} articles, {records} records, {len(quads)} triples"
    )


def passages(findings: Iterable[Findings]) -> Iterator[Problem]:
    """Violations of the evidence guarantee: parts that are not there, not in their evidence, or in boilerplate."""
    for found in findings:
        article = found.article
        excluded = [passage.span for passage in article.excluded]
        for record in found.records:
            reading = record.reading
            where = f"{article.name}, {record.words or reading.parts!r}"
            spans = (*reading.parts, *record.evidence)
            if not record.evidence or any(not 0 <= span.start < span.end <= len(article.text) for span in spans):
                yield Problem(where, "rests on no passage of its article.", "Curate it anew from the article's words.")
            elif not all(any(whole.holds(part) for whole in record.evidence) for part in reading.parts):
                yield Problem(where, "has a part outside its evidence.", "Report this as a fault of the program.")
            elif any(overlaps_any(part, excluded) for part in reading.parts):
                yield Problem(
                    where, "rests on boilerplate.", "Remove the entry, or the text is not boilerplate: report it."
                )


def _notes(findings: Iterable[Findings]) -> Iterator[Problem]:
    for found in findings:
        name, text = found.article.name, found.article.text
        for reading in found.candidates:
            words = " … ".join(" ".join(span.of(text).split()) for span in reading.parts)
            mend = "Curate, confirm or reject it."
            yield Problem(f"{name}, {words!r}", f"read by rule {reading.rule} in an article declared complete.", mend)
        for decision in found.unmatched:
            given = decision.reading.given
            line = given.line if given else 0
            what = f"{decision.verdict} of a reading that no rule makes any more."
            yield Problem(f"curated/readings/{name}.txt:{line}", what, "Remove it, or make it a statement of its own.")


def _sameness(corpus: Path) -> Iterator[Problem]:
    """Builds twice in fresh processes, under other hash seeds and numbers of processes, and compares the bytes."""
    import subprocess
    import tempfile

    with tempfile.TemporaryDirectory() as scratch:
        outputs = []
        for seed in ("1", "2"):
            output = Path(scratch) / seed
            command = [sys.executable, "-m", "onrecord", "build", str(corpus.resolve()), "--quiet", "--jobs", seed]
            environment = {**os.environ, "PYTHONHASHSEED": seed}
            built = subprocess.run(  # noqa: S603
                [*command, "--output", str(output)],
                env=environment,
                cwd=scratch,
                capture_output=True,
                text=True,
                check=False,
            )
            if built.returncode:
                yield Problem(str(corpus), "cannot be built.", built.stderr.strip())
                return
            outputs.append({path.name: path.read_bytes() for path in sorted(output.iterdir())})
        for name in sorted({*outputs[0], *outputs[1]}):
            if outputs[0].get(name) != outputs[1].get(name):
                yield Problem(
                    name, "differs between two builds of the same input.", "Report this as a fault of the program."
                )
