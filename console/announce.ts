// What a screen reader is told: what the page answers once nothing has moved for a moment, and not the answer to each letter.

/** How long nothing may be drawn before it is told, in milliseconds. */
const REST = 1_000;

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Tells, when all is drawn, what stands in the elements that have `data-told`. */
export function announce(): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const texts = [...document.querySelectorAll('[data-told]')].map((element) => element.textContent);
    tell(texts.join(' '));
  }, REST);
}

/** Takes back what was told: when the next answer has the same words, they are told again. */
export function hush(): void {
  tell('');
}

/** The region is there from the first draw on: one that came with its text would not be read. */
function tell(text: string): void {
  const region = document.getElementById('told');
  // What is told already is not told again whenever a document comes.
  if (region !== null && region.textContent !== text) region.textContent = text;
}
