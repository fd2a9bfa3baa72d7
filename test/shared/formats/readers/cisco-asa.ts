// Cisco ASA, object groups as its guide says: run line by line on a device, beginning with what it has. An access list
// names the outer groups, so none of them may be removed, be empty or lose its last member at any moment.
import { BITS } from '../../../oracle/text.ts';
import { distinct, type Found, strictAddress, strictLines, strictPrefix } from './found.ts';

/** Groups by name, each with its members as they are written. */
export type Device = Map<string, string[]>;

const NAME = /^[A-Za-z0-9.!@#$%^&()_{}-]{1,64}$/;

export function read(bytes: Uint8Array): Found {
  const device: Device = new Map();
  run(device, bytes);
  const inner = new Set([...device.values()].flat().flatMap((member) => groupIn(member) ?? []));
  const prefixes = [...device.keys()]
    .filter((name) => !inner.has(name))
    .flatMap((name) => membersOf(device, name));
  return { prefixes: distinct(prefixes), domains: [] };
}

/** Runs a file on a device. What it says of a group that is not there is an error that changes nothing. */
export function run(device: Device, bytes: Uint8Array, watch: () => void = () => {}): void {
  let current = '';
  for (const line of strictLines(bytes)) {
    const [, indent, no, command, rest = ''] = /^( ?)(no )?([a-z-]+) (.+)$/.exec(line) ?? [];
    if (indent === '' && command === 'object-group') {
      const name = nameOf(rest.replace(/^network /, ''), rest);
      if (no === undefined) {
        current = name;
        if (!device.has(name)) device.set(name, []);
      } else {
        if (isUsed(device, name)) throw new Error(`removes a group in use: ${name}`);
        device.delete(name);
      }
    } else if (indent === ' ' && (command === 'network-object' || command === 'group-object')) {
      change(device, current, no !== undefined, `${command} ${rest}`);
    } else throw new Error(`a line: ${line}`);
    watch();
  }
  for (const [name, members] of device) if (members.length === 0) throw new Error(`empty: ${name}`);
}

function nameOf(name: string, rest: string): string {
  if (rest === name || !NAME.test(name)) throw new Error(`a group: ${rest}`);
  return name;
}

function change(device: Device, group: string, isRemoved: boolean, member: string): void {
  const members = device.get(group);
  const inner = groupIn(member);
  if (members === undefined) throw new Error(`a member without a group: ${member}`);
  if (inner === undefined) prefixOf(member);
  if (inner !== undefined && !device.has(inner)) {
    if (isRemoved) return;
    throw new Error(`no such group: ${inner}`);
  }
  if (isRemoved) {
    if (members.length === 1 && members[0] === member) throw new Error(`empties ${group}`);
    device.set(
      group,
      members.filter((one) => one !== member),
    );
  } else if (!members.includes(member)) members.push(member);
}

function isUsed(device: Device, name: string): boolean {
  return [...device.values()].some((members) => members.includes(`group-object ${name}`));
}

function groupIn(member: string): string | undefined {
  return /^group-object (\S+)$/.exec(member)?.[1];
}

/** Every prefix of a group, through the groups in it. */
export function membersOf(device: Device, name: string): readonly string[] {
  return (device.get(name) ?? []).flatMap((member) => {
    const inner = groupIn(member);
    return inner === undefined ? [prefixOf(member)] : membersOf(device, inner);
  });
}

function prefixOf(member: string): string {
  const [, first = '', second, ...more] = member.split(' ');
  if (more.length > 0) throw new Error(`a member: ${member}`);
  if (second === undefined) {
    if (!first.includes(':')) throw new Error(`IPv4 without a mask: ${member}`);
    return strictPrefix(first);
  }
  if (first === 'host') return `${strictAddress(second)}/${second.includes(':') ? BITS.ipv6 : BITS.ipv4}`;
  const bits = second
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('');
  if (!/^(?=.{32}$)1*0*$/.test(bits)) throw new Error(`a mask: ${member}`);
  return strictPrefix(`${first}/${bits.replaceAll('0', '').length}`);
}
