// Everything that a check tries, some at a time, within one limit for all of it.
import { isIP } from 'node:net';
import pMap from 'p-map';
import { addressKind } from '../../shared/check/address.ts';
import type {
  Attempt,
  CheckSight,
  Lookup,
  MachineFacts,
  ProxyFacts,
  Result,
} from '../../shared/check/sight.ts';
import type { Target } from '../../shared/check/target.ts';
import { connect, isOpen } from './connect.ts';
import { sendDatagram } from './datagram.ts';
import { UNFINISHED } from './failed.ts';
import { shakeHands } from './handshake.ts';
import { AT_ONCE, type Clock, startClock } from './limits.ts';
import { type Names, openNames } from './look-up.ts';
import { seeMachine } from './machine.ts';
import { askForMetadata, openTunnel } from './tunnel.ts';
import type { Place, Wires } from './wires.ts';

/** What one survey works with. */
interface Survey {
  readonly wires: Wires;
  readonly names: Names;
  readonly clock: Clock;
  readonly machine: MachineFacts;
  /** Where the proxy is, once it was found. */
  readonly proxy: Place | undefined;
}

/** Tries every target. */
export async function survey(
  targets: readonly Target[],
  proxy: Place | undefined,
  wires: Wires,
): Promise<CheckSight> {
  const clock = startClock();
  const names = openNames(wires, clock);
  const machine = { ...(await seeMachine(names.servers)), ...wires.machine };
  if (!machine.hasIpv4 && !machine.hasIpv6) return { machine, attempts: [], proxy: undefined };
  const facts = proxy === undefined ? undefined : await seeProxy(proxy, { wires, names, clock });
  const found = facts?.found;
  const tried = facts === undefined || found !== undefined ? targets : targets.filter(isDirect);
  const tools: Survey = { wires, names, clock, machine, proxy: found };
  const attempts = await pMap(tried, (target) => attemptsOn(target, tools), { concurrency: AT_ONCE });
  return { machine, attempts: attempts.flat(), proxy: facts?.facts };
}

function isDirect({ way }: Target): boolean {
  return way === 'direct';
}

/** Looks at the proxy first: where it cannot be reached there is one thing to say, and not one a name. */
async function seeProxy(
  { host, port }: Place,
  { wires, names, clock }: Pick<Survey, 'wires' | 'names' | 'clock'>,
): Promise<{ readonly facts: ProxyFacts; readonly found: Place | undefined }> {
  const place = `${host}:${port}`;
  const lookup = isIP(host) > 0 ? null : await names.lookUp(host);
  const [address] = lookup === null ? [host] : addressesIn(lookup);
  const nothing = { place, lookup, connection: null, metadataStatus: null };
  if (address === undefined) return { facts: nothing, found: undefined };
  const found = wires.placeOf(address, port);
  const outcome = await connect(found, clock);
  if (!isOpen(outcome)) return { facts: { ...nothing, connection: outcome }, found: undefined };
  outcome.destroy();
  const metadataStatus = await askForMetadata(found, clock);
  return { facts: { place, lookup, connection: { kind: 'open' }, metadataStatus }, found };
}

function addressesIn(lookup: Lookup): readonly string[] {
  return lookup.kind === 'addresses' ? [...lookup.ipv4, ...lookup.ipv6] : [];
}

async function attemptsOn(target: Target, survey: Survey): Promise<readonly Attempt[]> {
  const { host, way } = target;
  if (way === 'proxy') return [await attempt(target, null, null, survey)];
  if (isIP(host) > 0) return [await attempt(target, host, null, survey)];
  const lookup = await survey.names.lookUp(host);
  const addresses = chosen(target, lookup, survey.machine);
  if (addresses.length === 0) return [{ target, address: null, lookup, result: null }];
  return Promise.all(addresses.map((address) => attempt(target, address, lookup, survey)));
}

/** A firewall may open some servers and not others, so each of those is tried that a client may ask; else one will do. */
function chosen({ purpose }: Target, lookup: Lookup, { hasIpv6 }: MachineFacts): readonly string[] {
  if (lookup.kind !== 'addresses') return [];
  const { ipv4, ipv6 } = lookup;
  const [one] = [...ipv4, ...ipv6];
  if (purpose === 'name') return one === undefined ? [] : [one];
  const some = [...ipv4, ...(hasIpv6 || ipv4.length === 0 ? ipv6.slice(0, 1) : [])];
  return some.toSorted();
}

async function attempt(
  target: Target,
  address: string | null,
  lookup: Lookup | null,
  survey: Survey,
): Promise<Attempt> {
  // An address that stands for "blocked" is this machine's own: nothing is to be learned from trying it.
  const isDeadEnd = address !== null && addressKind(address) === 'sinkhole';
  return { target, address, lookup, result: isDeadEnd ? null : await tryOnce(target, address, survey) };
}

async function tryOnce(
  { host, port, protocol, purpose }: Target,
  address: string | null,
  { wires, clock, proxy }: Survey,
): Promise<Result> {
  if (clock.isOver()) return UNFINISHED;
  if (address !== null && protocol === 'udp') return sendDatagram(wires.placeOf(address, port, 'udp'), clock);
  const outcome =
    address !== null
      ? await connect(wires.placeOf(address, port), clock)
      : proxy !== undefined
        ? await openTunnel(proxy, host, port, clock)
        : UNFINISHED;
  if (!isOpen(outcome)) return outcome;
  if (purpose === 'name') return shakeHands(outcome, host, clock);
  outcome.destroy();
  return { kind: 'open' };
}
