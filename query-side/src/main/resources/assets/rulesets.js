// The duties of a version as the command wants them, and what it would change before it is published.
(() => {
  const { ask, bodyOf, clear, days, fill, heard } = rejoin;
  const form = document.getElementById('rules');
  const preview = document.getElementById('preview');
  const rows = [...form.querySelectorAll('[data-duty]')];
  const number = (field) => (field.value.trim() === '' ? null : Number(field.value));

  const dutyOf = (row) => {
    const field = (name) => row.querySelector(`[data-of="${name}"] input, [data-of="${name}"] select`);
    const own = { zh: field('wording.zh')?.value ?? '', en: field('wording.en')?.value ?? '' };
    return {
      kind: row.dataset.kind,
      ruleId: row.dataset.rule,
      trigger: row.dataset.trigger,
      evidence: row.dataset.evidence,
      day: number(field('day') ?? row.querySelector('[data-day-of-duty]')),
      dueAfter: number(field('dueAfter')),
      inTheMorning: field('inTheMorning').checked,
      condition: field('condition').value,
      roles: [...row.querySelectorAll('[data-of=roles] input:checked')].map((box) => box.value),
      wording: own.zh.trim() === '' && own.en.trim() === '' ? null : own,
    };
  };
  form.addEventListener('rj:body', (event) => {
    event.detail.duties = [];
    for (const row of rows) {
      const on = row.querySelector('[data-on]').checked;
      const at = `duties.${event.detail.duties.length}`;
      // what is wrong is said where it stands
      row.querySelectorAll('[data-of]').forEach((box) => {
        if (on) box.dataset.field = `${at}.${box.dataset.of}`;
        else delete box.dataset.field;
      });
      if (on) event.detail.duties.push(dutyOf(row));
    }
  });
  // what is marked must be seen
  form.addEventListener('rj:refused', (event) => {
    for (const problem of event.detail.body?.fields ?? []) {
      const wanted = problem.pointer.replace(/^\//, '').replaceAll('/', '.');
      const row = rows.find((one) => one.querySelector(`[data-field="${CSS.escape(wanted)}"]`));
      if (row) row.open = true;
    }
  });
  form.addEventListener('input', () => { preview.hidden = true; });

  // on another day a version that is planned may be what the next one changes
  const otherBase = document.getElementById('other-base');
  const firstDay = form.querySelector('[data-day=effectiveFrom]');
  const base = (day) => form.dataset.planned.split(' ').filter((planned) => planned !== '' && planned <= day).length;
  firstDay.addEventListener('change', () => {
    const day = days.isPartial(firstDay) ? null : days.value(firstDay);
    const link = otherBase.querySelector('a');
    otherBase.hidden = day === null || base(day) === base(form.dataset.on);
    link.href = `${link.dataset.href}?on=${day}`;
  });

  // as the pages write a day
  const dayOf = (iso) => {
    const day = new Date(`${iso}T00:00:00Z`);
    const part = (language, wanted) => new Intl.DateTimeFormat(language, { ...wanted, timeZone: 'UTC' }).format(day);
    const [year, month, ofMonth] = iso.split('-');
    if (!document.documentElement.lang.startsWith('zh')) return `${Number(ofMonth)} ${part('en-US', { month: 'short' })} ${year}`;
    return `${year - 1911}/${month}/${ofMonth}（${part('zh-TW', { weekday: 'narrow' })}）`;
  };
  const told = (id, ...values) => {
    const line = document.getElementById(id);
    line.textContent = fill(line.dataset.text, ...values);
  };
  const show = (found) => {
    told('preview-pupils', found.followed, found.away);
    told('preview-reports', dayOf(found.until), found.reportsBefore, found.reportsAfter);
    told('preview-meetings', dayOf(found.until), found.meetingsBefore, found.meetingsAfter);
    const columns = [...preview.querySelectorAll('[data-column]')].map((head) => head.dataset.column);
    const names = document.getElementById('t-kinds').content;
    preview.querySelector('tbody').replaceChildren(...found.duties.map((duty) => {
      const line = document.createElement('tr');
      const head = document.createElement('th');
      head.scope = 'row';
      head.textContent = names.querySelector(`[data-kind=${duty.kind}]`)?.textContent ?? duty.kind;
      line.append(head);
      for (const column of columns) {
        const cell = line.insertCell();
        cell.className = 'num';
        cell.dataset.label = column;
        cell.textContent = duty[column];
      }
      return line;
    }));
    document.getElementById('preview-none').hidden = found.duties.length > 0;
    document.getElementById('preview-table').hidden = found.duties.length === 0;
    preview.hidden = false;
    preview.focus();
  };
  const look = async () => {
    clear(form);
    const answer = await ask('POST', form.dataset.preview, bodyOf(form)).catch(() => ({ status: 503, ok: false, body: null }));
    if (answer.ok) show(answer.body);
    else heard(form, answer, look);
  };
  document.getElementById('what-if').addEventListener('click', look);
})();
