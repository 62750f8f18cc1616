"""Counts how often each rule is right: ``python benchmarks/rules.py --gold DIR --text DIR --corpus "NAME" [--write]``.

A reading is right if it is matched one to one with an annotated attribution: contents share at least half of their
words, sources share a word or neither has one. ``--write`` puts the counts where the rules find them.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import onrecord.rules
from onrecord.errors import Problem
from onrecord.evaluation.gold import read_gold
from onrecord.evaluation.scoring import matched_attributions
from onrecord.pipeline import find_each
from onrecord.publish.readings import as_json


def main() -> None:
    """Counts, prints and perhaps writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    gold = read_gold(options.gold)
    right: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for found in find_each(options.text, jobs=2):
        if isinstance(found, Problem) or found.article.name not in gold:
            continue
        predicted = as_json(found, {})
        hits = matched_attributions(found.article.text, gold[found.article.name], predicted)
        for number, attribution in enumerate(predicted["attributions"]):
            tried[attribution["rule"]] += 1
            right[attribution["rule"]] += number in hits
    counts = {rule: [right[rule], tried[rule]] for rule in sorted(tried)}
    for rule, (good, all_of_it) in counts.items():
        print(f"{rule:28}{good:7}{all_of_it:7}{good / all_of_it:8.3f}")
    if options.write:
        rows = ",\n".join(f"    {json.dumps(rule)}: {json.dumps(row)}" for rule, row in counts.items())
        path = Path(onrecord.rules.__file__).parent / "tested.json"
        path.write_text(f'{{\n  "corpus": {json.dumps(options.corpus)},\n  "rules": {{\n{rows}\n  }}\n}}\n', "utf-8")


if __name__ == "__main__":
    main()
