// Everybody keeps the place of a picture of all phases, in which only what is shown in the same phase keeps apart.

const MOST_FIXED = 170;

const plainView = () => state.mode === 'one' && state.focus === null && state.crowd === null && !state.projected && !isOutside(state.phase);
const canFix = () => plainView() && fixedElsewhere();

// Whether there are phases to keep the places over, and few enough stakeholders in them.
function fixedElsewhere() {
  if (!hasSums()) return false;
  return parts().reduce((sum, part) => sum + part.rows.length, 0) <= LIMITS.levelRows && fixedWhole().nodes.length <= MOST_FIXED && lastInSeries() < 30;
}

function fixedWhole() {
  const own = level();
  if (!own.whole) {
    const list = own.phases.slice(0, lastInSeries() + 1);
    const part = indexed({ focus: null }, merged(list, () => null));
    const phasesOf = (event) => list.reduce((mask, each, at) => mask | (each.byEvent.has(event) ? 1 << at : 0), 0);
    own.whole = twoModePicture(part, foldWhole(part), phasesOf);
  }
  return own.whole;
}

function fixedPicture(part) {
  const whole = fixedWhole();
  const here = (id) => whole.what[id][2].some((event) => part.byEvent.has(event)) && (whole.what[id][0] === 'event' || whole.what[id][1].some((unit) => part.byUnit.has(unit)));
  const kept = whole.what.map((_, id) => id).filter(here);
  const at = new Map(kept.map((id, i) => [id, i]));
  const nodes = kept.map((id, i) => ({ ...whole.nodes[id], id: i, labels: whole.what[id][0] === 'event' ? eventNode(part, whole.what[id][2][0], whole.nodes[id].aside).lines.map((lines) => lines.join('\n')) : whole.nodes[id].labels }));
  const edges = whole.edges.filter((edge) => at.has(edge.from) && at.has(edge.to)).map((edge, id) => ({ ...edge, id, from: at.get(edge.from), to: at.get(edge.to) }));
  const place = (name) => {
    if (!whole.layouts[name]) whole.layouts[name] = whole.place(name);
    const { xy, frame } = whole.layouts[name];
    const points = kept.map((id) => xy[id]);
    const board = boardOf(points.map(() => [0, 0, 0]), edges.map((edge) => [edge.from, edge.to]));
    return { xy: points, frame, crossings: countCrossings(board, points), overBoxes: 0, overlaps: whole.layouts[name].overlaps };
  };
  const what = kept.map((id) => { const [kind, members, events] = whole.what[id]; return [kind, members, events.filter((event) => part.byEvent.has(event)), null]; });
  return { nodes, edges, what, chips: whole.chips.filter((id) => at.has(id)).map((id) => at.get(id)), undrawn: { units: 0, events: 0 }, layouts: {}, place };
}
