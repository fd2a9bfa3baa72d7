// Whether texts that a reader found are a list: by what they say, not by how they are written.
import { expect, test } from 'vitest';
import type { Allowlist } from '../../../shared/allowlist/allowlist.ts';
import { areThose } from '../../../shared/formats/read-back.ts';
import { prefixesOf } from '../prefix/prefixes.ts';

const LIST: Allowlist = {
  region: 'ap-northeast-1',
  name: 'web',
  ports: [],
  prefixes: { ipv4: prefixesOf('192.0.2.0/24 198.51.100.0/25'), ipv6: prefixesOf('2001:db8::/32') },
  domains: [],
  entries: [],
};
const THOSE = ['192.0.2.0/24', '198.51.100.0/25', '2001:db8::/32'];

test('the same texts, and others that say the same', () => {
  expect(areThose(THOSE, LIST)).toBe(true);
  expect(areThose([...THOSE.slice(0, 2), '2001:0DB8:0::/32'], LIST)).toBe(true);
});

test.each([
  ['one less', THOSE.slice(1)],
  ['one more', [...THOSE, '::1/128']],
  ['another order', [...THOSE].reverse()],
  ['a wider one', ['192.0.2.0/23', ...THOSE.slice(1)]],
  ['none', []],
])('%s is another list', (_, texts) => {
  expect(areThose(texts, LIST)).toBe(false);
});

test('what is no prefix is refused', () => {
  expect(() => areThose(['192.0.2.1/24', ...THOSE.slice(1)], LIST)).toThrow(/192\.0\.2\.1\/24/);
});
