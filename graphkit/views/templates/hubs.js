// Whoever was at most events: their lines would hide all others, so they stand in a row of their own and are drawn when asked for.

function hubButton(id) {
  const { what, nodes: raw } = picture();
  const [, [unit], events] = what[id];
  const of = eventCount();
  const fill = raw[id].color.background;
  const mark = state.mode === 'diff' ? markIcon(sectorMark(DATA.units[unit].sector)[0], fill) : sectorIcon(DATA.units[unit].sector);
  return el('button', {
    type: 'button', class: 'chip', 'aria-pressed': String(state.chips.has(id)), 'data-chip': id,
    title: t('chip_hint', { name: unitName(unit), n: events.length, of }), onclick: () => toggleChip(id, unit),
  }, mark, el('span', {}, named(unitShort(unit))), el('b', {}, `${events.length}/${of}`));
}

function showChips() {
  const { chips } = picture();
  const drawn = chips.every((id) => state.chips.has(id));
  const all = () => el('button', { type: 'button', class: 'link', id: 'chips-all', onclick: () => drawHubs(!drawn) }, t(drawn ? 'chips_none' : 'chips_all'));
  const words = () => el('div', { class: 'why' }, el('strong', { id: 'chips-title' }, t('chips')), ' ',
    el('span', { class: 'small' }, t('chips_why', { share: shareText(phase()) })), ' ', chips.length > 1 ? all() : null);
  const box = byId('chips');
  box.hidden = !chips.length;
  box.replaceChildren(...(chips.length ? [words(), ...chips.map(hubButton)] : []));
  // A group is named by what stands in it, and by nothing where nothing does.
  if (chips.length) box.setAttribute('aria-labelledby', 'chips-title');
  else box.removeAttribute('aria-labelledby');
}

function toggleChip(id, unit) {
  const drawn = state.chips.delete(id);
  if (!drawn) state.chips.add(id);
  showChips();
  open(drawn ? null : { what: 'unit', at: unit });
  byId('chips').querySelector(`[data-chip="${id}"]`).focus();
}

// All of them at once, or none.
function drawHubs(wanted) {
  state.chips = new Set(wanted ? picture().chips : []);
  showChips();
  open(null);
  byId('chips-all').focus();
}

function hubLegend() {
  const { chips, what } = picture();
  return chips.length ? [[el('b', {}, `${what[chips[0]][2].length}/${eventCount()}`), t('legend_chips')]] : [];
}
