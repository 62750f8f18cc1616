"""The page's script and style from their files: modules in one script, sheets in one style."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from importlib.resources import files

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.\.?/[a-z/-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:const|function|class) )(\w+)", re.MULTILINE)
_DESTRUCTURED = re.compile(r"^export const \{([^}]*)\} = ", re.MULTILINE)


@cache
def asset(name: str) -> str:
    """A file of this folder."""
    return (files(__package__) / name).read_text(encoding="utf-8")


@cache
def style() -> str:
    """All sheets, in the order of their names."""
    sheets = sorted(sheet.name for sheet in (files(__package__) / "style").iterdir() if sheet.name.endswith(".css"))
    return "\n".join(asset(f"style/{name}") for name in sheets)


@cache
def script() -> str:
    """The modules that ``app.js`` needs as one script: a browser loads no module from within a file.

    Each becomes a function's body that returns what it exports, after those that it imports from. Only the forms
    ``import { a, b as c } from "./x.js";`` and ``export const``, ``function`` or ``class`` are known.
    """
    ordered: dict[str, str] = {}
    _add("app.js", ordered, ())
    bodies = [f"modules[{name!r}] = (() => {{\n{body}}})();\n" for name, body in ordered.items()]
    return '"use strict";\n(() => {\nconst modules = {};\n' + "".join(bodies) + "})();\n"


def _add(name: str, ordered: dict[str, str], above: tuple[str, ...]) -> None:
    if name in above:
        raise ValueError(f"modules import each other: {' -> '.join((*above, name))}")
    source = asset(f"script/{name}")
    for _, path in _IMPORT.findall(source):
        needed = _resolved(path, name)
        if needed not in ordered:
            _add(needed, ordered, (*above, name))
    exported = [name for _, name in _EXPORT.findall(source)]
    for names in _DESTRUCTURED.findall(source):
        exported += [name.strip() for name in names.split(",") if name.strip()]

    def taken(found: re.Match[str]) -> str:
        return f"const {{{found[1].replace(' as ', ': ')}}} = modules[{_resolved(found[2], name)!r}];\n"

    body = _IMPORT.sub(taken, source)
    body = re.sub(r"^export ", "", body, flags=re.MULTILINE)
    ordered[name] = f"{body}return {{ {', '.join(exported)} }};\n"


def _resolved(path: str, module: str) -> str:
    """What a module's import names, seen from the folder of scripts."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(module), path))
