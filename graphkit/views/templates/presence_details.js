// What stands behind a mark or a name: events, roles, sources.
const made = (tag, text, ...inside) => {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  element.append(...inside);
  return element;
};
const say = pair => pair[lang() === 'lv' ? 0 : 1];
const word = key => words(one('words').content.querySelector(`[data-key="${key}"]`));
const unitsShown = () => document.querySelector('#units :checked')?.value ?? 'today';
let opened = null;

function cite(list) {
  const links = list.map(at => {
    const link = made('a', `[${at + 1}]`);
    link.href = `#${data.sources[at]}`;
    link.title = one(data.sources[at]).textContent.trim();
    link.addEventListener('click', () => one('about').close());
    return link;
  });
  return links.flatMap(link => [' ', link]);
}

function occasion(row) {
  const [title, date, place] = data.events[row[0]];
  const item = made('li', '', made('strong', say(title)), ` ${[date, place].filter(Boolean).join(', ')}`);
  item.append(made('br'), `${row[1].map(say).join(', ')} – ${row[2].map(say).join(', ')}`, ...cite(row[3]));
  return item;
}

function phaseDetails(unit, phase) {
  const rows = unit.phases[phase] ?? [];
  if (!rows.length) return [made('p', word('none'))];
  return [made('ul', '', ...rows.map(occasion))];
}

function fact([heading, text, cited, event]) {
  const told = event === undefined ? say(text) : `${say(data.events[event][0])} ${data.events[event][1]}`;
  return made('p', '', made('strong', `${say(heading)}: `), told, ...cite(cited));
}

function open(unit, phase) {
  opened = [unit, phase];
  const about = data.units[unitsShown()][unit];
  one('about-title').textContent = phase ? `${say(about.name)} · ${phase}` : say(about.name);
  const parts = phase ? phaseDetails(about, phase) : [
    ...about.facts.map(fact),
    ...Object.keys(about.phases).flatMap(each => [made('h3', each), ...phaseDetails(about, each)]),
  ];
  one('about-text').replaceChildren(...(parts.length ? parts : [made('p', word('none'))]));
  if (!one('about').open) one('about').showModal();
}

document.addEventListener('spoken', () => { if (opened && one('about').open) open(...opened); });
