"""The documentation: its commands run, its options are all there, its addresses exist."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.cli import _parser
from running import ROOT, onrecord

DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^```text (\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(path: Path) -> list[str]:
    """The commands of a page, one a line, comments left off."""
    lines = [line for block in BLOCK.findall(path.read_text("utf-8")) for line in block.splitlines()]
    return [line.partition(" # ")[0].strip() for line in lines if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("page", DOCS, ids=lambda path: path.name)
def test_every_command_in_the_documentation_runs(page: Path, tmp_path: Path, seeds_output: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(seeds_output, tmp_path / "output")
    article = "The panel’s report said that the houses were damp. The council rejected the report.\n"
    for name in ("article-1.html", "article-2.txt", "article-3.txt", "article.txt"):
        body = f"<article><h1>Damp</h1><p>{article}</p></article>" if name.endswith("html") else f"{name}\n\n{article}"
        (tmp_path / name).write_text(body, encoding="utf-8")
    (tmp_path / "my-question.rq").write_text("ASK { ?s a onr:Statement }", encoding="utf-8")
    shutil.copytree(ROOT / "tests/data/gold", tmp_path / "tests/data/gold")
    for name, content in FILE.findall(page.read_text("utf-8")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    asked = [command for command in commands(page) if command.startswith("onrecord ")]
    assert asked or page.name != "README.md"
    for command in asked:
        onrecord(*shlex.split(command)[1:], cwd=tmp_path)


def test_other_commands_in_the_documentation_are_targets_of_make_or_pip() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in DOCS:
        for command in commands(page):
            first, *rest = shlex.split(command)
            assert first in {"onrecord", "make", "pip", "pipx", "python"}, command
            if first == "make":
                assert set(rest) <= targets
            if first == "python":
                assert (ROOT / rest[0]).exists()


def test_every_command_and_option_is_documented() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    (subcommands,) = [action for action in _parser()._actions if action.dest == "command"]
    assert isinstance(subcommands.choices, dict)
    for name, parser in subcommands.choices.items():
        assert f"onrecord {name}" in readme
        row = next(line for line in readme.splitlines() if line.startswith("|") and f"`onrecord {name} " in line)
        for action in parser._actions:
            for option in action.option_strings:
                assert option in row or option in ("-h", "--help"), f"{name} {option}"


def test_every_link_in_the_documentation_leads_to_a_file() -> None:
    for page in DOCS:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
            if not target.startswith("http"):
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_answer_shown_in_the_readme_is_the_answer(seeds_output: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = re.search(r"^```\n(.*?)^```", readme[readme.index("## Ask") :], re.MULTILINE | re.DOTALL)
    assert shown
    answer = onrecord("query", "06-what-the-report-recommends", "--graph", seeds_output / "graph.ttl").stdout
    for line in shown[1].rstrip().splitlines():
        assert line.rstrip("… ") in answer or line == "…"


def test_help_is_shown_for_every_command() -> None:
    for name in ("build", "init", "add", "read", "query", "explain", "check", "score", "coverage", "calibrate"):
        done = subprocess.run([sys.executable, "-m", "onrecord", name, "--help"], capture_output=True, check=True)
        assert name.encode() in done.stdout
