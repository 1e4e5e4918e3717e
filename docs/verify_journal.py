"""Verifies a journal of custody with nothing but Python: python verify_journal.py JOURNAL [ORIGINALS]"""

import hashlib
import json
import pathlib
import sys


def main(journal, originals=None):
    """Says what it found; ends with a fault when there is one."""
    faults, previous, held, number = [], "", set(), 0
    for number, row in enumerate(pathlib.Path(journal).read_bytes().splitlines(), 1):
        digest, _, line = row.decode().partition(" ")
        if hashlib.sha256(line.encode()).hexdigest() != digest:
            sys.exit(f"entry {number} was altered: it does not fit its hash")
        entry = json.loads(line)
        if entry["previous"] != previous or entry["number"] != number:
            sys.exit(f"entry {number} does not follow the one before it")
        previous, what = digest, entry["what"]
        held |= {what["original"]} if entry["kind"] == "intake" else set()
    for sha in sorted(held) if originals else ():
        path = pathlib.Path(originals, sha[:2], sha)
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != sha:
            faults.append(sha)
    print(f"{number} entries, {len(held)} originals named, {len(faults)} missing or altered; it ends with {previous}")
    sys.exit("\n".join(faults) or 0)


main(*sys.argv[1:])
