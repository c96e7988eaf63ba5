#!/usr/bin/env python3
"""Writes the types of the module from the JSON Schemas: a TypedDict an object, a Literal a fixed list of words.

    make_types.py SCHEMAS OUT      SCHEMAS: the folder of extract.schema.json and compare.schema.json
"""
import json, pathlib, sys

HEAD = '''"""The documents as types: what `extract` and `compare` give, field by field. Generated from the JSON Schemas."""
from typing import Any, Dict, List, Literal, Optional, TypedDict, Union

'''
# Objects that the schemas describe in place are called by the field that holds them.
NAMES = {"people": "RosterEntry", "attachments": "Attachment", "rules": "DeclaredRule", "plans": "ComparedPlan", "notes": "ComparisonNote",
         "indicators": "Indicator", "suggestions": "Suggestion", "changes": "Change", "parts": "Part",
         "value": "ComparedValue", "values": "ComparedValue", "recurrences": "Recurrence"}


class Types:
    def __init__(self):
        self.written = {}  # name -> source
        self.document = ""

    def name(self, field):
        # Each document has warnings of its own kinds.
        if field == "warnings":
            return self.document + "Warning"
        return NAMES.get(field) or "".join(part.capitalize() for part in field.split("_"))

    def of(self, schema, field, root):
        """The type of one value; objects on the way are written down."""
        if "$ref" in schema:
            key = schema["$ref"].rsplit("/", 1)[1]
            return self.of(root["definitions"][key], key, root)
        if "enum" in schema:
            words = [value for value in schema["enum"] if value is not None]
            literal = "Literal[" + ", ".join(json.dumps(word) for word in words) + "]"
            return f"Optional[{literal}]" if None in schema["enum"] else literal
        for union in ("anyOf", "oneOf"):
            if union in schema:
                parts = list(dict.fromkeys(self.of(part, field, root) for part in schema[union]))
                rest = [part for part in parts if part != "None"]
                joined = rest[0] if len(rest) == 1 else "Union[" + ", ".join(rest) + "]"
                return f"Optional[{joined}]" if "None" in parts else joined
        kinds = schema.get("type", "any")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        plain = [self.plain(kind, schema, field, root) for kind in kinds if kind != "null"]
        if not plain:
            return "None"
        joined = plain[0] if len(plain) == 1 else "Union[" + ", ".join(plain) + "]"
        return f"Optional[{joined}]" if "null" in kinds else joined

    def plain(self, kind, schema, field, root):
        if kind == "object":
            return self.object(schema, field, root) if "properties" in schema else "Dict[str, Any]"
        if kind == "array":
            items = schema.get("items", {})
            if isinstance(items, list):
                items = items[0]
            return f"List[{self.of(items, field, root)}]"
        return {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}.get(kind, "Any")

    def object(self, schema, field, root):
        name = self.name(field)
        required = set(schema.get("required", []))
        lines = {True: [], False: []}
        for key, value in schema["properties"].items():
            hint = self.of(value, key, root)
            told = value.get("description", "")
            lines[key in required].append((f"    # {told}\n" if told else "") + f"    {key}: {hint}\n")
        base = "TypedDict"
        source = ""
        if lines[False] and lines[True]:
            source += f"class _{name}(TypedDict, total=False):\n{''.join(lines[False])}\n\n"
            base = f"_{name}"
        if lines[True]:
            source += f"class {name}({base}):\n{''.join(lines[True])}"
        else:
            source += f"class {name}(TypedDict, total=False):\n{''.join(lines[False])}"
        if bare(self.written.setdefault(name, source)) != bare(source):
            sys.exit(f"two kinds of {name}: give one a name of its own in NAMES")
        return name


def bare(source):
    """Without the comments."""
    return [line for line in source.splitlines() if not line.strip().startswith("#")]


def main():
    folder, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    types = Types()
    for file, name in (("extract", "plan"), ("compare", "comparison")):
        schema = json.loads((folder / f"{file}.schema.json").read_text(encoding="utf-8"))
        types.document = name.capitalize()
        types.object(schema, name, schema)
    names = list(types.written)
    for name, fields in {
        "Violation": "    # Of the document where there is one a line, from 1; else 0.\n    line: int\n    # JSON pointer to the place.\n"
                     "    path: str\n    message: str\n",
        "Features": "    version: str\n    reads: List[str]\n    writes: List[str]\n"
                    "    # The most that is read of a source, by name: what it is at first.\n    limits: Dict[str, int]\n",
    }.items():
        types.written[name] = f"class {name}(TypedDict):\n{fields}"
        names.append(name)
    text = HEAD + "__all__ = " + json.dumps(sorted(names)) + "\n\n\n" + "\n\n".join(types.written[name] for name in names)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
