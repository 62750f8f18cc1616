"""The files that come with the program: where they lie, installed or in the checkout, and the lines of a data file."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def ontology_dir() -> Path:
    """The folder of the vocabulary (``onrecord.ttl``), the shapes (``shapes.ttl``) and the questions (``queries/``)."""
    here = Path(__file__).resolve().parent
    installed = here / "ontology"
    return installed if installed.is_dir() else here.parent.parent / "ontology"


def data_lines(package: str, name: str) -> list[str]:
    """The lines of a data file beside a module, without empty ones and without comments (``#`` first)."""
    text = (files(package) / name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
