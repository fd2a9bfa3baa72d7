// The lists of a Region: what each opens, how full its consumers are, and the URL for each of them.
import { portWords } from '../../shared/alerts/words/phrases.ts';
import { isWide } from '../../shared/allowlist/labels.ts';
import type { FileRecord, ListRecord } from '../../shared/release/manifest.ts';
import { guideOf } from '../guides.ts';
import { digits } from '../numbers.ts';
import { Choice, Copy, Link, Moment, Table, whenHere } from '../parts/parts.tsx';
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
  return (
    <section class="card" id={name}>
      <h2>
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
