// ---- this window: what is written and not sent yet, what others did meanwhile, whether the program is there ----
const notices = new Set();
const showNotices = () => $$('#notices [data-notice]').forEach((one) => { one.hidden = !notices.has(one.dataset.notice); });
const notice = (name, on) => { if (notices.has(name) === on) return; notices[on ? 'add' : 'delete'](name); showNotices(); };
const running = () => Boolean($('#live .caret')) || Date.now() - waiting < 4000;

const DRAFT = 'gp-draft:';
let drafted = '';
const put = (text) => { const box = field(); box.value = text; box.dispatchEvent(new Event('input', {bubbles: true})); };
const restoreDraft = () => setTimeout(() => { const kept = stored(DRAFT + project()); if (kept && !field().value) put(kept); }, 120);
const sentDraft = () => setTimeout(() => { if (!field().value) { store(DRAFT + drafted, ''); store(DRAFT + project(), ''); } }, 60);
document.addEventListener('input', (event) => {
  if (event.target !== field()) return;
  drafted = project();
  store(DRAFT + drafted, event.target.value);
});

// Gradio loads the page anew when the program was started again. What stands here goes along as a picture, and so does the open tab.
let away = false;
const picture = () => {
  const copy = document.documentElement.cloneNode(true), in_ = (query) => [...copy.querySelectorAll(query)];
  const rules = [...document.styleSheets].flatMap((sheet) => { try { return [...sheet.cssRules].map((rule) => rule.cssText); } catch (_) { return []; } });
  in_('script, link, style, #waking').forEach((one) => one.remove());
  const live = $$('input, textarea');
  in_('input, textarea').forEach((one, n) => { one.matches('textarea') ? one.textContent = live[n].value : one.setAttribute('value', live[n].value); });
  in_('[autofocus]').forEach((one) => one.removeAttribute('autofocus'));
  in_('[data-notice]').forEach((one) => { one.hidden = one.dataset.notice !== 'again'; });
  const style = document.createElement('style');
  style.textContent = rules.join('\n');
  copy.querySelector('head').append(style);
  const scrolled = $$('#scroll, #canvas .tabitem').filter((one) => one.scrollTop).map((one) => [`[id="${one.id}"]`, one.scrollTop]);
  return JSON.stringify({markup: `<!doctype html>${copy.outerHTML}`, scrolled});
};
window.addEventListener('pagehide', () => {
  const at = tabs().findIndex((one) => one.getAttribute('aria-selected') === 'true');
  store('gp-tab', at > 0 ? `${project()} ${names()[at]}` : '');
  store('gp-view', document.body.dataset.view === 'plan' ? project() : '');
  if (shown()) store(DRAFT + project(), field().value);  // words that undo put into the box are no typing
  if (away) store('gp-picture', picture());
});
const uncover = () => {
  const [name, open] = stored('gp-tab').split(' '), seenPlan = narrow() && stored('gp-view');
  if (name && name === project() && open) { tab(open); view('chat'); }
  if (seenPlan && seenPlan === project()) view('plan');
  const waking = $('#waking');
  if (waking) setTimeout(() => waking.remove(), 60);
};

let looked = 0;
const lost = () => { away = true; document.body.dataset.lost = 'yes'; notice('lost', true); };
const check = async () => {
  const name = project(), before = seen();
  looked = Date.now();
  try {
    const answer = await fetch(`state?project=${encodeURIComponent(name)}`, {cache: 'no-store', signal: AbortSignal.timeout(8000)});
    if (!answer.ok) throw new Error(String(answer.status));
    const now = await answer.json();
    if (notices.has('lost')) { delete document.body.dataset.lost; notice('lost', false); notice('back', true); setTimeout(() => notice('back', false), 8000); }
    if (!name || name !== project() || before !== seen() || running()) return;
    notice('gone', !now.known);
    const newer = now.known && before > 0 && now.position > before;
    if (newer && $('#log .elsewhere')) { send('see'); return; }  // what was being answered elsewhere has its answer now
    notice('stale', newer);
  } catch (_) { lost(); }
};
const EVERY = 10000;
setInterval(() => { if (!document.hidden && Date.now() - looked > EVERY / 2) check(); }, EVERY / 2);
const returned = () => { if (!document.hidden && Date.now() - looked > 1000) check(); };
window.addEventListener('focus', returned);
document.addEventListener('visibilitychange', returned);

