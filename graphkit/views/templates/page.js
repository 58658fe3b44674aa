// The page as a whole: phase, language and selection, and whatever follows from them.

// A phase is called as on the command line; a longer id than that gives way to the name.
const partName = (part) => (/^\p{L}+\d+$/u.test(part.id) ? part.id : inLang(part.name));

// Built anew for each language; whoever was choosing with the arrow keys goes on choosing.
function radios(box, name, entries, chosen, change) {
  const legend = byId(box).querySelector('legend');
  const choosing = byId(box).contains(document.activeElement);
  byId(box).replaceChildren(legend, ...entries.map(([text, title, empty], at) => el('label', { title, class: empty ? 'empty' : null },
    el('input', { type: 'radio', name, value: at, checked: at === chosen, onchange: () => change(at) }), text)));
  if (choosing) byId(box).querySelector(':checked').focus();
}

function showControls() {
  document.documentElement.lang = state.lang;
  document.querySelectorAll('[data-t]').forEach((node) => { node.textContent = t(node.dataset.t); });
  search.placeholder = `${t('search')}, ${t('search_hint')}`;
  search.setAttribute('aria-label', t('search'));
  byId('zoom-in').setAttribute('aria-label', t('zoom_in'));
  byId('zoom-out').setAttribute('aria-label', t('zoom_out'));
  panel.setAttribute('aria-label', t('details'));
  radios('languages', 'language', [['LV', 'Latviešu'], ['EN', 'English']], LANGS.indexOf(state.lang), (at) => showLanguage(LANGS[at]));
  radios('phases', 'phase', DATA.phases.map((part) => [partName(part), inLang(part.name), !part.rows.length]), state.phase, showPhase);
  const stamp = byId('audience');
  const unsure = DATA.audience === 'public' && !DATA.withheld.known;
  stamp.textContent = t(unsure ? 'audience_unsure' : `audience_${DATA.audience}`);
  stamp.className = unsure ? 'unsure' : DATA.audience;
  byId('unsure').hidden = !unsure;
}

function showNumbers() {
  const part = phase();
  byId('phase-name').textContent = partName(part);
  byId('lead').textContent = leadText(part);
  byId('gaps').textContent = part.gaps.length ? t('gaps_lead', { list: part.gaps.map((gap) => (gap.complete === 'partly' ? `${gapName(gap)} (${t('partly')})` : gapName(gap))).join(', ') }) : '';
  byId('cut').textContent = cutText(part);
  document.title = `${t('title')} · ${partName(part)}`;
  byId('nothing').hidden = part.pairs > 0;
  byId('picture').setAttribute('aria-label', t('picture_help', { events: eventCount(), marks: shownNodes().length - eventCount() }));
  const pairs = part.projected;
  const share = pairs && pairs.ties ? Math.round((100 * pairs.single) / pairs.ties) : 0;
  byId('projected-note').textContent = pairs ? t('projected_note', { ...pairs, share }) : t('projected_many');
  byId('projected-note').hidden = !state.projected;
}

// Unknown is not zero: where nothing is recorded the page says so in words.
function leadText(part) {
  const kind = DATA.rules.persons ? '_persons' : '';
  if (part.pairs) return t(`lead${kind}`, { units: part.units, events: part.events, pairs: part.pairs });
  if (!part.unlined.length) return t('lead_no_events');
  const counts = {};
  Object.values(part.otherwise).forEach((each) => Object.entries(each).forEach(([status, n]) => { counts[status] = (counts[status] || 0) + n; }));
  const list = countWords(counts);
  return `${t(`lead_nothing${kind}`, { events: part.unlined.length, statuses: statusWords() })}${list ? ` (${t('recorded', { list })})` : ''}. ${t('not_zero')}`;
}

// What a picture of a large phase leaves out, in numbers.
function cutText(part) {
  const { units, events } = part.picture.undrawn;
  return units + events ? t('cut', { events: part.events - events, of: part.events, units: part.units - units, left: units, unseen: events }) : '';
}

function showChips() {
  const { chips, what } = phase().picture;
  const of = eventCount();
  const chip = (id) => {
    const [, [unit], events] = what[id];
    return el('button', {
      type: 'button', class: 'chip', 'aria-pressed': String(state.chips.has(id)), 'data-chip': id,
      title: t('chip_hint', { name: unitName(unit), n: events.length, of }), onclick: () => toggleChip(id, unit),
    }, sectorIcon(DATA.units[unit].sector), el('span', {}, named(unitShort(unit))), el('b', {}, `${events.length}/${of}`));
  };
  byId('chips').replaceChildren(...(chips.length ? [el('span', { class: 'small' }, t('chips')), ...chips.map(chip)] : []));
}

