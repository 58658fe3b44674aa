"""One HTML document out of template, style, scripts and data; it asks nothing of any other file."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any

from graphkit.views.vis import vis_script

#: In the order in which they run, as one script.
SCRIPTS = (
    "text.js", "apart.js", "names.js", "parts.js", "folding.js", "geometry.js", "placing.js", "packing.js", "compose.js", "onemode.js", "crowds.js",
    "fixed.js", "hubs.js", "search.js", "picture.js", "panel.js", "table.js", "time.js", "pairs.js", "save.js", "print.js", "story.js",
    "address.js", "page.js",
)  # fmt: skip
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@cache
def template_text(name: str) -> str:
    """A file of the templates folder."""
    return files("graphkit.views").joinpath("templates", name).read_text(encoding="utf-8")


def safe_json(data: object) -> str:
    """JSON that can stand in a script element whatever its texts hold.

    >>> safe_json({"name": "</script>"})
    '{"name":"\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for letter, escaped in _UNSAFE.items():
        text = text.replace(letter, escaped)
    # A lone surrogate cannot be written as UTF-8.
    return text.encode("utf-8", "replace").decode("utf-8")


def rendered(data: dict[str, Any], title: str, lang: str, nav: str = "") -> str:
    """The page as one text; ``nav`` is HTML that leads to the other pages of a site."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    scripts = [vis_script(), "\n".join(["'use strict';", *map(template_text, SCRIPTS)])]
    style = template_text("base.css") + template_text("network.css")
    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(template_text("network.html.j2"))
    return template.render(
        title=title,
        lang=lang,
        nav=Markup(nav),
        policy=policy_of(scripts, style),
        style=Markup(style),
        scripts=[Markup(script) for script in scripts],
        data=Markup(safe_json(data)),
    )


def policy_of(scripts: list[str], style: str) -> str:
    """Only these very scripts run and nothing is fetched from anywhere."""
    allowed = " ".join(_digest(script) for script in scripts)
    return f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; img-src data:; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
