"""Reads YAML with PyYAML: a JSON string a line in, what it holds as JSON a line out."""

import json
import sys

try:
    import yaml
except ImportError:
    sys.exit(3)

print("ready", flush=True)
for line in sys.stdin:
    print(json.dumps(yaml.safe_load(json.loads(line))), flush=True)
