"""Plain pages: real text in both languages, drawn before the page opens; scripts only switch, sort and filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from graphkit.errors import GraphkitError
from graphkit.views.audience import Shown
from graphkit.views.bilingual import Text, named, said, short_names, spans, svg_spans
from graphkit.views.marks import SHAPES
from graphkit.views.page import policy_of, safe_json, template_text
from graphkit.views.texts import LANGS

if TYPE_CHECKING:
    from jinja2 import Environment

_BASE = ("document.js", "visits.js")


@dataclass(frozen=True, slots=True)
class Nav:
    """The pages of a site: file and name of each, and the file that is being written."""

    links: tuple[tuple[str, Text], ...]
    current: str


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(template_text),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"t": lambda key, **values: spans(said(key, **values)), "said": said, "mark_outlines": _outlines()}
    made.filters |= {
        "spans": spans,
        "svg": svg_spans,
        "short": lambda unit: spans(short_names(unit)),
        "urlencode_state": urlencode,
    }
    return made


def _outlines() -> dict[str, str]:
    """Shape -> its outline in a field of 20 by 20."""
    return {shape: f'<path transform="scale(1.25)" d="{path}"/>' for shape, path in SHAPES.items()}


def document(
    template: str,
    title: Text,
    *,
    lang: str,
    shown: Shown,
    persons: int = 0,
    scripts: Sequence[str] = (),
    styles: Sequence[str] = (),
    data: object = None,
    nav: Nav | None = None,
    **values: Any,
) -> str:
    """One self-contained HTML page from a template of the templates folder.

    ``data`` is carried as JSON for the page's scripts; ``nav`` leads to the other pages of a site; ``shown``
    is the step that decides whom the audience sees, ``persons`` how many are not named on the page. Raises `GraphkitError` for
    an unknown language.
    """
    from markupsafe import Markup

    check(lang)
    style = "\n".join(map(template_text, ("base.css", "document.css", *styles)))
    script = "\n".join(["'use strict';", *map(template_text, (*_BASE, *scripts))])
    return (
        _environment()
        .get_template(template)
        .render(
            title=title,
            lang=lang,
            audience=shown.audience,
            unsure=shown.unsure and shown.audience == "public",
            withheld=shown.told(persons),
            policy=policy_of([script], style),
            style=Markup(style),
            script=Markup(script),
            data=Markup(safe_json(data)),
            nav=nav,
            named=lambda attribute, text: named(attribute, text, lang),
            **values,
        )
    )


def nav_html(nav: Nav, lang: str) -> str:
    """The list of a site's pages as HTML, for a page with a template of its own."""
    return fragment("nav.html.j2", nav=nav, named=lambda attribute, text: named(attribute, text, lang))


def fragment(template: str, **values: Any) -> str:
    """A part of a page, or a picture by itself, from a template."""
    return _environment().get_template(template).render(**values)


def check(lang: str) -> None:
    """Raise `GraphkitError` for an unknown language."""
    if lang not in LANGS:
        raise GraphkitError(f"unknown language {lang!r}: one of {', '.join(LANGS)}")
