// Crossings, overlaps, and pushing boxes apart. A "board" holds the boxes of a picture in flat arrays, as these are
// looked at millions of times: half widths, heights above and below the point, ties, and in which phases each is shown
// (what is never shown together cannot clash).

const GAP = 7;
const MARK_ABOVE = 13;
const NEAR = 3;
const ALWAYS = 0x3fffffff;

function boardOf(rooms, ties, masks = null) {
  const of = (make) => Float64Array.from(rooms, make);
  const mask = Int32Array.from(rooms, (_, i) => (masks ? masks[i] : ALWAYS));
  return {
    n: rooms.length, rooms, ties, mask, half: of((room) => room[0]), above: of((room) => room[1]), below: of((room) => room[2]),
    shift: of((room) => (room[2] - room[1]) / 2), tall: of((room) => (room[1] + room[2]) / 2),
    shown: Int32Array.from(ties, ([a, b]) => mask[a] & mask[b]),
  };
}

const side = (ax, ay, bx, by, cx, cy) => (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

function cross(ax, ay, bx, by, cx, cy, dx, dy) {
  return side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 && side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0;
}

// Whether the line a–b runs through a box: none of the axes, nor the line itself, parts them.
function strikes(ax, ay, bx, by, x, y, half, tall) {
  const [dx, dy] = [bx - ax, by - ay];
  const [far, high] = [Math.abs(dx), Math.abs(dy)];
  const [toX, toY] = [x - ax, y - ay];
  return Math.abs(2 * toX - dx) < far + 2 * half && Math.abs(2 * toY - dy) < high + 2 * tall && Math.abs(dx * toY - dy * toX) < far * tall + high * half;
}

const overBox = (board, i, x, y, ax, ay, bx, by, margin) => strikes(ax, ay, bx, by, x, y + board.shift[i], board.half[i] + margin, board.tall[i] + margin);

// Whether a tie leaves a mark through its own names, which stand below it.
function throughNames(board, i, x, y, fromX, fromY) {
  if (board.below[i] <= board.above[i] + 1 || fromY <= y) return false;
  const tall = Math.max(board.below[i] - MARK_ABOVE, 0) / 2;
  return strikes(fromX, fromY, x, y, x, y + (MARK_ABOVE + board.below[i]) / 2, board.half[i] * 0.8, tall);
}

function clash(board, i, x, y, j, u, v, gap) {
  return (board.mask[i] & board.mask[j]) !== 0 && Math.abs(x - u) < board.half[i] + board.half[j] + gap
    && Math.abs(y + board.shift[i] - v - board.shift[j]) < board.tall[i] + board.tall[j] + gap;
}

function countCrossings(board, points) {
  let found = 0;
  board.ties.forEach(([a, b], i) => {
    for (let j = i + 1; j < board.ties.length; j += 1) {
      const [c, d] = board.ties[j];
      if (a !== c && a !== d && b !== c && b !== d && board.shown[i] & board.shown[j] && cross(...points[a], ...points[b], ...points[c], ...points[d])) found += 1;
    }
  });
  return found;
}

function countOverBoxes(board, points, margin = 0) {
  let found = 0;
  board.ties.forEach(([a, b], t) => points.forEach((point, i) => {
    if (i !== a && i !== b && board.shown[t] & board.mask[i] && overBox(board, i, ...point, ...points[a], ...points[b], margin)) found += 1;
  }));
  return found;
}

const countOwnNames = (board, points) => board.ties.filter(([a, b]) => throughNames(board, a, ...points[a], ...points[b]) || throughNames(board, b, ...points[b], ...points[a])).length;

function countOverlaps(board, points) {
  let found = 0;
  points.forEach((point, i) => { for (let j = 0; j < i; j += 1) if (clash(board, i, ...point, j, ...points[j], -1e-6)) found += 1; });
  return found;
}

// Boxes moved as little as is needed so that none overlap and all stay within the frame.
function pushApart(board, points, frame, rounds = 90) {
  const made = points.map((point) => [...point]);
  for (let round = 0; round < rounds; round += 1) {
    let clashes = 0;
    for (let i = 0; i < made.length; i += 1) {
      for (let j = 0; j < i; j += 1) if (clash(board, i, ...made[i], j, ...made[j], GAP)) { partTwo(board, made, i, j); clashes += 1; }
    }
    made.forEach((point, i) => keepInside(board, i, point, frame));
    if (!clashes) break;
  }
  return made;
}

// Half of the overlap each, along the axis where it is least deep.
function partTwo(board, points, i, j) {
  const off = [points[i][0] - points[j][0], points[i][1] + board.shift[i] - points[j][1] - board.shift[j]];
  const deep = [board.half[i] + board.half[j] + GAP - Math.abs(off[0]), board.tall[i] + board.tall[j] + GAP - Math.abs(off[1])];
  const axis = deep[0] < deep[1] ? 0 : 1;
  const way = (off[axis] < 0 ? -1 : 1) * (deep[axis] / 2 + 0.05);
  points[i][axis] += way;
  points[j][axis] -= way;
}

function keepInside(board, i, point, frame) {
  point[0] = Math.min(Math.max(point[0], board.half[i]), Math.max(frame[0] - board.half[i], board.half[i]));
  point[1] = Math.min(Math.max(point[1], board.above[i]), Math.max(frame[1] - board.below[i], board.above[i]));
}

// How far boxes reach along an axis: [lowest, highest].
function reachOf(board, points, axis) {
  const low = points.map((p, i) => p[axis] - (axis ? board.above[i] : board.half[i]));
  const high = points.map((p, i) => p[axis] + (axis ? board.below[i] : board.half[i]));
  return [Math.min(...low), Math.max(...high)];
}

// A layout stretched, across and down on its own, until its boxes reach the frame; never drawn together.
function spreadOut(board, points, frame) {
  const made = points.map((point) => [...point]);
  for (let round = 0; round < 8; round += 1) {
    const axis = round % 2;
    const [low, high] = reachOf(board, made, axis);
    const least = Math.min(...made.map((p) => p[axis]));
    const extent = Math.max(...made.map((p) => p[axis])) - least;
    const stretch = extent > 1 ? Math.max((frame[axis] - (high - low) + extent) / extent, 1) : 1;
    made.forEach((p) => { p[axis] = (p[axis] - least) * stretch; });
    const [from, to] = reachOf(board, made, axis);
    made.forEach((p) => { p[axis] += (frame[axis] - from - to) / 2; });
  }
  return made;
}
