// The controls and words of the one-mode reading.

const WEIGHTS = ['count', 'newman'];

function showPairs() {
  const possible = !picture().crowds;
  byId('projected').checked = state.projected;
  byId('fixed').checked = state.fixed && canFix();
  byId('fixed').disabled = !canFix();
  byId('fixed-why').textContent = canFix() ? '' : t(fixedElsewhere() ? 'fixed_why' : 'fixed_never');
  byId('pairs').hidden = !state.projected || !possible;
  byId('projected-note').hidden = !state.projected && !byId('fixed').checked;
  choices('weight', WEIGHTS.map((weight) => t(`weight_${weight}`)), WEIGHTS.indexOf(state.weight));
  byId('backbone').checked = state.backbone;
  byId('backbone').disabled = !phase().backbone;
  const found = state.projected && possible ? oneMode(phase()) : null;
  if (found) showLeast(found);
  byId('projected-note').textContent = state.projected ? pairsText(found, possible) : t('fixed_note', layout());
}

function showLeast({ values, index }) {
  const slider = byId('least');
  slider.max = Math.max(values.length - 1, 0);
  slider.value = index;
  slider.disabled = values.length < 2;
  const said = values.length ? `≥ ${numberText(values[index])}` : '–';
  byId('least-value').textContent = said;
  slider.setAttribute('aria-valuetext', said);
}

const numberText = (value) => value.toLocaleString(state.lang === 'lv' ? 'lv-LV' : 'en-GB', { maximumFractionDigits: 2 });

function pairsText(found, possible) {
  if (!possible) return t('projected_crowds');
  if (!found) return t('projected_many');
  const shown = picture();
  const drawn = shown.edges.length;
  if (state.mode === 'diff') return changedPairsText(found, shown);
  const said = [state.backbone ? backboneText(phase().backbone) : leastPairsText(found)];
  if (shown.tooMany) said.push(t('projected_toomany', { lines: shown.tooMany, most: MOST_LINES }));
  else if (found.kept.length) said.push(t('projected_drawn', { lines: drawn, units: shown.undrawn.units, hubs: hubsText() }));
  return said.join(' ');
}

// From which weight on, in the words of the weight: a number alone says nothing.
function atLeast({ least }) {
  const words = state.weight === 'newman' ? 'at_least_newman' : least === 1 ? 'at_least_one' : 'at_least_count';
  return t(words, { least: numberText(least) });
}

const hubsText = () => (picture().chips.length ? t('projected_hubs', { n: picture().chips.length }) : '');

function leastPairsText(found) {
  const once = found.list.filter((tie) => tie.shared === 1).length;
  const single = state.weight === 'newman' ? t('single_newman', { single: found.single }) : '';
  return t('projected_note', { all: found.list.length, once, share: Math.round((100 * once) / Math.max(found.list.length, 1)), weight: atLeast(found), ties: found.kept.length, single });
}

// Which pairs are kept, new and lost at the least weight, and how many of the changed ones come of who came or left.
function changedPairsText(found, shown) {
  const counts = { kept: 0, new: 0, lost: 0 };
  const both = { kept: 0, new: 0, lost: 0 };
  const stayed = (unit) => phase().unitStatus(unit) === 'kept';
  found.kept.forEach((tie) => {
    const status = statusOfTie(tie, found.least);
    counts[status] += 1;
    if (stayed(tie.one) && stayed(tie.other)) both[status] += 1;
  });
  const [from, to] = [state.from, state.phase].map((at) => partName(DATA.phases[at]));
  const changed = counts.new + counts.lost;
  const present = [...phase().byUnit.keys()].filter(stayed).length;
  const said = t('projected_change', { ...counts, from, to, weight: atLeast(found), changed, outside: changed - both.new - both.lost, present, bothNew: both.new, bothLost: both.lost });
  return `${said} ${shown.tooMany ? t('projected_toomany', { lines: shown.tooMany, most: MOST_LINES }) : t('projected_drawn_both', { lines: shown.edges.length, hubs: hubsText() })}`;
}

// Where nothing can be told apart from chance the page says so, and why.
function backboneText(found) {
  if (!found) return t('backbone_unknown');
  const values = { ...found, kept: found.ties.length, smallest: found.smallest === null ? '' : numberText(found.smallest) };
  if (found.ties.length) return t('backbone_some', values);
  return t(found.smallest === null ? 'backbone_none' : 'backbone_never', values);
}

// Another reading of the same part: the pair or mark chosen in the picture before is let go.
function showReading(changes) {
  const pair = state.selected && state.selected.nodes;
  Object.assign(state, changes);
  if (pair) state.selected = null;
  state.chips.clear();
  showAll();
  fit();
}

byId('projected').addEventListener('change', (event) => showReading({ projected: event.target.checked, least: null }));
byId('fixed').addEventListener('change', (event) => showReading({ fixed: event.target.checked }));
byId('weight').addEventListener('change', (event) => showReading({ weight: WEIGHTS[event.target.value], least: null }));
byId('backbone').addEventListener('change', (event) => showReading({ backbone: event.target.checked, least: null }));
byId('least').addEventListener('input', (event) => showReading({ least: oneMode(phase()).values[event.target.value] }));
