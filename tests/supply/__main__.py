"""`python -m tests.supply newest [--keep]` asks a package index what is out; `... licences` prints docs/licences.md."""

import sys
from datetime import UTC, datetime

from tests.supply.licences import document
from tests.supply.newest import ask_index, behind, keep, locked_versions, patch_line


def newest(keep_it: bool) -> int:
    """Print what is behind its newest patch, and what is behind its newest release; 1 where a patch is missing."""
    locked = locked_versions()
    patches = ask_index({name: patch_line(version) for name, version in locked.items()})
    if keep_it:
        keep(patches, datetime.now(UTC).date())
    missing = behind(locked, patches)
    print("Behind the newest patch:", *(missing or ["nothing"]), sep="\n  ")
    print("Behind the newest release that fits:", *(behind(locked, ask_index({})) or ["nothing"]), sep="\n  ")
    return 1 if missing else 0


match sys.argv[1:]:
    case ["licences"]:
        print(document(), end="")
    case ["newest", *rest] if rest in ([], ["--keep"]):
        sys.exit(newest(bool(rest)))
    case _:
        sys.exit(__doc__)
