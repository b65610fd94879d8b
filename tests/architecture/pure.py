"""`python -m tests.architecture.pure`: the pure modules, a line each, for mypy to check strictly."""

from tests.architecture.project import name_of, pure_files

if __name__ == "__main__":
    print(*map(name_of, pure_files()), sep="\n")
