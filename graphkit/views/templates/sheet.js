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

function showSectors() {
  const searched = one('find').value.trim() !== '';
  for (const row of all('table.paoh tbody tr')) {
    if (!searched) row.hidden = false;
    if (hiddenSectors.has(row.dataset.sector)) row.hidden = true;
  }
  tables.forEach(drawLines);
}

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
}

for (const radio of all('#sheets input')) radio.addEventListener('change', showSheet);
one('order').addEventListener('change', () => tables.forEach(arrange));
one('hall').addEventListener('change', () => tables.forEach(table => table.classList.toggle('hall', one('hall').checked)));
document.addEventListener('filtered', showSectors);
document.addEventListener('spoken', () => {
  for (const option of all('#order option')) option.textContent = option.dataset[lang()];
});
showSheet();
tables.forEach(arrange);
