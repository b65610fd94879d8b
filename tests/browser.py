"""The browser that tests drive: which program, with which arguments, and what the machine lacks to run it.

`python -m tests.browser` prints the Debian packages that are missing, one a line: bin/test installs them.
"""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import playwright

# The first has no windows, and takes half the processor time for the same page.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page is looked at for seconds: what optimising its scripts costs is never earned back.
    "--js-flags=--no-turbofan",
]
# Playwright brings its own node, but not the libraries that one is linked with.
DRIVER = Path(playwright.__file__).parent / "driver" / "node"
NOT_FOUND = re.compile(r"^\s*(lib\S+)\.so\.(\d+) => not found", re.MULTILINE)


def program() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


@cache
def missing_packages() -> tuple[str, ...]:
    """The Debian packages without which no browser runs here."""
    browser = () if program() else ("chromium", "fonts-liberation")
    if not shutil.which("ldd"):  # not Linux: nothing to look them up with
        return browser
    said = subprocess.run(["ldd", DRIVER], capture_output=True, text=True, check=True).stdout
    return (*browser, *packages_of(said))


def packages_of(said: str) -> tuple[str, ...]:
    """Of the libraries that ldd did not find, by Debian's rule: libgcc_s.so.1 is in libgcc-s1."""
    return tuple(f"{name}{number}".replace("_", "-") for name, number in NOT_FOUND.findall(said))


if __name__ == "__main__":
    print(*missing_packages(), sep="\n")
