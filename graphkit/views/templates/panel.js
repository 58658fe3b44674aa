// Why is this line here? The panel answers with events, dates, roles and the sources that say so.

const panel = byId('panel');
const PANEL_ROWS = 100;
const rowsOfUnit = (at) => phase().byUnit.get(at) || [];
const rowsOfEvent = (at) => phase().byEvent.get(at) || [];

// A list that shows the rest when asked: an event may have had thousands.
function longList(items, make) {
  const list = el('ul', {}, ...items.slice(0, PANEL_ROWS).map(make));
  const left = items.slice(PANEL_ROWS);
  if (left.length) {
    const more = el('button', { type: 'button' }, t('more_rows', { n: left.length }));
    more.addEventListener('click', () => { more.remove(); list.append(...left.map(make)); });
    return el('div', {}, list, more);
  }
  return list;
}

function showPanel() {
  const chosen = state.selected;
  const shown = { unit: unitPanel, event: eventPanel, tie: tiePanel, mark: groupPanel, once: groupPanel };
  panel.replaceChildren(...(chosen ? shown[chosen.what](chosen) : howToRead()));
  panel.classList.toggle('open', Boolean(chosen));
  panel.classList.toggle('asked', Boolean(chosen) && (told.asked || !markedByStep()));
  panel.scrollTop = 0;
}

function heading(...content) {
  return el('div', { class: 'top' }, el('h2', {}, ...content),
    el('button', { type: 'button', class: 'close', 'aria-label': t('close'), onclick: () => open(null) }, '×'));
}

function howToRead() {
  const lines = howKeys().map((key) => el('li', {}, t(key)));
  const numbers = state.mode === 'diff' ? changeRows() : [];
  return [...numbers, el('h2', {}, t('how_to')), el('ul', { class: 'how' }, ...lines), ...gapList(phase().gaps), ...unlinedList()];
}

function howKeys() {
  if (picture().crowds) return ['how_crowd_1', 'how_crowd_2'];
  const click = [...(picture().chips.length ? ['how_chips'] : []), state.projected ? 'how_pairs_3' : 'how_4'];
  if (state.mode === 'diff') return ['how_diff_1', state.projected ? 'how_diff_pairs' : 'how_diff_2', ...click];
  return state.projected ? ['how_pairs_1', 'how_pairs_2', ...click] : ['how_1', 'how_2', 'how_3', ...click];
}

// Events of the phase that give no lines are not passed over in silence.
function unlinedList() {
  if (!phase().unlined.length) return [];
  const item = (at) => el('li', {}, eventButton(at), el('div', { class: 'small' }, `${eventDate(at)}; ${whyUnlined(at)}`));
  return [el('h3', {}, t('unlined')), longList(phase().unlined, item)];
}

const statusWords = () => DATA.rules.statuses.map((status) => code('status', status)).join(', ');
const countWords = (counts) => Object.entries(counts || {}).map(([status, n]) => `${code('status', status)} ${n}`).join(', ');

// Nothing recorded is not nobody there: what else is recorded is told beside it.
function whyUnlined(at) {
  const { joint } = DATA.events[at];
  const why = joint ? t(DATA.rules.persons ? 'unlined_persons' : 'unlined_joint', { statuses: statusWords() }) : t('unlined_apart');
  const counts = countWords(phase().otherwise[at]);
  return counts ? `${why} (${t('recorded', { list: counts })})` : why;
}

// Lists that the data themselves call incomplete.
function gapList(gaps) {
  if (!gaps.length) return [];
  const where = (gap) => (gap.phase === undefined ? '' : `${partName(DATA.phases[gap.phase])}, `);
  const item = (gap) => el('li', {}, `${where(gap)}${gapName(gap)}: ${code('completeness', gap.complete)}`,
    gap.why ? el('div', { class: 'small', lang: 'en' }, named(gap.why)) : null, sourceList(gap.sources));
  return [el('h3', {}, t('gaps')), el('ul', {}, ...gaps.map(item))];
}

