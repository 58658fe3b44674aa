// What every plain page does: the language switch, sorting and filtering of tables, and windows of details.
const data = JSON.parse(document.getElementById('data').textContent);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = id => document.getElementById(id);
const lang = () => document.documentElement.lang;

function speak(code) {
  const root = document.documentElement;
  root.lang = code;
  document.title = root.getAttribute(`data-title-${code}`);
  for (const name of ['aria-label', 'placeholder', 'title'])
    for (const each of all(`[data-${name}-${code}]`)) each.setAttribute(name, each.getAttribute(`data-${name}-${code}`));
  for (const option of all('option[data-lv]')) option.textContent = option.dataset[code];
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

// Where a page knows the Latvian case forms, a name is found in any of them, from the beginning of a word.
function inForms(text, typed) {
  const stem = data.folding ? stemmed(typed) : '';
  return stem.length > 2 && ` ${keysOfName(text)[1]}`.includes(` ${stem}`);
}

function filterRows(input) {
  const typed = input.value.trim(), wanted = plain(typed);
  const rows = all(input.dataset.rows);
  const matches = text => plain(text).includes(wanted) || inForms(text, typed);
  for (const row of rows) row.hidden = wanted !== '' && !matches(row.dataset.find ?? row.textContent);
  const told = one(input.dataset.told), there = rows.filter(row => !row.closest('table, ul')?.closest('[hidden]'));
  const found = there.filter(row => !row.hidden).length;
  if (told) told.textContent = wanted === '' ? '' : `${found} / ${there.length}${found ? '' : ` – ${words(one('none-found'))}`}`;
  document.dispatchEvent(new Event('filtered'));
}

for (const input of all('input[data-rows]')) {
  input.addEventListener('input', () => filterRows(input));
  document.addEventListener('spoken', () => { if (input.value.trim()) filterRows(input); });
}

// A place on the page is gone to without taking the place of what the address says was chosen.
document.addEventListener('click', event => {
  const link = event.target.closest('a[href^="#"]'), target = link && one(link.getAttribute('href').slice(1));
  if (!target || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const within = (target.hasAttribute('tabindex') ? null : target.querySelector('a, button')) ?? target;
  if (within === target) target.tabIndex = -1;
  target.scrollIntoView();
  within.focus({ preventScroll: true });
});

for (const button of all('[data-opens]')) button.addEventListener('click', () => one(button.dataset.opens).showModal());
for (const dialog of all('dialog')) {
  dialog.addEventListener('click', event => { if (event.target === dialog || event.target.closest('.close')) dialog.close(); });
}

for (const radio of all('#languages input')) radio.addEventListener('change', () => { remember({ lang: radio.value }); speak(radio.value); });

// What is folded on the screen and marked for paper is open there.
window.addEventListener('beforeprint', () => { for (const part of all('details[data-print]:not([open])')) { part.open = true; part.dataset.print = 'opened'; } });
window.addEventListener('afterprint', () => { for (const part of all('details[data-print="opened"]')) { part.open = false; part.dataset.print = ''; } });
