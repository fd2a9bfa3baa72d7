// The console: draws the place that the URL names from the documents of this site, and draws again when either changes.
import { render } from 'preact';
import { announce, hush } from './announce.ts';
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
const documents = documentsOf(drawSoon);

/** Draws once for all that changed in the same moment. */
function draw(): void {
  if (isDrawing) return;
  isDrawing = true;
  queueMicrotask(() => {
    isDrawing = false;
    drawNow();
  });
}

/** Many documents come at once: once for each picture of the screen is enough. */
function drawSoon(): void {
  requestAnimationFrame(draw);
}

function drawNow(): void {
  const language = languageOf(place.lang, navigator.languages);
  const page = pageOf(place);
  const texts = documents.read<Texts>(`console/words/${language}.json`);
  if (texts.kind !== 'here') {
    if (texts.kind === 'failed') {
      document.body.textContent = `/${texts.key}: ${texts.why}`;
      setTimeout(() => void documents.refresh(), REFRESH_EVERY / 10);
    }
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
    show: go,
    copy,
    copied,
    redraw: draw,
    retry: () => {
      void documents.refresh(true);
      document.getElementById('content')?.focus();
    },
  };
  render(<App view={view} />, document.body);
  announce();
}

/** How long after the last key the URL is written again: browsers drop or refuse many writes in a row. */
const REST = 500;
let writing: ReturnType<typeof setTimeout> | undefined;

function go(changes: Partial<Place>): void {
  hush();
  place = readPlace(hrefOf(place, changes));
  writeUrl();
  clearTimeout(writing);
  writing = setTimeout(writeUrl, REST);
  draw();
}

function writeUrl(): void {
  try {
    history.replaceState(null, '', hrefOf(place, {}));
  } catch {
    // Too many at once: the last one follows.
  }
}

function copy(text: string): void {
  const told = (isDone: boolean) => {
    copied = { text, isDone };
    draw();
  };
  // There is none where a page came over plain HTTP from another machine.
  (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
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
  history.pushState(null, '', link.getAttribute('href'));
  arrive({ preventScroll: false });
}

/** Draws the place that the URL has now. */
function arrive(options: FocusOptions): void {
  const before = pageOf(place);
  hush();
  place = readPlace(location.search);
  drawNow();
  const { activeElement, body } = document;
  // Whoever came by keyboard or hears the page must be where the new one begins, and never nowhere. A page may know better where.
  const hasOwn = document.getElementById('content')?.contains(activeElement) === true;
  if (activeElement === body || (pageOf(place) !== before && !hasOwn))
    document.querySelector('h1')?.focus(options);
}

addEventListener('click', follow);
// Where the page was scrolled to is the browser's to bring back.
addEventListener('popstate', () => arrive({ preventScroll: true }));
addEventListener('online', () => void documents.refresh());
setInterval(() => {
  if (!document.hidden) void documents.refresh();
}, REFRESH_EVERY);
drawNow();
