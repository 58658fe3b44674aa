// The network itself. vis-network draws; places come from the page's data and nothing moves by itself.

const FONT = 'Arial, "Liberation Sans", Helvetica, sans-serif';
const FAINT = 0.13;
const WIDEST = 1.25; // of the layout for phones
const nodes = new vis.DataSet();
const ties = new vis.DataSet();
const narrow = window.matchMedia('(max-width: 760px)');
const upright = window.matchMedia('(max-aspect-ratio: 1/1)');
let network = null;
let cursor = null; // the node that the keyboard stands on

const layoutName = () => (narrow.matches && upright.matches ? 'tall' : 'wide');
const isEvent = (id) => picture().what[id][0] === 'event';
const isOnce = (id) => picture().what[id][0] === 'once';

const inkOf = (raw) => raw.ink || (isEvent(raw.id) ? '#ffffff' : '#1a1a1a');

// A white rim keeps names readable over lines; in the boxes it would blur them.
function fontOf(raw, faint) {
  return { face: FONT, size: 14, color: faint ? '#9ca3af' : inkOf(raw), strokeWidth: raw.shape === 'box' ? 0 : 3, strokeColor: '#fff' };
}

// A see-through box would show the ties under it: boxes turn pale instead.
function fillOf(raw, faint, box) {
  if (faint && box) return { background: raw.color.background === '#FFFFFF' ? '#ffffff' : '#f3f4f6', border: '#d1d5db' };
  return raw.color;
}

// Shapes that vis-network does not know: it keeps place and name with a dot that is not seen, and the mark is drawn over it.
const KNOWN = ['square', 'dot', 'triangle', 'triangleDown', 'diamond', 'star', 'hexagon', 'box'];
const UNSEEN = { background: 'rgba(0,0,0,0)', border: 'rgba(0,0,0,0)' };

function drawMarks(context) {
  const chosen = network.getSelectedNodes();
  nodes.get({ filter: ({ mark }) => Boolean(mark) }).forEach(({ id, mark, opacity, borderWidth }) => {
    const { x, y } = network.getPosition(id);
    const scale = mark.size / 7;
    context.save();
    context.translate(x - 8 * scale, y - 8 * scale);
    context.scale(scale, scale);
    Object.assign(context, { globalAlpha: opacity, fillStyle: mark.color.background, strokeStyle: mark.color.border, lineWidth: (chosen.includes(id) ? 3 : borderWidth) / scale });
    context.setLineDash((mark.dashes || []).map((length) => length / scale));
    context.fill(new Path2D(SHAPES[mark.shape]));
    context.stroke(new Path2D(SHAPES[mark.shape]));
    context.restore();
  });
}

function nodeOf(raw, faint) {
  const [x, y] = layout().xy[raw.id];
  const box = raw.shape === 'box';
  const known = KNOWN.includes(raw.shape);
  const fill = known ? fillOf(raw, faint, box) : UNSEEN;
  const hovered = known ? { ...fill, border: isEvent(raw.id) ? '#F59E0B' : '#1D4ED8' } : UNSEEN;
  return {
    id: raw.id, x, y, shape: known ? raw.shape : 'dot', mark: known ? false : raw, size: raw.size || 10, label: inLang(raw.labels), physics: false,
    color: { ...fill, highlight: hovered, hover: hovered }, borderWidth: raw.main ? 4 : raw.dashes ? 2 : 1,
    margin: { top: 7, bottom: 7, left: 8, right: 8 }, shapeProperties: { borderRadius: 3, borderDashes: raw.dashes === undefined ? isOnce(raw.id) && [4, 3] : raw.dashes },
    opacity: faint && !box ? FAINT : 1, font: fontOf(raw, faint), chosen: true, hidden: false,
    widthConstraint: box ? { maximum: 320 } : { maximum: 400 },
  };
}

function tieOf(raw, faint) {
  return {
    id: raw.id, from: raw.from, to: raw.to, width: raw.width, dashes: raw.dashes || false,
    color: { color: raw.color, highlight: '#111111', hover: '#111111', opacity: faint ? FAINT : 0.8 },
  };
}

