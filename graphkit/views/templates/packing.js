// The parts of a picture that hang together by themselves, put beside one another in one frame.

function placeAll(rooms, ties, frame, masks = null, seed = 1) {
  const board = boardOf(rooms, ties, masks);
  if (!rooms.length) return measuredLayout(board, [], frame);
  const random = seeded(seed);
  const [first, ...rest] = componentsOf(rooms.length, ties);
  const blocks = rest.map((nodes) => blockOf(nodes, board, random));
  if (rest.length > 1 && 2 * first.length < rooms.length) return packedRows(board, [blockOf(first, board, random), ...blocks], frame);
  const upright = frame[1] > frame[0];
  const strip = stripOf(blocks, frame, upright);
  const left = upright ? [frame[0], Math.max(frame[1] - strip.size, frame[1] * 0.45)] : [Math.max(frame[0] - strip.size, frame[0] * 0.45), frame[1]];
  const main = placeConnected(partOf(board, first), left, random);
  const points = new Array(rooms.length);
  first.forEach((node, i) => { points[node] = main.points[i]; });
  strip.placed.forEach(({ nodes, at, block }) => nodes.forEach((node, i) => {
    points[node] = [block.points[i][0] + at[0] + (upright ? 0 : main.frame[0]), block.points[i][1] + at[1] + (upright ? main.frame[1] : 0)];
  }));
  const whole = upright ? [Math.max(frame[0], main.frame[0]), main.frame[1] + strip.size] : [main.frame[0] + strip.size, Math.max(frame[1], main.frame[1])];
  return measuredLayout(board, points, whole);
}

const measuredLayout = (board, points, frame) => ({
  xy: points.map((p) => p.map((value) => Math.round(value * 10) / 10)), frame: frame.map(Math.round),
  crossings: countCrossings(board, points), overBoxes: countOverBoxes(board, points), overlaps: countOverlaps(board, points),
});

// Some nodes as a board of their own.
function partOf(board, nodes) {
  const at = new Map(nodes.map((node, i) => [node, i]));
  const ties = board.ties.filter(([a]) => at.has(a)).map(([a, b]) => [at.get(a), at.get(b)]);
  return boardOf(nodes.map((node) => board.rooms[node]), ties, nodes.map((node) => board.mask[node]));
}

// A small part by itself: one node above what hangs on it, or a small stress picture.
function blockOf(nodes, whole, random) {
  const board = partOf(whole, nodes);
  const near = neighbours(board.n, board.ties);
  const centre = near.reduce((best, list, i) => (list.length > near[best].length ? i : best), 0);
  if (board.n <= 4 && board.ties.length === board.n - 1 && near[centre].length === board.n - 1) return { nodes, ...starOf(board.rooms, centre) };
  const wide = 90 * Math.sqrt(board.n) + 30;
  return { nodes, ...placeConnected(board, [wide, wide], random) };
}

function starOf(rooms, centre) {
  const leaves = rooms.map((_, i) => i).filter((i) => i !== centre);
  const row = leaves.reduce((sum, i) => sum + 2 * rooms[i][0], 0) + 2 * GAP * Math.max(leaves.length - 1, 0);
  const width = Math.max(row, 2 * rooms[centre][0]);
  const points = rooms.map(() => [width / 2, rooms[centre][1]]);
  const top = rooms[centre][1] + rooms[centre][2] + 26;
  let x = (width - row) / 2;
  leaves.forEach((i) => { points[i] = [x + rooms[i][0], top + rooms[i][1]]; x += 2 * rooms[i][0] + 2 * GAP; });
  return { points, frame: [width, Math.max(...rooms.map((room, i) => points[i][1] + room[2]))] };
}

// Blocks one after another along the shorter side of the frame, in as many lanes as they need.
function stripOf(blocks, frame, upright) {
  const [along, across] = upright ? [0, 1] : [1, 0];
  const space = 4 * GAP;
  let [at, lane, thick] = [0, space, 0];
  const placed = blocks.map((block) => {
    if (at && at + block.frame[along] > frame[along]) [at, lane, thick] = [0, lane + thick + space, 0];
    const offset = [0, 0];
    offset[along] = at;
    offset[across] = lane;
    at += block.frame[along] + space;
    thick = Math.max(thick, block.frame[across]);
    return { nodes: block.nodes, at: offset, block };
  });
  return { placed, size: blocks.length ? lane + thick : 0 };
}

// Blocks in rows like words, where none is much larger than the others: as wide as leaves them largest.
function packedRows(board, blocks, frame) {
  const widest = Math.max(...blocks.map((block) => block.frame[0]));
  const total = blocks.reduce((sum, block) => sum + block.frame[0] + 4 * GAP, 0);
  const widths = frame[1] > frame[0] ? [Math.max(widest, frame[0])] : Array.from({ length: 30 }, (_, i) => widest + ((total - widest) * i) / 29);
  const tried = widths.map((width) => inRows(board.n, blocks, width));
  const need = (found) => Math.max(found.frame[0] / frame[0], found.frame[1] / frame[1]);
  const best = tried.reduce((a, b) => (need(b) < need(a) ? b : a));
  return measuredLayout(board, best.points, best.frame);
}

function inRows(n, blocks, width) {
  const points = new Array(n);
  const space = 4 * GAP;
  let [x, y, high, reached] = [0, 0, 0, 0];
  blocks.forEach((block) => {
    if (x && x + block.frame[0] > width) [x, y, high] = [0, y + high + space, 0];
    block.nodes.forEach((node, i) => { points[node] = [block.points[i][0] + x, block.points[i][1] + y]; });
    x += block.frame[0] + space;
    high = Math.max(high, block.frame[1]);
    reached = Math.max(reached, x - space);
  });
  return { points, frame: [reached, y + high] };
}

// For a box drawn on demand: the free place nearest to where it wants to be. Its room is the last of the board's.
function freeSpot(board, points, frame, wanted) {
  const step = Math.max(12, Math.sqrt((frame[0] * frame[1]) / 2500));
  const own = board.n - 1;
  let best = null;
  for (let x = 20; x < frame[0]; x += step) {
    for (let y = 20; y < frame[1]; y += step) {
      const clashes = points.filter((p, i) => clash(board, own, x, y, i, ...p, 2)).length;
      const cost = clashes * 1e6 + Math.hypot(x - wanted[0], y - wanted[1]);
      if (!best || cost < best.cost) best = { cost, place: [x, y] };
    }
  }
  return best.place;
}
