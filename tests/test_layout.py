"""The way of the data has one direction: no part of the program imports from a later one."""

import ast
from collections.abc import Iterator
from pathlib import Path

from running import ROOT

PROGRAM = ROOT / "graph/onrecord"
ORDER = [
    *("__init__", "records", "findings", "schemes", "errors", "names", "resources", "notation"),
    *("wording", "withholding"),
    *("reading", "language", "rules", "curation", "resolution", "knowledge", "publish", "query", "evaluation"),
    *("pipeline", "measuring", "commands", "cli", "__main__"),
]


def part_of(path: Path) -> str:
    return path.relative_to(PROGRAM).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """The parts of the program that a module imports from."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "onrecord":
            names = node.module.split(".")[1:2] or [alias.name for alias in node.names]
            yield from (name if name in ORDER else "__init__" for name in names)


def test_every_part_has_its_place_in_the_order() -> None:
    assert {part_of(path) for path in PROGRAM.rglob("*.py")} == set(ORDER)


def test_no_part_imports_from_a_later_one() -> None:
    back = [
        f"{path.relative_to(PROGRAM)} imports from {name}"
        for path in sorted(PROGRAM.rglob("*.py"))
        for name in imported(path)
        if ORDER.index(name) > ORDER.index(part_of(path))
    ]
    assert back == []
