"""The changes of an export as a patch that `git apply` takes, and as a commit on a branch of its own."""

import difflib
import os
import re
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
AUTHOR = ("-c", "user.name=Steady desk", "-c", "user.email=desk@localhost", "-c", "core.autocrlf=false")


class CannotCommit(RuntimeError):
    """There is no repository to commit to, or the patch does not fit its last commit; the reason is for people."""


def patch_of(files: Mapping[str, tuple[str | None, str]]) -> str:
    """A unified diff in git's form of files by path, with content before (None: new) and after."""
    return "".join(_patch(path, before, after) for path, (before, after) in files.items() if before != after)


def _patch(path: str, before: str | None, after: str) -> str:
    new = before is None
    heading = [f"diff --git a/{path} b/{path}\n"] + (["new file mode 100644\n"] if new else [])
    changes = difflib.unified_diff(
        _LINE.findall(before or ""),
        _LINE.findall(after),
        "/dev/null" if new else f"a/{path}",
        f"b/{path}",
    )
    ended = [line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in changes]
    return "".join(heading + ended)


def commit(repository: Path, branch: str, patch: str, message: str) -> str:
    """Commits a patch on top of the last commit as a new branch, and returns the commit's id.

    Works on an index of its own: neither the files of the operator nor what they have staged is touched.

    Raises:
        CannotCommit: see there.
    """
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        top = _git(repository, index, "rev-parse", "--show-toplevel").strip()
        if Path(top).resolve() != repository.resolve():
            raise CannotCommit("The files of Steady are not a git repository of their own.")
        parent = _git(repository, index, "rev-parse", "HEAD").strip()
        _git(repository, index, "read-tree", parent)
        _git(repository, index, "apply", "--cached", "--whitespace=nowarn", "-", given=patch)
        tree = _git(repository, index, "write-tree").strip()
        made = _git(repository, index, "commit-tree", tree, "-p", parent, "-m", message).strip()
        _git(repository, index, "branch", "--no-track", branch, made)
    return made


def _git(repository: Path, index: Path, command: str, *arguments: str, given: str = "") -> str:
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        result = subprocess.run(
            ["git", "-C", str(repository), *AUTHOR, command, *arguments],
            input=given.encode(),
            capture_output=True,
            env={**surroundings, "GIT_INDEX_FILE": str(index), "LC_ALL": "C"},
            timeout=60,
            check=True,
        )
    except FileNotFoundError as error:
        raise CannotCommit("git is not installed here. Download the patch instead.") from error
    except subprocess.CalledProcessError as error:
        raise CannotCommit(_REASONS.get(command, "git could not make the commit.")) from error
    return result.stdout.decode()


_REASONS = {
    "rev-parse": "The files of Steady are not a git repository. Download the patch instead.",
    "apply": "Some files were changed since the last commit. Commit those changes first, or download the patch.",
    "branch": "A branch of this name is there already.",
}
