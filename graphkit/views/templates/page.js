// The page as a whole: phase, language and selection, and whatever follows from them.

const partName = (part) => (/^\p{L}+\d+$/u.test(part.id) ? part.id.replace(/(\p{L})(\d)/u, '$1 $2') : inLang(part.name));

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
  stamp.textContent = t(`audience_${DATA.audience}`);
  stamp.className = DATA.audience;
}

function showNumbers() {
  const part = phase();
  const values = { units: part.units, events: eventCount(), pairs: part.rows.length };
  byId('phase-name').textContent = partName(part);
  byId('lead').textContent = t(DATA.rules.persons ? 'lead_persons' : 'lead', values);
  document.title = `${t('title')} · ${partName(part)}`;
  byId('nothing').hidden = part.rows.length > 0;
  byId('picture').setAttribute('aria-label', t('picture_help', { events: eventCount(), marks: shownNodes().length - eventCount() }));
  const pairs = part.projected;
  const share = pairs && pairs.ties ? Math.round((100 * pairs.single) / pairs.ties) : 0;
  byId('projected-note').textContent = pairs ? t('projected_note', { ...pairs, share }) : t('projected_many');
  byId('projected-note').hidden = !state.projected;
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
    phase().rows.length ? (layout.how === 'grid' || layout.crossings === null ? t('rule_grid') : t('rule_layout', layout)) : null,
    phase().picture.undrawn ? t('rule_undrawn', { n: phase().picture.undrawn }) : null];
  const withheld = DATA.audience === 'public' ? [t('withheld_persons'), t(DATA.withheld.known ? 'withheld_n' : 'withheld_unknown', { n: DATA.withheld.persons }), t('withheld_other')] : [t('audience_internal')];
  const items = (texts) => el('ul', {}, ...texts.filter(Boolean).map((text) => el('li', {}, text)));
  const counts = t('counts', { phases: DATA.phases.length, events: DATA.events.length, units: DATA.unitCount, sources: DATA.sources.length });
  byId('foot').replaceChildren(el('div', { class: 'columns' },
    el('div', {}, el('h2', {}, t('rules')), items(said)),
    el('div', {}, el('h2', {}, t(DATA.audience === 'public' ? 'withheld' : 'audience_internal')), items(withheld), el('p', {}, counts), el('p', {}, t('made_with')))));
}

// Selects something (or nothing) and opens the panel; focus follows where a link inside the page was used.
function open(selection, focus = false) {
  state.selected = selection;
  if (selection && selection.what === 'unit') {
    phase().picture.chips.filter((id) => phase().picture.what[id][1].includes(selection.at)).forEach((id) => state.chips.add(id));
    showChips();
  }
  draw();
  showPanel();
  if (focus) { panel.focus(); panel.scrollIntoView({ block: 'nearest' }); }
}

function showPhase(at) {
  Object.assign(state, { phase: at, selected: null });
  state.chips.clear();
  sorting.shown = PAGE_ROWS;
  cursor = null;
  showAll();
  fit();
}

function showLanguage(lang) {
  state.lang = lang;
  showAll();
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
  measureTop();
}

// The picture takes what height the header leaves.
function measureTop() {
  const top = document.querySelector('header').getBoundingClientRect().height;
  document.documentElement.style.setProperty('--top', `${Math.ceil(top) + 2}px`);
}

byId('projected').addEventListener('change', (event) => { state.projected = event.target.checked; showNumbers(); draw(); measureTop(); });
byId('reset').addEventListener('click', () => { state.chips.clear(); showChips(); open(null); fit(); });
byId('zoom-in').addEventListener('click', () => zoom(1.25));
byId('zoom-out').addEventListener('click', () => zoom(0.8));
document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && state.selected) { open(null); byId('picture').focus({ preventScroll: true }); } });
new ResizeObserver(measureTop).observe(document.querySelector('header'));

DATA.unitCount = new Set(DATA.phases.flatMap((part) => part.rows.map((row) => row[0]))).size;
startPicture();
showAll();
fit();
document.documentElement.dataset.ready = 'yes';
