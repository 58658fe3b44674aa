// The address says what is shown: a reload comes back to it, a link leads others there, and "back" to what was shown before.

const STEPS_BACK = ['phase', 'mode', 'from', 'level', 'projected', 'story', 'community', 'focus', 'unit', 'event', 'group', 'with', 'at'];
const trail = { place: null, quiet: true, held: false, chosen: false, dragged: false, begun: false };

function remember() {
  const said = new URLSearchParams({ phase: DATA.phases[state.phase].id, lang: state.lang });
  Object.entries({ ...viewWords(), ...selectionWords(state.selected) }).forEach(([key, value]) => said.set(key, value));
  const place = STEPS_BACK.map((key) => said.get(key)).join('|');
  const further = !trail.quiet && !trail.held && place !== trail.place;
  if (!trail.quiet && said.get('phase') !== (trail.place || '').split('|')[0]) trail.chosen = true;
  trail.place = place;
  try { window.history[further ? 'pushState' : 'replaceState']({ chosen: trail.chosen }, '', `#${said}`); } catch (refused) { /* a page within a page has no address */ }
  if (further) holdTrail();
}

// One act is one step back, however much it changes.
function holdTrail() {
  trail.held = true;
  queueMicrotask(() => { trail.held = trail.dragged; });
}

// A slider that is drawn along is one act too.
function dragTrail(slider) {
  slider.addEventListener('pointerdown', () => { trail.dragged = true; });
  for (const end of ['change', 'pointerup', 'pointercancel']) document.addEventListener(end, () => { trail.dragged = false; trail.held = false; });
}

// What was shown before, or what a link says: nothing new to come back to.
function restore(entry) {
  trail.quiet = true;
  trail.chosen = entry ? entry.chosen : window.location.hash.includes('phase=');
  const { lang } = state;
  recall();
  if (entry && trail.place && lang !== state.lang && trail.begun) showLanguage(lang);
  trail.begun = true;
  trail.quiet = false;
}

// The other pages in the language shown, and those that know phases in the phase that was chosen, of two the later one.
function leadAlong() {
  document.querySelectorAll('nav a').forEach((link) => {
    const [page] = link.getAttribute('href').split('#');
    const said = new URLSearchParams();
    const key = link.dataset.phase;
    if (key && state.mode !== 'sum' && (trail.chosen || state.phase !== DATA.first)) said.set(key, DATA.phases[state.phase].id);
    if (state.lang !== DATA.lang) said.set('lang', state.lang);
    link.setAttribute('href', said.size ? `${page}#${said}` : page);
  });
}

// Only what differs from the plain view is written down.
function viewWords() {
  const words = {};
  if (told.step !== null) words.story = told.step + 1;
  if (state.level) words.level = level().name;
  if (state.mode !== 'one') words.mode = state.mode;
  if (state.mode === 'diff') words.from = DATA.phases[state.from].id;
  if (state.projected) words.projected = 'yes';
  if (state.weight !== 'count') words.weight = state.weight;
  if (state.least !== null) words.least = state.least;
  if (state.backbone) words.backbone = 'yes';
  if (state.fixed) words.fixed = 'yes';
  if (state.crowd !== null) words.community = state.crowd;
  if (state.focus !== null) Object.assign(words, { focus: DATA.units[state.focus].id, steps: state.steps });
  return words;
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
function recall(address = window.location.hash.slice(1) || DATA.start || '') {
  const said = new URLSearchParams(address);
  const asked = DATA.story[Number(said.get('story')) - 1];
  if (asked) asStepSays(said, new URLSearchParams(asked.address));
  const place = (list, key, of = (entry) => entry.id) => list.findIndex((entry) => of(entry).toLowerCase() === (said.get(key) || '').toLowerCase());
  const at = place(DATA.phases, 'phase');
  const focus = place(DATA.units, 'focus');
  const [least, crowd] = ['least', 'community'].map((key) => (said.get(key) && Number.isFinite(Number(said.get(key))) ? Number(said.get(key)) : null));
  told.step = asked ? Number(said.get('story')) - 1 : null;
  told.view = null;
  const yes = (key) => said.get(key) === 'yes';
  const one = (list, key) => (list.includes(said.get(key)) ? said.get(key) : list[0]);
  state.lang = LANGS.includes(said.get('lang')) ? said.get('lang') : DATA.lang;
  state.level = Math.max(place(DATA.levels, 'level', (each) => each.name), 0);
  showPart({
    phase: at < 0 ? DATA.first : at, mode: one(MODES, 'mode'), from: Math.max(place(DATA.phases, 'from'), 0), projected: yes('projected'), weight: one(WEIGHTS, 'weight'), least,
    backbone: yes('backbone'), fixed: yes('fixed'), crowd, focus: focus < 0 ? null : focus, steps: said.get('steps') === '2' ? 2 : 1,
  }, (part) => selectionOf(said, part));
  told.view = viewKey();
}

// The words of a story's step belong to its view: an address that says both is that step, with what was chosen in it.
function asStepSays(said, step) {
  const chosen = ['unit', 'event', 'group', 'with', 'at'];
  const kept = chosen.some((key) => said.has(key)) ? [...chosen, 'lang', 'story'] : ['lang', 'story'];
  [...said.keys()].filter((key) => !kept.includes(key)).forEach((key) => said.delete(key));
  step.forEach((value, key) => { if (kept.length === 2 || !chosen.includes(key)) said.set(key, value); });
}

// What must be as a step says for its words to fit.
const viewKey = () => JSON.stringify([state.phase, state.crowd, { ...viewWords(), story: '' }]);

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

window.addEventListener('popstate', ({ state: entry }) => { if (window.location.hash.includes('=')) restore(entry); });
