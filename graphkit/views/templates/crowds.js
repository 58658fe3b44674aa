// Large phases begin with communities, each opened by a click.

function crowdPicture(part) {
  const label = new Map(part.crowds.units[0].map((unit, i) => [unit, part.crowds.units[1][i]]));
  const home = new Map(part.crowds.events[0].map((event, i) => [event, part.crowds.events[1][i]]));
  const crowds = crowdList(part, label, home);
  const shown = crowds.slice(0, LIMITS.nodes);
  const at = new Map(shown.map((crowd, i) => [crowd.number, i]));
  const nodes = shown.map((crowd) => crowdNode(part, crowd));
  const edges = crowdTies(part, label, home, at);
  const undrawn = { units: crowds.slice(LIMITS.nodes).reduce((sum, crowd) => sum + crowd.members.length, 0), events: 0 };
  return { ...assembled(nodes, edges, [], undrawn), crowds: crowds.length };
}

function crowdList(part, label, home) {
  const found = new Map();
  const of = (number) => found.get(number) || found.set(number, { number, members: [], events: [] }).get(number);
  part.byUnit.forEach((_, unit) => of(label.get(unit)).members.push(unit));
  part.byEvent.forEach((_, event) => of(home.get(event)).events.push(event));
  return [...found.values()].filter((crowd) => crowd.members.length).sort((a, b) => b.members.length - a.members.length || a.number - b.number);
}

// A community is called by who in it was at most events.
function crowdNode(part, { number, members, events }) {
  const size = (unit) => part.byUnit.get(unit).length;
  const leader = members.reduce((best, unit) => (size(unit) > size(best) ? unit : best), members[0]);
  const lines = inBoth((at) => [shortened(DATA.units[leader].short[at]), say(at, 'crowd_size', { units: members.length, events: events.length })]);
  return {
    what: ['crowd', members, events, number], lines, room: roomOf(lines, true), shape: 'box', dashes: false, ink: '#1a1a1a',
    color: { background: '#DBEAFE', border: '#1D4ED8' },
  };
}

// How often somebody of one community was at an event of the other; only the strongest lines are drawn.
function crowdTies(part, label, home, at) {
  const sums = new Map();
  part.rows.forEach(([unit, event]) => {
    const [one, other] = [at.get(label.get(unit)), at.get(home.get(event))];
    if (one === undefined || other === undefined || one === other) return;
    const key = Math.min(one, other) * LIMITS.nodes + Math.max(one, other);
    sums.set(key, (sums.get(key) || 0) + 1);
  });
  const heaviest = [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, Math.min(2 * at.size, LIMITS.ties));
  const most = heaviest.length ? heaviest[0][1] : 1;
  return heaviest.map(([key, n]) => ({ from: Math.floor(key / LIMITS.nodes), to: key % LIMITS.nodes, color: GREY, width: 1 + (7 * n) / most, dashes: false, crossing: n }));
}
