// Two names: what they share; one name: whom it met, the most often first; all of it in one phase, where one is chosen.
const chosen = [null, null];
const cell = (...inside) => made('td', '', ...inside);
const headed = (...names) => made('thead', '', made('tr', '', ...names.map(name => { const th = made('th', name); th.scope = 'col'; return th; })));
const note = (...inside) => { const p = made('p', '', ...inside); p.className = 'note'; return p; };
const table = (head, rows, kind = '') => {
  const whole = made('table', '', headed(...head), made('tbody', '', ...rows));
  whole.className = kind;
  return [whole];
};
const labelled = (name, each) => { each.dataset.head = name; return each; }; // said again where a phone has no room for columns
const filled = (key, values) => word(key).replace(/\{(\w+)\}/g, (_, name) => values[name]);

const phase = () => one('phase').value;
const order = [...one('phase').options].map(option => option.value);
const inPhases = events => [...new Set(events.flatMap(phasesOf))].sort((a, b) => order.indexOf(a) - order.indexOf(b)).map(phaseName).join(', ');
const byDate = (a, b) => (data.events[a][2] || '9').localeCompare(data.events[b][2] || '9');
const ever = unit => Object.keys(data.pairs[unit] ?? {}).map(Number);
const eventsOf = unit => ever(unit).filter(event => !phase() || phasesOf(event).includes(phase()));
const common = (events, unit) => events.filter(event => event in (data.pairs[unit] ?? {}));
const counted = events => order.filter(id => id && events.some(event => phasesOf(event).includes(id)))
  .map(id => `${phaseName(id)} (${events.filter(event => phasesOf(event).includes(id)).length})`).join(', ');

function link(unit, slot, name = unitName(unit)) {
  const button = made('button', name);
  button.type = 'button';
  button.className = 'link';
  button.addEventListener('click', () => {
    choose(typeof slot === 'number' ? slot : slot(), unit);
    if (!button.isConnected) one('answer').focus(); // the keyboard goes on at the answer
  });
  return button;
}
const links = (units, slot) => units.flatMap((unit, i) => [i ? ', ' : '', link(unit, slot)]);

function shared(a, b) {
  const all = common(ever(a), b), events = common(eventsOf(a), b).sort(byDate);
  if (!all.length) return [made('p', word('who_never'))];
  if (!events.length) return [made('p', filled('who_not_then', { phase: phaseName(phase()), list: counted(all) }))];
  const rows = events.map(event => made('tr', '', cell(go(eventName(event), 'event', event)), cell(eventWhen(event)), cell(inPhase(event)),
    ...[a, b].map(unit => labelled(unitName(unit), cell(...how(data.pairs[unit][event]))))));
  return [made('h2', `${word('who_shared')}: ${events.length}`), ...table([word('event'), word('date'), word('phase'), unitName(a), unitName(b)], rows, 'pair')];
}

// The overview counts each as recorded: where that differs, both are said.
function partners(a) {
  const mine = eventsOf(a);
  if (!mine.length) return [made('p', filled(phase() ? 'who_absent' : 'who_unlisted', { name: unitName(a), phase: phaseName(phase()), list: counted(ever(a)) || '–' }))];
  const met = data.units.map((_, b) => [b, b === a ? [] : common(mine, b)]).filter(([, events]) => events.length);
  met.sort(([a1, m], [b1, n]) => n.length - m.length || unitName(a1).localeCompare(unitName(b1), lang()));
  const rows = met.map(([b, events]) => made('tr', '', cell(link(b, 1)), cell(sectorName(data.units[b][2])), cell(String(events.length)), cell(inPhases(events))));
  const [others, times] = data.recorded[a] ?? [met.length, mine.length];
  const differs = !phase() && (others !== met.length || times !== mine.length);
  return [
    made('h2', `${word('who_partners')}: ${met.length} · ${word('details_events')}: ${mine.length}`),
    ...(differs ? [note(filled('who_recorded', { partners: others, events: times }))] : []),
    ...(met.length ? table([word('stakeholder'), word('sector'), word('who_met'), word('phase')], rows) : [made('p', word('who_alone'))]),
  ];
}

