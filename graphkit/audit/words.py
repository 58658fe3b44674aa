"""Words in English and Latvian side by side."""

from __future__ import annotations

from typing import NamedTuple


class Both(NamedTuple):
    """The same words in English and Latvian."""

    en: str
    lv: str

    def to(self, lang: str) -> str:
        """The words in one language."""
        return self.lv if lang == "lv" else self.en


Part = str | int | float | Both


class Kind(NamedTuple):
    """A kind of finding: its heading, its sentence, how to mend it, and whether it is a problem."""

    title: Both
    sentence: Both
    mend: Both
    problem: bool = True


def number_words(value: float) -> Both:
    """A number as each language writes it.

    >>> number_words(64952.21), number_words(12)
    (Both(en='64952.21', lv='64952,21'), Both(en='12', lv='12'))
    """
    text = str(value)
    return Both(text, text.replace(".", ","))


def quoted(text: str) -> Both:
    """A text in the quotation marks of each language."""
    return Both(f"“{text}”", f"„{text}”")
