// Two names: what they share; one name: whom it met, the most often first.
const chosen = [null, null];
const pattern = rules => rules.map(([from, to]) => [new RegExp(from, 'g'), to.replaceAll('${1}', '$1')]);
const stemming = pattern(data.folding.stemming), shortening = pattern(data.folding.abbreviations);

// Folded and without case endings, as the library does it: Jelgavā, jelgavas and Jelgava meet.
function folded(text) {
  let plainText = plain(text);
  for (const [letter, to] of Object.entries(data.folding.letters)) plainText = plainText.replaceAll(letter, to);
  for (const [from, to] of shortening) plainText = plainText.replace(from, to);
  return plainText.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
function stemmed(text) {
  let stem = `${folded(text)} `;
  for (const [from, to] of stemming) stem = stem.replace(from, to);
  return stem.trim();
}
const forms = data.units.map((unit, i) => [...new Set([unit[0], unit[1], ...data.short[i]])].map(name => [folded(name), stemmed(name)]));

function hits(text) {
  const wanted = folded(text), stem = stemmed(text);
  if (!wanted) return [];
  const rank = i => Math.min(...forms[i].map(([name, root]) => (name === wanted ? 0 : root === stem ? 1 : name.startsWith(wanted) ? 2 : root.includes(stem) && stem ? 3 : 9)));
  return data.units.map((_, i) => [rank(i), i]).filter(([score]) => score < 9)
    .sort(([a, i], [b, j]) => a - b || Object.keys(data.pairs[j] ?? {}).length - Object.keys(data.pairs[i] ?? {}).length).map(([, i]) => i);
}

const phaseOf = event => data.phases[event].join(', ') || word('outside');
const byDate = (a, b) => (data.events[a][2] || '9').localeCompare(data.events[b][2] || '9');
const cell = (...inside) => made('td', '', ...inside);
const headed = (...names) => made('thead', '', made('tr', '', ...names.map(name => { const th = made('th', name); th.scope = 'col'; return th; })));

function shared(a, b) {
  const events = Object.keys(data.pairs[a] ?? {}).map(Number).filter(event => event in (data.pairs[b] ?? {})).sort(byDate);
  if (!events.length) return [made('p', word('who_never'))];
  const rows = events.map(event => made('tr', '', cell(go(eventName(event), 'event', event)), cell(eventWhen(event)), cell(phaseOf(event)),
    cell(...how(data.pairs[a][event])), cell(...how(data.pairs[b][event]))));
  return [made('h2', `${word('who_shared')}: ${events.length}`), made('table', '', headed(word('event'), word('date'), word('phase'), unitName(a), unitName(b)), made('tbody', '', ...rows))];
}

function partners(a) {
  const mine = Object.keys(data.pairs[a] ?? {});
  const met = data.units.map((_, b) => [b, b === a ? [] : mine.filter(event => event in (data.pairs[b] ?? {}))]).filter(([, events]) => events.length);
  met.sort(([a1, m], [b1, n]) => n.length - m.length || unitName(a1).localeCompare(unitName(b1), lang()));
  const rows = met.map(([b, events]) => {
    const button = made('button', unitName(b));
    button.type = 'button';
    button.className = 'link';
    button.addEventListener('click', () => choose(1, b));
    return made('tr', '', cell(button), cell(sectorName(data.units[b][2])), cell(String(events.length)), cell([...new Set(events.flatMap(event => data.phases[event]))].join(', ') || word('outside')));
  });
  return [made('h2', `${word('who_partners')}: ${met.length}`), made('table', '', headed(word('stakeholder'), '', word('who_met'), word('phase')), made('tbody', '', ...rows))];
}

function answer() {
  const [a, b] = chosen;
  const parts = a === null ? [] : b === null || b === a ? partners(a) : shared(a, b);
  one('answer').replaceChildren(...parts);
  one('said').textContent = chosen.filter(unit => unit !== null).map(unitName).join(' – ');
}

function choose(slot, unit) {
  chosen[slot] = unit;
  one(`name-${slot + 1}`).value = unit === null ? '' : unitName(unit);
  const [a, b] = chosen.map(each => (each === null ? null : data.short[each][2]));
  remember({ a, b });
  answer();
}

for (const slot of [0, 1]) {
  const input = one(`name-${slot + 1}`), list = one(`hits-${slot + 1}`);
  const items = () => all('li', list);
  const close = () => { list.hidden = true; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); };
  const mark = item => {
    for (const each of items()) each.setAttribute('aria-selected', String(each === item));
    input.setAttribute('aria-activedescendant', item.id);
    item.scrollIntoView({ block: 'nearest' });
  };
  const take = item => { choose(slot, Number(item.dataset.at)); close(); };
  input.addEventListener('input', () => {
    const found = hits(input.value).slice(0, 12);
    list.replaceChildren(...found.map(unit => {
      const item = made('li', unitName(unit));
      item.setAttribute('role', 'option');
      item.id = `hit-${slot}-${unit}`;
      item.dataset.at = unit;
      item.addEventListener('mousedown', event => { event.preventDefault(); take(item); });
      return item;
    }));
    if (!found.length && input.value.trim()) one('said').textContent = word('who_none');
    if (!input.value.trim()) choose(slot, null);
    list.hidden = !found.length;
    input.setAttribute('aria-expanded', String(found.length > 0));
    if (found.length) mark(items()[0]);
  });
  input.addEventListener('keydown', event => {
    const at = items().findIndex(item => item.getAttribute('aria-selected') === 'true');
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') { event.preventDefault(); if (!list.hidden && at >= 0) take(items()[at]); }
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = items()[at + (event.key === 'ArrowDown' ? 1 : -1)];
      if (next && !list.hidden) mark(next);
    }
  });
  input.addEventListener('blur', close);
}
one('names').addEventListener('submit', event => event.preventDefault());
document.addEventListener('spoken', () => { [0, 1].forEach(slot => { if (chosen[slot] !== null) one(`name-${slot + 1}`).value = unitName(chosen[slot]); }); answer(); });

// The most frequent, to begin with.
const frequent = unit => Object.keys(data.pairs[unit] ?? {}).length;
const begin = data.units.map((_, unit) => unit).sort((a, b) => frequent(b) - frequent(a)).slice(0, 5);
function examples() {
  one('examples').replaceChildren(...begin.map(unit => {
    const button = made('button', data.short[unit][at()]);
    button.type = 'button';
    button.className = 'link';
    button.addEventListener('click', () => choose(chosen[0] === null || chosen[0] === unit ? 0 : 1, unit));
    return button;
  }));
}
document.addEventListener('spoken', examples);
examples();
['a', 'b'].map(key => address.get(key)).forEach((wanted, slot) => {
  const unit = data.short.findIndex(names => names[2] === wanted);
  if (unit >= 0) choose(slot, unit);
});
