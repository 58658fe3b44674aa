// Names close to a misspelt one.

// Where the names stand that are nearest to what is typed, each of them a list of its forms; a form may go on beyond it.
function nearest(typed, names, most = 4) {
  const bound = Math.max(1, Math.floor(typed.length / 4)), length = typed.split(' ').length;
  if (typed.length < 3) return [];
  const wrong = form => {
    const begun = form.split(' ').slice(0, length).join(' ');
    return apart(typed, begun, bound) + (begun === form ? 0 : 0.5);
  };
  const ranked = names.map((forms, i) => [Math.min(...forms.map(wrong)), i]).filter(([far]) => far < bound + 1);
  return ranked.sort(([a, i], [b, j]) => a - b || i - j).slice(0, most).map(([, i]) => i);
}
