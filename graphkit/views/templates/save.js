// The picture shown as a file, 16 to 9, with title, legend and the date of the data: drawn as SVG, and from it as PNG.

const SHEET = { width: 1600, height: 900, margin: 24, top: 84, zoom: 2 };

const svgText = (x, y, text, size, more = {}) => svgEl('text', { x, y, 'font-size': size, ...more }, text);

function picturePart(raw, faint) {
  const [x, y] = layout().xy[raw.id];
  const opacity = faint ? 0.3 : 1;
  const lines = inLang(raw.labels).split('\n');
  const stroke = { stroke: raw.color.border, 'stroke-width': raw.main ? 4 : raw.dashes ? 2 : 1, 'stroke-dasharray': raw.dashes ? '5 4' : isOnce(raw.id) && raw.dashes === undefined ? '4 3' : 'none' };
  if (raw.shape === 'box') {
    const half = Math.max(...lines.map((line) => widthOf(line))) / 2 + 8;
    const tall = 8 * lines.length + 7;
    const words = lines.map((line, i) => svgText(x, y - tall + 19 + 16 * i, line, 14, { 'text-anchor': 'middle', fill: inkOf(raw) }));
    return svgEl('g', { opacity }, svgEl('rect', { x: x - half, y: y - tall, width: 2 * half, height: 2 * tall, rx: 3, fill: raw.color.background, ...stroke }), ...words);
  }
  const size = raw.size / 7;
  const names = lines.map((line, i) => svgText(x, y + 25 + 16 * i, line, 14, { 'text-anchor': 'middle', fill: '#1a1a1a', stroke: '#fff', 'stroke-width': 3, 'paint-order': 'stroke', 'stroke-linejoin': 'round' }));
  const mark = svgEl('path', { d: SHAPES[raw.shape], transform: `translate(${x - 8 * size} ${y - 8 * size}) scale(${size})`, fill: raw.color.background, ...stroke });
  return svgEl('g', { opacity }, mark, ...names);
}

function pictureLine(raw) {
  const { xy } = layout();
  const [[x, y], [toX, toY]] = [xy[raw.from], xy[raw.to]];
  const { color } = ties.get(raw.id);
  return svgEl('path', { d: `M${x} ${y}L${toX} ${toY}`, stroke: raw.color, 'stroke-width': raw.width, 'stroke-opacity': color.opacity, 'stroke-dasharray': raw.dashes ? raw.dashes.join(' ') : 'none' });
}

// The legend as the page shows it, in as many lines as it needs; and what stands below it.
function legendRows() {
  let [x, line] = [SHEET.margin, 0];
  return [...byId('legend').children].filter((item) => item.querySelector('svg')).map((item) => {
    const text = item.textContent;
    const need = 40 + widthOf(text, 15);
    if (x + need > SHEET.width - SHEET.margin) [x, line] = [SHEET.margin, line + 1];
    const mark = item.querySelector('svg').firstChild.cloneNode();
    const made = { x, line, text, mark };
    x += need;
    return made;
  });
}

function footLines() {
  const chips = picture().chips.filter((id) => !state.chips.has(id));
  const dates = DATA.events.flatMap((event) => [event.end || event.start || []].flat()).sort();
  return [
    chips.length ? t('still_chips', { names: chips.map((id) => inLang(picture().nodes[id].labels)).join(', ') }) : '',
    byId('cut').textContent, byId('projected-note').hidden ? '' : byId('projected-note').textContent,
    t('still_data', { events: DATA.events.length, sources: new Set(DATA.events.flatMap((event) => event.sources)).size, date: dates[dates.length - 1] || '–' }),
  ].filter(Boolean).flatMap((line) => wrapped(line));
}

// What stands under the headline: the counts, and what is incomplete.
function headLines() {
  const said = [[byId('lead').textContent, 16, '#4b5563'], [byId('gaps').textContent, 14, '#92400e']].filter(([text]) => text);
  return said.flatMap(([text, size, fill]) => wrapped(text, size).map((line) => ({ line, size, fill })));
}

// A long line in parts that fit the sheet.
function wrapped(text, size = 14) {
  return text.split(' ').reduce((lines, word) => {
    const longer = `${lines[lines.length - 1]} ${word}`.trim();
    if (widthOf(longer, size) < SHEET.width - 2 * SHEET.margin) lines[lines.length - 1] = longer;
    else lines.push(word);
    return lines;
  }, ['']);
}

function pictureSvg() {
  const foot = footLines();
  const head = headLines();
  const top = SHEET.top + 20 * Math.max(head.length - 1, 0);
  const legend = legendRows();
  const lines = legend.length ? legend[legend.length - 1].line + 1 : 0;
  const bottom = SHEET.height - 24 - 20 * foot.length;
  const [width, height] = layout().frame;
  const room = bottom - 26 * lines - 14 - top;
  const scale = Math.min((SHEET.width - 2 * SHEET.margin) / width, room / height, 2);
  const at = [(SHEET.width - scale * width) / 2, top + (room - scale * height) / 2];
  const faint = (raw) => nodes.get(raw.id).font.color === '#9ca3af';
  const drawn = [...shownTies().map(pictureLine), ...shownNodes().map((raw) => picturePart(raw, faint(raw)))];
  const marks = legend.flatMap(({ x, line, text, mark }) => {
    const y = bottom - 26 * (lines - 1 - line) - 6;
    return [svgEl('g', { transform: `translate(${x} ${y - 13})` }, mark), svgText(x + 24, y, text, 15)];
  });
  return svgEl('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${SHEET.width} ${SHEET.height}`, width: SHEET.width, height: SHEET.height, 'font-family': FONT, fill: '#1a1a1a' },
    svgEl('rect', { width: SHEET.width, height: SHEET.height, fill: '#fff' }),
    svgText(SHEET.margin, 40, document.title, 26, { 'font-weight': 'bold' }), ...head.map(({ line, size, fill }, i) => svgText(SHEET.margin, 66 + 21 * i, line, size, { fill })),
    svgEl('g', { transform: `translate(${at.join(' ')}) scale(${scale})` }, ...drawn), ...marks,
    ...foot.map((line, i) => svgText(SHEET.margin, SHEET.height - 14 - 20 * (foot.length - 1 - i), line, 14, { fill: '#4b5563' })));
}

const svgAddress = () => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(pictureSvg()))}`;
const fileName = (suffix) => `${[t('file_name'), partTitle(phase())].join('-').replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.${suffix}`;

function saveAs(address, suffix) {
  const link = el('a', { href: address, download: fileName(suffix) });
  document.body.append(link);
  link.click();
  link.remove();
}

function savePng() {
  const image = new Image();
  image.onload = () => {
    const canvas = el('canvas', { width: SHEET.width * SHEET.zoom, height: SHEET.height * SHEET.zoom });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    saveAs(canvas.toDataURL('image/png'), 'png');
  };
  image.src = svgAddress();
}

byId('save-svg').addEventListener('click', () => saveAs(svgAddress(), 'svg'));
byId('save-png').addEventListener('click', savePng);
