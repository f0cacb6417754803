// ---- clicks ----
const copied = (b) => {
  const box = b.closest('.copyable'), words = b.textContent;
  const done = () => { b.textContent = box.dataset.done; setTimeout(() => { b.textContent = words; }, 2000); };
  const text = $('.mail', box).textContent;
  const byHand = () => {
    const area = document.createElement('textarea');
    area.value = text; document.body.append(area); area.select(); document.execCommand('copy'); area.remove(); done();
  };
  navigator.clipboard ? navigator.clipboard.writeText(text).then(done, byHand) : byHand();
};
const here = {
  menu, rename, branch: (b) => withMenu(b, 'branch'), ask_delete: ask, delete: sure, keep: () => $('#sure').close(), skip,
  theme: () => { const dark = document.body.classList.toggle('dark'); try { localStorage.setItem('gp-theme', dark ? 'dark' : 'light'); } catch (_) {} },
  rail: (b) => drawer(document.body.dataset.rail !== 'open', b),
  view: (b) => view(b.dataset.arg),
  tab: (b) => tab(b.dataset.arg),
  evidence: (b) => evidence(b.dataset.arg, b),
  return: goBack,
  pick,
  next: () => step(1),
  back: () => step(-1),
  copy: copied,
  jump: () => $('#card .ask').scrollIntoView({block: 'start', behavior: 'smooth'}),
  correct,
  choose,
  answer: () => answer('answer'),
  plan_now: () => answer('plan_now'),
};
const go = (b) => {
  const act = b.dataset.act;
  if (['open', 'example', 'delete', 'language', 'branch'].includes(act)) drawer(false);
  if (TURNS.includes(act) || ['open', 'delete', 'branch', 'see'].includes(act)) view('chat');
  if (act === 'language') document.cookie = `gp-lang=${b.dataset.arg}; path=/; max-age=31536000; samesite=strict`;
  if (act === 'redo' && field().value === b.dataset.arg) put('');  // the words are in the talk again
  if (act === 'example') b.classList.add('busy');
  here[act] ? here[act](b) : send(act, b.dataset.arg || '');
  if (['correct', 'drop'].includes(act) && b.closest('.chip')) b.closest('.chip').open = false;
};
document.addEventListener('click', (event) => {
  const b = event.target.closest('[data-act]');
  if (b) go(b);
  if (!event.target.closest('#rail, #over, [data-act=rail]')) drawer(false);
  if (!event.target.closest('#menu, [data-act=menu]')) hideMenu();
  if (!event.target.closest('.lead-choice')) $$('.lead-choice[open]').forEach((one) => { one.open = false; });
  if (!event.target.closest('.chip')) $$('.chip[open]').forEach((chip) => { chip.open = false; });
});
// What a reader opened stays open when its tab is drawn anew; a redraw that keeps the old element must not leave another one open.
const opened = new Set();
const reopen = () => $$('#canvas details[data-key]').forEach((fold) => { if (fold.open !== opened.has(fold.dataset.key)) fold.open = !fold.open; });
document.addEventListener('toggle', (event) => {
  const fold = event.target;
  if (fold.matches && fold.matches('details[data-key]')) opened[fold.open ? 'add' : 'delete'](fold.dataset.key);
}, true);
const escape = (event) => {
  if ($('#menu') && !$('#menu').hidden) { hideMenu(true); return; }
  if (event.target.id === 'find' && event.target.value) { clearSearch(); return; }
  if (document.body.dataset.rail === 'open') { drawer(false, null, true); return; }
  const lead = $('.lead-choice[open]');
  if (lead) { lead.open = false; $('summary', lead).focus(); return; }
  const chip = $('.chip[open]');
  if (chip) { chip.open = false; $('summary', chip).focus(); return; }
  if (event.target.closest && event.target.closest('.passage')) goBack();
};
const arrows = (event) => {
  const all = tabs(), at = all.indexOf(event.target.closest('[role=tab]'));
  if (at < 0) return;
  event.preventDefault();
  const to = {ArrowRight: all[(at + 1) % all.length], ArrowLeft: all[(at + all.length - 1) % all.length], Home: all[0], End: all.at(-1)}[event.key];
  to.focus();
  to.click();
};
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') escape(event);
  else if (event.key === 'Enter') enter(event);
  else if (['ArrowRight', 'ArrowLeft', 'Home', 'End'].includes(event.key)) arrows(event);
  else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') walk(event);
});

