"""A store and a question (its name, a file or SPARQL) -> its result.

Only questions are answered: no update, no ``SERVICE``, which would go out to the network.
"""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pyoxigraph as ox

from onrecord import BASE
from onrecord.errors import UsageError
from onrecord.knowledge.iris import VOCABULARIES, prefixes
from onrecord.query.questions import questions
from onrecord.query.results import Result, Row

_ARTICLE = ox.NamedNode(VOCABULARIES["onr"] + "Article")
_TYPE = ox.NamedNode(VOCABULARIES["rdf"] + "type")
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)

_BETWEEN = r"(?:\s|#[^\r\n]*[\r\n])*"
_SERVICE = re.compile(
    rf"SERVICE{_BETWEEN}(?:SILENT{_BETWEEN})?(?:<[^>{{]*>|(?:\\.|[^\s{{<#\\])+){_BETWEEN}\{{", re.IGNORECASE
)
"""``SERVICE``, a name or variable, an opening brace. Hardly anything else in a question looks like it, "secret service"
in quotation marks does not. Strings, comments and longer words are not told apart on purpose: the store's parser sees
``SERVICE`` in places (``5SERVICE:a{``) where no tokenizer expects it."""
_UPDATE = re.compile(
    r"(?:\s|#[^\r\n]*[\r\n]|(?:PREFIX|BASE)\b[^<]*<[^>]*>)*"
    r"(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def run(store: ox.Store, question: str | Path, base: str | None = None) -> Result:
    """The answer to a question: the name or number of a named one, a file that ends with .rq, or SPARQL.

    The prefixes of the vocabulary and of the graph's base (``actor:``, ``claim:``, …) are known to it. ``base`` is the
    base IRI; found in the graph if not given. UsageError: unknown question, faulty SPARQL, an update, a ``SERVICE``.
    """
    name, text = _text_of(question)
    _refuse_what_is_no_question(name, text)
    known = prefixes(base or base_of(store))
    try:
        return _result(store.query(text, prefixes=known), known)
    except SyntaxError as error:
        raise UsageError(_misspelt(name, str(error))) from None
    except (ValueError, OSError, RuntimeError) as error:
        raise UsageError(f"{name} cannot be answered: {error}. Simplify it.") from None


def base_of(store: ox.Store) -> str:
    """The base IRI that the graph's articles are named under; the default one if there are none."""
    names = {
        quad.subject.value.rpartition("article/")[0]
        for quad in store.quads_for_pattern(None, _TYPE, _ARTICLE, ox.DefaultGraph())
        if isinstance(quad.subject, ox.NamedNode) and "article/" in quad.subject.value
    }
    return min(names, default=BASE)


def _text_of(question: str | Path) -> tuple[str, str]:
    """What to call the question in messages, and its SPARQL."""
    if isinstance(question, Path) or question.endswith(".rq"):
        path = Path(question)
        try:
            return str(path), path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            raise UsageError(f"There is no file {path}. Name a file with a question in SPARQL.") from None
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{path} cannot be read ({error}). Save it as plain text in UTF-8.") from None
    if any(mark in question for mark in " \n\t{"):
        return "The question", question
    for named in questions():
        number = named.name.partition("-")[0]
        if question == named.name or (question.isdecimal() and int(question) == int(number)):
            return named.name, named.text
    listed = [named.name for named in questions()]
    near = difflib.get_close_matches(question, listed, n=1, cutoff=0.4)
    hint = f"Did you mean {near[0]}?" if near else "Without an argument, onrecord query lists the questions."
    raise UsageError(f"There is no question {question!r}. {hint}")


def _refuse_what_is_no_question(name: str, text: str) -> None:
    read = _ESCAPE.sub(lambda m: _character(int(m[1] or m[2], 16)), text)
    if _SERVICE.search(read):
        raise UsageError(f"{name} asks another server (SERVICE). Questions stay on this machine: take that part out.")
    update = _UPDATE.match(read)
    if update:
        raise UsageError(f"{name} would change the graph ({update[1].upper()}). Ask with SELECT, ASK or CONSTRUCT.")


def _character(number: int) -> str:
    return chr(number) if number <= 0x10FFFF else "\ufffd"


def _misspelt(name: str, message: str) -> str:
    placed = _PLACE.match(message)
    where, what = (f"line {placed[1]}, column {placed[2]}", placed[3]) if placed else ("no place known", message)
    return f"{name} is not SPARQL as this program reads it ({where}): {what}. Correct it there."


def _result(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, known: dict[str, str]) -> Result:
    if isinstance(answer, ox.QueryBoolean):
        return Result((), (), known, bool(answer))
    if isinstance(answer, ox.QueryTriples):
        rows: tuple[Row, ...] = tuple((t.subject, t.predicate, t.object) for t in answer)
        return Result(("subject", "predicate", "object"), rows, known)
    columns = tuple(variable.value for variable in answer.variables)
    return Result(columns, tuple(tuple(solution[column] for column in columns) for solution in answer), known)
