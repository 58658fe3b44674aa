"""Sums over partners without listing the ties: A x, A the unweighted adjacency, from the incidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from graphkit.network.network import Network

Floats = NDArray[np.float64]
_WHOLE = 2.0**52  # sums beyond which differences of whole numbers are no longer exact


class Neighbours:
    """A x = B(Bᵀx) less what two who share s events are counted too often: s − 1 times, and each itself.

    Exact for whole numbers as long as the sums stay below 2⁵²; beyond, the ties themselves are gone through.

    >>> from graphkit.incidence import incidence_of
    >>> from graphkit.network.network import Network
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("a", "y"), ("b", "y"), ("c", "y")])
    >>> (Neighbours(Network(b)) @ np.array([1.0, 10.0, 100.0])).tolist()
    [110.0, 101.0, 11.0]
    """

    def __init__(self, network: Network) -> None:
        from scipy.sparse import coo_array, csr_array

        self._network, self._matrix = network, network.matrix
        self._back = network.matrix.T.tocsr()
        self._most = float((self._matrix @ network.event_sizes.astype(float)).max(initial=1))
        one, other, more = _again(network)
        itself = np.arange(network.n)
        rows, columns = np.concatenate((one, other, itself)), np.concatenate((other, one, itself))
        values = np.concatenate((more, more, network.event_counts))
        self._again = csr_array(coo_array((values, (rows, columns)), shape=self.shape))

    @property
    def shape(self) -> tuple[int, int]:
        """n × n."""
        return self._network.n, self._network.n

    @property
    def entries(self) -> int:
        """What one product goes through."""
        return 2 * int(self._matrix.nnz) + int(self._again.nnz)

    def __matmul__(self, values: Floats) -> Floats:
        if float(np.max(values, initial=0)) * self._most > _WHOLE:
            return np.asarray(self._network.projection.pattern @ values)
        return np.asarray(self._matrix @ (self._back @ values) - self._again @ values)


def _again(network: Network) -> tuple[Any, Any, Floats]:
    """The pairs that share several events, and how many beyond the first."""
    if network.aside:
        ties, shared = network.aside.others, network.aside.others.weights + network.aside.again
    else:
        ties, shared = network.projection, network.shared_counts
    several = shared > 1
    return ties.sources[several], ties.targets[several], shared[several] - 1
