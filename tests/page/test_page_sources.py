"""The page's script and style as their own tools see them: Biome lints and formats, TypeScript checks the types.

This formats, and with ``check`` in place of ``format`` also mends what can be mended::

    tests/page/node_modules/.bin/biome format --write --config-path=tests/page/biome.config.json \\
        graph/onrecord/publish/page/{script,style,words.json}
"""

import re
import subprocess
from collections import defaultdict
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from running import ROOT
from tools import require

PAGE = ROOT / "graph/onrecord/publish/page"
HERE = Path(__file__).parent
BIN = HERE / "node_modules/.bin"

MODULES = sorted((PAGE / "script").glob("*.js"))
STYLES = sorted((PAGE / "style").glob("*.css"))
CHECKED = [*MODULES, *sorted((PAGE / "script").glob("*.ts")), *STYLES, PAGE / "words.json"]

IMPORT = re.compile(r'import \{\s*[\w$]+(?:,\s+[\w$]+)*,?\s*\} from "\./([\w-]+\.js)";', re.ASCII)
EXPORT = re.compile(r"export (?:const|class|function) (?=[\w$\[{])", re.ASCII)
COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.M | re.S)
DECLARED = re.compile(
    r"^(?:export )?(?:const|let|var|class|function\*?|async function\*?) (?:([\w$]+)|[\[{]([^=]*)[\]}] =)", re.M
)
MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|setHTML|srcdoc|createContextualFragment|DOMParser"
    r"|document\s*\.\s*write|\beval\b|new\s+Function|javascript:"
)


def run(tool: str, *arguments: object) -> str:
    """What a tool says that finds nothing wrong; else the test fails with its words."""
    require("node", str(BIN / tool))
    done = subprocess.run(
        [BIN / tool, *map(str, arguments)], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        pytest.fail(f"{tool}: exit code {done.returncode}\n{done.stdout}\n{done.stderr}", pytrace=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize("command", [("lint", "--error-on-warnings"), ("format",)], ids=["lint", "format"])
def test_biome_finds_nothing_to_mend(command: tuple[str, ...]) -> None:
    config = f"--config-path={HERE / 'biome.config.json'}"
    said = run("biome", *command, config, "--max-diagnostics=none", "--colors=off", *CHECKED)
    assert f"Checked {len(CHECKED)} files" in said


def test_typescript_finds_no_wrong_type() -> None:
    run("tsc", "--project", HERE, "--pretty", "false")
    listed = run("tsc", "--project", HERE, "--listFilesOnly").splitlines()
    assert set(map(str, MODULES)) <= set(listed)


def declared(text: str) -> list[str]:
    """The names that a module declares at its top level, which the formatter sets at the start of a line."""
    names: list[str] = []
    for name, pattern in DECLARED.findall(text):
        names += [name] if name else re.findall(r"([\w$]+)\s*(?:,|$)", pattern)
    return names


def test_no_two_modules_declare_the_same_name() -> None:
    """All modules become one script, without their imports and exports."""
    places = defaultdict(list)
    for module in MODULES:
        for name in declared(module.read_text("utf-8")):
            places[name].append(module.name)
    assert {name: modules for name, modules in places.items() if len(modules) > 1} == {}


def test_declared_names_are_found_in_every_form() -> None:
    text = """export const a = 1;\nconst { b, c: d } = a;\nlet [e, f] = a;\nasync function g() {\n  const no = 1;\n}
export class h {}\nfunction* i() {}\nconst {\n  j,\n  k,\n} = a;\nconst l = ({ no }) => no;\n"""
    assert declared(text) == list("abdefghijkl")


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_modules_have_one_form_of_import_and_of_export(module: Path) -> None:
    text = COMMENT.sub("", module.read_text("utf-8"))
    rest = EXPORT.sub("", IMPORT.sub("", text))
    assert not re.findall(r"^\s*(?:import|export)\b.*|\bimport\s*\(.*|\bimport\.meta\b", rest, re.M)
    assert all((module.parent / name).is_file() for name in IMPORT.findall(text))


def test_no_module_needs_itself_by_way_of_others() -> None:
    needs = {module.name: IMPORT.findall(COMMENT.sub("", module.read_text("utf-8"))) for module in MODULES}
    assert len(list(TopologicalSorter(needs).static_order())) == len(MODULES)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_text_never_becomes_markup_or_script(module: Path) -> None:
    assert not MARKUP.findall(module.read_text("utf-8"))