// What became of a municipality, or what it came of, and its line among all municipalities.
function reform(unit, slot) {
  const later = data.became[unit] ?? [], earlier = Object.keys(data.became).map(Number).filter(old => data.became[old].includes(unit));
  return [['who_later', later], ['who_earlier', earlier]].filter(([, list]) => list.length).map(([key, list]) => note(`${word(key)}: `, ...links(list, slot)));
}

function registered(unit, slot) {
  const parts = [made('p', `${unitName(unit)}: ${word(`register_${data.register[unit]}`)}.`)];
  if (data.linked) {
    const to = made('a', word('who_row'));
    to.dataset.page = '';
    to.href = `presence.html#${new URLSearchParams({ units: data.lines[unit][0], unit: data.lines[unit][1] })}`;
    parts.push(made('p', '', to));
  }
  return [...parts, ...reform(unit, slot)];
}

// A name whose presences stand with another is led there, and told so.
function standing(unit, slot) {
  const [before, after = ''] = filled('who_under', { name: unitName(unit), units: '\n' }).split('\n');
  return note(before, ...links(under(unit), slot), after);
}

// What is asked about a name: it itself, or the one it stands with; nothing where it stands with several.
function asked(unit) {
  const units = under(unit);
  return units.length > 1 ? null : units[0] ?? unit;
}

function answer() {
  const there = [0, 1].filter(slot => chosen[slot] !== null), led = there.filter(slot => under(chosen[slot]).length);
  const only = there.filter(slot => chosen[slot] in data.register);
  const units = [...new Set(there.map(slot => asked(chosen[slot])))];
  const found = only.length ? only.flatMap(slot => registered(chosen[slot], slot)) : !units.length || units.includes(null) ? [] : units.length > 1 ? shared(...units) : partners(units[0]);
  const reforms = only.length ? [] : there.slice(0, units.length).flatMap(slot => reform(asked(chosen[slot]) ?? chosen[slot], slot));
  const open = phase() && there.length && data.open[phase()] ? [note(data.open[phase()][at()])] : [];
  one('answer').replaceChildren(...open, ...led.map(slot => standing(chosen[slot], slot)), ...reforms, ...found);
  tell();
  leadAlong();
}

// Whose answer it is, and what was asked for and is nobody here: for each field, the function that says so.
const missed = [null, null];
function tell() {
  const there = [...new Set(chosen.filter(unit => unit !== null))];
  const names = there.map(unit => unitName(unit)).join(' – ') + (phase() && there.length ? ` · ${phaseName(phase())}` : '');
  one('said').replaceChildren(names, ...missed.filter(Boolean).flatMap((say, i) => [names || i ? ' · ' : '', ...say()]));
}

const write = slot => { one(`name-${slot + 1}`).value = chosen[slot] === null ? '' : unitName(chosen[slot]); };
function choose(slot, unit) {
  chosen[slot] = unit;
  missed[slot] = null;
  const [a, b] = chosen.map(each => (each === null ? null : data.short[each][2]));
  remember({ a, b }, true);
  write(slot);
  answer();
}

// Who is shown no longer is what is typed; the address stays as it was, so that Back returns to whom it names.
function typing(slot, say = null) {
  chosen[slot] = null;
  missed[slot] = say;
  answer();
}

// Names like the one typed are offered.
function nobody(slot, typed) {
  const near = meant(typed);
  return [word('who_none'), ...(near.length ? [` ${word('who_meant')} `, ...links(near, slot), '?'] : [])];
}
one('phase').addEventListener('change', answer);
document.addEventListener('spoken', () => { [0, 1].forEach(slot => { if (chosen[slot] !== null) write(slot); }); answer(); });

// The most frequent, to begin with.
const begin = data.units.map((_, unit) => unit).sort((a, b) => frequent(b) - frequent(a)).slice(0, 5);
function examples() {
  one('examples').replaceChildren(...begin.map(unit => link(unit, () => (chosen[0] === null || chosen[0] === unit ? 0 : 1), data.short[unit][at()])));
}
document.addEventListener('spoken', examples);
examples();
document.addEventListener('recalled', () => {
  ['a', 'b'].forEach((key, slot) => {
    const id = address.get(key), unit = data.short.findIndex(names => names[2] === id);
    chosen[slot] = unit < 0 ? null : unit;
    missed[slot] = id && unit < 0 ? () => [filled('who_no_id', { name: id })] : null;
    write(slot);
  });
  answer();
});
