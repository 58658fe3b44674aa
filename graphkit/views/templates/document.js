// What every plain page does: the language switch, sorting and filtering of tables, and windows of details.
const data = JSON.parse(document.getElementById('data').textContent);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = id => document.getElementById(id);
const lang = () => document.documentElement.lang;

// The address says what is chosen, and leads along to the other pages in the language shown.
const address = new URLSearchParams(location.hash.includes('=') ? location.hash.slice(1) : '');
const begun = lang();
function remember(words) {
  for (const [key, value] of Object.entries(words)) { if (value === null || value === '') address.delete(key); else address.set(key, value); }
  try { history.replaceState(null, '', `#${address}`); } catch (refused) { /* a page within a page has no address */ }
}

function leadAlong() {
  for (const link of all('nav a, a[data-page]')) {
    const [page, state = ''] = link.getAttribute('href').split('#'), said = new URLSearchParams(state);
    if (lang() === begun) said.delete('lang'); else said.set('lang', lang());
    link.setAttribute('href', said.size ? `${page}#${said}` : page);
  }
}

function speak(code) {
  const root = document.documentElement;
  root.lang = code;
  document.title = root.getAttribute(`data-title-${code}`);
  for (const name of ['aria-label', 'placeholder', 'title'])
    for (const each of all(`[data-${name}-${code}]`)) each.setAttribute(name, each.getAttribute(`data-${name}-${code}`));
  leadAlong();
  document.dispatchEvent(new Event('spoken'));
}

// Letters without their marks, so that Jekabpils finds Jēkabpils.
const plain = text => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();

// The words of an element in the language shown.
function words(element) {
  const copy = element.cloneNode(true);
  const other = lang() === 'lv' ? 'en' : 'lv';
  for (const hidden of all(`[lang="${other}"]`, copy)) hidden.remove();
  return copy.textContent.trim();
}

function sortValue(row, column) {
  const cell = row.cells[column];
  const value = cell.dataset.value ?? words(cell);
  const number = value === '' ? NaN : Number(value);
  return Number.isNaN(number) ? value : number;
}

function compare(a, b) {
  const empty = value => value === '';
  if (empty(a) || empty(b)) return empty(a) - empty(b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), lang());
}

// Cells without a value stay last, whichever way the others are turned.
function sortTable(header) {
  const table = header.closest('table'), column = header.cellIndex, first = header.dataset.first ?? 'ascending';
  const other = { ascending: 'descending', descending: 'ascending' };
  const way = header.getAttribute('aria-sort') === first ? other[first] : first;
  for (const each of all('th[aria-sort]', table)) each.removeAttribute('aria-sort');
  header.setAttribute('aria-sort', way);
  const turn = way === 'ascending' ? 1 : -1;
  const keyed = all('tbody tr', table).filter(row => !row.matches('.band')).map(row => [sortValue(row, column), row]);
  keyed.sort(([a], [b]) => (a === '' || b === '' ? compare(a, b) : turn * compare(a, b)));
  for (const band of all('tr.band', table)) band.hidden = true;
  for (const [, row] of keyed) table.tBodies[0].append(row);
  if (header.dataset.key) remember({ sort: header.dataset.key });
}

for (const button of all('thead th button:not([data-event])')) button.addEventListener('click', () => sortTable(button.closest('th')));

function filterRows(input) {
  const wanted = plain(input.value.trim());
  const rows = all(input.dataset.rows);
  for (const row of rows) row.hidden = wanted !== '' && !plain(row.dataset.find ?? row.textContent).includes(wanted);
  const told = one(input.dataset.told), there = rows.filter(row => !row.closest('table, ul')?.closest('[hidden]'));
  if (told) told.textContent = wanted === '' ? '' : `${there.filter(row => !row.hidden).length} / ${there.length}`;
  document.dispatchEvent(new Event('filtered'));
}

for (const input of all('input[data-rows]')) input.addEventListener('input', () => filterRows(input));

for (const button of all('[data-opens]')) button.addEventListener('click', () => one(button.dataset.opens).showModal());
for (const dialog of all('dialog')) {
  dialog.addEventListener('click', event => { if (event.target === dialog || event.target.closest('.close')) dialog.close(); });
}

for (const radio of all('#languages input')) radio.addEventListener('change', () => { remember({ lang: radio.value }); speak(radio.value); });

// What stands in the tools is kept in the address by its name, or its id.
const keyOf = control => (control.type === 'radio' ? control.name : control.id);
const valueOf = control => (control.type !== 'checkbox' ? control.value : control.checked ? 'yes' : 'no');
const controls = all('.tools input[type="radio"], .tools input[type="checkbox"], .tools select');
for (const control of controls) control.addEventListener('change', () => remember({ [keyOf(control)]: valueOf(control) }));

function recall() {
  const asked = address.get('lang');
  if (asked === 'lv' || asked === 'en') {
    one('languages').querySelector(`[value="${asked}"]`).checked = true;
    speak(asked);
  }
  for (const control of controls) {
    const wanted = address.get(keyOf(control));
    if (wanted === null || (control.type === 'radio' ? wanted !== control.value || control.checked : wanted === valueOf(control))) continue;
    if (control.tagName === 'SELECT') control.value = wanted; else control.checked = control.type === 'radio' || wanted === 'yes';
    control.dispatchEvent(new Event('change'));
  }
  const sorted = all('th[data-key]').find(header => header.dataset.key === address.get('sort') && header.offsetParent);
  if (sorted) { sortTable(sorted); document.dispatchEvent(new Event('filtered')); }
  const here = document.querySelector('nav [aria-current]');
  if (here) here.closest('ul').scrollLeft = here.offsetLeft - 24;
}

// Once the scripts of the page itself listen.
document.addEventListener('DOMContentLoaded', () => { recall(); performance.mark('ready'); document.documentElement.dataset.ready = ''; });
