"""The contract as a JSON Schema (2020-12): what one article in json and jsonl may hold, and nothing else."""

from __future__ import annotations

import json
from typing import Any, TypeAlias, get_args

from newsparse.article import SCHEMA, Kind, Layout, Role, Zone

_Schema: TypeAlias = dict[str, Any]

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = r"T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?"


def schema() -> _Schema:
    """The schema of one article, with `blocks` or without. A key that it does not name is an error."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"An article as newsparse writes it ({SCHEMA})",
        **_object(
            {
                "schema": {"const": SCHEMA},
                "source": _SOURCE,
                "headline": _or_null(_TEXT),
                "kicker": _told("The few words over the headline.", _or_null(_TEXT)),
                "deck": _told("The summary between the headline and the credits.", _or_null(_TEXT)),
                "credits": _list_of(_CREDIT),
                "dateline": _DATELINE,
                "published": _or_null(_MOMENT),
                "updated": _or_null(_MOMENT),
                "paragraphs": _list_of(_TEXT),
                "subheads": _list_of(_PLACED),
                "items": _list_of(_PLACED),
                "quotes": _list_of(_PLACED),
                "captions": _list_of(_TEXT),
                "boilerplate": _told("All that is no part of the article, in order.", _list_of(_TEXT)),
                "fields": _FIELDS,
                "blocks": _told("Every line with its label; there if asked for.", _list_of(_BLOCK)),
            },
            optional=("blocks",),
        ),
    }


def schema_text() -> str:
    """The schema as it is printed."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _object(properties: dict[str, _Schema], optional: tuple[str, ...] = ()) -> _Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _list_of(items: _Schema) -> _Schema:
    return {"type": "array", "items": items}


def _or_null(schema: _Schema) -> _Schema:
    return {**schema, "type": [schema["type"], "null"]}


def _one_of(names: object) -> _Schema:
    return {"enum": list(get_args(names))}


def _told(description: str, schema: _Schema) -> _Schema:
    return {"description": description, **schema}


def _span(description: str, least: int) -> _Schema:
    number = {"type": "integer", "minimum": least}
    pair = {"type": "array", "prefixItems": [number, number], "items": False, "minItems": 2}
    return _told(description, pair)


_TEXT: _Schema = {"type": "string"}
_MOMENT = _told(
    "ISO 8601: a day, with a time and an offset where the text has them.",
    {"type": "string", "pattern": f"^{_DAY}({_TIME})?$"},
)
_SOURCE = _object(
    {
        "path": _told("null for standard input and for a string.", _or_null(_TEXT)),
        "article": _told("Its number in the file.", {"type": "integer", "minimum": 1}),
        "lines": _span("Its first and last line in the file; 0 and 0 for no line at all.", 0),
        "encoding": _told("null for a string.", _or_null(_TEXT)),
        "layout": _one_of(Layout),
        "url": _told("As a container says it.", _TEXT),
        "timestamp": _told("As a container says it.", _TEXT),
    },
    optional=("url", "timestamp"),
)
_CREDIT = _object(
    {
        "role": _one_of(Role),
        "names": _list_of(_TEXT),
        "text": _told("The words as they stand.", _TEXT),
        "count": _told("How often the same credit was found.", {"type": "integer", "minimum": 1}),
    }
)
_DATELINE = _or_null(
    _object(
        {"place": _TEXT, "agency": _or_null(_TEXT), "date": _or_null({**_MOMENT, "pattern": f"^{_DAY}$"})}
    )
)
_PLACED = _object(
    {
        "text": _TEXT,
        "before": _told(
            "The index of the paragraph that follows it, from 0.", {"type": "integer", "minimum": 0}
        ),
    }
)
_FIELDS = {
    "description": "The labelled lines of an export that no other field takes.",
    "type": "object",
    "additionalProperties": _TEXT,
}
_BLOCK = _object(
    {
        "kind": _one_of(Kind),
        "zone": _one_of(Zone),
        "lines": _span("Its first and last line in the file.", 1),
        "text": _TEXT,
        "reasons": _told('The clues and what they weighed: "a long sentence +2.6".', _list_of(_TEXT)),
    }
)
