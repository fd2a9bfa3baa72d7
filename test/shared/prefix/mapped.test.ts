// IPv4 inside IPv6, by what the platform's own sockets and RFC 4291 say of it.
import { expect, test } from 'vitest';
import { formatPrefix } from '../../../shared/prefix/format.ts';
import { unmapped } from '../../../shared/prefix/mapped.ts';
import { parsePrefixOrAddress } from '../../../shared/prefix/parse.ts';

test.each([
  ['::ffff:192.0.2.7', '192.0.2.7/32'],
  ['::ffff:c000:207', '192.0.2.7/32'],
  ['::ffff:192.0.2.0/120', '192.0.2.0/24'],
  ['::ffff:0:0/96', '0.0.0.0/0'],
  ['::ffff:255.255.255.255', '255.255.255.255/32'],
  ['::fffe:0:0/95', '::fffe:0:0/95'],
  ['::fffe:c000:207', '::fffe:c000:207/128'],
  ['::1:0:0:0/96', '::1:0:0:0/96'],
  ['::192.0.2.7', '::c000:207/128'],
  ['2001:db8::1', '2001:db8::1/128'],
  ['192.0.2.0/24', '192.0.2.0/24'],
])('%s is %s', (text, expected) => {
  expect(formatPrefix(unmapped(parsePrefixOrAddress(text)))).toBe(expected);
});
