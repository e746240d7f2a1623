// The slider says where it stands while it moves, and goes there once it is left.
(() => {
  const slide = document.querySelector('[data-slide]');
  const nth = document.querySelector('[data-nth]');
  const entryAt = () => document.querySelector(`[data-entry="${slide.value}"]`);
  slide.addEventListener('input', () => {
    nth.textContent = `${rejoin.fill(nth.dataset.words, slide.value, slide.max)} ${entryAt().dataset.said}`;
    slide.setAttribute('aria-valuetext', nth.textContent);
  });
  slide.addEventListener('change', () => slide.form.requestSubmit());
})();
