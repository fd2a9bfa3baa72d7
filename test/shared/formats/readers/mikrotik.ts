// RouterOS, a script for /import: a menu, then `add`, `remove` and `set` on the address list with `[find list="…"]`. It
// runs on a router that has old entries; any other command, and anything that a quoted text could break out with, is refused.
import { distinct, type Found, strictLines, strictPrefix } from './found.ts';

const TEXT = '"([a-z0-9-]+)"';
const ADD = new RegExp(`^add list=${TEXT} address=([0-9a-f.:/]+)$`);
const REMOVE = new RegExp(`^remove \\[find list=${TEXT}\\]$`);
const SET = new RegExp(`^set \\[find list=${TEXT}\\] list=${TEXT}$`);

export function read(bytes: Uint8Array): Found {
  const lines = strictLines(bytes).filter((line) => !line.startsWith('#'));
  const [, menu] = /^\/(ip|ipv6) firewall address-list$/.exec(lines[0] ?? '') ?? [];
  if (menu === undefined) throw new Error('no menu');
  const target = lines.flatMap((line) => SET.exec(line)?.[2] ?? []);
  if (target.length !== 1) throw new Error('not one list');
  let entries = target.map((list) => ({ list, address: 'what was there before' }));
  for (const line of lines.slice(1)) {
    const [, added, address = ''] = ADD.exec(line) ?? [];
    const [, removed] = REMOVE.exec(line) ?? [];
    const [, from, to] = SET.exec(line) ?? [];
    if (added !== undefined) {
      if ((menu === 'ipv6') !== address.includes(':')) throw new Error(`the other family: ${line}`);
      entries.push({ list: added, address: strictPrefix(address) });
      distinct(entries.map((entry) => `${entry.list} ${entry.address}`));
    } else if (removed !== undefined) entries = entries.filter(({ list }) => list !== removed);
    else if (from !== undefined && to !== undefined) {
      entries = entries.map((entry) => (entry.list === from ? { ...entry, list: to } : entry));
    } else throw new Error(`a line: ${line}`);
  }
  if (entries.some(({ list }) => list !== target[0])) throw new Error('entries left in another list');
  return { prefixes: entries.map(({ address }) => strictPrefix(address)), domains: [] };
}
