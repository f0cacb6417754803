// Run before anything of the page is there: after a restart of the program the page of before stands here as a picture.
(() => {
  let kept = null;
  try { kept = JSON.parse(sessionStorage.getItem('gp-picture')); sessionStorage.removeItem('gp-picture'); } catch (_) {}
  const waking = document.getElementById('waking');
  try { waking.dataset.theme = localStorage.getItem('gp-theme') || ''; } catch (_) {}
  setTimeout(() => waking.remove(), 60000);
  if (!kept) return;
  const picture = document.createElement('iframe');
  picture.setAttribute('sandbox', 'allow-same-origin');  // no script of the old page runs in it
  picture.setAttribute('tabindex', '-1');
  picture.title = waking.textContent;
  picture.srcdoc = kept.markup;
  picture.onload = () => kept.scrolled.forEach(([query, top]) => {
    const one = picture.contentDocument.querySelector(query);
    if (one) one.scrollTop = top;
  });
  waking.prepend(picture);
})();
