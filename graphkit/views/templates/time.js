// Phases on a slider: one, all up to one, or two compared. Nothing moves unless "play" was pressed.

const PAUSE = 2600;
const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
let playing = null;

const lastPhase = () => (state.mode === 'one' ? DATA.phases.length - 1 : lastInSeries());
const shownPhases = () => {
  if (state.mode === 'diff') return [state.from, state.phase];
  return state.mode === 'sum' ? Array.from({ length: state.phase + 1 }, (_, at) => at) : [state.phase];
};

// The first phase compared stands before the second; without a comparison at hand the nearest that there is.
function settled() {
  if (!hasSums()) state.mode = 'one';
  const { crowds } = parts()[Math.min(state.phase, parts().length - 1)];
  if (!crowds || state.mode !== 'one' || !(state.crowd >= 0 && state.crowd < crowds.number)) state.crowd = null;
  state.phase = Math.min(state.phase, lastPhase());
  if (state.mode === 'diff') {
    state.phase = Math.max(state.phase, 1);
    state.from = Math.min(state.from, state.phase - 1);
    if (!change()) state.from = state.phase - 1;
  } else {
    state.from = Math.max(state.phase - 1, 0);
  }
}

// Another part is shown: what was chosen in the picture before is let go, unless it is to be chosen again.
function showPart(changes, choose_ = () => null) {
  Object.assign(state, { selected: null, least: null, ...changes });
  settled();
  state.chips.clear();
  sorting.shown = PAGE_ROWS;
  cursor = null;
  const chosen = choose_(phase());
  showAll();
  fit();
  if (chosen) open(chosen, false, true);
}

const showPhase = (at) => showPart({ phase: at, crowd: null });
const showOnePhase = (at) => showPart({ mode: 'one', phase: at, crowd: null, focus: null });
const showMode = (mode) => showPart({ mode, crowd: null });
const showLevel = (at) => showPart({ level: at, crowd: null, focus: null });
const showCrowd = (number) => { showPart({ crowd: number }); byId('picture').focus({ preventScroll: true }); };

function showFocus(unit, steps = 1) {
  showPart({ focus: unit, steps }, () => (unit === null ? null : { what: 'unit', at: unit }));
}

function showTime() {
  const last = lastPhase();
  const choices = MODES.filter((mode) => mode === 'one' || hasSums()).map((mode) => el('option', { value: mode, selected: mode === state.mode }, t(`mode_${mode}`)));
  byId('mode').replaceChildren(...choices);
  byId('mode').hidden = choices.length < 2;
  byId('mode').setAttribute('aria-label', t('mode'));
  setSlider('until', state.phase, last, state.mode === 'diff' ? t('phase_to') : t('phase'));
  setSlider('from', state.from, last, t('phase_from'));
  byId('from').hidden = state.mode !== 'diff';
  byId('track').classList.toggle('two', state.mode === 'diff');
  byId('track').hidden = DATA.phases.length < 2;
  byId('play').hidden = DATA.phases.length < 2;
  byId('time').hidden = DATA.phases.length < 2;
  showTicks(last);
  showPlaying();
}

function setSlider(id, value, last, label) {
  const slider = byId(id);
  slider.max = last;
  slider.value = value;
  slider.setAttribute('aria-label', label);
  slider.setAttribute('aria-valuetext', `${partName(DATA.phases[value])}: ${inLang(DATA.phases[value].name)}`);
}

// The names under the slider can be clicked; the keyboard has the slider itself.
function showTicks(last) {
  const shown = new Set(shownPhases());
  const tick = (at) => el('button', {
    type: 'button', tabindex: -1, title: inLang(DATA.phases[at].name), class: [parts()[at].pairs ? '' : 'empty', shown.has(at) ? 'on' : ''].join(' ').trim() || null,
    onclick: () => { stopPlaying(); showPhase(at); },
  }, partName(DATA.phases[at]));
  byId('ticks').replaceChildren(...Array.from({ length: last + 1 }, (_, at) => tick(at)));
  byId('track').style.setProperty('--phases', last + 1);
}

// Play goes from phase to phase; where motion is not wanted, each press goes one further.
function play() {
  if (playing) return stopPlaying();
  if (state.phase >= lastPhase()) return showPart({ phase: 0, from: 0, crowd: null });
  nextPhase();
  if (!calm.matches && state.phase < lastPhase()) {
    playing = window.setInterval(playOn, PAUSE);
    showPlaying();
  }
  return null;
}

function nextPhase() {
  if (state.phase < lastPhase()) showPart({ from: state.from + 1, phase: state.phase + 1, crowd: null });
  if (state.phase >= lastPhase()) stopPlaying();
}

// Phases that go by are nothing to come back to, each by itself.
function playOn() {
  trail.held = true;
  nextPhase();
  trail.held = false;
}

function stopPlaying() {
  window.clearInterval(playing);
  playing = null;
  showPlaying();
}

function showPlaying() {
  byId('play').textContent = playing ? '❚❚' : '▶';
  byId('play').setAttribute('aria-label', t(playing ? 'pause' : calm.matches ? 'play_step' : 'play'));
  byId('play').title = t(playing ? 'pause' : calm.matches ? 'play_step' : 'play');
}

// The numbers of two phases compared, as `graphkit phases` counts them.
function changeText() {
  const found = change();
  const [from, to] = [partName(DATA.phases[state.from]), partName(DATA.phases[state.phase])];
  if (found.empty.length) return t('change_empty', { from, to, phase: found.empty.join(', ') });
  return t('change_stakeholders', { from, to, ...found.stakeholders });
}

function changeRows() {
  const found = change();
  if (found.empty.length) return [];
  const rows = [['change_who', found.stakeholders], ['change_ties', found.ties]];
  if (found.both.kept !== undefined) rows.push(['change_both', found.both]);
  const head = ['', 'kept', 'new', 'lost', 'returned'].map((key) => el('th', { scope: 'col' }, key ? changeIcon(key) : '', key ? t(`change_${key}`) : ''));
  const number = (value) => el('td', {}, value === undefined ? '–' : String(value));
  const line = ([key, each]) => el('tr', {}, el('th', { scope: 'row' }, t(key, { present: found.both.present })), ...['kept', 'new', 'lost', 'returned'].map((name) => number(each[name])));
  return [el('h3', {}, t('change_numbers')), el('table', { class: 'change' }, el('thead', {}, el('tr', {}, ...head)), el('tbody', {}, ...rows.map(line))), el('p', { class: 'small' }, t('change_counted', { level: t(`level_${level().name}`) }))];
}

function changeIcon(key) {
  const look = CHANGE[key];
  return look ? lineIcon(look.color, Boolean(look.dashes)) : '';
}

byId('mode').addEventListener('change', (event) => { stopPlaying(); showMode(event.target.value); });
byId('until').addEventListener('input', (event) => { stopPlaying(); showPhase(Number(event.target.value)); });
byId('from').addEventListener('input', (event) => { stopPlaying(); showPart({ from: Number(event.target.value), phase: Math.max(state.phase, Number(event.target.value) + 1) }); });
byId('play').addEventListener('click', play);
dragTrail(byId('from'));
dragTrail(byId('until'));
