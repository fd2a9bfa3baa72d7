// The console: draws the place that the URL names from the documents of this site, and draws again when either changes.
import { render } from 'preact';
import { App } from './app.tsx';
import { documentsOf } from './documents.ts';
import { hrefOf, type Place, pageOf, readPlace } from './place.ts';
import type { View } from './view.ts';
import { languageOf, type Texts, wordsOf } from './words/words.ts';

/** How often it is asked whether something is new, in milliseconds: as long as what is polled is cached. */
const REFRESH_EVERY = 60_000;

let place = readPlace(location.search);
let copied: View['copied'];
let pasted = '';
let isDrawing = false;
const documents = documentsOf(draw);

/** Draws once for all that changed in the same moment. */
function draw(): void {
  if (isDrawing) return;
  isDrawing = true;
  queueMicrotask(() => {
    isDrawing = false;
    drawNow();
  });
}

function drawNow(): void {
  const language = languageOf(place.lang, navigator.languages);
  const page = pageOf(place);
  const texts = documents.read<Texts>(`console/words/${language}.json`);
  if (texts.kind !== 'here') {
    if (texts.kind === 'failed') document.body.textContent = `/${texts.key}: ${texts.why}`;
    return;
  }
  const say = wordsOf(texts.document);
  document.documentElement.lang = language;
  document.documentElement.dataset['theme'] = place.theme;
  document.title = `${say(page)} – Rangewatch`;
  const view: View = {
    place,
    page,
    language,
    say,
    texts: texts.document,
    pasted,
    paste: (text) => {
      pasted = text;
      draw();
    },
    read: documents.read,
    now: Date.now(),
    show: (changes) => go(changes, 'replaceState'),
    copy,
    copied,
    redraw: draw,
    retry: () => {
      documents.refresh();
      draw();
    },
  };
  render(<App view={view} />, document.body);
}

function go(changes: Partial<Place>, how: 'pushState' | 'replaceState'): void {
  history[how](null, '', hrefOf(place, changes));
  place = readPlace(location.search);
  draw();
}

function copy(text: string): void {
  const told = (isDone: boolean) => {
    copied = { text, isDone };
    draw();
  };
  navigator.clipboard.writeText(text).then(
    () => told(true),
    () => told(false),
  );
}

/** A link within the console is followed here; one that is to open elsewhere is left to the browser. */
function follow(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const isOwn = link?.getAttribute('href')?.startsWith('?') === true;
  if (link === null || !isOwn || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
    return;
  event.preventDefault();
  const before = pageOf(place);
  history.pushState(null, '', link.getAttribute('href'));
  place = readPlace(location.search);
  drawNow();
  // Whoever came by keyboard or hears the page must be where the new one begins.
  if (pageOf(place) !== before) document.getElementById('content')?.focus();
}

addEventListener('click', follow);
addEventListener('popstate', () => {
  place = readPlace(location.search);
  draw();
});
addEventListener('online', documents.refresh);
setInterval(() => {
  if (!document.hidden) documents.refresh();
}, REFRESH_EVERY);
drawNow();
