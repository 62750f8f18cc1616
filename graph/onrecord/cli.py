"""The command line: arguments in, one library call each, exit code out (0 fine, 1 bad data, 2 wrong use)."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from onrecord import BASE
from onrecord.errors import DataError, Problem, UsageError
from onrecord.wording import harmless


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code. Nothing a user can cause shows a traceback."""
    _utf8()
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except UsageError as error:
        _tell(f"onrecord {options.command}: {error}")
        return 2
    except DataError as error:
        _report(error.problems)
        return 1
    except BrokenPipeError:  # the reader of our output has gone (`| head`): not an error, but nothing more can be said
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("interrupted; every file is whole, as it was or new", file=sys.stderr)
        return 130
    except OSError as error:
        where = str(error.filename) if error.filename else f"onrecord {options.command}"
        _report(
            [Problem(where, f"{error.strerror or error}.", "Check the path, its rights and the space on the disk.")]
        )
        return 1


def _utf8() -> None:
    """Texts are of the whole world: output is UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _tell(line: str) -> None:
    """Says something on standard error: names and words of articles in it must not command the terminal."""
    print(harmless(line), file=sys.stderr)


def _report(problems: Sequence[Problem]) -> None:
    for problem in problems:
        _tell(str(problem))


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message}\nTry: {self.prog} --help", file=sys.stderr)
        raise SystemExit(2)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="onrecord", description="Who is on record as saying what, with the words it was read in.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="read a corpus and write its graph, its page and its files")
    build.add_argument("corpus", nargs="?", type=Path, default=Path("seeds"), metavar="CORPUS", help="default: seeds")
    build.add_argument("--output", type=Path, default=Path("output"), metavar="DIR", help="default: output")
    build.add_argument("--base", default=BASE, metavar="IRI", help=f"where the data's IRIs begin; default: {BASE}")
    build.add_argument("--jobs", type=_positive, default=1, metavar="N", help="processes; default: 1")
    build.add_argument("--strict", action="store_true", help="write nothing if an article cannot be read")
    build.add_argument(
        "--excerpts",
        action="store_true",
        help="put into the page only the sentences that are evidence, no whole articles: to mail or publish it",
    )
    build.add_argument("--quiet", action="store_true", help="no progress and no summary")
    build.set_defaults(run=_build)

    for name, doing in (("init", "make a corpus from files"), ("add", "add files to a corpus")):
        intake = commands.add_parser(name, help=f"{doing} (.txt, .html, .json, .jsonl, .docx, .pdf)")
        intake.add_argument("corpus", type=Path, metavar="DIR")
        intake.add_argument("files", nargs="+", type=Path, metavar="FILE")
        intake.set_defaults(run=_intake)

    read = commands.add_parser(
        "read", help="print what is read in files, folders or a corpus, one JSON object an article"
    )
    read.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    read.add_argument("--curated", action="store_true", help="print what stands after curation; paths are corpora")
    read.add_argument("--jobs", type=_positive, default=1, metavar="N", help="processes; default: 1")
    read.add_argument("--format", choices=["jsonl"], default="jsonl", help="default: jsonl")
    read.set_defaults(run=_read)

    query = commands.add_parser(
        "query", help="ask a named question, a .rq file or SPARQL; without one, list the questions"
    )
    query.add_argument("question", nargs="?", metavar="NAME, FILE or SPARQL")
    query.add_argument("--format", choices=["table", "csv", "json"], default="table", help="default: table")
    query.add_argument(
        "--graph", type=Path, default=Path("output/graph.ttl"), metavar="FILE", help="default: output/graph.ttl"
    )
    query.set_defaults(run=_query)

    told = "which rules read what in a text, how often they were right, and why others did not"
    explain = commands.add_parser("explain", help=told)
    explain.add_argument("text", metavar="TEXT")
    explain.add_argument("--corpus", type=Path, metavar="DIR", help="with the rules and words that a corpus adds")
    explain.set_defaults(run=_explain)

    check = commands.add_parser("check", help="check a corpus: passages, curation, shapes, sameness of bytes")
    check.add_argument("corpus", nargs="?", type=Path, default=Path("seeds"), metavar="CORPUS", help="default: seeds")
    check.set_defaults(run=_check)

    _add_measuring(commands)
    return parser


def _add_measuring(commands: argparse._SubParsersAction[_Parser]) -> None:
    score = commands.add_parser(
        "score", help="score the rules against annotated articles (brat, or this project's JSON)"
    )
    against = score.add_mutually_exclusive_group(required=True)
    against.add_argument("--gold", type=Path, metavar="DIR", help="annotations: .ann or .json; needs --text")
    against.add_argument("--sentences", type=Path, metavar="PATH", help="a file, or a folder, of annotated sentences")
    score.add_argument("--text", type=Path, metavar="DIR", help="the articles: .txt, or a corpus, whose rules are used")
    score.add_argument(
        "--by",
        choices=["rule", "cue", "type"],
        help="how each rule, cue or type of quotation did, and what F1 is lost without it",
    )
    score.set_defaults(run=_score)

    calibrate = commands.add_parser("calibrate", help="count how often each rule is right on annotated articles")
    calibrate.add_argument("--gold", type=Path, required=True, metavar="DIR", help="annotations: .ann or .json")
    calibrate.add_argument("--text", type=Path, required=True, metavar="DIR", help="the articles: .txt, or a corpus")
    calibrate.add_argument("--corpus", metavar="NAME", help="the articles' name; default: their folder's")
    calibrate.add_argument(
        "--output", type=Path, default=Path("tested.json"), metavar="FILE", help="default: tested.json"
    )
    calibrate.set_defaults(run=_calibrate)

    coverage = commands.add_parser("coverage", help="sentences with a reporting verb from which nothing was read")
    coverage.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="corpora, folders, files; default: seeds")
    coverage.add_argument("--examples", type=_positive, default=3, metavar="N", help="sentences a verb; default: 3")
    coverage.add_argument("--jobs", type=_positive, default=1, metavar="N", help="processes; default: 1")
    coverage.set_defaults(run=_coverage)


def _positive(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number from 1 up")
    return int(value)


def _build(options: argparse.Namespace) -> int:
    from onrecord.commands import build

    progress = None if options.quiet else _progress
    built = build(
        options.corpus,
        options.output,
        base=options.base,
        jobs=options.jobs,
        strict=options.strict,
        excerpts=options.excerpts,
        progress=progress,
    )
    for problem in built.left_out:
        _tell(f"left out: {problem}")
    if not options.quiet:
        print(built.summary())
    return 0


def _progress(done: int, total: int, name: str) -> None:
    _tell(f"read {done} of {total}: {name}")


def _intake(options: argparse.Namespace) -> int:
    import datetime

    from onrecord.reading import add, init

    take = init if options.command == "init" else add
    # The day on which a file was saved is part of a citation; it is data of the corpus from then on.
    summary = take(options.corpus, options.files, today=datetime.date.today())
    print(harmless(str(summary)))
    return 1 if summary.left_out and not (summary.added or summary.unchanged) else 0


def _read(options: argparse.Namespace) -> int:
    from onrecord.commands import readings

    failed = False
    for outcome in readings(options.paths, by_hand=options.curated, jobs=options.jobs):
        if isinstance(outcome, Problem):
            failed = True
            _tell(f"left out: {outcome}")
        else:
            print(json.dumps(outcome, ensure_ascii=False))
    return 1 if failed else 0


def _query(options: argparse.Namespace) -> int:
    from onrecord import query

    if options.question is None:
        for question in query.questions():
            print(f"{question.name:28} {question.title}")
        return 0
    store = query.load(options.graph)
    print(query.run(store, options.question).format(options.format), end="")
    return 0


def _explain(options: argparse.Namespace) -> int:
    from onrecord.resources import using
    from onrecord.rules import explain, load_additions

    if not options.text.strip():
        raise UsageError('the text is empty. Give a sentence: onrecord explain "She said that it was late."')
    if options.corpus is not None and not options.corpus.is_dir():
        raise UsageError(f"{options.corpus} is no corpus. Give its folder.")
    with using(load_additions(options.corpus, untried=True) if options.corpus else {}):
        print(harmless(explain(options.text)))
    return 0


def _check(options: argparse.Namespace) -> int:
    from onrecord.commands import check

    result = check(options.corpus)
    for note in result.notes:
        _tell(f"note: {note}")
    _report(result.violations)
    print(result)
    return 1 if result.violations else 0


def _score(options: argparse.Namespace) -> int:
    from onrecord.measuring import score, score_sentences

    if options.sentences is not None:
        print(harmless(score_sentences(options.sentences, options.text, options.by)))
    elif options.text is not None:
        print(harmless(score(options.gold, options.text, options.by)))
    else:
        raise UsageError("--gold needs the annotated articles. Give their folder as --text.")
    return 0


def _calibrate(options: argparse.Namespace) -> int:
    from onrecord.measuring import calibrate

    print(harmless(calibrate(options.gold, options.text, options.corpus, options.output)))
    return 0


def _coverage(options: argparse.Namespace) -> int:
    from onrecord.measuring import coverage

    found = coverage(options.paths or [Path("seeds")], options.jobs)
    for problem in found.left_out:
        _tell(f"left out: {problem}")
    print(harmless(found.table(options.examples)))
    return 1 if found.left_out else 0
