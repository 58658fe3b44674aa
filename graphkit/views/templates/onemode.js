// The one-mode reading: who shared events with whom, from a least weight on, or where chance does not explain it.

const MOST_PAIRS = 3e6;
const MOST_LINES = 400;
const HARDLY = 1e-9;

const sizeSum = (rows) => {
  const sizes = new Map();
  rows.forEach((row) => sizes.set(row[1], (sizes.get(row[1]) || 0) + 1));
  return [...sizes.values()].reduce((sum, k) => sum + (k * (k - 1)) / 2, 0);
};

// Stakeholders by pair -> [shared events, Newman's weight], from rows; event sizes are those of the whole part.
function pairsOf(rows, sizeOf) {
  const at = new Map();
  rows.forEach((row) => add(at, row[1], row[0]));
  const pairs = new Map();
  at.forEach((units, event) => {
    const share = 1 / Math.max(sizeOf(event) - 1, 1);
    units.forEach((one, i) => units.slice(i + 1).forEach((other) => {
      const key = pairKey(one, other);
      const known = pairs.get(key) || [0, 0];
      pairs.set(key, [known[0] + 1, known[1] + share]);
    }));
  });
  return pairs;
}

const pairKey = (one, other) => Math.min(one, other) * DATA.units.length + Math.max(one, other);
const unitsOfKey = (key) => [Math.floor(key / DATA.units.length), key % DATA.units.length];
const valueOf = (pair) => (state.weight === 'count' ? pair[0] : pair[1]);

// The rows of each side: one side, or the two phases compared.
function sidesOf(part) {
  if (!part.sides) return [{ rows: part.rows, sizeOf: (event) => part.sizes.get(event) }];
  return ['new', 'lost'].map((other, side) => ({
    rows: part.rows.filter((row) => row[3] !== other), sizeOf: (event) => part.sides[side].byEvent.get(event).length,
  }));
}

// Pairs of each side, or nothing where there are too many for the page.
function allPairs(part) {
  if (part.pairsFound === undefined) {
    const tooMany = sizeSum(part.rows) > MOST_PAIRS || part.rows.length < part.pairs;
    part.pairsFound = tooMany ? null : sidesOf(part).map(({ rows, sizeOf }) => pairsOf(rows, sizeOf));
  }
  return part.pairsFound;
}

function tieCounts(part) {
  if (part.sides) return null;
  const found = allPairs(part);
  return found && { ties: found[0].size, single: [...found[0].values()].filter((pair) => pair[0] === 1).length };
}

const backboneKeys = (part) => new Set(part.backbone.ties.map(([one, other]) => pairKey(one, other)));

// Every pair with its weight (the larger of two phases compared) and whether it is kept, new or lost.
function tieList(part) {
  const sides = allPairs(part);
  if (!sides) return null;
  const keys = new Set(sides.flatMap((pairs) => [...pairs.keys()]));
  const chosen = state.backbone && part.backbone ? backboneKeys(part) : null;
  return [...keys].filter((key) => !chosen || chosen.has(key)).map((key) => {
    const [one, other] = unitsOfKey(key);
    const known = sides.map((pairs) => pairs.get(key));
    const value = Math.max(...known.map((pair) => (pair ? valueOf(pair) : 0)));
    return { one, other, value, shared: Math.max(...known.map((pair) => (pair ? pair[0] : 0))), known };
  });
}

// With a least weight, a tie is there in a phase where its weight there is at least that.
function statusOfTie(tie, least) {
  const [before, after] = tie.known.map((pair) => Boolean(pair) && valueOf(pair) >= least - HARDLY);
  return STATUS[(before ? 1 : 0) + (after ? 2 : 0)] || null;
}

function thresholds(list) {
  const rounded = list.map((tie) => Math.round(tie.value * 1e6) / 1e6);
  return [...new Set(rounded)].sort((a, b) => a - b);
}

// The least weight at which the picture can be read.
function readableLeast(list, values, groupOf) {
  const lines = (least) => new Set(list.filter((tie) => tie.value >= least - 1e-6 && groupOf(tie.one) !== groupOf(tie.other)).map((tie) => [groupOf(tie.one), groupOf(tie.other)].sort().join())).size;
  const fits = values.findIndex((least) => lines(least) <= LIMITS.ties * 0.7);
  return fits < 0 ? values.length - 1 : fits;
}

