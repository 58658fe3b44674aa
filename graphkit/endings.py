"""What the keys of a name are made of: letters, separators, abbreviations, Latvian case endings.

Data only. ``names`` runs the same rules with Python's ``re`` (one question) and with Polars (every name of a load),
so the patterns keep to what both engines read: no lookaround, no backreference inside a pattern. A replacement
names a group as ``${1}``.
"""

from __future__ import annotations

#: A pattern and what stands in its place.
Rule = tuple[str, str]

#: The letters for which Polars and Python fold alike (a test walks through all of them): Latin, Greek, Cyrillic,
#: Chinese characters and usual punctuation. A name with any other letter is folded by Python, one at a time.
COMMON = "\x00-\u0241\u0250-\u02c1\u0300-\u036f\u0384-\u0481\u048a-\u052f\u1e00-\u1eff\u2010-\u205e€№\u4e00-\u9fff"

#: What a name is trimmed of; Python and Polars each have a list of their own.
SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)

#: Dropped without a trace: accents, soft hyphens, zero-width joints (PDF files are full of them).
DROPPED = "[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+"

#: Letters that Unicode does not take apart into a base letter and an accent.
LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "ŋ": "n",
    "ø": "o", "ŧ": "t", "ə": "e", "ς": "σ",
}  # fmt: skip

#: Everything common that is neither letter nor digit, but for the dot, which abbreviations need a moment longer.
SEPARATORS = "[\x00-\\-/:-@\\[-`{-\u00bf×÷\u2010-\u205e€]+"
DOTS = "[ .]+"

#: Abbreviations as whole words. Those that are words of their own (``pils`` is a castle) count only with their dot.
ABBREVIATIONS: list[Rule] = [
    (r"\bnov\b", "novads"),
    (r"\bpag\b", "pagasts"),
    (r"\bpils\.", "pilseta "),
    (r"\bvalstspils\.", "valstspilseta "),
    (r"\bpasv\b", "pasvaldiba"),
    (r"\bmin\.", "ministrija "),
    (r"\bdep\.", "departaments "),
    (r"\bag\.", "agentura "),
    (r"\bparv\.", "parvalde "),
    (r"\bnod\.", "nodala "),
    (r"\bdien\.", "dienests "),
    (r"\b(?:vsk\b|vidussk\.)", "vidusskola "),
    (r"\b(?:psk\b|pamatsk\.)", "pamatskola "),
    (r"\bbibl\.", "biblioteka "),
    (r"\bb ba\b", "biedriba"),
    (r"\bizgl\.", "izglitibas "),
    (r"\bsoc\.", "sociala "),
    (r"\buniv\.", "universitate "),
    (r"\bmun\.", "municipality "),
]

#: Finds the names worth running the abbreviations on.
ABBREVIATED = "|".join(pattern for pattern, _ in ABBREVIATIONS)

#: Words that say only what legal form a name has; dropped where a name remains.
_FORMS = "biedrib(?:a|as|ai|u)|nodibinajum(?:s|a|am|u)|sia|as|vas|vsia|z s|ik"

#: Case endings of nouns and adjectives once length marks are gone; definite adjectives put ``aj`` before most of them
#: (``pilsoniskajai``), ``ij`` is the dative ``Daugavpilij``.
_ENDINGS = "iem|ais|am|em|im|um|ie|as|es|is|os|us|ai|ei|ij|a|e|i|o|u|s"

#: From a folded name to its stem; a space follows each word, the last one too. At least three letters of a word
#: remain: ``nva`` and ``nvo`` must not meet in ``nv``, and ``Ape``, ``Apes``, ``Apē`` do meet in ``ape``. The leftmost
#: match is the longest ending.
STEMMING: list[Rule] = [
    (rf"^(?:(?:{_FORMS}) )+([^ ])", "${1}"),
    (r"([^ ] )(?:sia|as|vas|vsia) $", "${1}"),
    (rf"([a-z]{{3}})(?:aj)?(?:{_ENDINGS}) ", "${1} "),
    # Consonants that change before a lost ending; l/ļ, n/ņ, c/č, s/š and z/ž already met when the accents went.
    (r"([bmpv])j ", "${1} "),  # gulbis, gulbja
    (r"(ie?)t ", "${1}s "),  # Apsītis, Apsīša; Kalnietis, Kalnieša
    (r"ied ", "iez "),  # Briedis, Brieža
]

#: The rules as the pages carry them.
FOR_PAGES = {"abbreviations": ABBREVIATIONS, "stemming": STEMMING, "letters": LETTERS}
