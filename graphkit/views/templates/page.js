// The page as a whole: phase, language and selection, and whatever follows from them.

// A phase is called as on the command line; a longer id than that gives way to the name.
const partName = (part) => (/^\p{L}+\d+$/u.test(part.id) ? part.id : part.id === 'outside' ? t('outside_short') : inLang(part.name));

// Built anew for each language; whoever was choosing with the arrow keys goes on choosing.
function radios(box, name, entries, chosen, change) {
  const legend = byId(box).querySelector('legend');
  const choosing = byId(box).contains(document.activeElement);
  byId(box).replaceChildren(legend, ...entries.map(([text, title, empty], at) => el('label', { title, class: empty ? 'empty' : null },
    el('input', { type: 'radio', name, value: at, checked: at === chosen, onchange: () => change(at) }), text)));
  if (choosing) byId(box).querySelector(':checked').focus();
}

function choices(id, texts, chosen) {
  byId(id).replaceChildren(...texts.map((text, at) => el('option', { value: at, selected: at === chosen }, text)));
}

function showControls() {
  document.documentElement.lang = state.lang;
  document.querySelectorAll('[data-t]').forEach((node) => { node.textContent = t(node.dataset.t); });
  search.placeholder = `${t('search')}, ${t('search_hint')}`;
  search.setAttribute('aria-label', t('search'));
  byId('zoom-in').setAttribute('aria-label', t('zoom_in'));
  byId('zoom-out').setAttribute('aria-label', t('zoom_out'));
  panel.setAttribute('aria-label', t('details'));
  radios('languages', 'language', [['Latviešu', 'Latviešu'], ['English', 'English']], LANGS.indexOf(state.lang), (at) => showLanguage(LANGS[at]));
  document.querySelectorAll('[data-name]').forEach((node) => node.setAttribute('aria-label', t(node.dataset.name)));
  choices('level', DATA.levels.map((each) => t(`level_${each.name}`)), state.level);
  byId('level').closest('label').hidden = DATA.levels.length < 2;
  showTime();
  showStory();
  const stamp = byId('audience');
  const unsure = DATA.audience === 'public' && !DATA.withheld.known;
  stamp.textContent = t(unsure ? 'audience_unsure' : `audience_${DATA.audience}`);
  stamp.className = unsure ? 'unsure' : DATA.audience;
  byId('unsure').hidden = !unsure;
}

function showNumbers() {
  const part = phase();
  const title = partTitle(part);
  byId('phase-name').textContent = title;
  const whole = inLang(DATA.phases[state.phase].name);
  byId('lead').textContent = (state.mode === 'one' && whole !== title && part.pairs ? `\u2068${whole}\u2069 · ` : '') + leadText(part);
  byId('gaps').textContent = part.gaps.length ? t('gaps_lead', { list: gapWords(part.gaps).join(', ') }) : '';
  byId('cut').textContent = cutText(part);
  document.title = `${t('title')} · ${title}`;
  const noPairs = state.projected && !picture().crowds && !picture().edges.length && part.pairs > 0;
  byId('nothing').hidden = part.pairs > 0 && !noPairs;
  byId('nothing').textContent = t(noPairs ? 'nothing_pairs' : 'nothing');
  const drawn = shownNodes().length;
  const boxes = picture().what.filter(([kind]) => kind === 'event').length;
  byId('picture').setAttribute('aria-label', t('picture_help', { events: boxes, marks: drawn - boxes }));
  showNarrowed(part);
}

// What is incomplete, and where several phases are shown, in which.
function gapWords(gaps) {
  const partly = (gap) => (gap.complete === 'partly' ? t('partly') : '');
  if (shownPhases().length < 2) return gaps.map((gap) => `${gapName(gap)}${partly(gap) && ` (${partly(gap)})`}`);
  const found = new Map();
  gaps.forEach((gap) => add(found, gapName(gap), [partName(DATA.phases[gap.phase]), partly(gap)].filter(Boolean).join(' ')));
  return [...found].map(([what, list]) => `${what} (${list.join(', ')})`);
}

function showNarrowed(part) {
  const said = [];
  if (state.crowd !== null) said.push(t('in_crowd', { units: part.units }));
  if (state.focus !== null) said.push(t(`focus_${state.steps}`, { name: unitName(state.focus) }));
  if (state.focus !== null && !part.byUnit.size) said.push(t('focus_none'));
  byId('narrowed-text').textContent = said.join(' ');
  byId('narrowed').hidden = !said.length;
}

// Unknown is not zero: where nothing is recorded the page says so in words.
function leadText(part) {
  if (state.mode === 'diff' && state.crowd === null && state.focus === null) return changeText();
  const kind = DATA.rules.persons ? '_persons' : '';
  if (part.pairs && level().name !== 'stakeholder') return t('lead_level', { units: part.units, level: t(`level_${level().name}`), events: part.events, pairs: part.pairs });
  if (part.pairs) return t(`lead${kind}`, { units: part.units, events: part.events, pairs: part.pairs });
  if (!part.unlined.length) return t('lead_no_events');
  const counts = {};
  Object.values(part.otherwise).forEach((each) => Object.entries(each).forEach(([status, n]) => { counts[status] = (counts[status] || 0) + n; }));
  const list = countWords(counts);
  return `${t(`lead_nothing${kind}`, { events: part.unlined.length, statuses: statusWords() })}${list ? ` (${t('recorded', { list })})` : ''}. ${t('not_zero')}`;
}

// What a picture of a large phase leaves out, in numbers.
function cutText(part) {
  const { undrawn: { units, events }, crowds } = picture();
  if (crowds) return `${t('crowds', { units: part.units, crowds, limit: LIMITS.crowd })}${units ? ` ${t('crowds_cut', { units, shown: LIMITS.nodes })}` : ''}`;
  if (state.projected) return '';
  return units + events ? t('cut', { events: part.events - events, of: part.events, units: part.units - units, left: units, unseen: events }) : '';
}

