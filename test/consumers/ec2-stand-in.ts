// The three actions of EC2's query API that a managed prefix list is changed by, for one list, as the API Reference has
// them: versions, states, at most 100 changes a call, MaxEntries.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The list, which tests may change, and what was asked. */
export interface StandIn {
  readonly url: string;
  readonly entries: Set<string>;
  maxEntries: number;
  /** Somebody else changes the list before each modification. */
  isContested: boolean;
  /** Each modification: how many were added and removed. */
  readonly changes: { readonly added: number; readonly removed: number }[];
  /** The fewest entries of a set that were there at any time. */
  readonly watch: (needed: readonly string[]) => () => number;
  readonly close: () => void;
}

/** An error as EC2 tells it. */
class Refusal extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export const LIST_ID = 'pl-0123456789abcdef0';

/** Starts it on 127.0.0.1. */
export async function startStandIn(): Promise<StandIn> {
  let version = 1;
  let looksUntilDone = 0;
  let watched = { needed: [] as readonly string[], least: 0 };
  const server = createServer(async (request, response) => {
    try {
      response.end(answer(await parametersOf(request)));
    } catch (error) {
      const { code, message } = error as Refusal;
      const text = `<Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors>`;
      response.writeHead(400).end(`<Response>${text}<RequestID>1</RequestID></Response>`);
    }
  });

  const listXml = (state: string) =>
    `<prefixListId>${LIST_ID}</prefixListId><addressFamily>IPv4</addressFamily><state>${state}</state>` +
    `<maxEntries>${standIn.maxEntries}</maxEntries><version>${version}</version>`;
  function answer(parameters: URLSearchParams): string {
    const action = parameters.get('Action') ?? '';
    const id = parameters.get('PrefixListId') ?? parameters.get('PrefixListId.1');
    if (id !== LIST_ID) throw new Refusal('InvalidPrefixListID.NotFound', 'no such list');
    if (action === 'DescribeManagedPrefixLists') {
      const state = looksUntilDone-- > 0 ? 'modify-in-progress' : 'modify-complete';
      return `<${action}Response><prefixListSet><item>${listXml(state)}</item></prefixListSet></${action}Response>`;
    }
    if (action === 'GetManagedPrefixListEntries') return entriesAnswer(action, parameters);
    if (action === 'ModifyManagedPrefixList') {
      modify(parameters);
      return `<${action}Response><prefixList>${listXml('modify-in-progress')}</prefixList></${action}Response>`;
    }
    throw new Refusal('InvalidAction', action);
  }

  /** A hundred a page, as the service gives them. */
  function entriesAnswer(action: string, parameters: URLSearchParams): string {
    const from = Number(parameters.get('NextToken') ?? 0);
    const all = [...standIn.entries];
    const items = all.slice(from, from + 100).map((cidr) => `<item><cidr>${cidr}</cidr></item>`);
    const next = from + 100 < all.length ? `<nextToken>${from + 100}</nextToken>` : '';
    return `<${action}Response><entrySet>${items.join('')}</entrySet>${next}</${action}Response>`;
  }

  function modify(parameters: URLSearchParams): void {
    const named = (kind: string) =>
      [...parameters]
        .filter(([key]) => key.startsWith(kind) && key.endsWith('.Cidr'))
        .map(([, cidr]) => cidr);
    const [added, removed] = [named('AddEntry'), named('RemoveEntry')];
    if (standIn.isContested) version++;
    if (Number(parameters.get('CurrentVersion')) !== version) {
      throw new Refusal('PrefixListVersionMismatch', 'the prefix list has another version');
    }
    if (looksUntilDone > 0) throw new Refusal('IncorrectState', 'the prefix list is being changed');
    if (added.length + removed.length > 100) throw new Refusal('InvalidParameterValue', 'more than 100');
    // Stricter than the service may be: room is not made by what the same call removes.
    if (standIn.entries.size + added.length > standIn.maxEntries) {
      throw new Refusal('PrefixListMaxEntriesExceeded', 'too many entries');
    }
    for (const cidr of removed) {
      if (!standIn.entries.delete(cidr)) throw new Refusal('InvalidParameterValue', 'no such entry');
    }
    for (const cidr of added) standIn.entries.add(cidr);
    standIn.changes.push({ added: added.length, removed: removed.length });
    version++;
    // Some time goes by after the first change only: each look takes a second of the CLI.
    looksUntilDone = standIn.changes.length === 1 ? 1 : 0;
    watched.least = Math.min(watched.least, countWatched());
  }

  const countWatched = () => watched.needed.filter((cidr) => standIn.entries.has(cidr)).length;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const standIn: StandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    entries: new Set(),
    maxEntries: 0,
    isContested: false,
    changes: [],
    watch: (needed) => {
      watched = { needed, least: needed.length };
      return () => watched.least;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return standIn;
}

async function parametersOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const part of request) body += part;
  return new URLSearchParams(body);
}
