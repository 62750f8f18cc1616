"""Looks for texts that break what is promised of every text, led by the program's own branches (atheris, libFuzzer).

``python tests/fuzz/fuzz_reading.py FOLDER tests/fuzz/seeds -max_total_time=1200`` searches for twenty minutes and keeps
in FOLDER what it came upon, for the next time. A text that breaks a promise is printed, its bytes are kept in a file
``crash-…``, which as sole argument repeats it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[2] / "graph"))
with atheris.instrument_imports(include=["onrecord"]):
    from promises import keep

from fragments import PIECES


def text_of(data: bytes) -> str:
    """Bytes that begin with a small one are numbers of fragments; others are the text itself."""
    if data[:1] < b"\x08":
        return " ".join(PIECES[byte % len(PIECES)] for byte in data[1:])
    return data.decode("utf-8", "ignore")


def one(data: bytes) -> None:
    text = text_of(data)
    try:
        keep(text)
    except Exception:
        print(f"\nthe text: {text!r}", file=sys.stderr)
        raise


if __name__ == "__main__":
    paths = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("-")]
    if paths and not paths[0].exists():
        paths[0].mkdir()
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
