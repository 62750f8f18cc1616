"""Names and contents of files -> the files on disk: all of them new, or all of them as they were."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from onrecord.errors import DataError, Problem

_PARTIAL = ".partial-"


def write_all(output: Path, contents: Mapping[str, Iterable[str]]) -> tuple[Path, ...]:
    """Writes each content (chunks of text, as UTF-8) to its file in ``output``, made if need be; returns the paths.

    Everything is first written, and forced to the disk, in a folder beside the files; only then is each file replaced,
    in one step. If anything fails the files stand as they stood, and so they do if the program is killed while
    writing. (Killed between two replacements, a matter of a millisecond, some are new and some old, each whole: no
    file system replaces several at once.) What a killed run left behind is removed. DataError: nothing was written,
    and why.
    """
    made = not output.exists()
    try:
        output.mkdir(parents=True, exist_ok=True)
        for left in output.glob(f"{_PARTIAL}*"):
            shutil.rmtree(left, ignore_errors=True)
        partial = Path(tempfile.mkdtemp(prefix=_PARTIAL, dir=output))
        try:
            for name, chunks in contents.items():
                _write(partial / name, chunks)
            return _replace(partial, output, tuple(contents))
        finally:
            shutil.rmtree(partial, ignore_errors=True)
            if made and not any(output.iterdir()):
                output.rmdir()
    except OSError as error:
        what = f"cannot be written ({error.strerror or error}); nothing was changed."
        mend = "Check the space on the disk, the rights on the folder, and that no folder has the name of a file."
        raise DataError(Problem(str(output), what, mend)) from error


def _write(path: Path, chunks: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(chunks)
        file.flush()
        os.fsync(file.fileno())


def _replace(partial: Path, output: Path, names: tuple[str, ...]) -> tuple[Path, ...]:
    """Puts the new files in place of the old; if one cannot be, those before it are put back."""
    old = partial / "old"
    old.mkdir()
    done: list[str] = []
    try:
        for name in names:
            if (output / name).is_file():
                shutil.copy2(output / name, old / name)
        for name in names:
            (partial / name).replace(output / name)
            done.append(name)
    except BaseException:
        for name in done:
            if (old / name).exists():
                (old / name).replace(output / name)
            else:
                (output / name).unlink()
        raise
    return tuple(output / name for name in names)
