// The steps of a filing: what is typed is kept on the server as one goes, one step is seen at a time.
(() => {
  const { ask, bodyOf, clear, days, fill, heard, kept, key, language, mark, send, showFields, unreached } = rejoin;
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
  let unanswered = null; // the text that may have been kept, and the key it went with: what is typed since waits for its answer
  let quiet = null; // why the last was not kept, as long as nobody has to be told
  let wanted = null; // what is done once everything is kept
  let malformed = false; // what stands at fields is of a draft that could not be kept
  let told = null; // the step of which was said what it lacks
  const store = async () => {
    clearTimeout(again);
    const text = unanswered?.text ?? typed();
    if (!unanswered && text === stored) return true;
    unanswered ??= { text, key: key() };
    let answer;
    try {
      const terms = { 'If-Match': `"${form.dataset.version}"`, 'Idempotency-Key': unanswered.key };
      answer = await ask('PUT', form.dataset.form, JSON.parse(text), terms, { keepalive: true }); // also when the page goes
    } catch (unreachable) {
      answer = { status: 0 };
    }
    quiet = null;
    if (answer.status === 0 || answer.status >= 500) {
      if (answer.status === 500) unanswered = null;
      quiet = answer;
      say(line.dataset.failed);
      again = setTimeout(keep, AGAIN);
      return false;
    }
    unanswered = null;
    if (answer.ok) {
      isStored(text, answer);
      return typed() === stored || store();
    }
    if (answer.status === 400) {
      if (typed() !== text) return store();
      quiet = answer;
      say(line.dataset.wrong);
      malformed = true;
      clear(form);
      (answer.body?.fields ?? []).forEach((problem) => mark(form, problem));
    } else {
      isRefused(answer, wanted); // somebody has to decide something: it is said aloud
    }
    return false;
  };
  const isRefused = (answer, next) => {
    const resume = () => once(next ?? (() => {}));
    clear(form);
    if (answer.status === 0) unreached(form, resume);
    else heard(form, answer, resume);
  };
  /** Does this when everything is kept; says aloud why it is not. */
  const once = async (next) => {
    clearTimeout(soon);
    wanted = next;
    const isKept = await keep();
    wanted = null;
    if (isKept) {
      clear(form);
      next();
    } else if (quiet) {
      isRefused(quiet, next);
    }
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

  const goesOn = (href) => once(() => location.assign(href));
  /** What the rules say of this step; whoever was told may go on all the same, and come back later. */
  const nextStep = () => {
    const step = form.dataset.step;
    const href = form.dataset.at + form.dataset.next;
    once(async () => {
      const answer = await ask('GET', form.dataset.actions).catch(() => ({}));
      const wrong = answer.ok ? answer.body.find((one) => one.action === 'SUBMIT').fields.filter((problem) => sectionOf(problem)?.dataset.step === step) : [];
      if (wrong.length && told !== step) {
        told = step;
        clear(form);
        showFields(form, wrong);
        next.textContent = next.dataset.skipWord;
        return;
      }
      goesOn(href);
    });
  };
  /** The one command of this form that is sent aloud: of what was typed last, also when it is sent again. */
  const submit = () => once(() => send(form, submit));
  form.addEventListener('rj:refused', (event) => {
    const first = (event.detail.body?.fields ?? []).map(sectionOf).find(Boolean);
    if (first && first.hidden) show(first);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form.dataset.step === 'REVIEW') submit();
    else nextStep();
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
