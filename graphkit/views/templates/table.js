// The same ties as a table: for the keyboard, for screen readers, for whoever prefers rows.

const PAGE_ROWS = 300;
const sorting = { column: 1, down: false, shown: PAGE_ROWS };
const COLUMNS = [
  ['event', (row) => eventTitle(row[1])],
  ['date', (row) => eventOrder(row[1])],
  ['stakeholder', (row) => unitName(row[0])],
  ['sector', (row) => code('sector', DATA.units[row[0]].sector)],
  ['role', (row) => rolesOf(row)],
];

const rolesOf = (row) => [...new Set(row[2].map((fact) => code('role', fact[0])))].join(', ');

function sortedRows() {
  const { rows } = phase();
  const first = ranked(rows, COLUMNS[sorting.column][1]);
  const then = ranked(rows, (row) => unitName(row[0]));
  const order = rows.map((_, at) => at);
  order.sort((a, b) => (first[a] - first[b]) * (sorting.down ? -1 : 1) || then[a] - then[b]);
  return order.map((at) => rows[at]);
}

// The place of each row's text among the distinct texts: comparing words hundreds of thousands of times takes seconds.
function ranked(rows, key) {
  const texts = rows.map(key);
  const distinct = [...new Set(texts)].sort(new Intl.Collator(state.lang, { numeric: true }).compare);
  const place = new Map(distinct.map((text, at) => [text, at]));
  return texts.map((text) => place.get(text));
}

function showTable() {
  const rows = sortedRows();
  const left = rows.length - sorting.shown;
  const more = left > 0 ? el('button', { type: 'button', onclick: () => { sorting.shown += PAGE_ROWS; showTable(); } }, t('more_rows', { n: Math.min(left, PAGE_ROWS) })) : null;
  const caption = el('caption', { class: 'hidden' }, tableCaption(rows.length));
  const body = el('tbody', {}, ...rows.slice(0, sorting.shown).map(tableRow));
  byId('table').replaceChildren(...[
    el('h2', {}, t('table')), el('p', { class: 'small' }, tableCaption(rows.length)),
    el('div', { class: 'scroll' }, el('table', {}, caption, el('thead', {}, el('tr', {}, ...COLUMNS.map(headCell), el('th', { scope: 'col' }, t('source')))), body)),
    more,
  ].filter(Boolean));
}

function tableCaption(n) {
  const said = t('table_caption', { phase: partTitle(phase()), n });
  return n < phase().pairs ? `${said} ${t('rows_cut', { n: phase().pairs - n })}` : said;
}

function headCell([key], at) {
  const direction = sorting.column === at ? (sorting.down ? 'descending' : 'ascending') : 'none';
  const button = el('button', { type: 'button', 'data-column': key, onclick: () => sortBy(at) }, t(key));
  return el('th', { scope: 'col', 'aria-sort': direction }, button);
}

function sortBy(at) {
  sorting.down = sorting.column === at && !sorting.down;
  sorting.column = at;
  showTable();
  byId('table').querySelectorAll('thead button')[at].focus();
}

function tableRow(row) {
  const sector = DATA.units[row[0]].sector;
  const sources = [...new Set(row[2].flatMap((fact) => fact[3]))];
  const look = (selection, text) => el('button', { type: 'button', class: 'link', onclick: () => open(selection, true) }, named(text));
  return el('tr', {},
    el('td', {}, look({ what: 'event', at: row[1] }, eventTitle(row[1]))),
    el('td', {}, eventDate(row[1])),
    el('td', {}, look({ what: 'unit', at: row[0] }, unitName(row[0]))),
    el('td', {}, sectorIcon(sector), ' ', code('sector', sector)),
    el('td', {}, rolesOf(row)),
    el('td', {}, sourceList(sources)));
}
