"""What an operator reads is written for operators."""

import subprocess
import sys

LOUD = """
import warnings
from steady.run.quiet import hide_warnings
hide_warnings()
import sanic  # brings its own filters
warnings.warn("for programmers", DeprecationWarning)
warnings.warn("for programmers")
"""


def test_no_warning_of_a_library_reaches_the_operator() -> None:
    done = subprocess.run([sys.executable, "-c", LOUD], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
