"""The process that reads a Word document for another one: `-m ...reading_process MEMORY SECONDS`. Pure.

The document is its standard input, its blocks or why it is refused is the JSON on its standard output.
"""

import json
import sys

from committees.reading.sources.refusals import MinutesRefused
from committees.reading.sources.word_files import read_word_file
from indicators.files.reading_process import limit


def main() -> None:
    memory, seconds = map(int, sys.argv[1:3])
    limit(memory, seconds)
    try:
        source = read_word_file(sys.stdin.buffer.read())
        print(json.dumps({"blocks": [block._asdict() for block in source.blocks]}))
    except MinutesRefused as refused:
        print(json.dumps({"refused": str(refused)}))


if __name__ == "__main__":
    main()
