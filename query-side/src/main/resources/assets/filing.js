// The steps of a filing: what is typed is kept on the server as one goes, one step is seen at a time.
(() => {
  const { ask, bodyOf, clear, days, fill, kept, key, language, mark, send, showFields } = rejoin;
  const form = document.getElementById('filing');
  const line = document.getElementById('kept');
  const next = document.getElementById('next');
  const say = (text) => { line.querySelector('span').textContent = text; };
  const typed = () => JSON.stringify(bodyOf(form));
  const boxOf = (field) => field.closest('[data-day]') ?? field;
  const AGAIN = 5000;

  // ---- what the fields say in another shape

  form.addEventListener('rj:body', (event) => {
    const body = event.detail;
    const chosen = body.mainReason?.code ?? null;
    body.mainReason = chosen ? { code: chosen, other: chosen.endsWith('_OTHER') ? body.mainReason.other ?? null : null } : null;
    body.secondaryReasons = [...form.querySelectorAll('[name="secondary"]:checked')].map((box) => ({
      code: box.value,
      other: form.querySelector(`[data-other="${box.value}"] input`)?.value.trim() || null,
    }));
    for (const who of ['guardian', 'emergencyContact']) {
      const { name, relation, phones } = body[who];
      if (!name && !relation && !phones.length) body[who] = null;
    }
    if (body.destination && !body.destination.county && !body.destination.school) body.destination = null;
  });

  // ---- keeping it

  let stored = typed();
  let running = null;
  let again = null;
  let malformed = false; // what stands at fields is of a draft that could not be kept
  let told = null; // the step of which was said what it lacks
  const store = async () => {
    clearTimeout(again);
    const text = typed();
    if (text === stored) return true;
    let answer;
    try {
      answer = await ask('PUT', form.dataset.form, JSON.parse(text), { 'If-Match': `"${form.dataset.version}"`, 'Idempotency-Key': key() });
    } catch (unreachable) {
      answer = { status: 0 };
    }
    if (answer.ok) {
      isStored(text, answer);
      return typed() === stored || store();
    }
    if (answer.status === 0 || answer.status >= 500) {
      say(line.dataset.failed);
      again = setTimeout(keep, AGAIN);
    } else if (answer.status === 400) {
      say(line.dataset.wrong);
      malformed = true;
      clear(form);
      (answer.body?.fields ?? []).forEach((problem) => mark(form, problem));
    } else {
      send(form); // somebody has to decide something: it is said aloud
    }
    return false;
  };
  const isStored = (text, answer) => {
    stored = text;
    if (answer.etag) form.dataset.version = answer.etag.replaceAll('"', '');
    if (malformed) clear(form);
    malformed = false;
    told = null;
    next.textContent = form.dataset.step === 'REVIEW' ? next.textContent : next.dataset.nextWord;
    if (typed() === stored) kept(form);
    const now = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date());
    say(fill(line.dataset.saved, now));
  };
  /** One after the other: each builds on the version of the one before. */
  const keep = () => {
    running ??= store().finally(() => { running = null; });
    return running;
  };

  let soon = null;
  const left = (field) => {
    const box = boxOf(field);
    if (box.dataset.day !== undefined && days.isPartial(box)) return; // half a day is none yet
    clearTimeout(soon);
    soon = setTimeout(keep, 300);
  };
  // what is being corrected is no longer wrong until the rules say so
  form.addEventListener('input', (event) => {
    const box = event.target.closest('[data-field]');
    box?.querySelectorAll('.rj-bad').forEach((bad) => bad.remove());
    box?.classList.remove('is-bad');
    box?.querySelectorAll('[aria-invalid]').forEach((field) => field.removeAttribute('aria-invalid'));
  });
  form.addEventListener('change', (event) => { if (event.target.matches('[type=radio], [type=checkbox], select')) left(event.target); });
  form.addEventListener('focusout', (event) => {
    if (event.target.matches('input, textarea') && !boxOf(event.target).contains(event.relatedTarget)) left(event.target);
  });
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') keep(); });
  addEventListener('online', keep);

  // ---- going on

  let then = null; // where to, once everything is kept
  const goesOn = async (href) => {
    clearTimeout(soon);
    then = href;
    while (running) await running;
    if (typed() === stored) location.assign(href);
    else send(form);
  };
  /** What the rules say of this step; whoever was told may go on all the same, and come back later. */
  const nextStep = async () => {
    const href = form.dataset.at + form.dataset.next;
    clearTimeout(soon);
    if (await keep()) {
      const answer = await ask('GET', form.dataset.actions).catch(() => ({}));
      const wrong = answer.ok ? answer.body.find((one) => one.action === 'SUBMIT').fields.filter((problem) => sectionOf(problem)?.dataset.step === form.dataset.step) : [];
      if (wrong.length && told !== form.dataset.step) {
        told = form.dataset.step;
        clear(form);
        showFields(form, wrong);
        next.textContent = next.dataset.skipWord;
        return;
      }
    }
    goesOn(href);
  };
  form.addEventListener('rj:done', (event) => {
    if (form.dataset.command.startsWith('POST')) return; // submitted
    event.preventDefault();
    isStored(typed(), event.detail);
    if (then) location.assign(then);
  });
  form.addEventListener('rj:refused', (event) => {
    form.dataset.command = `PUT ${form.dataset.form}`;
    delete form.dataset.bare;
    const first = (event.detail.body?.fields ?? []).map(sectionOf).find(Boolean);
    if (first && first.hidden) show(first);
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form.dataset.step !== 'REVIEW') { nextStep(); return; }
    while (running) await running;
    if (typed() !== stored && !(await keep())) return;
    form.dataset.command = `POST ${form.dataset.submit}`;
    form.dataset.bare = '';
    form.dataset.then = form.dataset.done;
    send(form);
  }, true);
  document.querySelectorAll('[data-go]').forEach((link) => link.addEventListener('click', (event) => {
    event.preventDefault();
    goesOn(link.href);
  }));
  const later = document.getElementById('later');
  later.hidden = false;
  later.addEventListener('click', () => goesOn(form.dataset.case));

  // ---- what is wrong stands in its step, also while another is read

  const sectionOf = (problem) => {
    const name = problem.pointer.slice(1).replaceAll('/', '.').replace(/\.\d+(\..*)?$/, '');
    return form.querySelector(`[data-field="${name}"]`)?.closest('section');
  };
  const show = (section) => {
    form.querySelectorAll('section[data-step]').forEach((one) => { one.hidden = one !== section; });
    form.dataset.step = section.dataset.step;
    const sections = [...form.querySelectorAll('section[data-step]')];
    form.dataset.next = sections[sections.indexOf(section) + 1]?.dataset.step ?? '';
    document.querySelector('h1').textContent = section.getAttribute('aria-label');
    const bar = document.querySelector('.rj-prog');
    bar.nextElementSibling.textContent = section.dataset.progress;
    [...bar.children].forEach((part, n) => { part.className = n + 1 < section.dataset.number ? 'is-done' : n + 1 === Number(section.dataset.number) ? 'is-now' : ''; });
    document.querySelectorAll('.rj-wizard-steps a').forEach((link) => {
      if (link.dataset.go === section.dataset.step) link.setAttribute('aria-current', 'step');
      else link.removeAttribute('aria-current');
    });
    next.textContent = next.dataset.nextWord;
  };
  form.addEventListener('click', (event) => {
    const link = event.target.closest('.rj-errors a');
    const field = link && document.getElementById(link.getAttribute('href').slice(1));
    const section = field?.closest('section');
    if (section?.hidden) show(section);
    for (let box = field?.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
  }, true);

  // ---- reasons: a category, then one of its items

  const chooseCategory = (category) => {
    form.querySelectorAll('[data-items]').forEach((items) => { items.hidden = items.dataset.items !== category; });
    form.querySelectorAll('[name="mainReason.code"]:checked').forEach((item) => { if (!item.value.startsWith(`${category}_`)) item.checked = false; });
    showOther();
  };
  const showOther = () => {
    document.getElementById('main-other').hidden = !form.querySelector('[name="mainReason.code"]:checked')?.value.endsWith('_OTHER');
    form.querySelectorAll('[data-other]').forEach((other) => {
      other.hidden = !form.querySelector(`[name="secondary"][value="${other.dataset.other}"]`).checked;
    });
  };
  form.addEventListener('change', (event) => {
    if (event.target.name === 'category') chooseCategory(event.target.value);
    else if (['mainReason.code', 'secondary'].includes(event.target.name)) showOther();
  });

  // ---- people to call

  form.querySelectorAll('[data-more-phones]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => {
      const boxes = button.parentElement.querySelectorAll('input');
      const more = boxes[boxes.length - 1].cloneNode();
      more.value = '';
      more.removeAttribute('id');
      more.setAttribute('aria-label', fill(button.dataset.word, boxes.length + 1));
      button.before(more);
      more.focus();
    });
  });
  const same = document.getElementById('same');
  same.hidden = false;
  same.addEventListener('click', () => {
    const field = (who, name) => form.querySelector(`[name="${who}.${name}"]`);
    for (const name of ['name', 'relation']) field('emergencyContact', name).value = field('guardian', name).value;
    const phones = [...form.querySelectorAll('[name="guardian.phones[]"]')].map((one) => one.value.trim()).filter(Boolean);
    field('emergencyContact', 'phones[]').value = phones.join('; ');
    form.querySelectorAll('[name="emergencyContact.phones[]"]').forEach((one, n) => { if (n) one.remove(); });
    document.getElementById('same-said').textContent = same.dataset.said;
    left(same);
  });

  // ---- the school one goes to: those of the county

  const schools = form.querySelector('[data-schools]');
  if (schools) {
    const county = form.querySelector('[name="destination.county"]');
    let all = [];
    const offer = () => {
      const chosen = schools.value;
      schools.replaceChildren(schools.options[0], ...all
        .filter((school) => !school.category || (county.value && county.value === school.category))
        .map((school) => new Option(school[language === 'en' ? 'en' : 'zh'], school.code, false, school.code === chosen)));
    };
    county.addEventListener('change', offer);
    ask('GET', '/api/code-lists/schools').then((answer) => { if (answer.ok) { all = answer.body; offer(); } }, () => {});
  }
})();
