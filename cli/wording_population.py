"""The Latvian of comparisons with a population, of coverage and of suggestions; English is the key."""

from __future__ import annotations

COMPARING = {
    "Expected": "Sagaidāms",
    "Ratio": "Attiecība",
    "95 %": "95 %",
    "95 % from": "95 % no",
    "95 % to": "95 % līdz",
    "95 % limit from": "95 % robeža no",
    "95 % limit to": "95 % robeža līdz",
    "99.8 % limit from": "99,8 % robeža no",
    "99.8 % limit to": "99,8 % robeža līdz",
    "Reason": "Iemesls",
    "below expected": "zem sagaidāmā",
    "not distinguishable": "nav atšķirams",
    "above expected": "virs sagaidāmā",
    "Below expected: {}": "Zem sagaidāmā: {}",
    "Above expected: {}": "Virs sagaidāmā: {}",
    "Not assessable: {}": "Nav vērtējamas: {}",
    "Population file: {}": "Iedzīvotāju fails: {}",
    "Dispersion φ {}, winsorised {}: about 1 where chance alone is at work; above it, verdicts flag more than chance explains": (
        "Izkliede φ {}, vinsorizēta {}: ap 1, ja darbojas tikai nejaušība; ja vairāk, vērtējumi izceļ vairāk, nekā izskaidro nejaušība"
    ),
    "Otherwise phase by phase, without incomplete lists: {}": "Pa posmiem, bez nepilnīgiem sarakstiem, citādi: {}",
    "Otherwise by the exact binomial: {}": "Pēc precīzā binomiālā sadalījuma citādi: {}",
    "Coverage: {} of {} municipalities; inequality of events (Gini, zeros included) {}": (
        "Aptvērums: {0} no {1} pašvaldībām; pasākumu nevienlīdzība (Džini, ieskaitot nulles) {2}"
    ),
    "By phase (≥: the list is not whole): {}": "Pa posmiem (≥: saraksts nav pilnīgs): {}",
    "first time {}, so far {}": "pirmoreiz {}, līdz šim {}",
}
