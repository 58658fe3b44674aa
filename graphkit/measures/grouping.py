"""How many partners each stakeholder has in each group: what mixing, participation and brokerage rest on."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from graphkit.network import bits
from graphkit.network.network import Network
from graphkit.network.projection import pairs_within

Ints = NDArray[np.int64]
BITS_PER_PAIR = 6  # words of a union that cost as much as one pair of a projection, as in Network.degrees
GROUP_WORDS = 8  # words that going through the pairs once more for another group costs


def partners_by_group(network: Network) -> Iterator[Ints]:
    """k_is for one group s after the other: the partners in it of each stakeholder, shape (n,). Ties count 1.

    Partners without a group are in none. From the ties where they are at hand or cheaper, else without projecting.
    """
    codes, names = network.group_codes
    by_bits = network.incidence.pairs * (network.n / 64 + GROUP_WORDS * len(names))
    if not names:
        return
    if "projection" in vars(network) or by_bits > BITS_PER_PAIR * pairs_within(network.incidence):
        yield from _tied(network, codes, len(names))
    else:
        for group in range(len(names)):
            yield bits.partners_among(network.incidence, codes == group)


def _tied(network: Network, codes: Ints, groups: int) -> Iterator[Ints]:
    """From the ties, by one product with who is of which group."""
    from scipy.sparse import csc_array, csr_array

    grouped = np.flatnonzero(codes >= 0)
    member = csr_array((np.ones(grouped.size), (grouped, codes[grouped])), shape=(network.n, groups))
    counts = csc_array(network.projection.pattern @ member)
    for group in range(groups):
        column = slice(counts.indptr[group], counts.indptr[group + 1])
        partners = np.zeros(network.n, np.int64)
        partners[counts.indices[column]] = counts.data[column].round()
        yield partners
