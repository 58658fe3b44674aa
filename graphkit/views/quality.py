"""The page of data quality: what sources state against what is recorded, as the audit finds it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphkit.audience import in_whole, made_for_audience
from graphkit.audit.audit import audit, counts
from graphkit.audit.finding import Finding
from graphkit.audit.kinds import KINDS
from graphkit.policy import Rules
from graphkit.stores.protocol import Store
from graphkit.views.audience import shown
from graphkit.views.bilingual import Text, said
from graphkit.views.document import Nav, check, document
from graphkit.views.sources import Cited, numbered

if TYPE_CHECKING:
    from markupsafe import Markup

#: A page lists so many findings at most; the command lists them all.
MOST = 2000


@made_for_audience
def quality_page(store: Store, *, lang: str = "lv", audience: str = "public", nav: Nav | None = None) -> str:
    """One HTML document with the findings of the audit. On a public page those that name a person, or state a small number of
    people, are left out and counted.

    Raises `GraphkitError` for an unknown language or audience.
    """
    check(lang)
    allowed = shown(store, audience)
    found = audit(store).findings
    told = told_findings(store, found, allowed.rules)
    listed = sorted(told, key=lambda finding: (not finding.problem, list(KINDS).index(finding.kind)))[:MOST]
    sources = numbered(store, list(dict.fromkeys(source for finding in listed for source in finding.sources)))
    cited = {source.id: source for source in sources}
    return document(
        "quality.html.j2",
        said("quality_title"),
        lang=lang,
        shown=allowed,
        styles=("quality.css",),
        nav=nav,
        findings=listed,
        kinds={kind: (KINDS[kind].title.lv, KINDS[kind].title.en) for kind in counts(listed)},
        counts=counts(told),
        cited=cited,
        told=lambda finding: tuple(
            with_numbers(text, [cited[source] for source in finding.sources])
            for text in (finding.message.lv, finding.message.en)
        ),
        lead=_lead(told, in_whole(store, lambda whole: len(audit(whole).findings))),
        rules=[said("quality_rule"), said("quality_rule_agree")],
        sources=sources,
    )


def with_numbers(text: str, cited: Sequence[Cited]) -> Markup:
    """A text in which the ids of sources are links with their numbers on the page, named by their titles.

    >>> print(with_numbers("<b> 19 (seed-3), seed-3x", [Cited("seed-3", "source-7", "A & B", None)]))
    &lt;b&gt; 19 (<a href="#source-7" title="A &amp; B">[7]</a>), seed-3x
    """
    from markupsafe import Markup, escape

    by_id = {source.id: source for source in cited}
    if not by_id:
        return escape(text)
    made = Markup()
    for part in filter(None, re.split("|".join(map(_as_id, by_id)), text)):
        source = by_id.get(part)
        link = Markup('<a href="#{0}" title="{1}">[{2}]</a>')
        made += link.format(source.anchor, source.title, source.anchor.rpartition("-")[2]) if source else escape(part)
    return made


def _as_id(ident: str) -> str:
    """The pattern of an id; one that may be a word counts only where sources are listed."""
    word = re.escape(ident)
    return rf"(?<=[(\s])({word})(?=[),])" if ident.isalpha() else rf"(?<![\w-])({word})(?![\w-])"


def _lead(told: Sequence[Finding], found: int) -> Text:
    problems = sum(finding.problem for finding in told)
    agree = sum(finding.kind == "agrees" for finding in told)
    lv, en = said("quality_lead", problems=problems, agree=agree, rest=len(told) - problems - agree)
    left = said("quality_left", n=found - len(told)) if found > len(told) else ("", "")
    return lv + left[0], en + left[1]


def told_findings(store: Store, findings: Sequence[Finding], rules: Rules) -> list[Finding]:
    """The findings that an audience is told: where persons are not named those that name none, and none with a small number of people."""
    persons = [] if rules.names_persons() else [who for who in store.stakeholders() if who.type == "person"]
    ids = {who.id for who in persons}
    words = {word for who in persons for word in (who.id, who.name, who.name_en) if word and len(word) > 3}
    people = {row["measure"] for row in store.table("stated_measures") if row.get("unit") in ("persons", "families")}
    return [finding for finding in findings if not (_names(finding, ids, words) or _few(finding, people, rules))]


def _names(finding: Finding, ids: set[str], words: set[str]) -> bool:
    if ids.intersection((*finding.about, *finding.scope.split())):
        return True
    text = f"{finding.message.en} {finding.message.lv}"
    return any(word in text for word in words)


def _few(finding: Finding, people: set[str], rules: Rules) -> bool:
    """Whether a small number of people is told."""
    if finding.measure not in people:
        return False
    numbers = [
        finding.stated,
        finding.recorded,
        *(trial.recorded for trial in finding.tried),
        *(v for v, _ in finding.values),
    ]
    return any(_small(number, rules) for number in numbers)


def _small(number: object, rules: Rules) -> bool:
    try:
        return number is not None and rules.is_few(float(str(number)))
    except ValueError:
        return False
