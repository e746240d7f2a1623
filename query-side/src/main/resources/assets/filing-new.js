// Step 1 of a filing: who it is, as the register knows it. The case begins when its filer has seen that.
(() => {
  const { ask, clear, fill, key, language, mark } = rejoin;
  const form = document.getElementById('begin');
  const words = document.getElementById('t-filing').dataset;
  const id = document.getElementById('f-id');
  const answer = document.getElementById('answer');
  const asking = document.getElementById('asking');
  const upper = document.getElementById('upper');
  const copy = (name) => document.getElementById(name).content.firstElementChild.cloneNode(true);
  const day = (iso) => (language === 'en' ? iso : `${Number(iso.slice(0, 4)) - 1911}/${iso.slice(5).replace('-', '/')}`);
  const caseId = key(); // the same however often it is sent
  let known = null; // { id, student, form, adult }: the answer for what stands in the box

  const typedId = () => id.value.normalize('NFKC').replace(/\s/g, '');
  const whenAsked = { running: null };

  const lookUp = async () => {
    const asked = typedId();
    if (known?.id === asked) return known;
    if (whenAsked.id === asked) return whenAsked.running;
    whenAsked.id = asked;
    whenAsked.running = find(asked).finally(() => { whenAsked.id = null; });
    return whenAsked.running;
  };
  const find = async (asked) => {
    clear(form);
    answer.replaceChildren();
    known = null;
    asking.textContent = asking.dataset.asking;
    const found = await ask('POST', '/api/register/lookup', { nationalId: asked }).catch(() => ({ status: 0 }));
    if (typedId() !== asked) return null;
    asking.textContent = '';
    if (found.status === 401) { rejoin.signInAgain(() => lookUp()); return null; }
    if (!found.ok) {
      const problem = found.body?.fields?.find((field) => field.pointer === '/nationalId');
      if (problem) {
        mark(form, { ...problem, pointer: '/form/student/nationalId' });
        upper.hidden = problem.code !== 'NATIONAL_ID_UPPER_CASE';
      } else asking.textContent = found.body?.detail ?? asking.dataset.busy;
      return null;
    }
    upper.hidden = true;
    const before = await ask('POST', '/api/cases/prefill', { nationalId: asked }).catch(() => ({ ok: false }));
    if (typedId() !== asked) return null;
    known = { id: asked, student: found.body.student, form: before.ok ? before.body : null, adult: found.body.adult };
    show(found.body);
    return known;
  };
  const show = (found) => {
    const parts = [];
    if (found.adult) {
      const box = copy('t-adult');
      box.querySelector('[data-who]').textContent = fill(words.born, found.student.name, day(found.student.birthDate));
      parts.push(box);
    } else if (found.student) {
      const box = copy('t-found');
      const { name, birthDate, studentNumber, department } = found.student;
      for (const [part, text] of Object.entries({ name, birth: day(birthDate), number: studentNumber, department })) box.querySelector(`[data-${part}]`).textContent = text ?? '';
      parts.push(box);
    } else {
      const box = copy('t-by-hand');
      box.querySelector('[data-title]').textContent = words[found.outcome.toLowerCase().replace(/_(\w)/g, (_, letter) => letter.toUpperCase())];
      parts.push(box);
    }
    if (!found.adult && known.form) parts.push(copy('t-before'));
    answer.replaceChildren(...parts);
  };

  id.addEventListener('input', () => {
    answer.replaceChildren();
    asking.textContent = '';
    upper.hidden = true;
    known = null;
    clear(form);
    if (typedId().length === 10) lookUp();
  });
  id.addEventListener('change', () => { if (typedId()) lookUp(); });
  upper.querySelector('button').addEventListener('click', () => {
    id.value = typedId().toUpperCase();
    id.focus();
    lookUp();
  });
  form.addEventListener('rj:body', (event) => {
    const body = event.detail;
    body.caseId = caseId;
    // what was entered for this student before, and what the register knows now; it decides anyway
    body.form = { ...known?.form, student: { ...known?.form?.student, ...known?.student, nationalId: typedId() } };
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const asked = typedId() ? await lookUp() : null;
    if (asked?.adult) { answer.firstElementChild.focus(); return; }
    form.dataset.then = `/cases/${caseId}/form`;
    if (asked || !form.querySelector('[aria-invalid]')) rejoin.send(form);
    else id.focus();
  }, true);
  if (typedId()) lookUp();
})();
