"""Open files: a server that many watch is not stopped by the system's default."""

import subprocess
import sys

SCRIPT = """
import resource
_, most = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (256, most))
from rat_online.adapters.open_files import allow_many
allow_many()
print(resource.getrlimit(resource.RLIMIT_NOFILE) == (most, most))
"""


def test_a_process_may_open_as_many_as_the_operator_allows_at_all() -> None:
    said = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert said.stdout == "True\n"
