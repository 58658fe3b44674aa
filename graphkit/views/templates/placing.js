// Where boxes and marks stand in pictures that are put together in the page: stress from several starts, boxes pushed
// apart, then polished node by node. The same numbers come out each time: chance is seeded.

const FRAMES = { wide: [1030, 570], tall: [440, 1060] };
const STARTS = 10;
const POLISHED = 3;
const WORK = 60e6; // pairs of ties, or ties and boxes, looked at in polishing one layout
const ROUNDS = 90;
const TRIES = 9;
const OVER_BOX = 1.5;
const OVER_OWN = 0.6;
const LONG = 6000;

function seeded(seed) {
  let at = seed;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function neighbours(n, ties) {
  const near = Array.from({ length: n }, () => []);
  ties.forEach(([a, b]) => { near[a].push(b); near[b].push(a); });
  return near;
}

function stepsFrom(start, near) {
  const steps = new Array(near.length).fill(Infinity);
  steps[start] = 0;
  const queue = [start];
  for (const node of queue) {
    for (const next of near[node]) if (steps[next] === Infinity) { steps[next] = steps[node] + 1; queue.push(next); }
  }
  return steps;
}

function componentsOf(n, ties) {
  const near = neighbours(n, ties);
  const seen = new Set();
  const found = [];
  for (let i = 0; i < n; i += 1) {
    if (seen.has(i)) continue;
    const own = stepsFrom(i, near).flatMap((step, node) => (step < Infinity ? [node] : []));
    own.forEach((node) => seen.add(node));
    found.push(own);
  }
  return found.sort((a, b) => b.length - a.length || a[0] - b[0]);
}

// Distances in the picture like distances in the network, weighted d⁻², one node at a time.
function stress(distances, random, rounds = 40) {
  const n = distances.length;
  const far = Math.max(...distances.map((row) => Math.max(...row)));
  const points = distances.map(() => [random() * far, random() * far]);
  for (let round = 0; round < rounds; round += 1) {
    for (let i = 0; i < n; i += 1) {
      let [x, y, sum] = [0, 0, 0];
      for (let j = 0; j < n; j += 1) {
        if (i === j) continue;
        const wanted = distances[i][j];
        const weight = 1 / (wanted * wanted);
        const [dx, dy] = [points[i][0] - points[j][0], points[i][1] - points[j][1]];
        const length = Math.max(Math.hypot(dx, dy), 1e-6);
        x += weight * (points[j][0] + (wanted * dx) / length);
        y += weight * (points[j][1] + (wanted * dy) / length);
        sum += weight;
      }
      points[i] = [x / sum, y / sum];
    }
  }
  return points;
}

// Turned so that the longest spread lies along the longer side, and stretched to the frame.
function fitted(board, points, frame) {
  const mean = [0, 1].map((k) => points.reduce((sum, p) => sum + p[k], 0) / points.length);
  const [xx, xy, yy] = points.reduce(([a, b, c], p) => {
    const [x, y] = [p[0] - mean[0], p[1] - mean[1]];
    return [a + x * x, b + x * y, c + y * y];
  }, [0, 0, 0]);
  const angle = Math.atan2(2 * xy, xx - yy) / 2 + (frame[1] > frame[0] ? -Math.PI / 2 : 0);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turned = points.map((p) => [(p[0] - mean[0]) * cos + (p[1] - mean[1]) * sin, (p[1] - mean[1]) * cos - (p[0] - mean[0]) * sin]);
  return turned.map((p) => [0, 1].map((k) => {
    const all = turned.map((q) => q[k]);
    const low = Math.min(...all);
    const rim = Math.max(...(k ? board.above : board.half)) * (k ? 1 : 0.6);
    const foot = Math.max(...(k ? board.below : board.half)) * (k ? 1 : 0.6);
    return rim + ((p[k] - low) / Math.max(Math.max(...all) - low, 1e-9)) * Math.max(frame[k] - rim - foot, 1);
  }));
}

const costOf = (board, points) => countCrossings(board, points) + OVER_BOX * countOverBoxes(board, points, NEAR) + OVER_OWN * countOwnNames(board, points);

// The frame, larger where the boxes shown at a time would fill over a third of it.
function roomy(board, frame) {
  const fill = (bit) => board.rooms.reduce((sum, _, i) => sum + (board.mask[i] & bit ? 4 * board.half[i] * board.tall[i] : 0), 0);
  const most = Math.max(...Array.from({ length: 30 }, (_, at) => fill(1 << at)));
  const larger = Math.max(1, Math.sqrt((3 * most) / (frame[0] * frame[1])));
  return [frame[0] * larger, frame[1] * larger];
}

// One connected part: the best of several stress layouts, pushed apart and polished; the frame grows as far as it takes.
function placeConnected(board, wanted, random) {
  if (board.n === 1) return { points: [[wanted[0] / 2, wanted[1] / 2]], frame: wanted };
  const near = neighbours(board.n, board.ties);
  const distances = board.rooms.map((_, i) => stepsFrom(i, near));
  const found = Array.from({ length: board.n > 80 ? 3 : STARTS }, () => stress(distances, random));
  let frame = roomy(board, wanted);
  let apart = [];
  for (let tried = 0; tried < 14 && !apart.length; tried += 1) {
    if (tried) frame = [frame[0] * 1.08, frame[1] * 1.08];
    apart = found.map((points) => pushApart(board, fitted(board, points, frame), frame)).filter((points) => !countOverlaps(board, points));
  }
  return bestOf(board, apart.length ? apart : found.slice(0, 1), frame, random);
}

function bestOf(board, list, frame, random) {
  const byCost = (points) => points.map((each) => ({ points: each, cost: costOf(board, each) })).sort((a, b) => a.cost - b.cost);
  const ranked = byCost(list).slice(0, POLISHED);
  const polished = ranked.map(({ points, cost }) => (cost ? polish(board, points, frame, random) : points));
  return { points: spreadOut(board, byCost(polished)[0].points, frame), frame };
}

// A node after another is moved to where fewer ties cross or run over boxes; at first somewhat worse places are taken too.
function polish(board, points, frame, random) {
  const made = points.map((point) => [...point]);
  const ends = made.map((_, i) => board.ties.flatMap(([a, b], t) => (a === i ? [[b, t]] : b === i ? [[a, t]] : [])));
  const others = made.map((_, i) => board.ties.flatMap(([a, b], t) => (a !== i && b !== i ? [[a, b, t]] : [])));
  const each = 2 * board.ties.length * (board.ties.length + board.n) * TRIES;
  const rounds = Math.max(3, Math.min(ROUNDS, Math.round(WORK / each)));
  for (let round = 0; round < rounds; round += 1) {
    const warm = 1.5 * Math.max(0, 1 - (1.25 * round) / rounds);
    for (let i = 0; i < made.length; i += 1) made[i] = movedNode(board, made, i, ends[i], others[i], frame, random, warm);
  }
  return made;
}

const REACH = [0.04, 0.12, 0.4];

function movedNode(board, made, i, ends, others, frame, random, warm) {
  let best = { place: made[i], cost: placeCost(board, made, i, made[i], ends, others, Infinity) };
  if (best.cost < 0.3) return best.place;
  best.cost += warm * random();
  for (let k = 0; k < TRIES; k += 1) {
    const place = [0, 1].map((axis) => made[i][axis] + (random() - 0.5) * 2 * REACH[k % 3] * frame[axis]);
    keepInside(board, i, place, frame);
    if (made.some((other, j) => j !== i && clash(board, i, ...place, j, ...other, GAP - 0.01))) continue;
    const cost = placeCost(board, made, i, place, ends, others, best.cost) + warm * random();
    if (cost < best.cost) best = { place, cost };
  }
  return best.place;
}

// What a node costs in a place; no more is counted once it costs more than the best.
function placeCost(board, made, i, [x, y], ends, others, most) {
  let cost = 0;
  for (const [end] of ends) {
    const [ex, ey] = made[end];
    if (throughNames(board, end, ex, ey, x, y) || throughNames(board, i, x, y, ex, ey)) cost += OVER_OWN;
    cost += Math.hypot(x - ex, y - ey) / LONG;
  }
  for (const [a, b, t] of others) {
    const [ax, ay] = made[a];
    const [bx, by] = made[b];
    if (board.shown[t] & board.mask[i] && overBox(board, i, x, y, ax, ay, bx, by, NEAR)) cost += OVER_BOX;
    for (const [end, own] of ends) {
      if (a !== end && b !== end && board.shown[t] & board.shown[own] && cross(x, y, made[end][0], made[end][1], ax, ay, bx, by)) cost += 1;
    }
    if (cost > most) return cost;
  }
  for (const [end, own] of ends) {
    const [ex, ey] = made[end];
    for (let j = 0; j < made.length; j += 1) {
      if (j !== i && j !== end && board.shown[own] & board.mask[j] && overBox(board, j, made[j][0], made[j][1], x, y, ex, ey, NEAR)) cost += OVER_BOX;
    }
  }
  return cost;
}
