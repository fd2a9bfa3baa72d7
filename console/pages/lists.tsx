// The lists of a Region: what each opens, how full its consumers are, and the URL for each of them.

import { portWords } from '../../shared/alerts/words/phrases.ts';
import { isWide, labelOf } from '../../shared/allowlist/labels.ts';
import type { FileRecord, ListRecord } from '../../shared/release/manifest.ts';
import { guideOf } from '../guides.ts';
import { digits } from '../numbers.ts';
import { Absent, Choice, Copy, Link, Moment, Table } from '../parts/parts.tsx';
import { latestOf, manifestOf, regionOf, regionsIn } from '../published.ts';
import type { View } from '../view.ts';

/** The lists of the recommended profile. */
const RECOMMENDED: readonly string[] = ['domains', 'streaming', 'health-check'];

/** The page. */
export function Lists({ view }: { view: View }) {
  const { say } = view;
  const latest = latestOf(view);
  const manifest = manifestOf(view);
  if (latest.kind !== 'here') return <Absent view={view} loaded={latest} />;
  if (manifest.kind !== 'here') return <Absent view={view} loaded={manifest} />;
  const region = regionOf(view, latest.document);
  const here = manifest.document.allowlists.filter((list) => list.region === region);
  const rank = ({ name }: ListRecord) => (RECOMMENDED.includes(name) ? 0 : isWide(name) ? 2 : 1);
  return (
    <>
      <search class="fields">
        <Choice
          view={view}
          name="region"
          label={say('region')}
          value={region}
          options={regionsIn(latest.document).map((each) => [each, each])}
        />
      </search>
      <p>{say('profile')}</p>
      {here
        .toSorted((a, b) => rank(a) - rank(b))
        .map((list) => (
          <List key={list.name} view={view} list={list} />
        ))}
    </>
  );
}

function List({ view, list }: { view: View; list: ListRecord }) {
  const { say, language } = view;
  const { region, name, stamp, ports, addresses, headroom, files } = list;
  return (
    <section class="card" id={name}>
      <h2>
        {name} {RECOMMENDED.includes(name) && <span class="chip good">{say('recommended')}</span>}{' '}
        {isWide(name) && <span class="chip warn">{say('wide')}</span>}
      </h2>
      <p>
        {labelOf(name)[language]}
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
      <Table label={name} heads={[say('format'), say('entries'), 'URL', say('copy'), say('guide')]}>
        {files.map((file) => (
          <File key={file.file} view={view} file={file} path={`current/${region}/${name}/${file.file}`} />
        ))}
      </Table>
    </section>
  );
}

function File({ view, file, path }: { view: View; file: FileRecord; path: string }) {
  const { say } = view;
  const url = `${location.origin}/${path}`;
  const guide = guideOf(file.format, view.language);
  return (
    <tr>
      <td>{file.format}</td>
      <td>{digits(file.entries)}</td>
      <td>
        <a href={`/${path}`}>{path}</a>
      </td>
      <td>
        <Copy view={view} text={url} label="URL" />{' '}
        <Copy
          view={view}
          text={`curl --fail --silent --show-error --output ${file.file} '${url}'`}
          label="curl"
        />{' '}
        <Copy view={view} text={`aws s3 cp s3://YOUR-BUCKET/${path} ${file.file}`} label="aws s3 cp" />
      </td>
      <td>
        <a href={`/console/guides/${guide}.txt`}>{guide.startsWith('README') ? say('guide') : guide}</a>
      </td>
    </tr>
  );
}
