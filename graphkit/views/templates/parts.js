// What is shown: a phase, all phases up to one, or two phases compared; of it perhaps a community, or one stakeholder's
// surroundings. Each is a "part": rows [unit, event, facts, status] with the numbers about them.

const MODES = ['one', 'sum', 'diff'];
const level = () => DATA.levels[state.level];
const parts = () => level().phases;
const isOutside = (at) => DATA.phases[at].id === 'outside';
const lastInSeries = () => DATA.phases.length - 1 - (isOutside(DATA.phases.length - 1) ? 1 : 0);
const hasSums = () => level().sums.length > 1;
const changeKey = () => `${Math.min(state.from, state.phase)}-${Math.max(state.from, state.phase)}`;
const change = () => level().changes[changeKey()];

// Rows are carried unit by unit, and read when a phase is first looked at.
function readRows(part) {
  const rows = [];
  for (const [unit, ...rest] of part.rows) {
    for (let at = 0; at < rest.length; at += 2) rows.push([unit, rest[at], part.facts[rest[at + 1]]]);
  }
  return rows;
}

function indexed(part, rows) {
  Object.assign(part, { rows, byUnit: new Map(), byEvent: new Map(), pictures: new Map() });
  rows.forEach((row) => {
    add(part.byUnit, row[0], row);
    add(part.byEvent, row[1], row);
  });
  // Narrowed parts keep the sizes that events had.
  part.sizes = part.sizes || new Map([...part.byEvent].map(([event, list]) => [event, list.length]));
  return part;
}

function add(map, key, item) {
  if (map.has(key)) map.get(key).push(item);
  else map.set(key, [item]);
}

DATA.levels.forEach((each) => each.phases.forEach((part, at) => {
  Object.assign(part, DATA.phases[at], { at, drawn: part.picture, focus: null });
  indexed(part, readRows(part));
}));

const partsMade = new Map();

// The part that the controls ask for, made once.
function phase() {
  const key = [state.level, state.mode, state.phase, state.mode === 'diff' ? state.from : '', state.crowd, state.focus, state.focus === null ? '' : state.steps].join();
  if (!partsMade.has(key)) partsMade.set(key, narrowed(wholePart()));
  return partsMade.get(key);
}

function wholePart() {
  if (state.mode === 'sum') return summed();
  return state.mode === 'diff' ? compared() : parts()[state.phase];
}

const gapsOf = (list) => list.flatMap((part) => part.gaps.map((gap) => ({ ...gap, phase: part.at })));

// Several phases as one: what is recorded of the same pair in two of them is told once.
function merged(list, statusOf) {
  const pairs = new Map();
  list.forEach((part, side) => part.rows.forEach(([unit, event, facts]) => {
    const key = unit * DATA.events.length + event;
    const known = pairs.get(key) || [unit, event, [], 0];
    pairs.set(key, [unit, event, [...known[2], ...facts.filter((fact) => !known[2].includes(fact))], known[3] | (1 << side)]);
  }));
  return [...pairs.values()].map(([unit, event, facts, sides]) => [unit, event, facts, statusOf(sides)]);
}

function summed() {
  const list = parts().slice(0, state.phase + 1);
  const rows = merged(list, () => null);
  const lined = new Set(rows.map((row) => row[1]));
  return indexed({
    ...level().sums[state.phase], id: DATA.phases[state.phase].id, name: DATA.phases[state.phase].name, at: state.phase, gaps: gapsOf(list),
    unlined: [...new Set(list.flatMap((part) => part.unlined))].filter((event) => !lined.has(event)), otherwise: Object.assign({}, ...list.map((part) => part.otherwise)),
    phases: list, drawn: null, focus: null, crowds: null,
  }, rows);
}

// 1: only in the first phase, 2: only in the second, 3: in both.
const STATUS = { 1: 'lost', 2: 'new', 3: 'kept' };

function compared() {
  const [one, other] = [parts()[state.from], parts()[state.phase]];
  const rows = merged([one, other], (sides) => STATUS[sides]);
  const sides = (key) => (at) => STATUS[(one[key].has(at) ? 1 : 0) + (other[key].has(at) ? 2 : 0)];
  return counted(indexed({
    id: other.id, name: other.name, at: state.phase, gaps: gapsOf([one, other]), unlined: [...one.unlined, ...other.unlined],
    otherwise: { ...one.otherwise, ...other.otherwise }, phases: [one, other], drawn: null, focus: null, crowds: null, backbone: null,
    unitStatus: sides('byUnit'), eventStatus: sides('byEvent'), sides: [one, other],
  }, rows));
}

// The numbers of a part whose rows are all here.
function counted(part) {
  return Object.assign(part, { units: part.byUnit.size, events: part.byEvent.size, pairs: part.rows.length, projected: tieCounts(part) });
}

function narrowed(part) {
  let found = part;
  if (state.crowd !== null && part.crowds) found = within(part, crowdMembers(part, state.crowd), { crowd: state.crowd });
  if (state.focus !== null) found = aroundUnit(found, state.focus, state.steps);
  return found;
}

// The rows of some stakeholders. Compared phases keep saying who was in which.
function within(part, units, more) {
  return counted(indexed({ ...part, ...more, drawn: null, crowds: null, unlined: [] }, part.rows.filter((row) => units.has(row[0]))));
}

function crowdMembers(part, number) {
  const [units, labels] = part.crowds.units;
  return new Set(units.filter((_, at) => labels[at] === number));
}

// One step: whom it met, where it met them. Two: also whom those met, at all their events.
function aroundUnit(part, unit, steps) {
  const own = new Set((part.byUnit.get(unit) || []).map((row) => row[1]));
  const met = new Set(part.rows.filter((row) => own.has(row[1])).map((row) => row[0]));
  const events = steps === 1 ? own : new Set(part.rows.filter((row) => met.has(row[0])).map((row) => row[1]));
  const rows = part.rows.filter((row) => events.has(row[1]));
  return counted(indexed({ ...part, drawn: null, crowds: null, unlined: [], focus: unit }, rows));
}

// What a part is called: its phase, or the phases it holds.
function partTitle(part) {
  const name = (at) => partName(DATA.phases[at]);
  if (state.mode === 'sum' && state.phase > 0) return `${name(0)}–${name(state.phase)}`;
  if (state.mode === 'diff') return `${name(state.from)} → ${name(state.phase)}`;
  return name(part.at);
}
