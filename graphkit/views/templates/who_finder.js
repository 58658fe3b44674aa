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
  const take = item => { choose(slot, Number(item.dataset.at)); close(); };
  input.addEventListener('input', () => {
    const found = hits(input.value).slice(0, 12);
    list.replaceChildren(...found.map(unit => {
      const item = made('li', unit in data.register ? `${unitName(unit)} – ${word('who_unnamed')}` : unitName(unit));
      item.setAttribute('role', 'option');
      item.id = `hit-${slot}-${unit}`;
      item.dataset.at = unit;
      item.addEventListener('mousedown', event => { event.preventDefault(); take(item); });
      return item;
    }));
    if (!found.length && input.value.trim()) nobody(slot, input.value);
    else if (!input.value.trim()) choose(slot, null, false);
    else answer();
    list.hidden = !found.length;
    input.setAttribute('aria-expanded', String(found.length > 0));
    if (found.length && folded(input.value).length > 1) mark(items()[0]); // a single letter means nobody yet
    else input.removeAttribute('aria-activedescendant');
  });
  input.addEventListener('keydown', event => {
    const at = items().findIndex(item => item.getAttribute('aria-selected') === 'true');
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') { event.preventDefault(); if (!list.hidden && at >= 0) take(items()[at]); }
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = items()[at + (event.key === 'ArrowDown' ? 1 : -1)];
      if (next && !list.hidden) mark(next);
    }
  });
  input.addEventListener('blur', close);
}
one('names').addEventListener('submit', event => event.preventDefault());
