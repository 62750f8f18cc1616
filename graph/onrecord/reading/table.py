"""The table ``articles.csv``: what is known of each article of a corpus goes in and out, one row an article.

``detected`` holds names of fields, ``pages`` offsets, both separated by spaces. An empty cell is unknown.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.errors import Problem
from onrecord.reading.detection import is_language, is_web_address, iso_date
from onrecord.reading.files import decode, printable, read_bytes, write_whole

TABLE = "articles.csv"
"""Its name in the folder of a corpus."""
COLUMNS = (
    *("name", "title", "publisher", "published", "url", "language", "saved", "detected"),
    *("original", "original_sha256", "pages"),
)
DETECTABLE = ("title", "publisher", "published", "url", "language")

_FORMULA = ("=", "+", "-", "@", "\t")
"""How a cell begins that a spreadsheet would run; such a value is written with ``'`` before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the table knows of one article; unknown is None or empty."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    saved: str | None = None
    detected: frozenset[str] = frozenset()
    pages: tuple[int, ...] = ()


@dataclass(slots=True)
class Table:
    """The rows by name, as cells by column; columns that a person added are kept."""

    columns: tuple[str, ...] = COLUMNS
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    """The line of the file on which each row ends."""
    problems: list[Problem] = field(default_factory=list)


def read_table(path: Path) -> Table:
    """The table of a corpus; an empty one where the file is absent.

    Unknown columns and damaged rows are problems (file and line), not errors.

    Raises:
        DataError: the file is unreadable, or not UTF-8.
    """
    if not path.exists() and not path.is_symlink():
        return Table()
    text = decode(read_bytes(path), printable(path)).removeprefix("\ufeff")
    head = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in head and "," not in head else ",")
    table = Table(columns=())
    try:
        for cells in reader:
            _take(table, [cell.strip() for cell in cells], f"{path.name}:{reader.line_num}", reader.line_num)
    except csv.Error as error:
        table.problems.append(Problem(f"{path.name}:{reader.line_num}", f"is no table: {error}.", "Mend the line."))
    table.columns = tuple(dict.fromkeys((*table.columns, *COLUMNS)))
    return table


def _take(table: Table, cells: list[str], where: str, line: int) -> None:
    """Add one line of the file to the table: its head, a row, or a problem."""
    if not any(cells):
        return
    if not table.columns:
        table.columns = tuple(cells)
        if "name" not in cells:
            table.problems.append(Problem(where, "has no column 'name'.", f"Begin with: {','.join(COLUMNS)}"))
        table.problems.extend(
            Problem(where, f"has the unknown column {printable(cell)!r}.", f"Known: {', '.join(COLUMNS)}.")
            for cell in cells
            if cell not in COLUMNS
        )
        return
    if len(cells) > len(table.columns):
        what = f"has {len(cells)} cells for {len(table.columns)} columns."
        table.problems.append(Problem(where, what, "Put a value that holds a comma in quotation marks."))
        return
    row = {column: _unescaped(cell) for column, cell in zip(table.columns, cells, strict=False)}
    name = row.get("name", "")
    if not name or name in table.rows:
        what = f"has a second row for {printable(name)}." if name else "names no article."
        table.problems.append(Problem(where, what, "Keep one row an article."))
    else:
        table.rows[name] = row
        table.lines[name] = line


def write_table(path: Path, table: Table) -> None:
    """Write the table whole, rows sorted by name. Raises DataError if it cannot be written."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    for name in sorted(table.rows):
        writer.writerow(_escaped(table.rows[name].get(column, "")) for column in table.columns)
    write_whole(path, out.getvalue().encode())


def known(table: Table, file: str) -> tuple[dict[str, Known], tuple[Problem, ...]]:
    """What each row says, by name, and the values that cannot be meant (they count as unknown)."""
    found: dict[str, Known] = {}
    problems: list[Problem] = []
    for name, row in table.rows.items():
        faults = list(_faults(row))
        where = f"{file}:{table.lines[name]}"
        problems.extend(Problem(where, f"{column} {row[column]!r} {what}", mend) for column, what, mend in faults)
        found[name] = _known({**row, **{column: "" for column, _, _ in faults}})
    return found, tuple(problems)


def _known(row: Mapping[str, str]) -> Known:
    return Known(
        title=row.get("title") or None,
        publisher=row.get("publisher") or None,
        published=row.get("published") or None,
        url=row.get("url") or None,
        language=row.get("language") or None,
        saved=row.get("saved") or None,
        detected=frozenset(row.get("detected", "").split()),
        pages=tuple(int(offset) for offset in row.get("pages", "").split()),
    )


def _faults(row: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Column, what is wrong, what to do."""
    for column in ("published", "saved"):
        value = row.get(column, "")
        if value and iso_date(value) != value:
            yield column, "is no date.", "Write YYYY-MM-DD, YYYY-MM or YYYY."
    if row.get("url") and not is_web_address(row["url"]):
        yield "url", "is no web address.", "Write it from http:// or https:// on."
    if row.get("language") and not is_language(row["language"]):
        yield "language", "is no language code.", "Write a code such as en."
    if not set(row.get("detected", "").split()) <= set(DETECTABLE):
        yield "detected", "names no field.", f"Write some of: {' '.join(DETECTABLE)}."
    pages = row.get("pages", "").split()
    if not all(page.isascii() and page.isdigit() and len(page) < 10 for page in pages) or not _rising(pages):
        yield "pages", "are no rising offsets.", "Leave the cell as the program wrote it."


def _rising(pages: Iterable[str]) -> bool:
    offsets = [int(page) for page in pages]
    return offsets == sorted(offsets)


def _escaped(cell: str) -> str:
    return f"'{cell}" if cell.lstrip("'").startswith(_FORMULA) else cell


def _unescaped(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA) else cell
