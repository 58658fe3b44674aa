// The chart of dots and lines: which sheet, in which order, which sectors; the lines follow the rows shown.
const tables = all('table.paoh');
const blocksOf = new Map(tables.map(table => [table, all('tbody', table).map(body => [body, all('tr', body)])]));
const hiddenSectors = new Set();

function drawLines(table) {
  const rows = all('tbody tr', table).filter(row => !row.hidden);
  const headings = all('thead tr:last-child th', table);
  for (const cell of all('td.thru', table)) cell.classList.remove('thru', 'from', 'to');
  headings.forEach((heading, column) => {
    if (heading.dataset.joined !== '1') return;
    const on = rows.flatMap((row, i) => (row.dataset.ever === '0' && row.cells[column + 1].matches('.on') ? [i] : []));
    if (on.length < 2) return;
    for (let i = on[0]; i <= on.at(-1); i += 1) {
      if (rows[i].dataset.ever === '1') continue;
      const cell = rows[i].cells[column + 1];
      cell.classList.add('thru');
      if (i === on[0]) cell.classList.add('from');
      if (i === on.at(-1)) cell.classList.add('to');
    }
  });
}

const meanColumn = row => {
  const on = [...row.cells].flatMap((cell, i) => (cell.matches('.on') ? [i] : []));
  return on.reduce((sum, i) => sum + i, 0) / on.length;
};
const keys = {
  events: row => -Number(row.dataset.events),
  time: meanColumn,
  name: row => words(row.cells[0]),
};

function arrange(table) {
  const order = one('order').value, blocks = blocksOf.get(table);
  for (const [body, rows] of blocks) body.append(...rows);
  if (order !== 'sector') {
    const rows = blocks.flatMap(([, held]) => held);
    const keyed = rows.map(row => [keys[order](row), row]).sort(([a], [b]) => compare(a, b));
    blocks[0][0].append(...keyed.filter(([, row]) => row.dataset.ever === '1').map(([, row]) => row));
    blocks[0][0].append(...keyed.filter(([, row]) => row.dataset.ever !== '1').map(([, row]) => row));
  }
  drawLines(table);
}

// Rows and those seen once, by what is typed and by sector.
const listed = within => all('tbody tr, tfoot li[data-find]', within);
const searched = () => one('find').value.trim() !== '';

function showSectors() {
  for (const row of all('table.paoh').flatMap(listed)) {
    if (!searched()) row.hidden = false;
    if (hiddenSectors.has(row.dataset.sector)) row.hidden = true;
  }
  tables.forEach(drawLines);
  showFound();
}

function linkTo(text, act) {
  const button = made('button', text);
  button.type = 'button';
  button.className = 'link';
  if (act) button.addEventListener('click', act);
  return button;
}

// Those found who stand in no row because there is no room for lists; and where else the name is, if not here.
function showFound() {
  const here = document.querySelector('section.sheet:not([hidden])'), there = searched() ? listed(here).filter(row => !row.hidden) : [];
  const hidden = there.filter(row => row.matches('li') && !row.offsetParent).slice(0, 12).map(row => {
    const button = linkTo(words(row));
    button.dataset.unit = row.querySelector('button').dataset.unit;
    return button;
  });
  const others = searched() && !there.length ? all('section.sheet[hidden]').filter(part => listed(part).some(row => !row.hidden)) : [];
  const radio = part => document.querySelector(`#sheets input[value="${CSS.escape(part.dataset.sheet)}"]`);
  const phases = others.filter(radio).map(part => linkTo(words(radio(part).closest('label')), () => { radio(part).click(); one('find').focus(); }));
  one('also').replaceChildren(...(hidden.length ? [`${word('sheet_once')}: `, ...spaced(hidden)] : []), ...(phases.length ? [`${word('sheet_elsewhere')}: `, ...spaced(phases)] : []));
  for (const row of all('tfoot tr', here)) row.hidden = searched() && !all('li[data-find]', row).some(each => !each.hidden);
  if (!searched() || there.length) return;
  const known = others.length ? [] : fromRegister();
  one('told').replaceChildren(...(known.length ? known : [word('who_none')]));
  leadAlong();
}

// A municipality of the register that no sheet names is no mistake of who asks; its row says more.
function fromRegister() {
  const typed = one('find').value.trim(), there = document.querySelector('nav a[href^="presence.html"]');
  const meant = data.register.filter(names => names.slice(0, 2).some(name => plain(name).includes(plain(typed)) || inForms(name, typed))).slice(0, 4);
  return meant.flatMap(([lv, en, met, units, unit], i) => {
    const row = made(there ? 'a' : 'span', [lv, en][at()]);
    if (there) { row.dataset.page = ''; row.href = `presence.html#${new URLSearchParams({ units, unit })}`; }
    return [i ? '; ' : '', row, ` – ${word(`register_${met}`)}`];
  });
}
const spaced = buttons => buttons.flatMap((button, i) => [i ? ', ' : '', button]);

for (const button of all('button.sector')) button.addEventListener('click', () => {
  const pressed = button.getAttribute('aria-pressed') === 'true';
  button.setAttribute('aria-pressed', String(!pressed));
  hiddenSectors[pressed ? 'add' : 'delete'](button.dataset.sector);
  showSectors();
});

function showSheet() {
  const chosen = document.querySelector('#sheets :checked')?.value;
  if (chosen === undefined) return;
  for (const part of all('[data-sheet]')) part.hidden = part.dataset.sheet !== chosen;
  if (searched()) filterRows(one('find'));
  tellSideways();
}

function tellSideways() {
  for (const part of all('section.sheet')) {
    const box = part.querySelector('.scroll'), told = part.querySelector('.sideways');
    if (told) told.hidden = box.scrollWidth <= box.clientWidth + 1;
  }
}

for (const radio of all('#sheets input')) radio.addEventListener('change', showSheet);
one('order').addEventListener('change', () => tables.forEach(arrange));
one('hall').addEventListener('change', () => { tables.forEach(table => table.classList.toggle('hall', one('hall').checked)); showFound(); tellSideways(); });
document.addEventListener('filtered', showSectors);
document.addEventListener('spoken', () => { showFound(); tellSideways(); });
addEventListener('resize', tellSideways);
if (address.has('phase') && !address.has('sheet')) address.set('sheet', address.get('phase'));
showSheet();
tables.forEach(arrange);
