# SPDX-License-Identifier: Apache-2.0
"""closed.py COMMAND …: its exit code where nobody reads its standard output."""
import os
import subprocess
import sys

reading, writing = os.pipe()
os.close(reading)
print(subprocess.run(sys.argv[1:], stdout=writing, check=False).returncode)