// Chips that were pressed are drawn like everybody else; in the one-mode reading with a line to each that they met.
function chipTies() {
  const { what, nodes: drawnNodes } = picture();
  return [...state.chips].flatMap((id) => what.flatMap(([kind, , events], at) => {
    const shared = what[id][2].filter((event) => events.includes(event)).length;
    if (at === id || !shared || kind !== (state.projected ? 'mark' : 'event') || (picture().chips.includes(at) && !(state.chips.has(at) && at < id))) return [];
    const fill = drawnNodes[id].color.background;
    const [row] = phase().byUnit.get(what[id][1][0]).filter((each) => each[1] === events[0]);
    const look = row && row[3] && kind === 'event' ? CHANGE[row[3]] : { color: fill === '#FFFFFF' ? GREY : fill, dashes: false };
    return [{ id: `chip-${id}-${at}`, from: at, to: id, color: look.color, dashes: look.dashes, width: 1.5 }];
  }));
}

const shownNodes = () => picture().nodes.filter((raw) => !picture().chips.includes(raw.id) || state.chips.has(raw.id));
const shownTies = () => [...picture().edges, ...chipTies()];

// Node ids that stay bright: what was selected with its neighbours; null where nothing is selected.
function brightNodes(list) {
  const chosen = selectedNodes();
  if (!chosen.length) return null;
  const bright = new Set(chosen);
  if (state.selected.what === 'tie') return bright;
  list.forEach((tie) => {
    if (chosen.includes(tie.from)) bright.add(tie.to);
    if (chosen.includes(tie.to)) bright.add(tie.from);
  });
  return bright;
}

const selectedNodes = () => nodesOf(state.selected);

function nodesOf(chosen) {
  const { what } = picture();
  const all = what.map((_, id) => id);
  if (!chosen) return [];
  if (chosen.what === 'unit') return all.filter((id) => what[id][1].includes(chosen.at));
  if (chosen.what === 'event') return all.filter((id) => what[id][0] === 'event' && what[id][2][0] === chosen.at);
  return chosen.nodes || [];
}

function draw() {
  const list = shownTies();
  const bright = brightNodes(list);
  const chosen = new Set(selectedNodes());
  const near = (tie) => (state.selected && state.selected.what === 'tie' ? chosen.has(tie.from) && chosen.has(tie.to) : chosen.has(tie.from) || chosen.has(tie.to));
  replaceAll(nodes, shownNodes().map((raw) => nodeOf(raw, bright && !bright.has(raw.id))));
  replaceAll(ties, list.map((tie) => tieOf(tie, bright && !near(tie))));
  if (network) network.selectNodes([...chosen].filter((id) => nodes.get(id)), false);
}

