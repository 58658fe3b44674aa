"""The municipalities of the register on the page of two names: those no record names, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphkit.stores.protocol import Store
from graphkit.views.registered import registered, since


def add_register(store: Store, carried: dict[str, Any], ids: Sequence[str]) -> None:
    """Add the municipalities that are in the register and not among the ids to the names, and what each became.

    ``register``: position -> how the sources know it; ``lines``: position -> the list and the row of the page of
    municipalities, which shows the same to everybody; ``became``: position -> which came after it. All are empty
    where there is no register.
    """
    carried |= {"register": {}, "lines": {}, "became": {}}
    listed = registered(store)
    if not listed:
        return
    positions = {ident: at for at, ident in enumerate(ids)}
    carried["units"] = [
        [*since((lv, en), ident), sector] for ident, (lv, en, sector) in zip(ids, carried["units"], strict=True)
    ]
    for each in listed:
        if each.unit not in positions:
            at = positions[each.unit] = len(carried["units"])
            carried["units"].append([*each.name, "municipality"])
            carried["short"].append([*each.short, each.unit])
            carried["register"][at] = each.met
        carried["lines"][positions[each.unit]] = [each.units, each.row]
    for each in listed:
        if later := [positions[unit] for unit in each.later if unit in positions]:
            carried["became"][positions[each.unit]] = later
