"""Both languages in one document: each text stands twice, marked with its language; a style shows the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.model import Stakeholder
from graphkit.views.texts import LANGS, phrase

if TYPE_CHECKING:
    from markupsafe import Markup

Text = tuple[str, str]  # Latvian, English


def said(key: str, **values: object) -> Text:
    """A phrase of the pages with its places filled in; a value may itself be a text in both languages.

    >>> said("found_n", n=3)
    ('Atrasti: 3', 'Found: 3')
    """
    first, second = (phrase(key, lang).format(**_in(values, at)) for at, lang in enumerate(LANGS))
    return first, second


def _in(values: dict[str, object], at: int) -> dict[str, object]:
    return {name: value[at] if isinstance(value, tuple) else value for name, value in values.items()}


def plural(lv: tuple[str, str], en: tuple[str, str], number: int) -> Text:
    """A number with its word: forms for one and for many, by each language's own rule.

    >>> plural(("pasākums", "pasākumi"), ("event", "events"), 21), plural(("a", "b"), ("c", "d"), 11)
    (('21 pasākums', '21 events'), ('11 b', '11 d'))
    """
    one_lv = number % 10 == 1 and number % 100 != 11
    return f"{number} {lv[0] if one_lv else lv[1]}", f"{number} {en[0] if number == 1 else en[1]}"


def short_names(unit: Stakeholder) -> Text:
    """A stakeholder's short names; a later version of a municipality says since when it is.

    >>> short_names(Stakeholder("talsu-novads@2021-07-01", "Talsu novads", "municipality", "Talsi Municipality"))
    ('Talsu novads (no 07.2021)', 'Talsi Municipality (since 07.2021)')
    """
    _, _, since = unit.id.partition("@") if unit.type == "municipality" else ("", "", "")
    lv, en = unit.short("lv"), unit.short("en")
    when = ".".join(reversed(since.split("-")[:2]))
    return (f"{lv} (no {when})", f"{en} (since {when})") if since else (lv, en)


#: Marks that turn the direction of all that follows them on a line: they would reach beyond the name they stand in.
_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def _pair(text: Text | str) -> Text:
    """A text in both languages, without marks that turn the direction of what stands beside it.

    >>> _pair("a\\u202eb")
    ('ab', 'ab')
    """
    lv, en = (text, text) if isinstance(text, str) else text
    return lv.translate(_TURNING), en.translate(_TURNING)


def spans(text: Text | str) -> Markup:
    """A text as HTML: once where the languages share it, else once for each, markup in it shown as it is written.

    >>> print(spans(("Rīga", "Rīga")), spans(("<b>", "a & b")))
    Rīga <span lang="lv">&lt;b&gt;</span><span lang="en">a &amp; b</span>
    """
    from markupsafe import Markup, escape

    pair = _pair(text)
    if pair[0] == pair[1]:
        return escape(pair[0])
    return Markup("").join(
        Markup('<span lang="{}">{}</span>').format(lang, each) for lang, each in zip(LANGS, pair, strict=True)
    )


def svg_spans(text: Text | str) -> Markup:
    """The same inside an SVG text."""
    from markupsafe import Markup, escape

    pair = _pair(text)
    if pair[0] == pair[1]:
        return escape(pair[0])
    return Markup("").join(
        Markup('<tspan lang="{}">{}</tspan>').format(lang, each) for lang, each in zip(LANGS, pair, strict=True)
    )


def named(attribute: str, text: Text | str, lang: str) -> Markup:
    """An attribute in the language the page opens in, with both beside it for the switch.

    >>> print(named("title", ("Ķ", 'a"'), "en"))
    title="a&#34;" data-title-lv="Ķ" data-title-en="a&#34;"
    """
    from markupsafe import Markup

    pair = _pair(text)
    return Markup('{0}="{1}" data-{0}-lv="{2}" data-{0}-en="{3}"').format(attribute, pair[LANGS.index(lang)], *pair)
