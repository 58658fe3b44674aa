// The address says what is shown: a reload comes back to it, and a link leads others there.

function remember() {
  const said = new URLSearchParams({ phase: phase().id, lang: state.lang });
  if (state.projected) said.set('projected', 'yes');
  Object.entries(selectionWords(state.selected)).forEach(([key, value]) => said.set(key, value));
  try { window.history.replaceState(null, '', `#${said}`); } catch (refused) { /* a page within a page has no address */ }
}

// Marks and lines are named by somebody who stands in them, as their numbers change with the data.
function selectionWords(chosen) {
  if (!chosen) return {};
  const unit = (at) => DATA.units[at].id;
  const event = (at) => DATA.events[at].id;
  if (chosen.what === 'unit') return { unit: unit(chosen.at) };
  if (chosen.what === 'event') return { event: event(chosen.at) };
  if (chosen.what !== 'tie') return { group: unit(chosen.members[0]) };
  if (chosen.pair) return { unit: unit(chosen.members[0]), with: unit(chosen.members[chosen.members.length - 1]) };
  return { unit: unit(chosen.members[0]), at: event(chosen.events[0]) };
}

// Shows what the address says, as far as it means something here.
function recall() {
  const said = new URLSearchParams(window.location.hash.slice(1));
  const wanted = (said.get('phase') || '').toLowerCase();
  const at = DATA.phases.findIndex((part) => part.id.toLowerCase() === wanted);
  state.lang = LANGS.includes(said.get('lang')) ? said.get('lang') : DATA.lang;
  state.projected = said.get('projected') === 'yes';
  showPhase(at < 0 ? DATA.first : at, (part) => selectionOf(said, part));
}

function selectionOf(said, part) {
  const found = (list, id, what) => (id === null ? -1 : list.findIndex((entry, at) => entry.id === id && isIn(part, what, at)));
  const [unit, other, group] = ['unit', 'with', 'group'].map((key) => found(DATA.units, said.get(key), 'unit'));
  const [event, at] = ['event', 'at'].map((key) => found(DATA.events, said.get(key), 'event'));
  const node = (what, position) => nodesOf({ what, at: position })[0];
  if (group >= 0 && node('unit', group) !== undefined) return asSelection(node('unit', group));
  const ends = at >= 0 ? [node('event', at), node('unit', unit)] : [node('unit', unit), node('unit', other)];
  if (unit >= 0 && (at >= 0 || (other >= 0 && state.projected)) && !ends.includes(undefined)) return tieSelection({ from: ends[0], to: ends[1] });
  if (unit >= 0) return { what: 'unit', at: unit };
  return event >= 0 ? { what: 'event', at: event } : null;
}

window.addEventListener('hashchange', () => { if (window.location.hash.includes('=')) recall(); });
