// Why is this line here? The panel answers with events, dates, roles and the sources that say so.

const rowsOf = (test) => phase().rows.filter(test);
const panel = byId('panel');

function showPanel() {
  const chosen = state.selected;
  const shown = { unit: unitPanel, event: eventPanel, tie: tiePanel, mark: groupPanel, once: groupPanel };
  panel.replaceChildren(...(chosen ? shown[chosen.what](chosen) : howToRead()));
  panel.classList.toggle('open', Boolean(chosen));
  panel.scrollTop = 0;
}

function heading(...content) {
  return el('div', { class: 'top' }, el('h2', {}, ...content),
    el('button', { type: 'button', class: 'close', 'aria-label': t('close'), onclick: () => open(null) }, '×'));
}

function howToRead() {
  const lines = ['how_1', 'how_2', 'how_3', 'how_4'].map((key) => el('li', {}, t(key)));
  return [el('h2', {}, t('how_to')), el('ul', { class: 'how' }, ...lines), ...unlinedList()];
}

// Events of the phase that give no lines are not passed over in silence.
function unlinedList() {
  if (!phase().unlined.length) return [];
  const item = (at) => el('li', {}, eventButton(at), el('div', { class: 'small' },
    `${eventDate(at)}; ${t(DATA.events[at].joint ? 'unlined_joint' : 'unlined_apart')}`));
  return [el('h3', {}, t('unlined')), el('ul', { class: 'unlined' }, ...phase().unlined.map(item))];
}

const linkButton = (text, selection) => el('button', { type: 'button', class: 'link', onclick: () => open(selection, true) }, named(text));
const eventButton = (at) => linkButton(eventTitle(at), { what: 'event', at });
const unitButton = (at) => linkButton(unitName(at), { what: 'unit', at });

function unitPanel({ at }) {
  const rows = byDate(rowsOf((row) => row[0] === at));
  const sector = DATA.units[at].sector;
  return [
    heading(named(unitName(at))),
    el('p', {}, sectorIcon(sector), ' ', code('sector', sector)),
    el('p', { class: 'small' }, t('at_events', { n: rows.length, of: eventCount() })),
    el('ul', {}, ...rows.map((row) => el('li', {}, eventButton(row[1]), el('div', { class: 'small' }, eventDate(row[1])), ...factLines(row)))),
    ...otherPhases('unit', at),
  ];
}

function eventPanel({ at }) {
  const event = DATA.events[at];
  const rows = rowsOf((row) => row[1] === at).sort((a, b) => bySector(a[0], b[0]));
  const facts = [event.kind && code('event-kind', event.kind), inLang(event.place), event.mode && code('mode', event.mode)];
  return [
    heading(named(eventTitle(at))),
    el('p', {}, eventDate(at)),
    el('p', { class: 'small' }, facts.filter(Boolean).join(' · ')),
    rows.length ? null : el('p', { class: 'small' }, t(event.joint ? 'unlined_joint' : 'unlined_apart')),
    el('h3', {}, t('sources')), sourceList(event.sources),
    el('h3', {}, t('present_n', { n: rows.length })),
    el('ul', {}, ...rows.map((row) => el('li', {}, sectorIcon(DATA.units[row[0]].sector), ' ', unitButton(row[0]), ...factLines(row, event.sources)))),
  ].filter(Boolean);
}

function tiePanel({ members, events }) {
  const rows = byDate(rowsOf((row) => members.includes(row[0]) && events.includes(row[1])));
  const title = `${members.slice(0, 3).map(unitShort).join(', ')}${members.length > 3 ? ` +${members.length - 3}` : ''}`;
  return [
    heading(named(title)),
    el('p', { class: 'small' }, t('events_n', { n: events.length })),
    ...events.flatMap((at) => [
      el('h3', {}, eventButton(at)), el('p', { class: 'small' }, eventDate(at)),
      el('ul', {}, ...rows.filter((row) => row[1] === at).map((row) => el('li', {}, unitButton(row[0]), ...factLines(row)))),
    ]),
  ];
}

function groupPanel({ what, members, events }) {
  const title = what === 'once' ? t('only_here_title', { n: members.length }) : t('same_events', { n: members.length });
  const sorted = [...members].sort(bySector);
  const rows = (at) => rowsOf((row) => row[0] === at && events.includes(row[1]));
  const inOne = events.length === 1;
  return [
    heading(title),
    el('ul', {}, ...events.map((at) => el('li', {}, eventButton(at), el('div', { class: 'small' }, eventDate(at))))),
    el('h3', {}, t('stakeholder')),
    el('ul', {}, ...sorted.map((at) => el('li', {}, sectorIcon(DATA.units[at].sector), ' ', unitButton(at), ...(inOne ? rows(at).flatMap((row) => factLines(row)) : [])))),
  ];
}

function otherPhases(what, at) {
  const others = phasesWith(what, at).filter((part) => part !== phase());
  if (!others.length) return [];
  const button = (part) => el('button', { type: 'button', onclick: () => { showPhase(DATA.phases.indexOf(part)); open({ what, at }); } },
    `${partName(part)} (${new Set(part.rows.filter((row) => row[0] === at).map((row) => row[1])).size})`);
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

const eventCount = () => phase().picture.what.filter((entry) => entry[0] === 'event').length;
const eventOrder = (at) => DATA.events[at].start || DATA.events[at].end || '9999';
const byDate = (rows) => [...rows].sort((a, b) => eventOrder(a[1]).localeCompare(eventOrder(b[1])) || a[1] - b[1]);
const SECTORS = Object.keys(DATA.marks);

function bySector(a, b) {
  const place = (at) => (SECTORS.indexOf(DATA.units[at].sector) + 1 || 99);
  return place(a) - place(b) || unitName(a).localeCompare(unitName(b), state.lang);
}