const gapName = (gap) => (DATA.texts[`what_${gap.what}`] ? t(`what_${gap.what}`) : gap.what);

const linkButton = (text, selection) => el('button', { type: 'button', class: 'link', onclick: () => open(selection, true) }, named(text));
const eventButton = (at) => linkButton(eventTitle(at), { what: 'event', at });
const unitButton = (at) => linkButton(unitName(at), { what: 'unit', at });

function unitPanel({ at }) {
  const rows = byDate(rowsOfUnit(at));
  const sector = DATA.units[at].sector;
  return [
    heading(named(unitName(at))),
    el('p', {}, sectorIcon(sector), ' ', code('sector', sector)),
    el('p', { class: 'small' }, t(shownPhases().length > 1 || state.focus !== null ? 'at_events_here' : 'at_events', { n: rows.length, of: eventCount() })),
    notDrawn({ what: 'unit', at }),
    focusButtons(at),
    ...partnerList(at),
    el('h3', {}, t('event')),
    longList(rows, (row) => el('li', {}, eventButton(row[1]), el('div', { class: 'small' }, eventDate(row[1])), ...factLines(row))),
    ...otherPhases('unit', at),
  ].filter(Boolean);
}

// Its surroundings alone, one step far or two.
function focusButtons(at) {
  const own = state.focus === at;
  const button = (key, unit, steps) => el('button', { type: 'button', 'data-focus': key, onclick: () => { showFocus(unit, steps); panel.focus(); } }, t(key));
  const list = own ? [state.steps === 1 ? button('focus_more', at, 2) : button('focus_less', at, 1), button('focus_all', null, 1)] : [button('focus_button', at, 1)];
  return el('p', { class: 'row' }, ...list);
}

// Whom it met here, most shared events first; each leads to what they shared.
function partnerList(at) {
  const counts = new Map();
  rowsOfUnit(at).forEach((row) => rowsOfEvent(row[1]).forEach(([unit]) => { if (unit !== at) counts.set(unit, (counts.get(unit) || 0) + 1); }));
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || unitName(a[0]).localeCompare(unitName(b[0]), state.lang));
  if (!ranked.length) return [];
  const shared = (other) => [...new Set(rowsOfUnit(at).map((row) => row[1]))].filter((event) => rowsOfEvent(event).some((row) => row[0] === other));
  const item = ([unit, n]) => el('li', {}, unitButton(unit), ' ', el('button', { type: 'button', class: 'link small', onclick: () => open({ what: 'tie', members: [at, unit], events: shared(unit), nodes: nodesOf({ what: 'unit', at }).concat(nodesOf({ what: 'unit', at: unit })), pair: true }, true) }, t('partner_n', { n })));
  return [el('details', {}, el('summary', {}, `${t('partners')} (${ranked.length})`), longList(ranked, item))];
}

// In a picture of a large phase most are not drawn.
const notDrawn = (selection) => (picture().undrawn.units + picture().undrawn.events && !nodesOf(selection).length ? el('p', { class: 'small' }, t('not_drawn')) : null);

function eventPanel({ at }) {
  const event = DATA.events[at];
  const rows = [...rowsOfEvent(at)].sort((a, b) => bySector(a[0], b[0]));
  const facts = [event.kind && code('event-kind', event.kind), inLang(event.place), event.mode && code('mode', event.mode)];
  return [
    heading(named(eventTitle(at))),
    el('p', {}, eventDate(at)),
    el('p', { class: 'small' }, facts.filter(Boolean).join(' · ')),
    rows.length ? notDrawn({ what: 'event', at }) : el('p', {}, `${whyUnlined(at)}. ${t('not_zero')}`),
    el('h3', {}, t('sources')), sourceList(event.sources),
    ...gapList(event.gaps),
    rows.length ? el('h3', {}, t('present_n', { n: rows.length })) : null,
    longList(rows, (row) => el('li', {}, sectorIcon(DATA.units[row[0]].sector), ' ', unitButton(row[0]), ...factLines(row, event.sources))),
  ].filter(Boolean);
}

