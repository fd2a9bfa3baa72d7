// The frame around every page: menu, language, light or dark, and a warning wherever the lists may be old.
import { Component, type ComponentChildren } from 'preact';
import { type Content, later } from './later.tsx';
import { utc } from './numbers.ts';
import { Changes } from './pages/changes.tsx';
import { Health } from './pages/health.tsx';
import { Lists } from './pages/lists.tsx';
import { LookUp } from './pages/look-up.tsx';
import { Requirements } from './pages/requirements.tsx';
import { Link } from './parts/parts.tsx';
import { PAGES, type Page } from './place.ts';
import { isStale, verifiedAt } from './stale.ts';
import type { View } from './view.ts';

const laterPages = () => import('./pages/later-pages.ts');

const CONTENT: Readonly<Record<Page, Content>> = {
  'look-up': LookUp,
  changes: Changes,
  change: later(async () => (await laterPages()).Change),
  lists: Lists,
  requirements: Requirements,
  compare: later(async () => (await laterPages()).Compare),
  health: Health,
};

/** The whole screen. */
export function App({ view }: { view: View }) {
  const { say, page, place, language } = view;
  const Content = CONTENT[page];
  const isDark =
    place.theme === 'dark' || (place.theme === '' && matchMedia('(prefers-color-scheme: dark)').matches);
  return (
    <>
      <a class="skip" href="#content">
        {say('skip')}
      </a>
      <header class="no-print">
        <b>Rangewatch</b>
        <nav aria-label={say('menu')}>
          {PAGES.map((each) => (
            <Link
              key={each}
              view={view}
              to={{ page: each }}
              aria-current={each === page ? 'page' : undefined}
            >
              {say(each)}
            </Link>
          ))}
        </nav>
        <span>
          <Link
            view={view}
            to={{ lang: language === 'en' ? 'ja' : 'en' }}
            lang={language === 'en' ? 'ja' : 'en'}
          >
            {language === 'en' ? '日本語' : 'English'}
          </Link>{' '}
          <Link view={view} to={{ theme: isDark ? 'light' : 'dark' }} aria-label={say('theme')}>
            ◐
          </Link>
        </span>
      </header>
      <Stale view={view} />
      <main id="content" tabIndex={-1}>
        {/* Another page has another heading: the focus goes there, and a screen reader says it. */}
        <h1 key={page} tabIndex={-1}>
          {say(page)}
        </h1>
        <Boundary key={page} view={view}>
          <Content view={view} />
        </Boundary>
      </main>
      <p id="told" class="unseen" role="status" />
    </>
  );
}

function Stale({ view }: { view: View }) {
  if (!isStale(view)) return null;
  return (
    <p class="stale" role="alert">
      {view.say('stale', { time: utc(verifiedAt(view) ?? '?') })}{' '}
      <Link view={view} to={{ page: 'health' }}>
        {view.say('health')}
      </Link>
    </p>
  );
}

interface Failed {
  why?: string;
  place?: View['place'];
}

/** A document that is not what it should be must not leave an empty screen; another place is tried anew. */
class Boundary extends Component<{ view: View; children: ComponentChildren }, Failed> {
  override componentDidCatch(error: unknown): void {
    this.setState({ why: String(error), place: this.props.view.place });
  }

  override render({ view, children }: { view: View; children: ComponentChildren }) {
    const { why, place } = this.state;
    if (why === undefined || place !== view.place) return children;
    return (
      <p class="bad" role="alert">
        {view.say('crashed', { why })}
      </p>
    );
  }
}
