"""How long a user waits: `sayso --help`, and one report from a cold start. Best of five, in seconds."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAYSO = Path(sys.executable).parent / "sayso"
REPORT = """ALEPPO, Oct 7 - Government planes bombed a market in the town of Maaret on Wednesday, killing at least 12
people, a rescue worker said. The army denied that it had struck the market.
"""


def best(*arguments: str) -> float:
    """Least seconds of five runs."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([str(SAYSO), *arguments], check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> None:
    """Prints both."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(REPORT, encoding="utf-8")
        print(f"sayso --help             {best('--help'):.2f} s  (under 0.3)")
        print(f"sayso read, one report   {best('read', str(path)):.2f} s  (under 3)")


if __name__ == "__main__":
    main()
