"""The page's script and style as their own tools see them: Biome lints and formats, TypeScript checks the types.

This formats, and with ``check`` in place of ``format`` also mends what can be mended::

    tests/page/node_modules/.bin/biome format --write --config-path=tests/page/biome.config.json \\
        graph/onrecord/publish/page/{script,style,words.json}
"""

import re
import subprocess
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from running import ROOT
from tools import require

PAGE = ROOT / "graph/onrecord/publish/page"
HERE = Path(__file__).parent
BIN = HERE / "node_modules/.bin"

MODULES = sorted((PAGE / "script").rglob("*.js"))
STYLES = sorted((PAGE / "style").glob("*.css"))
CHECKED = [*MODULES, *sorted((PAGE / "script").glob("*.ts")), *STYLES, PAGE / "words.json"]

IMPORT = re.compile(r'^import \{[^}]*\} from "(\.\.?/[a-z/-]+\.js)";$', re.M)
EXPORT = re.compile(r"^export (?=(?:const|class|function) \w|const \{[\w\s,]*\} = )", re.M | re.A)
COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.M | re.S)
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


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_imports_and_exports_have_the_forms_that_the_build_knows(module: Path) -> None:
    text = COMMENT.sub("", module.read_text("utf-8"))
    rest = EXPORT.sub("", IMPORT.sub("", text))
    assert not re.findall(r"^\s*(?:import|export)\b.*|\bimport\s*\(.*|\bimport\.meta\b", rest, re.M)
    assert all((module.parent / name).is_file() for name in IMPORT.findall(text))


def test_no_module_needs_itself_by_way_of_others() -> None:
    needs = {
        module: [
            (module.parent / path).resolve() for path in IMPORT.findall(COMMENT.sub("", module.read_text("utf-8")))
        ]
        for module in MODULES
    }
    assert len(list(TopologicalSorter(needs).static_order())) == len(MODULES)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_text_never_becomes_markup_or_script(module: Path) -> None:
    assert not MARKUP.findall(module.read_text("utf-8"))
