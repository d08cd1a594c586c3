"""Keys: the digest of everything that an indicator's numbers depend on, under which the pipeline keeps them."""

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal

from reportgen.compute.names import Specs, fragment, in_order, links, mentions
from reportgen.compute.some import total_extracts
from reportgen.disk import code_digest
from reportgen.indicator import LOW_BASE, Extract
from reportgen.problems import Findings

THRESHOLD = Decimal(LOW_BASE)


def indicator_keys(specs: Specs, extracts: Mapping[str, str], threshold: Decimal = THRESHOLD) -> dict[str, str]:
    """Gives full name → key; `extracts` is id → digest. What is broken, or made from something broken, has none."""
    keys: dict[str, str] = {}
    for name in in_order(specs, frozenset(specs), Findings()):
        key = indicator_key(name, specs, extracts, keys, threshold)
        if key:
            keys[name] = key
    return keys


def extract_digests(extracts: Mapping[str, Extract]) -> dict[str, str]:
    """Gives id → digest of what an extract's indicators depend on: its own rows, and those of its totals if it needs any."""
    found = {}
    for name, extract in extracts.items():
        needed = sorted(each for each in total_extracts(extract) if each in extracts and each != name)
        found[name] = " ".join((extract.digest, *(extracts[each].digest for each in needed)))
    return found


def indicator_key(
    name: str, specs: Specs, extracts: Mapping[str, str], keys: Mapping[str, str], threshold: Decimal = THRESHOLD
) -> str:
    """Gives the key of one indicator whose sources' keys are known; nothing when one of them has none."""
    parts = indicator_parts(name, specs, extracts, keys, threshold)
    return hashlib.sha256(json.dumps([code_digest(), parts], sort_keys=True).encode()).hexdigest() if parts else ""


def indicator_parts(
    name: str, specs: Specs, extracts: Mapping[str, str], keys: Mapping[str, str], threshold: Decimal = THRESHOLD
) -> dict[str, str]:
    """Gives what one indicator is made of, in words → digest; nothing when something it is made from has no key."""
    spec, _ = specs[name]
    below = links(name, specs, specs)
    named = [spec.from_] if spec.from_ else []
    whole = len(below) == len(list(mentions(spec))) and all(found in keys for found in below.values())
    if not whole or any(each not in extracts for each in named):
        return {}
    read = {each: extracts[each] for each in named} if not spec.sql else _mentioned(spec.sql, extracts)
    written = fragment(name, specs, specs, looks=True)
    return {
        "its name": name,
        "the threshold for small numbers": f"{threshold:f}",
        "what is written of it": json.dumps(written, sort_keys=True),
        **{f"the extract {each}": digest for each, digest in read.items()},
        **{f"the indicator {found} ({role})": keys[found] for role, found in below.items()},
    }


def _mentioned(sql: str, extracts: Mapping[str, str]) -> dict[str, str]:
    """Gives the extracts that a query may name; it may write their names in capitals."""
    return {name: digest for name, digest in extracts.items() if name.casefold() in sql.casefold()}
