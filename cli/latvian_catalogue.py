"""The Latvian of the catalogue of measures: what they are of, units, ranges, and the English words in formulas."""

from __future__ import annotations

_OF = {
    "stakeholder": "iesaistītajai pusei",
    "network": "tīklam",
    "tie": "saitei",
    "phase pair": "posmu pārim",
}

_UNITS = {
    "communities": "kopienas",
    "events": "pasākumi",
    "groups": "grupas",
    "ids": "id",
    "index": "indekss",
    "ordered pairs": "pāri abās secībās",
    "pairs": "pāri",
    "partners": "partneri",
    "share": "daļa",
    "stakeholders": "iesaistītās puses",
    "steps": "soļi",
    "ties": "saites",
    "weight": "svars",
}

_RANGES = {
    "0 to (n − 1)(n − 2)": "no 0 līdz (n − 1)(n − 2)",
    "0 to (n − 1)(n − 2)/2": "no 0 līdz (n − 1)(n − 2)/2",
    "0 to 1": "no 0 līdz 1",
    "0 to 1 with weight none, else from 0": "ar svaru none no 0 līdz 1, citādi no 0",
    "0 to 1 − 1/G": "no 0 līdz 1 − 1/G",
    "0 to 1, sum 1": "no 0 līdz 1, summa 1",
    "0 to n": "no 0 līdz n",
    "0 to n − 1": "no 0 līdz n − 1",
    "0 to n(n − 1)/2": "no 0 līdz n(n − 1)/2",
    "1 to d_i": "no 1 līdz d_i",
    "1 to m": "no 1 līdz m",
    "1 to n": "no 1 līdz n",
    "above 0": "virs 0",
    "above 0 to 1": "virs 0 līdz 1",
    "below 1": "zem 1",
    "from 0": "no 0",
    "from 1": "no 1",
    "p from 0 to 1": "p no 0 līdz 1",
    "p from 1/(draws + 1) to 1": "p no 1/(izlozes + 1) līdz 1",
    "−1 to 1": "no −1 līdz 1",
}

_FORMULAS = {
    "W x = λ x, λ largest, |x| = 1": "W x = λ x, λ lielākā, |x| = 1",
    "articulation points": "šķēlējpunkti",
    "connected components": "saistītās komponentes",
    "closed 4-paths/4-paths": "noslēgtie četru soļu ceļi/četru soļu ceļi",
    "closed 4-paths/4-paths centred on i": "noslēgtie četru soļu ceļi/četru soļu ceļi ar i vidū",
    "mean over events of 1 − Σ_s p_s²": "1 − Σ_s p_s² vidēji pa pasākumiem",
    "of the division of highest modularity found": "labākajā atrastajā dalījumā pēc modularitātes",
    "r between ties and the ideal pattern of the best core found": "r starp saitēm un labākā atrastā kodola ideālo ainu",
    "r/(n − 1) · r/Σ_j d_ij over the r reached, tie length 1/w": (
        "r/(n − 1) · r/Σ_j d_ij pa r sasniegtajiem, saites garums 1/w"
    ),
    "Σ_{s<t} σ_st(i)/σ_st, tie length 1/w": "Σ_{s<t} σ_st(i)/σ_st, saites garums 1/w",
    "Σ σ_st(i)/σ_st over its two-mode maximum": "Σ σ_st(i)/σ_st pret tās divveidu maksimumu",
    "(m_c + 2(n_c − 1))/Σ d × share reached": "(m_c + 2(n_c − 1))/Σ d × sasniegtā daļa",
    "(E* − I*)/(E* + I*) over pairs": "(E* − I*)/(E* + I*) pa pāriem",
    "1 − connectedness": "1 − saistība",
    "2·ties/(n(n − 1))": "2·saites/(n(n − 1))",
    "3 · triangles/Σ_i C(d_i, 2)": "3 · trijstūri/Σ_i C(d_i, 2)",
    "pairs/(n·m)": "pāri/(n·m)",
    "Σ d_ij/|joined pairs|": "Σ d_ij/|savienotie pāri|",
    "|{i: degree_i = 0}|": "|{i: pakāpe_i = 0}|",
    "P(X ≥ (BBᵀ)_ij) ≤ α, X Poisson-binomial of p_ie p_je": ("P(X ≥ (BBᵀ)_ij) ≤ α, X Puasona binomiālais no p_ie p_je"),
    "P(X ≥ (BBᵀ)_ij) ≤ α, X from networks with the same margins": (
        "P(X ≥ (BBᵀ)_ij) ≤ α, X no tīkliem ar tām pašām robežsummām"
    ),
    "P(X ≥ (BBᵀ)_ij) ≤ α, X hypergeometric (m, d_i, d_j)": ("P(X ≥ (BBᵀ)_ij) ≤ α, X hiperģeometriskais (m, d_i, d_j)"),
    "k-core": "k-kodols",
    "x = 0.85 (W D⁻¹ x + dangling/n) + 0.15/n": "x = 0,85 (W D⁻¹ x + bezsaišu daļa/n) + 0,15/n",
}

CATALOGUE = {**_OF, **_UNITS, **_RANGES, **_FORMULAS}


def catalogued(text: str, lang: str) -> str:
    """Words of the catalogue in the language asked for; a formula without words is the same in both.

    >>> catalogued("0 to 1", "lv"), catalogued("d_i/m", "lv")
    ('no 0 līdz 1', 'd_i/m')
    """
    return CATALOGUE.get(text, text) if lang == "lv" else text
