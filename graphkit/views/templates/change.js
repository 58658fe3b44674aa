// Which two phases are held against each other.
function showPair() {
  const chosen = document.querySelector('#pairs :checked')?.value;
  if (chosen === undefined) return;
  for (const part of all('[data-pair]')) part.hidden = part.dataset.pair !== chosen;
}

for (const radio of all('#pairs input')) radio.addEventListener('change', showPair);
showPair();