// Gradio's own messages look foreign and speak English only: they are hidden by the style sheet and told by our notices.
const foreign = (toast) => {
  const text = toast.textContent;
  if (/connection/i.test(text)) { lost(); return; }
  const name = /size|large/i.test(text) ? 'large' : 'trouble';
  files = [];
  notice(name, true);
  setTimeout(() => notice(name, false), 12000);
};
const guard = () => {
  new MutationObserver((all) => all.forEach((one) => one.addedNodes.forEach((node) => {
    const toast = node.nodeType === 1 && (node.matches('.toast-body') ? node : $('.toast-body', node));
    if (toast) foreign(toast);
  }))).observe(document.body, {childList: true, subtree: true});
  // While the program is gone nothing is sent, and what stands in the box stays there; an empty box is never sent.
  const empty = () => !field().value.trim() && !$('#box .thumbnail-item');
  const stop = (event) => {
    const lost = notices.has('lost');
    if (!lost && !empty()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (lost) check();
  };
  $('#box').addEventListener('click', (event) => { if (event.target.closest('.submit-button')) stop(event); }, true);
  $('#box').addEventListener('keydown', (event) => { if (event.key === 'Enter' && !event.shiftKey) stop(event); }, true);
  // A file may be dropped anywhere on the talk.
  const chat = $('#chat'), over = (event) => event.dataTransfer && [...event.dataTransfer.types].includes('Files');
  const mark = (on) => { document.body.dataset.drop = on ? 'here' : ''; };
  chat.addEventListener('dragover', (event) => { if (over(event)) { event.preventDefault(); mark(true); } });
  chat.addEventListener('dragleave', (event) => { if (!chat.contains(event.relatedTarget)) mark(false); });
  chat.addEventListener('drop', (event) => {
    mark(false);
    const input = $('#box input[type=file]');
    if (!over(event) || !input || event.target.closest('#box')) return;
    event.preventDefault();
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event('change', {bubbles: true}));
  });
};

// ---- files in the box: Gradio shows a sign for each, in the order in which they came; their names are kept here ----
let files = [], standing = 0;
const namedBox = (words) => {
  const name = (query, text) => $$(query).forEach((one) => one.setAttribute('aria-label', text));
  name('#box .full-container', words.label);
  name('#box .submit-button', words.send);
  name('#box .upload-button, #box .upload-container', words.attach);
  name('#box .thumbnails', words.files);
  const all = $$('#box .thumbnail-item');
  if (standing && !all.length) files = [];
  standing = all.length;
  all.forEach((item, n) => {
    const known = files.length === all.length ? files[n] : '';
    if (known) item.dataset.name = known; else delete item.dataset.name;
    const wrapper = item.closest('[role=listitem]'), remove = $('.delete-button', item);
    if (wrapper) wrapper.setAttribute('aria-label', known || words.files);
    if (remove) remove.setAttribute('aria-label', words.remove.replace('#', () => known).trim());
  });
};
const attached = () => {
  const box = $('#box'), take = (given) => { files.push(...[...given].map((file) => file.name)); };
  box.addEventListener('change', (event) => { if (event.target.matches('input[type=file]')) take(event.target.files); }, true);
  box.addEventListener('drop', (event) => { if (event.dataTransfer) take(event.dataTransfer.files); }, true);
  box.addEventListener('click', (event) => {
    const b = event.target.closest('.delete-button');
    if (b) files.splice($$('#box .delete-button').indexOf(b), 1);
  }, true);
};
