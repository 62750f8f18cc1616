"""Where the files that come with the program lie: in the installed package, else in the checkout."""

from __future__ import annotations

from pathlib import Path


def ontology_dir() -> Path:
    """The folder of the vocabulary (``onrecord.ttl``), the shapes (``shapes.ttl``) and the questions (``queries/``)."""
    here = Path(__file__).resolve().parent
    installed = here / "ontology"
    return installed if installed.is_dir() else here.parent.parent / "ontology"