function showLegend() {
  const sectors = new Set(phase().rows.map((row) => DATA.units[row[0]].sector));
  const known = [...SECTORS.filter((sector) => sectors.has(sector)), ...[...sectors].filter((sector) => !SECTORS.includes(sector))];
  const entries = known.map((sector) => [state.mode === 'diff' ? markIcon(sectorMark(sector)[0], '#fff') : sectorIcon(sector), code('sector', sector)]);
  entries.push(...lineLegend());
  byId('legend').replaceChildren(...entries.map((entry) => el('li', {}, ...entry)));
  byId('legend').hidden = !sectors.size;
}

// What lines and boxes mean in the picture shown.
function lineLegend() {
  if (picture().crowds) return [[markIcon('box', '#DBEAFE'), t('legend_crowd')]];
  if (state.mode === 'diff') return ['kept', 'new', 'lost'].map((key) => [changeIcon(key), t(`legend_${key}`, { from: partName(DATA.phases[state.from]), to: partName(DATA.phases[state.phase]) })]);
  if (state.projected) return [[lineIcon('#374151', true), t('legend_single')], [lineIcon('#374151', false), t('legend_several')]];
  return [[markIcon('box', '#1F2937'), t('legend_event')], [markIcon('box', '#fff', true), t('legend_once')], ...hubLegend()];
}

function showFoot() {
  const list = (values, scheme) => (values.length ? values.map((value) => code(scheme, value)).join(', ') : t('rule_all'));
  const { rules } = DATA;
  const drawn = layout();
  const said = [t('rule_statuses', { list: list(rules.statuses, 'status') }), t('rule_roles', { list: list(rules.roles, 'role') }),
    t('rule_kinds', { list: list(rules.kinds, 'event-kind') }), rules.joint_only ? t('rule_joint') : null,
    t('rule_level', { level: t(`level_${level().name}`) }), level().name === 'stakeholder' ? t('rule_places') : null, t('rule_chips', { share: shareText(phase()) }), t('rule_once'), t(`rule_mode_${state.mode}`),
    phase().pairs ? t('rule_layout', drawn) : null, phase().pairs && !drawn.overlaps ? t('rule_clear') : null,
    t('rule_large', LIMITS), t('rule_crowd', LIMITS), t('rule_levels', LIMITS)];
  const persons = DATA.withheld.known ? [t('withheld_persons'), t('withheld_n', { n: DATA.withheld.persons })] : [t('withheld_unknown')];
  const withheld = DATA.audience === 'public' ? [...persons, t('withheld_other')] : [t('audience_internal')];
  const items = (texts) => el('ul', {}, ...texts.filter(Boolean).map((text) => el('li', {}, text)));
  const counts = t('counts', { phases: DATA.phases.length, events: DATA.events.length, units: DATA.unitCount, sources: DATA.sources.length });
  byId('foot').replaceChildren(el('div', { class: 'columns' },
    el('div', {}, el('h2', {}, t('rules')), items(said)),
    el('div', {}, el('h2', {}, t(DATA.audience === 'public' ? 'withheld' : 'audience_internal')), items(withheld), el('p', {}, counts), el('p', {}, t('made_with')))));
}

// Selects something (or nothing) and opens the panel; focus follows where a link inside the page was used.
function open(selection, focus = false, byAddress = false) {
  state.selected = selection;
  told.asked = !byAddress;
  const chips = picture().chips.filter((id) => nodesOf(selection).includes(id));
  if (chips.length) {
    chips.forEach((id) => state.chips.add(id));
    showChips();
  }
  draw();
  showPanel();
  remember();
  if (focus) { panel.focus(); panel.scrollIntoView({ block: 'nearest' }); }
}

function showLanguage(lang) {
  state.lang = lang;
  showAll();
}

function showAll() {
  leaveStep();
  showControls();
  showNumbers();
  showChips();
  showLegend();
  draw();
  showPanel();
  showTable();
  showFoot();
  showHits();
  hitsBox.hidden = true;
  showPairs();
  measureTop();
  remember();
  leadAlong();
}

// The picture takes what height the header leaves.
function measureTop() {
  const top = document.querySelector('header').getBoundingClientRect().height;
  document.documentElement.style.setProperty('--top', `${Math.ceil(top) + 2}px`);
}

// Where there is little room the picture comes first: what sets the view is folded until it is asked for.
const little = window.matchMedia('(max-width: 760px), (max-height: 600px)');

function foldView(folded) {
  document.body.classList.toggle('folded', folded);
  byId('settings').setAttribute('aria-expanded', String(!folded));
}

byId('settings').addEventListener('click', () => foldView(!document.body.classList.contains('folded')));
little.addEventListener('change', () => foldView(little.matches));
foldView(little.matches);
byId('level').addEventListener('change', (event) => showLevel(Number(event.target.value)));
byId('widen').addEventListener('click', () => showPart({ crowd: null, focus: null }));
byId('reset').addEventListener('click', () => showPart({ crowd: null, focus: null }));
byId('zoom-in').addEventListener('click', () => zoom(1.25));
byId('zoom-out').addEventListener('click', () => zoom(0.8));
document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && state.selected) { open(null); byId('picture').focus({ preventScroll: true }); } });
new ResizeObserver(measureTop).observe(document.querySelector('header'));

DATA.unitCount = new Set(DATA.levels[0].phases.flatMap((part) => [...part.byUnit.keys()])).size;
startPicture();
restore(window.history.state);
network.once('afterDrawing', () => { performance.mark('ready'); document.documentElement.dataset.ready = 'yes'; });
network.redraw();