// ---- what the address says, and where the talk stands ----
const address = (name, spoken) => {
  const url = new URL(location.href);
  name ? url.searchParams.set('project', name) : url.searchParams.delete('project');
  !name && spoken === 'es' ? url.searchParams.set('lang', 'es') : url.searchParams.delete('lang');
  return url;
};
let placed = null;
const sync = () => {  // only a change of what is shown moves the address: while "back" is under way the old talk still stands here
  const box = shown();
  if (!box) return;
  document.documentElement.lang = language();
  const title = box.dataset.project && $('#on-plan h1');
  document.title = title ? `${title.textContent} – Groundplan` : 'Groundplan';
  const here = `${box.dataset.project} ${language()}`;
  if (here === placed) return;
  const was = placed;
  placed = here;
  restoreDraft();
  if (was !== null && was.split(' ')[0] !== box.dataset.project) {
    opened.clear();
    $$('#log .trace[open], #canvas details[open]').forEach((one) => { one.open = false; });
  }
  const now = new URLSearchParams(location.search).get('project') || '', url = address(box.dataset.project, language());
  if (url.href !== location.href) history[was === null || now === box.dataset.project ? 'replaceState' : 'pushState']({}, '', url);
};
window.addEventListener('popstate', () => trigger('select', {
  index: 'open',
  value: JSON.stringify({arg: new URLSearchParams(location.search).get('project') || '', project: '', language: language()}),
}));
const settle = (s) => {
  const rows = $$('#log .user, #log .bot'), last = rows.filter((r) => r.matches('.bot')).pop();
  if (!last) { s.scrollTop = 0; return; }
  const before = rows[rows.indexOf(last) - 1];
  const top = before && before.matches('.user') && before.offsetHeight < s.clientHeight * 0.35 ? before : last;
  s.scrollTop += top.getBoundingClientRect().top - s.getBoundingClientRect().top - 16;
};
let asked = '', count = '', at = '';
const follow = (s) => {
  const mine = $('#live .user', s), caret = $('#live .caret', s), note = $('#live .note', s);
  $('#live').setAttribute('aria-busy', String(!!caret));
  if (caret && mine && mine.textContent !== asked) {
    asked = mine.textContent;
    sentDraft();
    s.scrollTop += mine.getBoundingClientRect().top - s.getBoundingClientRect().top - 16;
  }
  const log = $('#log [data-project]', s), now = log ? `${log.dataset.project} ${log.dataset.position} ${$$('.user, .bot', log).length}` : '';
  if (now !== at) { at = now; waiting = 0; notice('stale', false); notice('gone', false); }
  if (caret) waiting = 0;
  if (caret || now === count) return;
  count = now;
  forget();
  if (asked && document.activeElement === document.body && !narrow()) field().focus({preventScroll: true});
  asked = '';
  const told = note || $('#live .bot', s);
  told ? told.scrollIntoView({block: 'center'}) : settle(s);
  const news = $('#canvas .top .tag.new');
  $('#news').textContent = news ? news.textContent : '';
};
// A small button above the box leads to the open questions while they are out of sight.
const jumper = (s) => {
  const holder = document.createElement('div');
  holder.className = 'gp jump';
  holder.innerHTML = '<button type="button" class="btn" id="jump" data-act="jump" hidden></button>';
  $('#dock').prepend(holder);
  const look = () => {
    const card = $('#card .ask'), b = $('#jump');
    const below = card && !$('#live .caret') && card.getBoundingClientRect().top > s.getBoundingClientRect().bottom - 40;
    b.hidden = !below;
    if (below) b.textContent = $('h3', card).textContent + ' \u2193';
  };
  s.addEventListener('scroll', look, {passive: true});
  return look;
};
const theme = () => { try { const kept = localStorage.getItem('gp-theme'); if (kept) document.body.classList.toggle('dark', kept === 'dark'); } catch (_) {} };
theme();
const watched = (node, told) => new MutationObserver(told).observe(node, {childList: true, subtree: true, characterData: true});
const wait = setInterval(() => {  // it may run before its neighbours exist
  const s = $('#scroll'), c = $('#card'), bar = $('#bar'), all = ['#rail', '#canvas', '#dock', '#box', '#tabs'];
  if (!s || !c || !bar || !field() || !all.every((one) => $(one))) return;
  clearInterval(wait);
  theme();
  const news = document.createElement('div');
  Object.assign(news, {id: 'news', className: 'sr'});
  news.setAttribute('role', 'status');
  document.body.append(news);
  $('#live').setAttribute('role', 'log');
  $('#live').setAttribute('aria-live', 'polite');
  const dress = () => {
    const line = $('#mode [data-accept]');
    field().setAttribute('aria-label', field().placeholder);
    $$('#box input[type=file]').forEach((input) => { input.setAttribute('accept', line ? line.dataset.accept : ''); input.setAttribute('aria-label', field().placeholder); });
    if (line) namedBox(line.dataset);
    showNotices();
  };
  dress();
  watched($('#dock'), dress);
  watched(c, restore);
  watched($('#canvas'), () => { reopen(); refresh(); });
  watched($('#rail'), redrawn);
  new MutationObserver(roving).observe($('#tabs'), {subtree: true, attributeFilter: ['aria-selected', 'class']});
  watched(bar, () => view(document.body.dataset.view || 'chat'));
  const look = jumper(s);
  watched(s, () => { sync(); follow(s); look(); refresh(); });
  s.addEventListener('scroll', () => { if (s.scrollLeft) s.scrollLeft = 0; }, {passive: true});
  sync();
  restore();
  refresh();
  follow(s);
  look();
  roving();
  redrawn();
  guard();
  attached();
  document.body.dataset.ready = 'yes';
  const drawn = setInterval(() => { if (shown()) { clearInterval(drawn); uncover(); } }, 50);
}, 50);
