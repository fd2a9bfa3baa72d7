// Wrong versions of the product: each is a small patch that a tired person might make, and each must be caught by the
// simulator, which names the promise that it breaks. A patch whose text is no longer found is an error of this list.

/** One wrong version. */
export interface Mutant {
  readonly name: string;
  /** Promises of which at least one must be named (design, section 9). */
  readonly promises: readonly number[];
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** All wrong versions. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'stage after commit',
    promises: [2, 5],
    file: 'shared/release/commit.ts',
    find: 'const staged = await stage(ports, objects, manifest);',
    replace: `const text = new TextEncoder().encode(JSON.stringify(manifest));
      const staged = { manifest: ports.tools.hash('sha256', text), written: 0 };
      setTimeout(() => stage(ports, objects, manifest).catch(() => {}), 0);`,
  },
  {
    name: 'blind overwrite of current/',
    promises: [3],
    file: 'shared/release/current.ts',
    find: "const expected: Expected = found === undefined ? { kind: 'absent' } : { kind: 'etag', etag: found.etag };",
    replace: "const expected = { kind: 'any' } as never;",
  },
  {
    name: '!= for > between body and HEAD',
    promises: [16],
    file: 'shared/feed/verify.ts',
    find: 'head === undefined || body > head.syncToken',
    replace: 'head === undefined || body !== head.syncToken',
  },
  {
    name: '!= for > between notification and body',
    promises: [16],
    file: 'shared/feed/verify.ts',
    find: 'notified !== undefined && notified.syncToken > body',
    replace: 'notified !== undefined && notified.syncToken !== body',
  },
  {
    name: 'one token, two contents',
    promises: [15],
    file: 'shared/feed/verify.ts',
    find: "throw contentDiffers('feed-token-reused', received, head.md5, 'the feed that was accepted before');",
    replace: "return { kind: 'newer' };",
  },
  {
    name: 'notify before live',
    promises: [12],
    file: 'shared/release/outbox.ts',
    find: '.filter(({ seq }) => seq <= shownSeq)',
    replace: '.filter(({ seq }) => seq <= shownSeq + 1)',
  },
  {
    name: 'mark before send',
    promises: [12],
    file: 'shared/release/outbox.ts',
    find: 'const message = await messageOf(ports, item, telling);',
    replace: `const message = await messageOf(ports, item, telling);
    await takeOut(ports, item);`,
  },
  {
    name: 'send without a claim',
    promises: [12],
    file: 'shared/release/outbox.ts',
    find: 'if (!(await claim(ports, item))) return false;',
    replace: '',
  },
  {
    name: 'a claim that never lapses',
    promises: [12, 16],
    file: 'shared/release/outbox.ts',
    find: '(item.claimedUntil ?? 0) > now',
    replace: 'item.claimedUntil !== undefined',
  },
  {
    name: 'a digest that takes out what it does not hold',
    promises: [12, 16],
    file: 'shared/release/digest.ts',
    find: 'releases: head.folded }',
    replace: 'releases: head.folded.slice(0, 1) }',
  },
  {
    name: 'a digest that keeps what it holds',
    promises: [12, 16],
    file: 'shared/release/digest.ts',
    find: 'return { ...head, folded: [], outbox',
    replace: 'return { ...head, outbox',
  },
  {
    name: 'an action that waits for the digest',
    promises: [12],
    file: 'shared/release/next-head.ts',
    find: "severityOf(manifest) === 'routine'",
    replace: "severityOf(manifest) !== 'baseline'",
  },
  {
    name: 'no floor at the first run',
    promises: [7],
    file: 'shared/allowlist/follow.ts',
    find: 'const { kept, dropped } = dropFrom(selected, previous);',
    replace:
      'const { kept, dropped } = previous === undefined ? { kept: selected.taken, dropped: [] } : dropFrom(selected, previous);',
  },
  {
    name: 'no hold',
    promises: [11],
    file: 'shared/allowlist/holds.ts',
    find: 'const begun = begunHolds(id, held, circumstances);',
    replace: 'const begun: Hold[] = [];',
  },
  {
    name: 'a hold ends with the next feed',
    promises: [11],
    file: 'shared/allowlist/holds.ts',
    find: 'waits === undefined && until <= clock',
    replace: 'waits === undefined && until <= clock + 7 * DAY',
  },
  {
    name: 'what a guard stopped leaves after its days',
    promises: [11],
    file: 'shared/allowlist/holds.ts',
    find: 'waits === undefined && until <= clock',
    replace: 'until <= clock',
  },
  {
    name: 'no guard on additions',
    promises: [10, 11],
    file: 'shared/allowlist/guards.ts',
    find: 'change.added.length > 0 && growsTooMuch(selector, change, limits)',
    replace: 'false',
  },
  {
    name: 'what is withheld is forgotten',
    promises: [10, 11],
    file: 'shared/allowlist/follow.ts',
    find: 'const withheld = [...stillWithheld, ...newlyWithheld];',
    replace: 'const withheld = newlyWithheld;',
  },
  {
    name: 'an approval bound to the date of the feed only',
    promises: [11],
    file: 'shared/allowlist/decisions.ts',
    find: "digest: hash('sha256', new TextEncoder().encode(JSON.stringify(question)))",
    replace:
      "digest: hash('sha256', new TextEncoder().encode(JSON.stringify([kind, selector, since, deniedAt])))",
  },
  {
    name: 'no poll',
    promises: [16, 17],
    file: 'functions/watch.ts',
    find: 'const notified = newestNotification(event);',
    replace:
      "const notified = newestNotification(event);\n    if (notified === undefined) return { result: 'unchanged' };",
  },
  {
    name: 'rev not raised',
    promises: [1],
    file: 'shared/release/update-head.ts',
    find: 'rev: head.rev + 1',
    replace: 'rev: head.rev',
  },
  {
    name: 'HEAD put without looking at rev',
    promises: [1, 4, 10, 11, 12, 15, 16],
    file: 'shared/release/commit.ts',
    find: "return (await table.writeHead(encodeHead(next), read?.rev)) === 'written';",
    replace: `const now = await table.readHead();
      return (await table.writeHead(encodeHead({ ...next, rev: (now?.rev ?? 0) + 1 }), now?.rev)) === 'written';`,
  },
  {
    name: 'ingest empties the outbox',
    promises: [12],
    file: 'shared/release/next-head.ts',
    find: 'outbox: [...(head?.outbox ?? []), ...items]',
    replace: 'outbox: [...items]',
  },
  {
    name: 'a decision without a record',
    promises: [11],
    file: 'shared/release/next-head.ts',
    find: 'records: [...(head?.records ?? []), ...(record === undefined ? [] : [record])]',
    replace: 'records: record === undefined ? [] : [record]',
  },
  {
    name: 'latest.json goes back',
    promises: [2],
    file: 'shared/release/publish.ts',
    find: 'if (found !== undefined && found.seq > version.seq) {',
    replace: 'if (false) {',
  },
  {
    name: 'version.json before latest.json',
    promises: [2],
    file: 'shared/release/publish.ts',
    find: 'await updateDocument<LatestDocument>(bucket, LATEST_KEY, advance(latest));',
    replace:
      'await updateDocument<VersionDocument>(bucket, VERSION_KEY, advance(() => version));\n  await updateDocument<LatestDocument>(bucket, LATEST_KEY, advance(latest));',
  },
  {
    name: 'the index of changes goes back',
    promises: [2, 16],
    file: 'shared/release/changes.ts',
    find: 'manifests.filter(({ seq }) => seq > (found?.throughSeq ?? 0))',
    replace: 'manifests',
  },
  {
    name: 'the Atom feed goes back',
    promises: [2],
    file: 'shared/release/publish-atom.ts',
    find: ' || (await isNewer(found, ports, seq))',
    replace: '',
  },
  {
    name: 'the Atom feed after the index',
    promises: [16],
    file: 'shared/release/publish.ts',
    find: `await publishAtom(ports, terms, next.months, manifest.seq);
  await recordIndex(bucket, manifests, atomFor);`,
    replace: `await recordIndex(bucket, manifests, atomFor);
  await publishAtom(ports, terms, next.months, manifest.seq);`,
  },
  {
    name: 'a release in between is not recorded',
    promises: [16],
    file: 'shared/release/publish.ts',
    find: 'for (const link of links) {',
    replace: 'for (const link of links.slice(-1)) {',
  },
  {
    name: 'v/ named by the list, not by the bytes',
    promises: [2, 6],
    file: 'shared/release/draft.ts',
    find: 'key: immutableKey(sha256, allowlist, file),',
    replace: 'key: immutableKey(identity, allowlist, file),',
  },
  {
    name: 'current/ before the commit',
    promises: [4, 5],
    file: 'shared/release/commit.ts',
    find: 'const staged = await stage(ports, objects, manifest);',
    replace: `const staged = await stage(ports, objects, manifest);
      for (const { key, bytes } of objects.filter((each) => each.key.endsWith('.txt'))) {
        const target = key.replace(/^v\\/[0-9a-f]+\\//, 'current/');
        const there = await ports.bucket.read(target);
        const expected = there === undefined ? { kind: 'absent' } : { kind: 'etag', etag: there.etag };
        await ports.bucket.write(target, bytes, { contentType: 'text/plain', cacheControl: '' }, expected as never);
      }`,
  },
  {
    name: 'a pin that holds nothing',
    promises: [4],
    file: 'shared/release/pin.ts',
    find: 'return pin !== undefined && (pin.until === null || pin.until > now);',
    replace: 'return false;',
  },
  {
    name: 'no watchdog',
    promises: [17],
    file: 'shared/release/watchdog.ts',
    find: 'if (isUnverified === (told !== null)) return NOTHING;',
    replace: 'return NOTHING;',
  },
  {
    name: 'the watchdog barks at each look',
    promises: [12, 17],
    file: 'shared/release/watchdog.ts',
    find: 'if (isUnverified === (told !== null)) return NOTHING;',
    replace: 'if (!isUnverified) return NOTHING;',
  },
];
