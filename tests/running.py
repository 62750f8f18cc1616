"""How tests run the command and look at what it wrote."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"


def onrecord(
    *arguments: object, code: int = 0, cwd: Path | None = None, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs the command in a fresh process and checks its exit code and that it shows no traceback."""
    command = [sys.executable, "-m", "onrecord", *map(str, arguments)]
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "graph"), **(environment or {})}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=cwd, env=variables, check=False)
    assert done.returncode == code, f"exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
    assert "Traceback" not in done.stderr
    return done


def files_of(directory: Path) -> dict[str, bytes]:
    """The files of a folder, by name."""
    return {path.name: path.read_bytes() for path in sorted(directory.iterdir())}
