// The two fields in which names are typed, with the names found below each.
for (const slot of [0, 1]) {
  const input = one(`name-${slot + 1}`), list = one(`hits-${slot + 1}`);
  const items = () => all('li', list);
  const close = () => { list.hidden = true; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); };
  const mark = item => {
    for (const each of items()) each.setAttribute('aria-selected', String(each === item));
    input.setAttribute('aria-activedescendant', item.id);
    item.scrollIntoView({ block: 'nearest' });
  };
  const take = unit => { choose(slot, unit); close(); };
  const remark = unit => (unit in data.register ? ` – ${word('who_unnamed')}` : under(unit).length ? ` → ${under(unit).map(each => unitName(each)).join(', ')}` : '');
  const itemOf = unit => {
    const item = made('li', unitName(unit) + remark(unit));
    item.setAttribute('role', 'option');
    item.id = `hit-${slot}-${unit}`;
    item.dataset.at = unit;
    item.addEventListener('mousedown', event => { event.preventDefault(); take(unit); });
    return item;
  };
  input.addEventListener('input', () => {
    const typed = input.value, found = ranked(typed).slice(0, 12);
    list.replaceChildren(...found.map(([, unit]) => itemOf(unit)));
    if (!found.length) typing(slot, typed.trim() ? () => nobody(slot, typed) : null);
    else { missed[slot] = null; answer(); }
    list.hidden = !found.length;
    input.setAttribute('aria-expanded', String(found.length > 0));
    input.removeAttribute('aria-activedescendant');
  });
  // Nothing is marked until an arrow key marks it: what is marked, Enter takes.
  const enter = () => {
    const marked = items().find(item => item.getAttribute('aria-selected') === 'true'), unit = sure(input.value);
    if (marked) take(Number(marked.dataset.at));
    else if (unit !== null) take(unit);
    else { missed[slot] = () => [filled('who_several', { n: items().length })]; tell(); }
  };
  input.addEventListener('keydown', event => {
    const at = items().findIndex(item => item.getAttribute('aria-selected') === 'true');
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') { event.preventDefault(); if (!list.hidden) enter(); }
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = items()[at + (event.key === 'ArrowDown' ? 1 : -1)];
      if (next && !list.hidden) mark(next);
    }
  });
  // A field left empty is a choice too; the browser tells no change where the name stood there by a click.
  input.addEventListener('blur', () => { close(); if (!input.value.trim() && address.has('ab'[slot])) choose(slot, null); });
}
one('names').addEventListener('submit', event => event.preventDefault());
