// On paper: the picture as in a file, then a row for each event with those who were there.

const byShortName = (a, b) => unitShort(a).localeCompare(unitShort(b), state.lang);

function printedRow(at) {
  const there = rowsOfEvent(at).map((row) => row[0]).sort(byShortName);
  const phases = shownPhases().length > 1 ? [el('td', {}, phasesWith('event', at).map(partName).join(', '))] : [];
  return el('tr', {}, el('td', { class: 'day' }, eventDate(at)), ...phases, el('td', {}, named(DATA.events[at].short[LANGS.indexOf(state.lang)])),
    el('td', { class: 'number' }, String(there.length)), el('td', {}, there.map(unitShort).join(', ')));
}

function printed() {
  const events = [...phase().byEvent.keys()].sort((a, b) => eventOrder(a).localeCompare(eventOrder(b)) || a - b);
  const heads = ['date', ...(shownPhases().length > 1 ? ['phase'] : []), 'event', 'print_present', 'print_who'];
  const drawn = nodes.length ? [pictureSvg()] : [el('h1', {}, document.title), el('p', {}, byId('lead').textContent)];
  const gaps = !nodes.length && byId('gaps').textContent ? [el('p', {}, byId('gaps').textContent)] : [];
  const table = el('table', {}, el('caption', {}, t('print_table', { phase: partTitle(phase()), n: events.length })),
    el('thead', {}, el('tr', {}, ...heads.map((key) => el('th', { scope: 'col' }, t(key))))), el('tbody', {}, ...events.map(printedRow)));
  const stamp = el('p', { class: 'stamp' }, byId('audience').textContent, DATA.audience === 'public' && !DATA.withheld.known ? `. ${t('unsure_persons')}` : '');
  return [stamp, ...drawn, ...gaps, ...(events.length ? [table] : [])];
}

window.addEventListener('beforeprint', () => byId('printed').replaceChildren(...printed()));
window.addEventListener('afterprint', () => byId('printed').replaceChildren());
