"""Worker processes are made ready to lay out pages without starting other programs."""

import subprocess
import sys

SCRIPT = """
import sys
started = []
sys.addaudithook(lambda event, given: started.append(given[1]) if event == "subprocess.Popen" else None)
import reportgen.renderers.pdf.ready
assert "weasyprint" in sys.modules, "it is not imported"
assert not started, started
from ctypes.util import find_library
assert find_library("c"), "libraries are searched for as before"
"""


def test_libraries_are_opened_without_asking_the_compiler_for_them():
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
