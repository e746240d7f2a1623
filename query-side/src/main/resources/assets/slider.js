// The slider says where it stands while it moves. By pointer it goes there once it is let go; by key, where every step is a
// change, on Enter, by the button beside it, or once what belongs to it is left.
(() => {
  const slide = document.querySelector('[data-slide]');
  const nth = document.querySelector('[data-nth]');
  const { form } = slide;
  let pointed = false;
  const go = () => form.requestSubmit();

  slide.addEventListener('input', () => {
    const { said } = document.querySelector(`[data-entry="${slide.value}"]`).dataset;
    nth.textContent = rejoin.fill(nth.dataset.words, slide.value, slide.max, said);
    slide.setAttribute('aria-valuetext', nth.textContent);
  });
  slide.addEventListener('pointerdown', () => { pointed = true; });
  slide.addEventListener('keydown', (event) => {
    pointed = false;
    if (event.key !== 'Enter') return;
    event.preventDefault();
    go();
  });
  slide.addEventListener('change', () => { if (pointed) go(); });
  form.addEventListener('focusout', (event) => {
    // who looks at another window comes back
    if (!pointed && slide.value !== slide.defaultValue && document.hasFocus() && !form.contains(event.relatedTarget)) go();
  });
})();
