// What a mark, a name or a heading opens to, from the pairs of the page.
const made = (tag, text, ...inside) => {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  element.append(...inside);
  return element;
};
const at = () => (lang() === 'lv' ? 0 : 1);
const word = key => words(document.querySelector(`#words [data-key="${key}"]`));
const sectorName = code => { const found = document.querySelector(`#words [data-sector-name="${CSS.escape(code)}"]`); return found ? words(found) : code; };
const unitName = unit => data.units[unit][at()];
const eventName = event => data.events[event][at()];
const eventWhen = event => [data.events[event][2] || word('undated'), data.events[event][3 + at()]].filter(Boolean).join(', ');
const phaseName = id => (id === 'outside' ? word('outside') : id);
const phasesOf = event => (data.phases[event].length ? data.phases[event] : ['outside']);
const inPhase = event => phasesOf(event).map(phaseName).join(', ');
let opened = null;

function cite(list) {
  if (!list.length) return [` (${word('no_source')})`];
  return list.flatMap(number => {
    const link = made('a', `[${number + 1}]`);
    link.href = `#${data.sources[number]}`;
    const title = words(one(data.sources[number]));
    link.title = title;
    link.append(made('span', ` ${title}`));
    link.className = 'cited';
    link.addEventListener('click', () => one('about').close());
    return [' ', link];
  });
}

function go(text, ...where) {
  const button = made('button', text);
  button.type = 'button';
  button.className = 'link';
  button.addEventListener('click', () => show(...where));
  return button;
}

function how(facts) {
  return facts.flatMap((fact, i) => [
    i ? '; ' : '', fact[at()], fact[2] >= 0 ? ` (${word('recorded_word')}: ${unitName(fact[2])})` : '', ...cite(fact[3]),
  ]);
}

function unitParts(unit) {
  const mine = Object.entries(data.pairs[unit] ?? {}), shared = new Map();
  for (const [other, events] of Object.entries(data.pairs)) {
    if (Number(other) === unit) continue;
    const both = mine.filter(([event]) => event in events).length;
    if (both) shared.set(Number(other), both);
  }
  const ranked = [...shared].sort(([a, m], [b, n]) => n - m || unitName(a).localeCompare(unitName(b), lang())).slice(0, 12);
  const dated = mine.map(([event, facts]) => [Number(event), facts]).sort(([a], [b]) => (data.events[a][2] || '9').localeCompare(data.events[b][2] || '9'));
  return [
    made('p', sectorName(data.units[unit][2])),
    made('h3', word('details_events')),
    made('ul', '', ...dated.map(([event, facts]) => made('li', '', go(eventName(event), 'event', event), ` ${[inPhase(event), eventWhen(event)].filter(Boolean).join(' · ')} – `, ...how(facts)))),
    ...(ranked.length ? [made('h3', word('sheet_partners')), made('p', '', ...ranked.flatMap(([other, n], i) => [i ? ', ' : '', go(unitName(other), 'unit', other), ` ${n}`]))] : []),
  ];
}

function eventParts(event) {
  const there = Object.entries(data.pairs).filter(([, events]) => event in events).map(([unit, events]) => [Number(unit), events[event]]);
  there.sort(([a], [b]) => unitName(a).localeCompare(unitName(b), lang()));
  return [
    made('p', [inPhase(event), eventWhen(event)].filter(Boolean).join(' · ')),
    made('h3', `${word('sheet_present')}: ${there.length}`),
    made('ul', '', ...there.map(([unit, facts]) => made('li', '', go(unitName(unit), 'unit', unit), ' – ', ...how(facts)))),
  ];
}

function show(kind, first, second) {
  opened = [kind, first, second];
  const title = kind === 'event' ? eventName(first) : unitName(first);
  one('about-title').textContent = title;
  const parts = kind === 'event' ? eventParts(first) : kind === 'unit' ? unitParts(first) : [
    made('p', '', go(eventName(second), 'event', second), ` ${eventWhen(second)}`),
    made('p', '', ...how((data.pairs[first] ?? {})[second] ?? [])),
    made('p', '', go(word('details_events'), 'unit', first)),
  ];
  one('about-text').replaceChildren(...parts);
  if (!one('about').open) one('about').showModal();
}

document.addEventListener('spoken', () => { if (opened && one('about').open) show(...opened); });
document.addEventListener('click', event => {
  const button = event.target.closest('button[data-unit], button[data-event]');
  if (!button) return;
  const unit = Number(button.dataset.unit), place = Number(button.dataset.event);
  if (button.matches('[data-unit][data-event]')) show('pair', unit, place);
  else if (button.matches('[data-unit]')) show('unit', unit);
  else show('event', place);
});