function tiePanel({ members, events }) {
  const rows = members.flatMap(rowsOfUnit);
  const where = (at) => [eventDate(at), inLang(DATA.events[at].place)].filter(Boolean).join(' · ');
  const title = `${members.slice(0, 3).map(unitShort).join(', ')}${members.length > 3 ? ` +${members.length - 3}` : ''}`;
  return [
    heading(named(title)),
    el('p', { class: 'small' }, t('events_n', { n: events.length })),
    ...events.flatMap((at) => [
      el('h3', {}, eventButton(at)), el('p', { class: 'small' }, where(at)),
      el('ul', {}, ...rows.filter((row) => row[1] === at).map((row) => el('li', {}, unitButton(row[0]), ...factLines(row)))),
    ]),
  ];
}

function groupPanel({ what, members, events }) {
  const title = what === 'once' ? t('only_here_title', { n: members.length }) : t('same_events', { n: members.length });
  const sorted = [...members].sort(bySector);
  const roles = (at) => byDate(rowsOfUnit(at)).flatMap((row) => [
    events.length > 1 ? el('div', { class: 'small at' }, named(`${eventTitle(row[1])}, ${eventDate(row[1])}`)) : null, ...factLines(row)]);
  return [
    heading(title),
    longList([...events].sort((a, b) => eventOrder(a).localeCompare(eventOrder(b)) || a - b), (at) => el('li', {}, eventButton(at), el('div', { class: 'small' }, eventDate(at)))),
    el('h3', {}, t('stakeholder')),
    longList(sorted, (at) => el('li', {}, sectorIcon(DATA.units[at].sector), ' ', unitButton(at), ...roles(at))),
  ];
}

function otherPhases(what, at) {
  const others = phasesWith(what, at).filter((part) => !shownPhases().includes(part.at));
  if (!others.length) return [];
  const button = (part) => el('button', { type: 'button', onclick: () => { showOnePhase(part.at); open({ what, at }); } },
    `${partName(part)} (${part.byUnit.get(at).length})`);
  return [el('h3', {}, t('also_in')), el('p', { class: 'row' }, ...others.map(button))];
}

// Each participation behind a pair: role, status where it is not plain presence, the name in the source, the sources
// (but for those that already stand above).
function factLines(row, above = []) {
  return row[2].map(([role, status, recorded, sources]) => {
    const said = [code('role', role)];
    if (status !== 'attended') said.push(code('status', status));
    const as = recorded >= 0 ? el('div', { class: 'small' }, named(t('recorded_as', { names: unitName(recorded) }))) : null;
    const known = above.length && sources.every((at) => above.includes(at));
    return el('div', {}, said.join(', '), as, known ? null : sourceList(sources));
  });
}

function sourceList(sources) {
  if (!sources.length) return el('div', { class: 'small' }, t('no_source'));
  return el('div', { class: 'sources' }, ...sources.map((at) => {
    const [title, url] = DATA.sources[at];
    if (!url) return el('div', {}, named(title));
    return el('div', {}, el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, named(title)));
  }));
}

const eventCount = () => phase().events;
const eventOrder = (at) => DATA.events[at].start || DATA.events[at].end || '9999';
const byDate = (rows) => [...rows].sort((a, b) => eventOrder(a[1]).localeCompare(eventOrder(b[1])) || a[1] - b[1]);
const SECTORS = Object.keys(DATA.marks);

function bySector(a, b) {
  const place = (at) => (SECTORS.indexOf(DATA.units[at].sector) + 1 || 99);
  return place(a) - place(b) || unitName(a).localeCompare(unitName(b), state.lang);
}
