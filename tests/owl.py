"""What OWL tools say of an ontology file: OWLAPI of its profile, HermiT of its consistency."""

import subprocess
import sysconfig
from pathlib import Path

import pyoxigraph as ox

from tools import require

_JARS = Path("/usr/share/java")
_PROFILE = Path(__file__).parent / "ontology" / "Profile.java"
_HERMIT = Path(sysconfig.get_path("purelib")) / "owlready2" / "hermit" / "HermiT.jar"
_CONSISTENT = "owl#Thing is satisfiable."
_INCONSISTENT = "InconsistentOntologyException"


def outside_owl_2_dl(*paths: Path) -> list[str]:
    """Loads the files with OWLAPI and says what in them is outside OWL 2 DL.

    Fails if OWLAPI cannot load one or finds nothing in it.
    """
    require("javac", str(_JARS / "owlapi-distribution.jar"))
    done = _java("-cp", f"{_JARS}/*", str(_PROFILE), *map(str, paths))
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    counts = [int(line.removeprefix("axioms ")) for line in lines if line.startswith("axioms ")]
    assert len(counts) == len(paths)
    assert min(counts) > 0
    return [line for line in lines if not line.startswith("axioms ")]


def consistent(path: Path) -> bool:
    """Whether HermiT finds an ontology (any RDF format) consistent. Fails if it ends with another error."""
    require("java", str(_HERMIT))
    rewritten = path.with_suffix(".hermit.owl")  # HermiT's own reader of Turtle is old
    rewritten.write_bytes(ox.serialize((quad.triple for quad in ox.parse(path=path)), format=ox.RdfFormat.RDF_XML))
    done = _java("-jar", str(_HERMIT), "-k", rewritten.as_uri())
    said = done.stdout + done.stderr
    assert (_CONSISTENT in said) is not (_INCONSISTENT in said), said
    return _CONSISTENT in said


def _java(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["java", "-Xmx1g", *arguments], capture_output=True, text=True, check=False, timeout=300)
