#!/usr/bin/env python3
"""Recomputes what a site says of a register, with nothing but Python's own library.

    python3 docs/check-register.py https://www.example.gov.cn trainings

Reads every public entry and computes its digest (SHA-256 of key, change, organ, day, public values and the digests of the others,
as JSON canonicalised by RFC 8785), the root of each saving (RFC 6962: leaf 0x00, node 0x01), the digest of the act that says the
root, and the hash of the act's link in the ledger. Numbers have no gap. Of an entry that was withdrawn for privacy only the digest
is left, which still counts for the root. Ends with 1 and the differences, or with 0.
"""
import hashlib
import json
import sys
import urllib.request


def asked(address):
    with urllib.request.urlopen(address) as answer:
        return json.load(answer)


def canonical(value):
    """RFC 8785 of texts and objects: names in the order of their UTF-16 units, nothing between."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"
    return json.dumps(value, ensure_ascii=False)


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def root(digests):
    level = [sha(b"\x00", digest) for digest in digests]
    while len(level) > 1:
        level = [sha(b"\x01", *level[at:at + 2]) if at + 1 < len(level) else level[at] for at in range(0, len(level), 2)]
    return level[0]


def entries(register):
    after = 0
    while after is not None:
        part = asked(f"{register}/entries?limit=1000&after={after}")
        yield from part["entries"]
        after = part.get("next")


def main(site, name):
    register = f"{site.rstrip('/')}/api/v1/registers/{name}"
    wrong, acts, last = [], {}, 0
    for entry in entries(register):
        if entry["number"] != last + 1:
            wrong.append(f"{last} is followed by {entry['number']}")
        last = entry["number"]
        if entry.get("content") is not None:
            form = {"key": entry["key"], "change": entry["change"], "organ": entry["organ"], "validOn": entry["validOn"], "content": entry["content"]}
            if entry.get("sealed"):
                form["sealed"] = entry["sealed"]
            if sha(canonical(form).encode()).hex() != entry["digest"]:
                wrong.append(f"entry {last} says something else than its digest")
        acts.setdefault(entry["act"], []).append((last, bytes.fromhex(entry["digest"])))
    for act, saved in acts.items():
        proof = asked(f"{register}/entries/{saved[0][0]}/proof")
        said = json.loads(proof["act"])
        if root([digest for _, digest in saved]).hex() != said["detail"]["root"] or said["id"] != act:
            wrong.append(f"act {act} has another root than its entries {saved[0][0]} to {saved[-1][0]}")
        digest = sha(proof["act"].encode())
        if digest.hex() != proof["actDigest"]:
            wrong.append(f"act {act} says something else than its digest")
        if proof.get("hash") and sha(bytes.fromhex(proof["previous"]), proof["position"].to_bytes(8, "big"), digest).hex() != proof["hash"]:
            wrong.append(f"act {act} is not what the ledger links at {proof['position']}")
    print("\n".join(wrong) if wrong else f"{name}: {last} entries of {len(acts)} acts, every digest, root and link as said")
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