// Entries are updated in place where they stay, so that the picture does not flicker.
function replaceAll(set, list) {
  const kept = new Set(list.map((entry) => entry.id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(list);
}

// The frame of the layout fills the stage; labels are part of the frame, which vis-network's own fit overlooks.
function fit() {
  const [width, height] = layout().frame;
  const box = byId('picture');
  if (!box.clientWidth) return; // not on paper
  // On a phone the page scrolls: the picture is as wide as the screen and takes what height it needs.
  box.style.height = narrow.matches ? `${nodes.length ? Math.ceil(Math.min(box.clientWidth / (width + 16), WIDEST) * (height + 12)) : 190}px` : '';
  network.setSize('100%', '100%');
  const scale = Math.min(box.clientWidth / (width + 16), box.clientHeight / (height + 12), 2.2);
  network.moveTo({ position: { x: width / 2, y: height / 2 }, scale, animation: false });
}

function zoom(by) {
  network.moveTo({ scale: network.getScale() * by, animation: false });
}

function startPicture() {
  network = new vis.Network(byId('picture'), { nodes, edges: ties }, DATA.options);
  byId('picture').firstChild.tabIndex = -1; // the picture itself has the focus and the keys
  network.on('click', clicked);
  network.on('hoverNode', () => { byId('picture').style.cursor = 'pointer'; });
  network.on('blurNode', () => { byId('picture').style.cursor = ''; });
  network.on('hoverEdge', () => { byId('picture').style.cursor = 'pointer'; });
  network.on('blurEdge', () => { byId('picture').style.cursor = ''; });
  network.on('afterDrawing', drawMarks);
  network.on('afterDrawing', drawCursor);
  // vis-network's own resizing keeps the old view, late: labels would stand outside. So it is off, and this is instead.
  new ResizeObserver(fit).observe(byId('picture'));
  [narrow, upright].forEach((turned) => turned.addEventListener('change', () => { allowDragging(); draw(); fit(); }));
  byId('picture').addEventListener('wheel', wheeled, { passive: false });
  allowDragging();
}

// On a phone a finger on the picture scrolls the page, so that nobody is caught in it.
function allowDragging() {
  network.setOptions({ interaction: { dragView: !narrow.matches } });
}

// The wheel scrolls the page; with Ctrl it zooms the picture, as a pinch on a touchpad does.
function wheeled(event) {
  if (!event.ctrlKey) return;
  event.preventDefault();
  zoom(event.deltaY < 0 ? 1.1 : 1 / 1.1);
}

function clicked({ nodes: hit, edges: hitTies, pointer }) {
  const at = hit.length ? hit[0] : network.getNodeAt(pointer.DOM);
  if (at !== undefined) choose(at);
  else if (hitTies.length) open(tieSelection(ties.get(hitTies[0])));
  else open(null);
}

// A community opens; everything else is told about in the panel.
function choose(id) {
  const [what, , , number] = picture().what[id];
  if (what === 'crowd') showCrowd(number);
  else open(asSelection(id));
}

function asSelection(id) {
  const [what, members, events] = picture().what[id];
  if (what === 'event') return { what: 'event', at: events[0] };
  if (what === 'mark' && members.length === 1) return { what: 'unit', at: members[0] };
  return { what, members, events, nodes: [id] };
}

function tieSelection(tie) {
  const { what } = picture();
  const [one, other] = [what[tie.from], what[tie.to]];
  if (one[0] === 'crowd') return null;
  if (one[0] !== 'event') {
    return { what: 'tie', members: [...one[1], ...other[1]], events: one[2].filter((e) => other[2].includes(e)), nodes: [tie.from, tie.to], pair: true };
  }
  return { what: 'tie', members: other[1], events: one[2], nodes: [tie.from, tie.to] };
}

// The keyboard's place in the picture: a ring of its own, so that it is seen without selecting anything.
function drawCursor(context) {
  if (cursor === null || document.activeElement !== byId('picture') || !nodes.get(cursor)) return;
  const { left, top, right, bottom } = network.getBoundingBox(cursor);
  context.save();
  context.strokeStyle = '#1D4ED8';
  context.lineWidth = 3;
  context.strokeRect(left - 4, top - 4, right - left + 8, bottom - top + 8);
  context.restore();
}

// The next node in a direction: near, and more along the way than off it.
function nextNode(dx, dy) {
  const places = network.getPositions();
  const from = places[cursor];
  let best = null;
  for (const [id, place] of Object.entries(places)) {
    const [x, y] = [place.x - from.x, place.y - from.y];
    const along = x * dx + y * dy;
    const off = Math.abs(x * dy) + Math.abs(y * dx);
    if (along > 1 && (!best || along + 2 * off < best.cost)) best = { id: Number(id), cost: along + 2 * off };
  }
  return best ? best.id : cursor;
}

const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function pictureKey(event) {
  if (!nodes.length || goesOn(event)) return;
  if (cursor === null || !nodes.get(cursor)) cursor = nodes.getIds()[0];
  else if (STEPS[event.key]) cursor = nextNode(...STEPS[event.key]);
  if (event.key === 'Enter' || event.key === ' ') choose(cursor);
  else if (event.key === '+' || event.key === '-') zoom(event.key === '+' ? 1.25 : 0.8);
  else if (!STEPS[event.key]) return;
  event.preventDefault();
  if (cursor === null) return; // another picture was opened
  byId('spoken').textContent = nodes.get(cursor).label.replace(/\n/g, ', ');
  network.redraw();
}

byId('picture').addEventListener('keydown', pictureKey);
byId('picture').addEventListener('focus', () => network && network.redraw());
byId('picture').addEventListener('blur', () => network && network.redraw());
