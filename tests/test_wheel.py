"""The installed command: built as a wheel, used in an empty directory, with all its data inside."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from running import ROOT, SEEDS, files_of


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = [*pip, "wheel", str(ROOT), "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("onrecord-*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", str(folder / "site"), str(wheel)], check=True)
    return folder / "site"


def run(installed: Path, cwd: Path, *arguments: object) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, str(installed / "bin/onrecord"), *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=environment, check=True, capture_output=True, encoding="utf-8").stdout


def test_the_installed_package_is_the_one_that_runs(installed: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-c", "import onrecord; print(onrecord.__file__)"]
    found = subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True).stdout
    assert found.startswith(str(installed))


def test_it_builds_queries_and_explains_in_an_empty_directory(
    installed: Path, tmp_path: Path, seeds_output: Path
) -> None:
    run(installed, tmp_path, "build", SEEDS, "--output", tmp_path / "output", "--quiet")
    assert files_of(tmp_path / "output") == files_of(seeds_output)
    assert len(run(installed, tmp_path, "query").splitlines()) == 15
    assert "OHCHR" in run(installed, tmp_path, "query", "06-what-the-report-recommends")
    assert "that-clause" in run(installed, tmp_path, "explain", "She said that it was late.")


def test_it_makes_a_corpus_from_a_file(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bridge safe\n\nThe minister said that the bridge was safe.\n", encoding="utf-8")
    run(installed, tmp_path, "init", "c", "a.txt")
    run(installed, tmp_path, "build", "c", "--quiet")
    assert (tmp_path / "output/graph.html").exists()
