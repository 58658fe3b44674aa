// Pictures put together in the page: what is drawn, how it looks, how much room it takes.

const BOX = '#1F2937';
const GREY = '#6B7280';
const LONGEST = 24;
const STACKED = 3;
// Kept, new and lost are told by colour and by the style of the line and the rim.
const CHANGE = {
  kept: { color: '#4D4D4D', fill: '#4D4D4D', dashes: false },
  new: { color: '#0072B2', fill: '#0072B2', dashes: false },
  lost: { color: '#D55E00', fill: '#FFFFFF', dashes: [5, 4] },
};

function shortened(text) {
  const seen = Array.from(text.replace(/\s+/g, ' ').trim().replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, ''));
  return seen.length <= LONGEST ? seen.join('') : `${seen.slice(0, LONGEST - 1).join('').trimEnd()}…`;
}

const inBoth = (make) => LANGS.map((lang, at) => make(at, lang));
const say = (at, key, values = {}) => DATA.texts[key][at].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));

// The few sectors have room for their whole names, in lines.
function inLines(text) {
  return text.split(' ').reduce((lines, word) => {
    const longer = `${lines[lines.length - 1]} ${word}`.trim();
    if (longer.length <= LONGEST) lines[lines.length - 1] = longer;
    else lines.push(word);
    return lines;
  }, ['']).filter(Boolean).map(shortened);
}

function stackedNames(units, at) {
  if (level().name === 'sector' && units.length === 1) return inLines(DATA.units[units[0]].short[at]);
  const names = units.map((unit) => shortened(DATA.units[unit].short[at]));
  return names.length <= STACKED ? names : [...names.slice(0, STACKED - 1), `+${names.length - STACKED + 1}`];
}

function monthOf(event, at) {
  const date = DATA.events[event].start || DATA.events[event].end;
  return date ? date.split('-').slice(0, 2).reverse().join('.') : DATA.texts.undated_short[at];
}

const measuring = document.createElement('canvas').getContext('2d');

function widthOf(text, size = 14) {
  measuring.font = `${size}px ${FONT}`;
  return measuring.measureText(text).width * 1.04;
}

// The room of a node in either language, so that the switch of language moves nothing.
function roomOf(lines, framed) {
  const half = Math.max(...lines.flat().map((line) => widthOf(line))) / 2;
  const rows = Math.max(...lines.map((each) => each.length));
  return framed ? [half + 8, 8 * rows + 7, 8 * rows + 7] : [Math.max(half, 12), 12, 16 + 16 * rows];
}

// An event of whose guests none is drawn would look as if nobody came: its box says where they are.
function asideOf(part, folded) {
  const tied = new Set([...folded.marks, ...folded.once].flatMap((mark) => mark.events));
  const hubs = new Set(folded.chips.flatMap((mark) => mark.members));
  const inRow = (event) => part.byEvent.get(event).every(([unit]) => hubs.has(unit));
  return (event) => (tied.has(event) ? null : inRow(event) ? 'only_frequent' : 'only_table');
}

function eventNode(part, event, aside = null) {
  const status = part.eventStatus ? part.eventStatus(event) : null;
  const look = status ? CHANGE[status] : { color: BOX, fill: BOX, dashes: false };
  const lines = inBoth((at) => [DATA.events[event].short[at], `${monthOf(event, at)} · ${part.byEvent.get(event).length}`, ...(aside ? [say(at, aside)] : [])]);
  return {
    what: ['event', [], [event], status], lines, room: roomOf(lines, true), shape: 'box', dashes: look.dashes,
    color: { background: look.fill, border: look.color }, ink: look.fill === '#FFFFFF' ? '#1a1a1a' : '#ffffff', aside,
  };
}

function markNode(part, mark) {
  const [shape, fill] = sectorMark(mark.sector);
  const look = mark.status ? CHANGE[mark.status] : { color: '#333333', fill, dashes: false };
  const lines = inBoth((at) => stackedNames(mark.members, at));
  return {
    what: ['mark', mark.members, mark.events, mark.status || null], lines, room: roomOf(lines, false), shape, size: DATA.sizes[shape] || DATA.sizes[''],
    color: { background: look.fill, border: look.color }, dashes: look.dashes, main: mark.members.includes(part.focus), line: mark.status ? look.color : fill,
  };
}

// Many who came once, and only to this event; of two phases compared, only in this one.
function onceNode(mark) {
  const look = mark.status ? CHANGE[mark.status] : { color: GREY, dashes: [4, 3] };
  const lines = inBoth((at) => [onceText(mark, at)]);
  return {
    what: ['once', mark.members, mark.events, mark.status || null], lines, room: roomOf(lines, true), shape: 'box', dashes: look.dashes,
    color: { background: '#FFFFFF', border: look.color }, ink: '#1a1a1a', line: look.color,
  };
}