// Everything that the one-mode picture and the words beside it rest on.
function oneMode(part) {
  const key = [state.weight, state.backbone, state.least].join();
  part.oneModes = part.oneModes || new Map();
  if (!part.oneModes.has(key)) part.oneModes.set(key, readOneMode(part));
  return part.oneModes.get(key);
}

function readOneMode(part) {
  const list = tieList(part);
  if (!list) return null;
  const groups = oneGroups(part);
  const groupAt = new Map(groups.flatMap((mark, i) => mark.members.map((unit) => [unit, i])));
  const values = thresholds(list);
  const drawable = list.filter((tie) => groupAt.has(tie.one) && groupAt.has(tie.other));
  const first = state.backbone ? 0 : readableLeast(drawable, values, (unit) => groupAt.get(unit));
  const asked = state.least === null ? first : values.findIndex((value) => value >= state.least - 1e-6);
  const index = asked < 0 ? values.length - 1 : asked;
  const least = values.length ? values[index] : 0;
  const kept = list.filter((tie) => tie.value >= least - 1e-6);
  return { list, kept, values, index, least, groups, groupAt, single: kept.filter((tie) => tie.shared === 1).length };
}

// Marks of equal attendance have the same partners; those at most events stay chips.
function oneGroups(part) {
  return alike(attendance(part).filter((each) => !isChip(part, each) && (!each.status || each.status === 'kept')));
}

function onePicture(part) {
  const found = oneMode(part);
  const none = { units: part.units, events: 0 };
  if (!found) return assembled([], [], [], none);
  const lines = linesOf(part, found);
  const tied = [...new Set(lines.flatMap((line) => [line.one, line.other]))].sort((a, b) => a - b);
  const readableHere = lines.length <= MOST_LINES && tied.length <= 2 * LIMITS.nodes;
  const marks = readableHere ? tied : [];
  const at = new Map(marks.map((group, i) => [group, i]));
  const nodes = [...marks.map((group) => ({ ...markNode(part, { ...found.groups[group], status: part.sides ? 'kept' : null }) })), ...onlyBoxes(part)];
  const edges = readableHere ? lines.map((line) => ({ from: at.get(line.one), to: at.get(line.other), ...lineLook(line), pair: true })) : [];
  const chips = foldPart(part).chips.map((mark) => markNode(part, mark));
  const drawn = nodes.reduce((sum, node) => sum + node.what[1].length, 0) + chips.length;
  return { ...assembled(nodes, edges, chips, { units: part.units - drawn, events: 0 }), tooMany: readableHere ? 0 : lines.length };
}

// Lines between marks: all pairs of their members have the same weight.
function linesOf(part, { kept, groupAt, least }) {
  const lines = new Map();
  kept.forEach((tie) => {
    const [one, other] = [groupAt.get(tie.one), groupAt.get(tie.other)];
    if (one === undefined || other === undefined || one === other) return;
    lines.set([Math.min(one, other), Math.max(one, other)].join(), { one, other, value: tie.value, shared: tie.shared, status: part.sides ? statusOfTie(tie, least) : null });
  });
  return [...lines.values()];
}

function lineLook({ value, shared, status }) {
  const width = state.weight === 'count' ? 0.8 + 0.8 * Math.min(value, 8) : 0.8 + 4 * Math.min(value, 1.5);
  if (status) return { color: CHANGE[status].color, dashes: CHANGE[status].dashes, width, status };
  return { color: '#374151', dashes: shared === 1 ? [3, 4] : false, width };
}

// Of two phases compared: who was in one of them only has ties only there; they stand in two boxes.
function onlyBoxes(part) {
  if (!part.sides) return [];
  return ['lost', 'new'].flatMap((status) => {
    const members = [...part.byUnit.keys()].filter((unit) => part.unitStatus(unit) === status);
    const events = [...new Set(members.flatMap((unit) => part.byUnit.get(unit).map((row) => row[1])))];
    return members.length ? [onceNode({ members, events, status })] : [];
  });
}