function toggleChip(id, unit) {
  const drawn = state.chips.delete(id);
  if (!drawn) state.chips.add(id);
  showChips();
  open(drawn ? null : { what: 'unit', at: unit });
  byId('chips').querySelector(`[data-chip="${id}"]`).focus();
}

function showLegend() {
  const sectors = new Set(phase().rows.map((row) => DATA.units[row[0]].sector));
  const known = [...SECTORS.filter((sector) => sectors.has(sector)), ...[...sectors].filter((sector) => !SECTORS.includes(sector))];
  const entries = [[markIcon('box', '#1F2937'), t('legend_event')], [markIcon('box', '#fff', true), t('legend_once')]];
  entries.unshift(...known.map((sector) => [sectorIcon(sector), code('sector', sector)]));
  byId('legend').replaceChildren(...entries.map((entry) => el('li', {}, ...entry)));
  byId('legend').hidden = !sectors.size;
}

function showFoot() {
  const list = (values, scheme) => (values.length ? values.map((value) => code(scheme, value)).join(', ') : t('rule_all'));
  const { rules } = DATA;
  const layout = phase().picture.layouts[layoutName()];
  const said = [t('rule_statuses', { list: list(rules.statuses, 'status') }), t('rule_roles', { list: list(rules.roles, 'role') }),
    t('rule_kinds', { list: list(rules.kinds, 'event-kind') }), rules.joint_only ? t('rule_joint') : null,
    rules.level === 'stakeholder' ? t('rule_places') : null, t('rule_chips'), t('rule_once'), t('rule_phase'),
    phase().pairs ? t('rule_layout', layout) : null, phase().pairs && !layout.overlaps ? t('rule_clear') : null,
    t('rule_large', rules.large)];
  const persons = DATA.withheld.known ? [t('withheld_persons'), t('withheld_n', { n: DATA.withheld.persons })] : [t('withheld_unknown')];
  const withheld = DATA.audience === 'public' ? [...persons, t('withheld_other')] : [t('audience_internal')];
  const items = (texts) => el('ul', {}, ...texts.filter(Boolean).map((text) => el('li', {}, text)));
  const counts = t('counts', { phases: DATA.phases.length, events: DATA.events.length, units: DATA.unitCount, sources: DATA.sources.length });
  byId('foot').replaceChildren(el('div', { class: 'columns' },
    el('div', {}, el('h2', {}, t('rules')), items(said)),
    el('div', {}, el('h2', {}, t(DATA.audience === 'public' ? 'withheld' : 'audience_internal')), items(withheld), el('p', {}, counts), el('p', {}, t('made_with')))));
}

// Selects something (or nothing) and opens the panel; focus follows where a link inside the page was used.
function open(selection, focus = false) {
  state.selected = selection;
  const chips = phase().picture.chips.filter((id) => nodesOf(selection).includes(id));
  if (chips.length) {
    chips.forEach((id) => state.chips.add(id));
    showChips();
  }
  draw();
  showPanel();
  remember();
  if (focus) { panel.focus(); panel.scrollIntoView({ block: 'nearest' }); }
}

function showPhase(at, choose = () => null) {
  Object.assign(state, { phase: at, selected: null });
  state.chips.clear();
  sorting.shown = PAGE_ROWS;
  cursor = null;
  const chosen = choose(phase());
  showAll();
  fit();
  if (chosen) open(chosen);
}

function showLanguage(lang) {
  state.lang = lang;
  showAll();
}

// A pair chosen in the projection is no line of the plain picture: it is let go with it.
function showProjected(on) {
  const pair = state.selected && state.selected.pair;
  state.projected = on;
  if (pair) open(null);
  showNumbers();
  draw();
  measureTop();
  remember();
}

function showAll() {
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
  byId('projected').checked = state.projected;
  measureTop();
  remember();
}

// The picture takes what height the header leaves.
function measureTop() {
  const top = document.querySelector('header').getBoundingClientRect().height;
  document.documentElement.style.setProperty('--top', `${Math.ceil(top) + 2}px`);
}

byId('projected').addEventListener('change', (event) => showProjected(event.target.checked));
byId('reset').addEventListener('click', () => { state.chips.clear(); showChips(); open(null); fit(); });
byId('zoom-in').addEventListener('click', () => zoom(1.25));
byId('zoom-out').addEventListener('click', () => zoom(0.8));
document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && state.selected) { open(null); byId('picture').focus({ preventScroll: true }); } });
new ResizeObserver(measureTop).observe(document.querySelector('header'));

DATA.unitCount = new Set(DATA.phases.flatMap((part) => part.rows.map((row) => row[0]))).size;
startPicture();
recall();
document.documentElement.dataset.ready = 'yes';
