// The presence page: units of the time or today's, bands or sorted rows.
for (const table of all('table.grid')) table.addEventListener('click', event => {
  const button = event.target.closest('button.cell, button.about');
  if (button) open(button.closest('tr').dataset.unit, button.dataset.phase);
});

function showUnits() {
  for (const part of all('[data-units]')) part.hidden = part.dataset.units !== unitsShown();
  if (one('find').value) filterRows(one('find'));
}

const order = new Map(all('table.grid').map(table => [table, all('tbody tr', table)]));

function staircase() {
  for (const [table, rows] of order) {
    table.tBodies[0].append(...rows);
    for (const header of all('th[aria-sort]', table)) header.removeAttribute('aria-sort');
  }
  filtered();
}

// The last bands, of whom nothing is named, may be left out; a band without rows to show has no title.
function filtered() {
  const never = one('never').checked, sorted = document.querySelector('th[aria-sort]') !== null;
  const searched = one('find').value.trim() !== '';
  for (const [, rows] of order) {
    for (const row of rows) {
      if (row.matches('.band')) row.hidden = sorted;
      else if (row.matches('.in-never, .in-unknown') && !searched) row.hidden = !never;
    }
    let band = null;
    for (const row of sorted ? [] : rows) {
      if (row.matches('.band')) { band = row; band.hidden = true; } else if (!row.hidden) band.hidden = false;
    }
  }
}

for (const radio of all('#units input')) radio.addEventListener('change', showUnits);
one('staircase').addEventListener('click', staircase);
one('never').addEventListener('change', filtered);
document.addEventListener('filtered', () => { filtered(); suggest(); });

// Where nothing is found, the names close to what is typed are offered.
function suggest() {
  const typed = one('find').value.trim(), rows = all('tbody tr[data-unit]', one(`list-${unitsShown()}`));
  if (!typed || rows.some(row => !row.hidden)) return;
  const names = rows.map(row => { const button = row.querySelector('.about'); return button.children.length ? [...button.children].map(each => each.textContent) : [button.textContent]; });
  const near = nearest(typed, names).map(i => words(rows[i].querySelector('.about')));
  if (near.length) one('told').append(`. ${word('who_meant')} `, ...near.flatMap((name, i) => [i ? ', ' : '', offered(name)]), '?');
}

function offered(name) {
  const button = made('button', name);
  button.type = 'button';
  button.className = 'link';
  button.addEventListener('click', () => { one('find').value = name; filterRows(one('find')); one('find').focus(); });
  return button;
}

// The row that an address names is brought into view and marked.
document.addEventListener('recalled', () => {
  const asked = address.get('unit'), row = asked && all('tbody tr[data-unit]', one(`list-${unitsShown()}`)).find(each => each.dataset.unit === asked);
  for (const each of all('tr.sought')) each.classList.remove('sought');
  if (!row) return;
  row.classList.add('sought');
  row.scrollIntoView({ block: 'center' });
  row.querySelector('.about').focus({ preventScroll: true });
});

// A band of the other list that the address names is shown, as it is where somebody jumps to it.
const jumped = document.getElementById(location.hash.slice(1))?.closest('[data-units]');
const listed = jumped && document.querySelector(`#units input[value="${jumped.dataset.units}"]`);
if (listed) listed.checked = true;
showUnits();
if (listed) document.getElementById(location.hash.slice(1)).scrollIntoView();
