// The presence page: units of the time or today's, bands or sorted rows, and what stands behind a mark.
const made = (tag, text, ...inside) => {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  element.append(...inside);
  return element;
};
const say = pair => pair[lang() === 'lv' ? 0 : 1];
const word = key => words(one('words').content.querySelector(`[data-key="${key}"]`));
const unitsShown = () => document.querySelector('#units :checked').value;
let opened = null;

function cite(list) {
  const links = list.map(at => {
    const link = made('a', `[${at + 1}]`);
    link.href = `#${data.sources[at]}`;
    link.title = one(data.sources[at]).textContent.trim();
    link.addEventListener('click', () => one('about').close());
    return link;
  });
  return links.flatMap(link => [' ', link]);
}

function occasion(row) {
  const [title, date, place] = data.events[row[0]];
  const item = made('li', '', made('strong', say(title)), ` ${[date, place].filter(Boolean).join(', ')}`);
  item.append(made('br'), `${row[1].map(say).join(', ')} – ${row[2].map(say).join(', ')}`, ...cite(row[3]));
  return item;
}

function phaseDetails(unit, phase) {
  const rows = unit.phases[phase] ?? [];
  if (!rows.length) return [made('p', word('none'))];
  return [made('ul', '', ...rows.map(occasion))];
}

function fact([heading, text, cited, event]) {
  const told = event === undefined ? say(text) : `${say(data.events[event][0])} ${data.events[event][1]}`;
  return made('p', '', made('strong', `${say(heading)}: `), told, ...cite(cited));
}

function open(unit, phase) {
  opened = [unit, phase];
  const about = data.units[unitsShown()][unit];
  one('about-title').textContent = phase ? `${say(about.name)} · ${phase}` : say(about.name);
  const parts = phase ? phaseDetails(about, phase) : [
    ...about.facts.map(fact),
    ...Object.keys(about.phases).flatMap(each => [made('h3', each), ...phaseDetails(about, each)]),
  ];
  one('about-text').replaceChildren(...(parts.length ? parts : [made('p', word('none'))]));
  if (!one('about').open) one('about').showModal();
}

for (const table of all('table.grid')) table.addEventListener('click', event => {
  const button = event.target.closest('button.cell, button.about');
  if (button) open(button.closest('tr').dataset.unit, button.dataset.phase);
});

function showUnits() {
  for (const part of all('[data-units]')) part.hidden = part.dataset.units !== unitsShown();
}

const order = new Map(all('table.grid').map(table => [table, all('tbody tr', table)]));

function staircase() {
  for (const [table, rows] of order) {
    table.tBodies[0].append(...rows);
    for (const header of all('th[aria-sort]', table)) header.removeAttribute('aria-sort');
  }
  filtered();
}

// The last band may be left out; a band without rows to show has no title.
function filtered() {
  const never = one('never').checked, sorted = document.querySelector('th[aria-sort]') !== null;
  const searched = one('find').value.trim() !== '';
  for (const [, rows] of order) {
    for (const row of rows) {
      if (row.matches('.band')) row.hidden = sorted;
      else if (row.matches('.in-never') && !searched) row.hidden = !never;
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
document.addEventListener('filtered', filtered);
document.addEventListener('spoken', () => { if (opened && one('about').open) open(...opened); });
showUnits();
