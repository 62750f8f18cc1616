"""What a corpus knows by hand whatever its articles: the files under ``curated/`` go in, a Register comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date as calendar_date
from pathlib import Path

from onrecord.curation.forms import ACTORS, REPORTS, TOPICS, WITHHELD
from onrecord.errors import Problem
from onrecord.names import repair_mojibake
from onrecord.notation import Entry, Line, Sheet, circles, likely, read
from onrecord.records import Actor, ActorKind, Entity, Event, Register, Report, Topic

FILES = ("actors.txt", "reports.txt", "topics.txt", "links.txt", "withheld.txt")

_KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,11}\Z")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
_LEAD = re.compile(r"\A(?:the|an?) ")
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')\Z")
_MARKS = str.maketrans(dict.fromkeys('‘’‚‛`´“”„«»"', "'"))


def is_date(value: str, whole: bool = False) -> bool:
    """Whether a value is a real day, month or year (``whole``: a day) as YYYY-MM-DD, YYYY-MM or YYYY."""
    match = _DATE.match(value)
    if not match or (whole and not match[3]):
        return False
    try:
        calendar_date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def read_register(corpus: Path) -> tuple[Register, list[Problem]]:
    """The register without its links, and all that is wrong in its files."""
    actor_sheet, report_sheet, topic_sheet, withheld_sheet = (
        read(corpus, f"curated/{name}", form)
        for name, form in (
            ("actors.txt", ACTORS),
            ("reports.txt", REPORTS),
            ("topics.txt", TOPICS),
            ("withheld.txt", WITHHELD),
        )
    )
    actors = {entry.label: _actor(actor_sheet, entry) for entry in _once(actor_sheet)}
    _check_belonging(actor_sheet, actors)
    listed = _once(report_sheet, dict.fromkeys(actors, "actors.txt"))
    reports = {entry.label: _report(report_sheet, entry, actors) for entry in listed if entry.kind == "report"}
    events = {entry.label: _event(report_sheet, entry) for entry in listed if entry.kind == "event"}
    topics = {entry.label: Topic(entry.label, entry.value, _values(entry, "words")) for entry in _once(topic_sheet)}
    register = Register(
        actors=actors,
        reports=reports,
        topics=topics,
        events=events,
        withheld=tuple(dict.fromkeys(entry.value for entry in withheld_sheet.entries if entry.value)),
    )
    sheets = (actor_sheet, report_sheet, topic_sheet, withheld_sheet)
    return register, [*_strays(corpus), *(problem for sheet in sheets for problem in sheet.problems)]


def _strays(corpus: Path) -> list[Problem]:
    """Files whose names are nearly one of the known ones: they would be overlooked in silence."""
    folder = corpus / "curated"
    names = sorted(path.name for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    found = [name for name in names if name.lower().endswith(".txt") or "." not in name]
    return [
        Problem(f"curated/{name}", "no file of this name is read.", f"Did you mean `{close}`?")
        for name in found
        if name not in FILES and (close := likely(name.lower(), FILES))
    ]


def _once(sheet: Sheet, taken: Mapping[str, str] | None = None) -> list[Entry]:
    """The entries with a valid key, each key once."""
    kept: dict[str, Entry] = {}
    for entry in sheet.entries:
        if not entry.label:
            continue
        if not _KEY.match(entry.label):
            mend = "Write it in small letters a-z, digits and single hyphens, beginning with a letter."
            sheet.wrong(entry.line, f"“{entry.label}” cannot be a key.", mend)
        elif entry.label in kept:
            mend = f"Join the entries, or give one another key (the first stands on line {kept[entry.label].line})."
            sheet.wrong(entry.line, f"the key `{entry.label}` stands twice.", mend)
        elif entry.label in (taken or {}):
            mend = f"Give it another key: `{entry.label}` is one of {(taken or {})[entry.label]}."
            sheet.wrong(entry.line, f"the key `{entry.label}` stands twice.", mend)
        else:
            kept[entry.label] = entry
    return list(kept.values())


def _values(entry: Entry, key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.value for line in entry.listed(key)))


def _valid(sheet: Sheet, entry: Entry, key: str, test: Callable[[str], object], mend: str) -> str | None:
    """The value of a field if it passes the test; else None and a problem."""
    line = entry.get(key)
    if line is None or test(line.value):
        return line.value if line else None
    sheet.wrong(line.number, f"“{line.value[:60]}” cannot be the `{key}` of this {entry.kind}.", mend)
    return None


def _actor(sheet: Sheet, entry: Entry) -> Actor:
    return Actor(
        name=entry.value,
        key=entry.label,
        kind=ActorKind(entry.kind),
        names=_values(entry, "names"),
        roles=_values(entry, "role"),
        of=line.value if (line := entry.get("of")) else None,
        wikidata=_valid(sheet, entry, "wikidata", _WIKIDATA.match, "Write Wikidata's number of it, like `Q1065`."),
    )


def _check_belonging(sheet: Sheet, actors: dict[str, Actor]) -> None:
    lines = {entry.label: entry.get("of") for entry in sheet.entries}
    known = {
        key: line
        for key, actor in actors.items()
        if actor.of is not None and (line := lines[key]) and known_key(sheet, line, actors, "actors.txt")
    }
    for key in circles({key: line.value for key, line in known.items()}):
        mend = "Nobody is part of himself: remove `of:` from one of the circle."
        sheet.wrong(known[key].number, f"`{key}` belongs to itself, by way of `{known[key].value}`.", mend)


def _report(sheet: Sheet, entry: Entry, actors: Mapping[str, Actor]) -> Report:
    if line := entry.get("date"):
        sheet.wrong(line.number, "`date:` belongs to an event.", "Write `released:` for a report.")
    if (line := entry.get("issuer")) and line.value not in actors:
        known_key(sheet, line, actors, "actors.txt")
    return Report(
        name=entry.value,
        key=entry.label,
        names=_values(entry, "names"),
        issuer=line.value if (line := entry.get("issuer")) else None,
        released=_valid(sheet, entry, "released", lambda value: is_date(value, True), "Write a day, like 2022-08-31."),
    )


def _event(sheet: Sheet, entry: Entry) -> Event:
    for key in ("issuer", "released", "names"):
        if line := entry.get(key):
            mend = "Write `date:`." if key == "released" else "Names of an event stand in its first line, with `;`."
            sheet.wrong(line.number, f"`{key}:` belongs to a report.", mend)
    if entry.get("date") is None:
        sheet.wrong(entry.line, "this event has no date.", "Add `date: ` as 2022-05-23, 2022-05 or 2022.")
    names = tuple(dict.fromkeys(name.strip() for name in entry.value.split(";") if name.strip()))
    mend = "Write a real date as 2022-05-23, 2022-05 or 2022."
    return Event(entry.label, names, _valid(sheet, entry, "date", is_date, mend) or "")


def known_key(sheet: Sheet, line: Line, known: Collection[str], file: str) -> bool:
    """Whether a key is known; else a problem with the key that was probably meant."""
    if line.value in known:
        return True
    close = sheet.likely(line.value.lower(), known)
    mend = f"Did you mean `{close}`?" if close else f"Add it to curated/{file}, or write one of the keys there."
    sheet.wrong(line.number, f"`{line.value[:60]}` is no key of {file}.", mend)
    return False


def folded(name: str) -> str:
    """A name as names are compared: case, quotation marks, leading article, possessive and damaged letters apart."""
    name = " ".join(repair_mojibake(name).translate(_MARKS).split()).casefold()
    return _POSSESSIVE.sub("", _LEAD.sub("", name))


def names_of(entity: Entity) -> tuple[str, ...]:
    """All names of an actor or a report, the preferred one first."""
    return (entity.name, *entity.names)


def by_name(register: Register) -> dict[str, tuple[str, ...]]:
    """Folded name -> the keys of the actors and reports that have it."""
    found: dict[str, dict[str, None]] = {}
    entities: dict[str, Entity] = {**register.actors, **register.reports}
    for key, entity in entities.items():
        for name in names_of(entity):
            found.setdefault(folded(name), {})[key] = None
    return {name: tuple(keys) for name, keys in found.items()}
