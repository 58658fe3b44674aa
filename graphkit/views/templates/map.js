// The map: the phase and the number chosen, shown as shade, number and mark, and in the table.
const picked = name => document.querySelector(`#${name} :checked`).value;
const shadeOf = number => { const at = data.classes.findIndex(top => number <= top); return at < 0 ? data.classes.length : at; };
const rowsOf = new Map(all('.values tbody tr').map(row => [row.dataset.unit, row]));
const pathsOf = new Map(all('.outlines path').map(path => [path.dataset.unit, path]));

function draw() {
  const phase = picked('phases'), measure = picked('measures');
  for (const lead of all('[data-lead]')) lead.hidden = lead.dataset.lead !== phase;
  for (const area of all('.area')) {
    const unit = area.dataset.unit, number = data.values[unit][phase][measure], state = data.marks[unit][phase];
    area.querySelector('use').setAttribute('href', `#m-${state}`);
    const solid = state === 'took-part' || state === 'hosted', text = area.querySelector('.in');
    text.textContent = number || '';
    text.setAttribute('fill', solid ? '#fff' : '#1a1a1a');
    text.setAttribute('x', solid ? 0 : 16);
    const known = solid || measure === 'community';
    pathsOf.get(unit).setAttribute('class', state === 'unknown' && !number ? 'hatched' : `shade-${shadeOf(number)}`);
    const row = rowsOf.get(unit), words = document.querySelector(`#state-words [data-state="${state}"]`);
    row.cells[1].textContent = known ? number : state === 'unknown' ? '?' : '–';
    row.cells[1].dataset.value = known ? number : -1;
    row.cells[2].replaceChildren(...[...words.childNodes].map(node => node.cloneNode(true)));
  }
  const sorted = document.querySelector('.values th[aria-sort]');
  if (sorted) { sorted.setAttribute('aria-sort', sorted.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending'); sortTable(sorted); }
}

const opener = unit => open(unit, picked('phases') === 'all' ? undefined : picked('phases'));
for (const area of all('.area')) {
  area.addEventListener('click', () => opener(area.dataset.unit));
  area.addEventListener('keydown', event => {
    if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); opener(area.dataset.unit); }
  });
  area.addEventListener('focus', () => pathsOf.get(area.dataset.unit).classList.add('chosen'));
  area.addEventListener('blur', () => pathsOf.get(area.dataset.unit).classList.remove('chosen'));
}
for (const [unit, path] of pathsOf) path.addEventListener('click', () => opener(unit));
for (const button of all('.values button.about')) button.addEventListener('click', () => open(button.closest('tr').dataset.unit));
for (const radio of all('#phases input, #measures input')) radio.addEventListener('change', draw);
one('towns').addEventListener('change', () => document.querySelector('#map .towns').toggleAttribute('hidden', !one('towns').checked));
draw();
