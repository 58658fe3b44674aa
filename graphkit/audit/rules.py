"""The rules of an audit, in words."""

from __future__ import annotations

from graphkit.audit.numbers import ABOUT
from graphkit.audit.words import Both

_RULES = (
    Both("every status and kind of event is read", "lasīti visi dalības statusi un pasākumu veidi"),
    Both(
        "municipalities of an event: distinct units attended, only where named, in role participant (a host counts with a row as "
        "participant); of a phase: all roles; foreign and unidentified places never",
        "pasākuma pašvaldības: atšķirīgās vienības, kas piedalījās, tikai nosauktās, dalībnieka lomā (uzņēmējs tad, ja tam ir arī "
        "dalībnieka rinda); posma: visas lomas; ārvalstu un neidentificētās vietas nekad",
    ),
    Both(
        "mediators: persons with a mediation period, months from their earliest start to their latest end; persons and money: two or more stated parts, the exact ones added up; one part alone is not compared",
        "mediatori: personas, kam ir mediācijas periods, mēneši no agrākā sākuma līdz vēlākajām beigām; personas un nauda: divas vai vairākas norādītas daļas, saskaitītas precīzās; viena daļa vien netiek salīdzināta",
    ),
    Both(
        f"'approximately' agrees within {ABOUT:.0%}, 'at least' and 'at most' on their side; planned and broken-off numbers are not compared",
        f"'aptuveni' sakrīt {ABOUT:.0%} robežās, 'vismaz' un 'ne vairāk kā' – savā pusē; plānoti un aprauti skaitļi netiek salīdzināti",
    ),
    Both(
        "what a number counts says the table stated_measures; visits are counted as trips",
        "ko skaitlis skaita, saka tabula stated_measures; vizītes skaitītas kā braucieni",
    ),
    Both(
        "difference = recorded − stated; agreeing, accepted and not comparable findings are no problems",
        "starpība = tabulās − avotā; sakrītoši, pieņemti un nesalīdzināmi konstatējumi nav problēmas",
    ),
)


def rules(lang: str = "en") -> list[str]:
    """One line a rule, in English or Latvian.

    >>> rules()[0]
    'every status and kind of event is read'
    """
    return [rule.to(lang) for rule in _RULES]
