// The lists of a Region: what each opens, how full its consumers are, and the URL for each of them.
import { portWords } from '../../shared/alerts/words/phrases.ts';
import { isWide } from '../../shared/allowlist/labels.ts';
import type { FileRecord, ListRecord } from '../../shared/release/manifest.ts';
import { guideOf } from '../guides.ts';
import { digits } from '../numbers.ts';
import { Choice, Copy, Link, Moment, whenHere } from '../parts/parts.tsx';
import { Table } from '../parts/table.tsx';
import { latestOf, manifestOf, RECOMMENDED, regionOf, regionsIn } from '../published.ts';
import type { View } from '../view.ts';

/** The page. */
export function Lists({ view }: { view: View }) {
  return whenHere(view, [latestOf(view), manifestOf(view)], (latest, manifest) => {
    const region = regionOf(view, latest);
    const here = manifest.allowlists.filter((list) => list.region === region);
    const rank = ({ name }: ListRecord) => (RECOMMENDED.includes(name) ? 0 : isWide(name) ? 2 : 1);
    return (
      <>
        <search class="fields">
          <Choice view={view} name="region" value={region} options={regionsIn(latest)} />
        </search>
        <p class="dim" data-told>
          {view.say('lists-of', { region, count: here.length })}
        </p>
        <p>{view.say('profile')}</p>
        {here
          .toSorted((a, b) => rank(a) - rank(b))
          .map((list) => (
            <List key={list.name} view={view} list={list} />
          ))}
      </>
    );
  });
}

function List({ view, list }: { view: View; list: ListRecord }) {
  const { say } = view;
  const { region, name, stamp, ports, addresses, headroom, files } = list;
  const isMeant = view.place.list === name;
  return (
    <section class="card" id={name}>
      <h2 tabIndex={-1} aria-current={isMeant || undefined} ref={isMeant ? goThere : null}>
        {name} {RECOMMENDED.includes(name) && <span class="chip good">{say('recommended')}</span>}{' '}
        {isWide(name) && <span class="chip warn">{say('wide')}</span>}
      </h2>
      <p>
        {view.texts.labels[name]}
        <br />
        {portWords(ports)}
        <br />
        {addresses.ipv4 !== '0' || addresses.ipv6 !== '0'
          ? say('opens-addresses', { ipv4: digits(addresses.ipv4), ipv6: digits(addresses.ipv6) })
          : `${say('names')}: ${list.domains}`}
      </p>
      <p>
        {say('last-change')}:{' '}
        <Link view={view} to={{ page: 'change', to: String(stamp.seq) }}>
          {say('release', { seq: String(stamp.seq) })}
        </Link>{' '}
        <Moment view={view} iso={new Date(stamp.createDate * 1_000).toISOString()} />
      </p>
      {headroom.map(({ consumer, limit, used, free }) => (
        <p key={consumer}>
          <meter value={used} max={limit} high={limit * 0.8} aria-label={consumer} />{' '}
          {say('headroom', { consumer, used: digits(used), limit: digits(limit), free: digits(free) })}
        </p>
      ))}
      <Table
        label={name}
        heads={[say('format'), say('entries'), 'URL', say('copy'), say('guide')]}
        rows={files.map((file) => fileRow(view, file, `current/${region}/${name}/${file.file}`))}
      />
    </section>
  );
}

/**
 * Goes to the card that the URL names once it is drawn, as a browser goes to a fragment: at once, so that nothing moves, and with
 * the focus, so that the keyboard goes on from there. Not where somebody has gone on elsewhere in the meantime.
 */
function goThere(heading: HTMLElement | null): void {
  if (heading === null || !['BODY', 'H1'].includes(document.activeElement?.tagName ?? 'BODY')) return;
  heading.focus({ preventScroll: true });
  heading.parentElement?.scrollIntoView();
}

function fileRow(view: View, { format, entries, file }: FileRecord, path: string) {
  const url = `${location.origin}/${path}`;
  const guide = guideOf(format, view.language);
  return [
    format,
    digits(entries),
    <a href={`/${path}`}>{path}</a>,
    <>
      <Copy view={view} text={url} label="URL" />{' '}
      <Copy view={view} text={`curl --fail --silent --show-error --output ${file} "${url}"`} label="curl" />{' '}
      <Copy view={view} text={`aws s3 cp s3://YOUR-BUCKET/${path} ${file}`} label="aws s3 cp" />
    </>,
    <a href={`/console/guides/${guide}.txt`}>{guide.startsWith('README') ? view.say('guide') : guide}</a>,
  ];
}
