// A file of cases: how far it is, and what became of it.
(() => {
  const form = document.querySelector('form[data-progress]');
  const bar = form.querySelector('progress');
  const going = form.querySelector('[data-going]');
  const share = form.querySelector('[data-share]');
  const say = (text) => { if (going.textContent !== text) going.textContent = text; }; // said aloud once
  form.addEventListener('rj:gone', ({ detail: { sent, of } }) => {
    if (sent < of) {
      say(going.dataset.sending);
      bar.value = sent / of;
      share.textContent = `${Math.floor((100 * sent) / of)}%`;
      return;
    }
    say(going.dataset.storing);
    bar.removeAttribute('value'); // nobody knows how long it takes
    share.textContent = '';
    rejoin.kept(form); // all or nothing is stored, whether anybody looks or not
  });
  const clear = () => { document.querySelectorAll('.rj-note.is-green').forEach((old) => old.remove()); };
  form.addEventListener('rj:refused', clear);
  form.addEventListener('rj:done', (event) => {
    event.preventDefault();
    const { rows, filed, alreadyThere, caseNumbers } = event.detail.body;
    const note = document.getElementById('t-imported').content.firstElementChild.cloneNode(true);
    const part = (name) => note.querySelector(`[data-${name}]`);
    const fill = (element, ...values) => { element.textContent = rejoin.fill(element.textContent, ...values); };
    if (filed) {
      part('none').remove();
      fill(part('some'), rows, filed, alreadyThere);
      fill(part('numbers').querySelector('summary'), caseNumbers.length);
      for (const number of caseNumbers) {
        const item = document.createElement('li');
        item.textContent = number;
        part('numbers').querySelector('ul').append(item);
      }
    } else {
      ['some', 'next', 'numbers'].forEach((name) => part(name).remove());
      fill(part('none'), rows);
    }
    if (filed > caseNumbers.length) fill(part('more'), caseNumbers.length);
    else part('more').remove();
    clear();
    form.before(note);
    form.reset();
    note.scrollIntoView({ block: 'nearest' });
    note.focus();
  });
})();
