// Sends the forms of pages to the command API and shows its problem details. Every word it shows stands in the page.
(() => {
  const words = document.getElementById('t-words').dataset;
  const language = document.documentElement.lang === 'en' ? 'en' : 'zh-TW';
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, n) => values[n]);
  const copy = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
  const key = () => [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte, n) => ((n === 6 ? (byte & 15) | 64 : n === 8 ? (byte & 63) | 128 : byte) + 256).toString(16).slice(1))
    .map((hex, n) => ([4, 6, 8, 10].includes(n) ? `-${hex}` : hex)).join('');

  /** What identifies or finds a person, in part: as the pages of the service do. */
  const masked = (text) => {
    const characters = [...(text ?? '')];
    const head = Math.min(3, Math.floor(characters.length / 3));
    const tail = characters.length > 6 ? 3 : 0;
    return characters.slice(0, head).join('') + '＊'.repeat(Math.min(4, characters.length - head - tail)) + characters.slice(characters.length - tail).join('');
  };

  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Taipei' });

  // ---- talking to the service

  /** Remembers what was done, so that the next page shows it. */
  const seen = (token) => {
    if (token) {
      document.cookie = `REJOIN_SEEN=${token}; path=/; max-age=120; SameSite=Strict${location.protocol === 'https:' ? '; Secure' : ''}`;
    }
  };
  const ask = async (method, path, body, headers = {}, more = {}) => {
    const response = await fetch(path, {
      method,
      headers: { 'Accept-Language': language, 'X-Requested-With': 'page', ...(body === undefined || body instanceof FormData ? {} : { 'Content-Type': 'application/json' }), ...headers },
      body: body === undefined || body instanceof FormData ? body : JSON.stringify(body),
      ...more,
    });
    return heardFrom(response.status, (name) => response.headers.get(name), await response.text());
  };
  const heardFrom = (status, header, text) => {
    seen(header('Consistency-Token'));
    session.heard(header('Session-Expires-In'));
    return { status, ok: status >= 200 && status < 300, etag: header('ETag'), body: text && /json/.test(header('Content-Type') || '') ? JSON.parse(text) : null };
  };
  /** As ask, and told how much of it is there: fetch does not say. */
  const upload = (method, path, parts, headers, gone) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    for (const [name, value] of Object.entries({ 'Accept-Language': language, 'X-Requested-With': 'page', ...headers })) request.setRequestHeader(name, value);
    request.upload.addEventListener('loadstart', ({ total }) => gone(0, total));
    request.upload.addEventListener('progress', ({ loaded, total }) => gone(Math.min(loaded, total - 1), total));
    request.upload.addEventListener('load', ({ total }) => gone(total, total));
    request.addEventListener('load', () => resolve(request));
    ['error', 'abort', 'timeout'].forEach((end) => request.addEventListener(end, reject));
    request.send(parts);
  }).then((request) => heardFrom(request.status, (name) => request.getResponseHeader(name), request.responseText));

  // ---- fields: a name is the path in the command, student.name; phones[] are several

  const put = (body, path, value) => {
    const steps = path.replace(/\[\]$/, '').split('.');
    const last = steps.pop();
    const place = steps.reduce((at, step) => (at[step] ??= {}), body);
    if (!path.endsWith('[]')) place[last] = value;
    else if (value === undefined) place[last] ??= []; // several are sent as none, not left out
    else (place[last] ??= []).push(value);
  };
  const valueOf = (field) => {
    const text = field.value.trim();
    if (field.dataset.type === 'number') return text === '' ? null : Number(text);
    if (field.dataset.type === 'boolean') return text === '' ? null : text === 'true';
    return field.type === 'password' ? field.value : text === '' ? null : text;
  };
  const bodyOf = (form) => {
    const body = {};
    for (const field of form.elements) {
      if (!field.name || field.disabled || field.type === 'file' || field.dataset.aside !== undefined) continue;
      if (field.name.endsWith('[]')) put(body, field.name, undefined);
      if ((field.type === 'checkbox' || field.type === 'radio') && !field.checked) continue;
      if (field.name.endsWith('[]') && valueOf(field) === null) continue;
      if (field.dataset.split) field.value.split(/[;；]/).map((one) => one.trim()).filter(Boolean).forEach((one) => put(body, field.name, one));
      else put(body, field.name, valueOf(field));
    }
    for (const day of form.querySelectorAll('[data-day]')) put(body, day.dataset.day, days.value(day));
    form.dispatchEvent(new CustomEvent('rj:body', { detail: body })); // what a page says in another shape than its fields
    return body;
  };
  /** With data-part: its files, and the body as the part of that name. */
  const partsOf = (form, body) => {
    const parts = new FormData();
    if (form.dataset.part && body !== undefined) parts.append(form.dataset.part, new Blob([JSON.stringify(body)], { type: 'application/json' }));
    for (const field of filesOf(form)) for (const file of field.files) parts.append(field.name, file);
    return parts;
  };
  const filesOf = (form) => [...form.querySelectorAll('input[type=file]')].filter((field) => field.files.length);
  const fieldAt = (form, pointer) => {
    const path = pointer.replace(/^\//, '').replaceAll('/', '.');
    const wanted = [path, path.replace(/\.\d+(\..*)?$/, '')];
    return wanted.map((name) => [...form.querySelectorAll('[data-field]')].find((box) => box.dataset.field.replace('[]', '') === name)).find(Boolean);
  };

  // ---- what the service says

  const clear = (form) => {
    form.querySelectorAll('.rj-bad, .rj-errors, .rj-block.is-said').forEach((old) => old.remove());
    form.querySelectorAll('.is-bad').forEach((old) => old.classList.remove('is-bad'));
    form.querySelectorAll('[aria-invalid]').forEach((field) => {
      field.removeAttribute('aria-invalid');
      if (field.dataset.hints !== undefined) field.setAttribute('aria-describedby', field.dataset.hints);
      if (!field.getAttribute('aria-describedby')) field.removeAttribute('aria-describedby');
    });
    document.title = document.title.replace(words.errorTitle, '');
  };
  const show = (form, part) => {
    form.prepend(part);
    part.scrollIntoView({ block: 'nearest' });
    part.focus();
  };
  const ANY_FIELD = ['MISSING_FIELD', 'TEXT_TOO_LONG', 'TOO_MANY', 'UNREADABLE', 'UNKNOWN_CODE', 'DATE_IMPOSSIBLE', 'DATE_IN_FUTURE', 'CONTROL_CHARACTER'];
  /** Says it at the field; null where no field of the form is meant. */
  const mark = (form, problem) => {
    const box = fieldAt(form, problem.pointer);
    const input = box?.querySelector('input:not([type=hidden]):not([data-era]), select:not([data-era]), textarea');
    if (!input) return null;
    const bad = copy('t-bad');
    bad.querySelector('span').textContent = problem.message;
    bad.id = `e-${input.id}`;
    box.classList.add('is-bad');
    (box.querySelector('.form-text') ?? box.firstElementChild).after(bad);
    input.dataset.hints ??= input.getAttribute('aria-describedby') ?? '';
    input.setAttribute('aria-describedby', `${input.dataset.hints} ${bad.id}`.trim());
    input.setAttribute('aria-invalid', 'true');
    return input;
  };
  /** @param blockers what no field can say: stands above the fields */
  const showFields = (form, fields, blockers = []) => {
    const summary = copy('t-errors');
    const one = fields.length === 1;
    summary.querySelector(one ? '[data-many]' : '[data-one]').remove();
    const title = summary.querySelector('h2 span');
    title.textContent = fill(title.textContent, fields.length);
    for (const blocker of blockers) {
      const line = document.createElement('p');
      line.textContent = blocker.message;
      summary.querySelector('ul').before(line);
    }
    const boxes = [...form.querySelectorAll('[data-field]')];
    const order = (field) => { const at = boxes.indexOf(fieldAt(form, field.pointer)); return at < 0 ? boxes.length : at; };
    for (const problem of [...fields].sort((a, b) => order(a) - order(b))) {
      const line = document.createElement('li');
      const input = mark(form, problem);
      if (input) {
        const link = document.createElement('a');
        link.href = `#${input.id}`;
        // a sentence that could be said of any field needs its name
        const name = fieldAt(form, problem.pointer).querySelector('legend, .form-label')?.textContent;
        const needsName = ANY_FIELD.includes(problem.code) || fields.filter((other) => other.message === problem.message).length > 1;
        link.textContent = needsName && name ? fill(words.fieldOf, name, problem.message) : problem.message;
        link.addEventListener('click', (event) => { event.preventDefault(); input.focus(); });
        line.append(link);
      } else {
        line.textContent = problem.message;
      }
      summary.querySelector('ul').append(line);
    }
    document.title = words.errorTitle + document.title;
    show(form, summary);
  };
  /** What a file was not taken in for, row by row; of many the first are named. */
  const showRows = (form, problem) => {
    const box = copy('t-rows');
    const title = box.querySelector('h2 span');
    title.textContent = fill(title.textContent, problem.total ?? problem.rows.length);
    const more = box.querySelector('[data-more]');
    if ((problem.total ?? 0) > problem.rows.length) more.textContent = fill(more.textContent, problem.rows.length);
    else more.remove();
    for (const row of problem.rows) {
      const line = box.querySelector('tbody').insertRow();
      for (const text of [row.row, row.column ?? '', row.message]) line.insertCell().textContent = text;
    }
    document.title = words.errorTitle + document.title;
    show(form, box);
  };
  /** The blocker panel; ways: a template of links by the code of the blocker they remove. */
  const panel = (title, blockers, ways, met = []) => {
    const box = copy('t-block');
    const heading = box.querySelector('h2');
    heading.textContent = title;
    heading.id = `b-${key()}`;
    box.setAttribute('aria-labelledby', heading.id);
    for (const blocker of blockers) {
      const line = copy('t-blocker');
      line.querySelector('[data-message]').textContent = blocker.message;
      const remover = words[`for${blocker.removableBy.toLowerCase().replace(/(^|_)(\w)/g, (_, __, letter) => letter.toUpperCase())}`];
      line.querySelector('[data-remover]').textContent = remover ?? '';
      line.querySelector('.rj-rule').textContent = blocker.ruleId;
      const way = ways?.content.querySelector(`[data-for~="${blocker.code}"]`);
      if (way) line.querySelector('[data-way]').replaceWith(way.cloneNode(true));
      else line.querySelector('[data-way]').remove();
      box.querySelector('ol').append(line);
    }
    for (const condition of met) {
      const line = copy('t-met');
      line.querySelector('[data-message]').textContent = condition.message;
      line.querySelector('.rj-rule').textContent = condition.ruleId;
      box.querySelector('ol').append(line);
    }
    return box;
  };
  const showBlockers = (form, problem) => {
    const box = panel(fill(words.blocked, form.dataset.verb ?? problem.title, problem.blockers.length), problem.blockers, document.getElementById('t-ways'));
    box.classList.add('is-said');
    show(form, box);
  };
  const showProblem = (form, title, detail, ...buttons) => {
    const box = copy('t-problem');
    box.querySelector('[data-title]').textContent = title;
    box.querySelector('[data-detail]').textContent = detail ?? '';
    for (const [text, act] of buttons) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'btn btn-outline-secondary btn-sm';
      button.textContent = text;
      button.addEventListener('click', act);
      box.querySelector('.rj-acts').append(button);
    }
    show(form, box);
  };

  // ---- commands

  const attempts = new WeakMap(); // of a form: the body last sent and the key it went with, so that sending again is harmless
  const saidBy = (form) => {
    const fields = form.dataset.bare === undefined ? bodyOf(form) : {};
    return Object.keys(fields).length ? fields : undefined;
  };
  const textOf = (form, body) => JSON.stringify([form.dataset.command, form.dataset.version, body, filesOf(form).flatMap(({ files }) => [...files].map((file) => [file.name, file.size, file.lastModified]))]);
  /** @param again what sends it once more when asked to */
  const send = async (form, again = () => send(form)) => {
    if (form.getAttribute('aria-busy') === 'true') return;
    clear(form);
    const [method, path] = form.dataset.command.split(' ');
    const body = saidBy(form);
    const text = textOf(form, body);
    const before = attempts.get(form);
    const attempt = before?.text === text ? before : { text, key: key() };
    attempts.set(form, attempt);
    const headers = { 'Idempotency-Key': attempt.key };
    if (form.dataset.version) headers['If-Match'] = `"${form.dataset.version}"`;
    form.setAttribute('aria-busy', 'true');
    waiting.delete(form);
    let answer;
    try {
      if (form.dataset.progress === undefined) answer = await ask(method, path, form.dataset.part === undefined ? body : partsOf(form, body), headers);
      else answer = await upload(method, path, partsOf(form, body), headers, (sent, of) => form.dispatchEvent(new CustomEvent('rj:gone', { detail: { sent, of } })));
    } catch (unreachable) {
      form.removeAttribute('aria-busy');
      unreached(form, text, again);
      return;
    }
    form.removeAttribute('aria-busy');
    if (answer.status < 500) attempts.delete(form); // a gateway may have lost the answer to what was done
    heard(form, answer, again);
  };
  const waiting = new WeakMap(); // of a form: what is done once there is a network; what was asked for last
  const unreached = (form, text, again) => {
    const asks = () => showProblem(form, words.busy, words.busyDetail, [words.tryAgain, again]);
    if (navigator.onLine) {
      asks();
      return;
    }
    showProblem(form, words.busy, words.offlineSend);
    waiting.set(form, again);
    addEventListener('online', () => {
      if (waiting.get(form) !== again || !form.isConnected) return;
      // what was changed since is not what somebody sent
      if (textOf(form, saidBy(form)) === text) again();
      else asks();
    }, { once: true });
  };
  const heard = (form, answer, again) => {
    const name = answer.ok ? 'rj:done' : 'rj:refused';
    if (!form.dispatchEvent(new CustomEvent(name, { detail: answer, bubbles: true, cancelable: true }))) return;
    if (answer.ok) {
      leaving = true;
      if (form.dataset.then) location.assign(form.dataset.then);
      else location.reload();
      return;
    }
    const problem = answer.body ?? { title: words.busy, detail: words.busyDetail, fields: [], blockers: [] };
    const unsaid = (problem.blockers ?? []).filter((blocker) => !problem.fields?.some((field) => field.code === blocker.code));
    if (problem.fields?.length) showFields(form, problem.fields, unsaid);
    else if (problem.rows?.length && document.getElementById('t-rows')) showRows(form, problem);
    else if (problem.blockers?.length) showBlockers(form, problem);
    else if (answer.status === 412) conflict(form, again);
    else if (answer.status === 401 && document.body.dataset.signedIn) session.over(again);
    else if (answer.status === 503) showProblem(form, problem.title ?? words.busy, problem.detail, [words.tryAgain, again]);
    else showProblem(form, problem.title, problem.detail);
  };
  /** Both versions: what was there when the page was made, and what is there now. */
  const showDifference = async (form) => {
    const page = form.dataset.versionAt?.match(/^\/api(\/cases\/[0-9a-f-]+)$/);
    if (!page) return;
    const answer = await fetch(`${page[1]}/diff?from=${encodeURIComponent(document.body.dataset.made)}`, { headers: { Accept: 'text/html', 'X-Requested-With': 'page' } });
    const changed = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('#content .rj-scroll');
    if (changed) form.querySelector('.rj-errors .rj-acts')?.before(document.importNode(changed, true));
  };
  /** Who did what meanwhile; what was typed stays, and is sent again on top of it when asked to. */
  const conflict = async (form, again) => {
    const before = Number(form.dataset.version);
    const [now, history] = await Promise.all(['', '/history'].map((more) => ask('GET', form.dataset.versionAt + more).catch(() => ({}))));
    const since = history.ok ? history.body.entries.filter((entry) => entry.version > before) : [];
    const last = since[since.length - 1];
    const said = last && fill(words.conflictBy, last.actorName ?? last.actor, time.format(new Date(last.recordedAt)), [...new Set(since.map((entry) => entry.title))].join(words.and));
    showProblem(form, words.conflict, said ?? words.conflictDetail,
      [words.conflictNew, () => window.open(form.dataset.versionAt.replace('/api', ''), '_blank', 'noopener')],
      [words.conflictAgain, again]);
    showDifference(form).catch(() => {}); // told without it too
    // whoever sends it now has been told
    if (now.etag) form.dataset.version = now.etag.replaceAll('"', '');
  };

  // closing the page with something typed asks first
  let leaving = false;
  const typed = new Set();
  addEventListener('beforeunload', (event) => { if (typed.size && !leaving) event.preventDefault(); });

  // ---- days in three boxes, with the time beside them where it is a moment

  const days = {
    iso(box) {
      const number = (part) => Number(box.querySelector(`[data-${part}]`).value);
      const texts = ['year', 'month', 'day-of-month'].map((part) => box.querySelector(`[data-${part}]`).value.trim());
      if (texts.every((text) => text === '')) return null;
      const year = number('year') + (box.querySelector('[data-era]').value === 'roc' ? 1911 : 0);
      return `${String(year).padStart(4, '0')}-${texts[1].padStart(2, '0')}-${texts[2].padStart(2, '0')}`;
    },
    value(box) {
      const day = days.iso(box);
      const time = box.querySelector('[data-time]')?.value.trim();
      if (time === undefined || (day === null && time === '')) return day;
      return `${day ?? ''}T${time.replace(/^(\d{1,2})[:：]?(\d{2})$/, (_, hour, minute) => `${hour.padStart(2, '0')}:${minute}`)}:00${box.dataset.offset}`;
    },
    isPartial(box) {
      const filled = [...box.querySelectorAll('[data-year], [data-month], [data-day-of-month], [data-time]')].map((part) => part.value.trim() !== '');
      return filled.includes(true) && filled.includes(false);
    },
    set(box, year, month, day) {
      const roc = year < 200;
      box.querySelector('[data-era]').value = roc ? 'roc' : 'ce';
      box.querySelector('[data-year]').value = year;
      box.querySelector('[data-month]').value = month;
      box.querySelector('[data-day-of-month]').value = day;
      days.echo(box);
    },
    echo(box) {
      const iso = days.iso(box);
      const day = iso && new Date(`${iso}T00:00:00Z`);
      const echo = box.querySelector('[data-echo]');
      if (!day || Number.isNaN(day.getTime())) { echo.textContent = ''; return; }
      const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(day);
      const roc = box.querySelector('[data-era]').value === 'roc';
      echo.textContent = `${roc ? iso : `${day.getUTCFullYear() - 1911}/${iso.slice(5).replace('-', '/')}`} ${weekday}`;
    },
    start(box) {
      if (box.dataset.value) { const [y, m, d] = box.dataset.value.split('-').map(Number); days.set(box, box.querySelector('[data-era]').value === 'roc' ? y - 1911 : y, m, d); }
      days.echo(box);
      box.addEventListener('input', () => days.echo(box));
      box.addEventListener('paste', (event) => {
        const text = event.clipboardData.getData('text').trim();
        const parts = text.match(/^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,2})$/) ?? text.match(/^(\d{2,4})(\d{2})(\d{2})$/);
        if (parts) { event.preventDefault(); days.set(box, Number(parts[1]), Number(parts[2]), Number(parts[3])); }
      });
    },
  };

  // ---- the session: what is left of it, and signing in again without leaving the page

  const session = {
    ends: null,
    told: Infinity,
    heard(seconds) { if (seconds !== null && seconds !== undefined && Number(seconds) > 0) { session.ends = Date.now() + Number(seconds) * 1000; session.told = Infinity; document.getElementById('rj-ends')?.remove(); } },
    tick() {
      if (session.ends === null) return;
      const minutes = Math.max(0, Math.ceil((session.ends - Date.now()) / 60000));
      const shown = document.querySelector('#rj-left span');
      if (shown) shown.textContent = fill(words.left, minutes);
      for (const at of [5, 1]) if (minutes <= at && minutes > 0 && session.told > at) { session.told = at; session.warn(minutes); }
    },
    warn(minutes) {
      document.getElementById('rj-ends')?.remove();
      const note = say(fill(words.endsSoon, minutes), [words.prolong, () => ask('GET', '/api/session')]);
      note.id = 'rj-ends';
    },
    over(again) {
      const dialog = document.getElementById('t-sign-in')?.content.firstElementChild.cloneNode(true);
      if (!dialog) { location.assign('/sign-in'); return; }
      document.body.append(dialog);
      const form = dialog.querySelector('form');
      start(form);
      form.addEventListener('rj:done', (event) => {
        event.preventDefault();
        if (event.detail.body.account !== document.body.dataset.signedIn) { leaving = true; location.assign('/'); return; }
        dialog.close();
        dialog.remove();
        again();
      });
      askForCode(form);
      dialog.showModal();
    },
  };
  /** Where the account has a second factor, the code is asked for once the password is right. */
  const askForCode = (form) => form.addEventListener('rj:refused', (event) => {
    const box = form.querySelector('[data-code]');
    if (event.detail.body?.code === 'SECOND_FACTOR_NEEDED' && box.hidden) {
      event.preventDefault();
      box.hidden = false;
      box.querySelector('input').disabled = false;
      box.querySelector('input').focus();
    }
  });

  /** A note on top of the page, politely. */
  const say = (text, ...buttons) => {
    const note = document.createElement('div');
    note.className = 'rj-note rj-noprint';
    const sentence = document.createElement('p');
    sentence.textContent = text;
    const acts = document.createElement('div');
    acts.className = 'rj-acts';
    for (const [label, act] of buttons) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'btn btn-sm btn-outline-secondary';
      button.textContent = label;
      button.addEventListener('click', act);
      acts.append(button);
    }
    note.append(sentence, acts);
    document.getElementById('rj-said').append(note);
    return note;
  };

  /** How many messages are unread, wherever the page says it. */
  const unread = (count) => {
    document.querySelectorAll('[data-unread]').forEach((badge) => {
      badge.textContent = count;
      badge.hidden = count === 0;
    });
    document.querySelectorAll('[data-unread-label]').forEach((link) => link.setAttribute('aria-label', fill(words.unread, count)));
    document.title = (count > 0 ? `(${count}) ` : '') + document.title.replace(/^\(\d+\) /, '');
  };

  // ---- starting

  const start = (form) => {
    form.noValidate = true; // the service says what is wrong, at the field and in the language of the page
    form.addEventListener('submit', (event) => { event.preventDefault(); send(form); });
    form.addEventListener('input', () => typed.add(form));
    form.addEventListener('rj:done', () => typed.delete(form));
    form.querySelectorAll('[data-enable]').forEach((button) => { button.disabled = false; });
    form.querySelectorAll('input[data-new-id]').forEach((field) => { field.value = key(); });
    form.querySelectorAll('[data-day]').forEach(days.start);
    form.querySelectorAll('[data-most]').forEach((area) => {
      const counter = area.parentElement.querySelector('[data-counter]');
      const count = () => {
        const left = Number(area.dataset.most) - [...area.value].length;
        counter.textContent = left < 0 && counter.dataset.over ? fill(counter.dataset.over, -left) : fill(counter.dataset.words, left);
        counter.classList.toggle('is-over', left < 0);
        counter.setAttribute('aria-live', left <= 50 ? 'polite' : 'off');
      };
      area.addEventListener('input', count);
      count();
    });
  };
  document.querySelectorAll('form[data-command]').forEach(start);
  document.querySelectorAll('[data-ask-code]').forEach(askForCode);
  document.querySelectorAll('[data-toggle]').forEach((button) => button.addEventListener('click', () => {
    const open = document.getElementById(button.getAttribute('aria-controls')).classList.toggle('is-open');
    button.setAttribute('aria-expanded', String(open));
  }));
  document.querySelectorAll('[data-reveal]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => {
      const field = document.getElementById(button.dataset.reveal);
      field.type = field.type === 'password' ? 'text' : 'password';
      button.setAttribute('aria-pressed', String(field.type === 'text'));
    });
  });
  document.querySelectorAll('details.rj-menu').forEach((menu) => {
    menu.addEventListener('keydown', (event) => { if (event.key === 'Escape' && menu.open) { menu.open = false; menu.querySelector('summary').focus(); } });
    document.addEventListener('click', (event) => { if (!menu.contains(event.target)) menu.open = false; });
  });
  const offline = () => { document.getElementById('rj-offline').hidden = navigator.onLine; };
  addEventListener('online', offline);
  addEventListener('offline', offline);
  if (new URLSearchParams(location.search).has('done')) {
    const address = new URL(location.href);
    address.searchParams.delete('done'); // told once: not again after a reload
    history.replaceState(null, '', address);
  }
  session.heard(document.body.dataset.session);
  setInterval(session.tick, 1000);

  /** What was typed is kept elsewhere: leaving needs no question. */
  const kept = (form) => typed.delete(form);

  window.rejoin = { ask, bodyOf, clear, days, fill, heard, kept, key, language, mark, masked, panel, say, send, showFields, showProblem, signInAgain: session.over, start, unreached, unread, words };
})();
