// From who was at what to the few marks a reader can take in, by the same rules as for the pictures worked out
// beforehand: chips, one mark for equal attendance and sector, one box for many who came once.

const LIMITS = DATA.limits;
const sectorOf = (unit) => DATA.units[unit].sector;
const statusOfUnit = (part, unit) => (part.unitStatus ? part.unitStatus(unit) : null);

// Each stakeholder of a part with its events.
const attendance = (part) => [...part.byUnit].map(([unit, rows]) => ({ unit, events: rows.map((row) => row[1]).sort((a, b) => a - b), status: statusOfUnit(part, unit) }));

const foldPart = (part) => readable(part, foldWhole(part));

// Everything folded, however much it is.
function foldWhole(part) {
  const attended = attendance(part);
  const chips = attended.filter((each) => isChip(part, each)).sort((a, b) => b.events.length - a.events.length || a.unit - b.unit);
  const rest = attended.filter((each) => !isChip(part, each));
  const once = crowdsOnce(part, rest);
  const gone = new Set(once.flatMap((mark) => mark.members));
  const marks = alike(rest.filter((each) => !gone.has(each.unit)));
  const events = [...part.byEvent.keys()].sort((a, b) => a - b);
  return { events, chips: chips.map((each) => asMark([each])), marks, once, undrawn: [] };
}

const asMark = (list) => ({ members: list.map((each) => each.unit), events: list[0].events, sector: sectorOf(list[0].unit), status: list[0].status });

// Many events together have many lines: fewer are drawn, and whoever is often enough at them is a chip.
const MANY_EVENTS = 12;
const AROUND_EVENTS = 6;
const FEWER_LINES = 0.65; // of the usual number

const manyTogether = (part) => part.byEvent.size >= (part.focus !== null ? AROUND_EVENTS : state.mode === 'one' && part.crowd === undefined ? Infinity : MANY_EVENTS);
const often = (part) => (part.byEvent.size >= MANY_EVENTS && state.mode !== 'diff' ? 'third' : 'half');
const chipShare = (part) => (manyTogether(part) ? { third: 1 / 3, half: 1 / 2 }[often(part)] : LIMITS.chipShare);
const shareText = (part) => t(manyTogether(part) ? `share_${often(part)}` : 'share_usual');
const mostTies = (part) => (manyTogether(part) ? LIMITS.ties * FEWER_LINES : LIMITS.ties);

// Whoever stands in the middle is drawn; of few events, and of whole sectors, to be at most of them is what one wants to see.
function isChip(part, { unit, events }) {
  const of = part.byEvent.size;
  if (unit === part.focus || level().name === 'sector' || (part.focus !== null && !manyTogether(part))) return false;
  return of >= LIMITS.chipEvents && events.length >= chipShare(part) * of;
}

function crowdsOnce(part, rest) {
  const found = new Map();
  rest.filter((each) => each.events.length === 1 && each.unit !== part.focus).forEach((each) => add(found, `${each.events[0]} ${each.status}`, each));
  return [...found.values()].filter((list) => list.length > LIMITS.namedOnce).map((list) => ({ ...asMark(list), sector: '' }));
}

function alike(rest) {
  const found = new Map();
  rest.forEach((each) => add(found, `${each.status} ${sectorOf(each.unit)} ${each.events.join()}`, each));
  const size = (mark) => mark.events.length;
  return [...found.values()].map(asMark).sort((a, b) => size(b) - size(a) || b.members.length - a.members.length || a.members[0] - b.members[0]);
}

// The same where it is small enough; else the largest events, with the most frequent at them.
function readable(part, folded) {
  const all = [...folded.marks, ...folded.once];
  const lines = all.reduce((sum, mark) => sum + mark.events.length, 0);
  const chips = folded.chips.slice(0, LIMITS.chips);
  const more = folded.chips.slice(LIMITS.chips);
  if (folded.events.length + all.length <= LIMITS.nodes && lines <= mostTies(part)) return { ...folded, chips, undrawn: more };
  const size = (event) => part.byEvent.get(event).length;
  const events = [...folded.events].sort((a, b) => size(b) - size(a) || a - b).slice(0, LIMITS.events).sort((a, b) => a - b);
  const drawn = new Set(events);
  const at = new Map(all.map((mark) => [mark, mark.events.filter((event) => drawn.has(event)).length]));
  const own = (mark) => mark.members.includes(part.focus);
  const marks = firstOf(mostTies(part), folded.marks.filter((mark) => at.get(mark)).sort((a, b) => own(b) - own(a) || at.get(b) - at.get(a)), at);
  const room = Math.max(LIMITS.nodes - events.length - marks.length, 0);
  const once = folded.once.filter((mark) => at.get(mark)).sort((a, b) => b.members.length - a.members.length).slice(0, room);
  const shown = new Set([...marks, ...once]);
  return { events, chips, marks, once, undrawn: [...more, ...all.filter((mark) => !shown.has(mark))] };
}

// As many marks as there is room for, by nodes and by lines.
function firstOf(most, marks, lines) {
  let sum = 0;
  return marks.slice(0, LIMITS.nodes - LIMITS.events).filter((mark) => { sum += lines.get(mark); return sum <= most; });
}