function onceText(mark, at) {
  const n = mark.members.length;
  if (!mark.status || mark.status === 'kept') return say(at, 'only_here', { n });
  return say(at, 'only_in', { n, phase: partName(DATA.phases[mark.status === 'lost' ? state.from : state.phase]) });
}

// A line says in which phase somebody was there, where two are compared.
function participationTie(part, event, node) {
  const [what, members] = node.what;
  const [row] = part.byUnit.get(members[0]).filter((each) => each[1] === event);
  if (row[3]) return { color: CHANGE[row[3]].color, dashes: CHANGE[row[3]].dashes, width: members.length > 1 ? 3 : 1.5, status: row[3] };
  if (what === 'once') return { color: GREY, width: 1, dashes: [4, 4] };
  return { color: node.line === '#FFFFFF' ? GREY : node.line, width: members.length > 1 ? 3 : 1.5, dashes: false };
}

// Participation: events, marks, and a line for each presence.
function twoModePicture(part, folded = foldPart(part), phasesOf = null) {
  const aside = asideOf(part, folded);
  const events = folded.events.map((event) => eventNode(part, event, aside(event)));
  const nodes = [...events, ...folded.marks.map((mark) => markNode(part, mark)), ...folded.once.map(onceNode)];
  const at = new Map(folded.events.map((event, i) => [event, i]));
  const edges = nodes.flatMap((node, id) => (node.what[0] === 'event' ? [] : node.what[2].filter((event) => at.has(event))
    .map((event) => ({ from: at.get(event), to: id, ...participationTie(part, event, node) }))));
  const undrawn = { units: folded.undrawn.reduce((sum, mark) => sum + mark.members.length, 0), events: part.byEvent.size - folded.events.length };
  const masks = phasesOf && nodes.map((node) => node.what[2].reduce((mask, event) => mask | phasesOf(event), 0));
  return assembled(nodes, edges, folded.chips.map((mark) => markNode(part, mark)), undrawn, masks);
}

// A picture in the shape of those that were worked out beforehand.
function assembled(nodes, edges, chips, undrawn, masks = null) {
  const all = [...nodes, ...chips];
  return {
    nodes: all.map((node, id) => ({ id, shape: node.shape, size: node.size, color: node.color, labels: node.lines.map((lines) => lines.join('\n')), ink: node.ink, dashes: node.dashes, main: node.main, aside: node.aside })),
    edges: edges.map((edge, id) => ({ id, ...edge })), what: all.map((node) => node.what), chips: chips.map((_, i) => nodes.length + i), undrawn, layouts: {},
    place: (name) => placedPicture(nodes, edges, chips, name, masks),
  };
}

function placedPicture(nodes, edges, chips, name, masks) {
  const share = Math.min(1, 0.4 + nodes.length / 15);
  const frame = name === 'wide' ? FRAMES.wide.map((length) => length * share) : [FRAMES.tall[0], Math.min(FRAMES.tall[1], 260 + 32 * nodes.length)];
  const ties = edges.map((edge) => [edge.from, edge.to]);
  const placed = placeAll(nodes.map((node) => node.room), ties, frame, masks);
  return { ...placed, xy: [...placed.xy, ...chipSpots(nodes, chips, placed)] };
}

function chipSpots(nodes, chips, { xy, frame }) {
  const points = [...xy];
  const rooms = nodes.map((node) => node.room);
  return chips.map((chip) => {
    const near = nodes.flatMap((node, i) => (node.what[2].some((event) => chip.what[2].includes(event)) && (node.what[0] === 'event' || state.projected) ? [xy[i]] : []));
    const wanted = near.length ? [0, 1].map((k) => near.reduce((sum, p) => sum + p[k], 0) / near.length) : [frame[0] / 2, frame[1] / 2];
    rooms.push(chip.room);
    points.push(freeSpot(boardOf(rooms, []), points, frame, wanted));
    return points[points.length - 1];
  });
}

// The picture that the controls ask for; each is put together once.
function picture() {
  const part = phase();
  const key = [state.projected, state.projected && [state.weight, state.least, state.backbone], state.fixed].join();
  if (!part.pictures.has(key)) part.pictures.set(key, pictureOf(part));
  return part.pictures.get(key);
}

function pictureOf(part) {
  if (part.crowds && part.units >= LIMITS.crowd) return crowdPicture(part);
  if (state.projected) return onePicture(part);
  if (state.fixed && canFix()) return fixedPicture(part);
  return part.drawn || twoModePicture(part);
}

function layout() {
  const shown = picture();
  const name = layoutName();
  if (!shown.layouts[name]) shown.layouts[name] = shown.place(name);
  return shown.layouts[name];
}
