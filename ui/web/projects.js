// ---- the list of projects: search, menu, new name, the question before one is deleted ----
const drawer = (open, from = null, back = false) => {
  const was = document.body.dataset.rail === 'open';
  document.body.dataset.rail = open ? 'open' : '';
  $$('[data-act=rail]').forEach((b) => b.setAttribute('aria-expanded', String(open)));
  if (open) ($('#find') || $('#rail button')).focus({preventScroll: true});
  else if (was && back) $('#bar [data-act=rail]').focus();
};
const rows = () => $$('#rail .project');
const row = (name) => rows().find((li) => li.dataset.name === name);
const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
let wanted = '', inTalk = new Set(), asking = 0;
const narrowed = () => {
  const words = plain(wanted).split(/\s+/).filter(Boolean);
  let count = 0;
  rows().forEach((li) => {
    const title = plain(li.dataset.title), hit = words.every((word) => title.includes(word)) || inTalk.has(li.dataset.name);
    li.hidden = words.length > 0 && !hit;
    if (hit) count += 1;
  });
  const rest = $('#rail .listed .more:not(button)'), line = $('#found');
  if (rest) { rest.classList.toggle('searched', words.length > 0); if (words.length) rest.open = true; }
  if (!line) return;
  const said = !words.length ? '' : count ? line.dataset.some.replace('#', count) : line.dataset.none;
  if (line.textContent !== said) line.textContent = said;  // this is watched: writing the same again would come back here for ever
};
const search = (text) => {
  wanted = text;
  inTalk = new Set();
  narrowed();
  clearTimeout(asking);
  if (plain(text).trim().length < 2) return;
  asking = setTimeout(() => fetch(`find?words=${encodeURIComponent(text)}`, {cache: 'no-store'})
    .then((answer) => answer.json())
    .then((found) => { if (wanted === text) { inTalk = new Set(found.names); narrowed(); } }, () => {}), 250);
};
const clearSearch = () => {
  const rest = $('#rail .listed .more:not(button)');
  if (rest) rest.open = false;
  $('#find').value = '';
  search('');
};
const hideMenu = (back = false) => {
  const menu = $('#menu');
  if (!menu || menu.hidden) return;
  menu.hidden = true;
  const from = row(menu.dataset.name);
  if (from) $('.more', from).setAttribute('aria-expanded', 'false');
  if (back && from) $('.more', from).focus();
};
const menu = (b) => {
  const box = $('#menu'), again = !box.hidden && box.dataset.name === b.dataset.arg;
  hideMenu();
  if (again) return;
  box.dataset.name = b.dataset.arg;
  box.hidden = false;
  b.setAttribute('aria-expanded', 'true');
  const at = b.getBoundingClientRect();
  box.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 8))}px`;
  box.style.top = `${at.bottom + box.offsetHeight + 8 > innerHeight ? at.top - box.offsetHeight - 4 : at.bottom + 4}px`;
  $('button', box).focus();
};
const withMenu = (b, act) => { const name = $('#menu').dataset.name; hideMenu(); send(act, name); };
let focusOn = null;  // the project whose button gets the focus when the list is drawn with its new title
const rename = () => {
  const name = $('#menu').dataset.name, li = row(name), input = document.createElement('input');
  hideMenu();
  Object.assign(input, {type: 'text', className: 'rename', value: li.dataset.title, maxLength: 120});
  input.setAttribute('aria-label', $('#menu').dataset.field.replace('#', () => li.dataset.title));
  let done = false;
  const end = (keep) => {
    if (done) return;
    done = true;
    const title = input.value.trim();
    li.classList.remove('renaming');
    input.remove();
    $('.more', li).focus();
    if (!keep || !title || title === li.dataset.title) return;
    focusOn = {name, was: li.dataset.title};
    send('rename', JSON.stringify({name, title}));
  };
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    end(event.key === 'Enter');
  });
  input.addEventListener('blur', () => end(true));
  li.classList.add('renaming');
  li.append(input);
  input.select();
};
let opener = null;
const ask = (b) => {
  const name = b.closest('#menu') ? $('#menu').dataset.name : b.dataset.arg, box = $('#sure'), li = row(name);
  opener = b.closest('#menu') ? $('.more', li) : b;
  hideMenu();
  const title = $('h2', box);
  title.textContent = title.dataset.title.replace('#', () => (li ? li.dataset.title : name));
  $('.files', box).textContent = li ? li.dataset.files.charAt(0).toUpperCase() + li.dataset.files.slice(1) : '';
  $('[data-act=delete]', box).dataset.arg = name;
  box.onclose = () => { if (opener && opener.isConnected) opener.focus(); };
  box.onclick = (event) => { if (event.target === box) box.close(); };
  box.showModal();
};
const sure = (b) => { const name = b.dataset.arg; opener = null; $('#sure').close(); drawer(false); send('delete', name); };
const skip = (b) => {
  if (b.dataset.arg === 'box') { view('chat'); field().focus(); return; }
  view('plan');
  const first = tabs().find((one) => one.getAttribute('aria-selected') === 'true');
  if (first) first.focus();
};
// Up and down: through the list, from the search box into it, and through an open menu.
const walk = (event) => {
  const inMenu = event.target.closest && event.target.closest('#menu');
  const inList = event.target.closest && event.target.closest('#rail .listed');
  if (!inMenu && (!inList || event.target.matches('.rename'))) return;
  event.preventDefault();
  const all = inMenu ? $$('button', inMenu) : [...$$('#find'), ...$$('#rail .project:not([hidden]) .item').filter((b) => b.offsetParent)];
  const here = inMenu ? event.target : event.target.closest('.project') ? $('.item', event.target.closest('.project')) : $('#find');
  const to = all.indexOf(here) + (event.key === 'ArrowDown' ? 1 : -1);
  if (inMenu) all[(to + all.length) % all.length].focus();
  else if (all[to]) all[to].focus();
};
let current = '';
const redrawn = () => {
  const find = $('#find');
  if (find && find.value !== wanted && document.activeElement !== find) find.value = wanted;
  if (wanted) narrowed();
  const open = $('#rail [aria-current=page]'), name = open ? open.dataset.arg : '';
  if (name !== current) {  // once for each project: who scrolls the list is left alone
    current = name;
    if (open && open.closest('details')) open.closest('details').open = true;
    if (open) open.scrollIntoView({block: 'nearest'});
  }
  const li = focusOn && row(focusOn.name);
  if (li && li.dataset.title !== focusOn.was) { focusOn = null; $('.more', li).focus(); }
};
document.addEventListener('input', (event) => { if (event.target.id === 'find') search(event.target.value); });
