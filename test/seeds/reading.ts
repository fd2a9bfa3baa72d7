// Reads hostnames, IPv4 addresses, ranges and ports out of a Japanese text, with no help from the product's parsers.

/** What was read: its canonical text, and the Region in whose row it stands, if it stands in one. */
export interface Found {
  readonly text: string;
  readonly region: string | null;
}

/**
 * All that a text names, each once per Region.
 * - `hostnames`: lower case; placeholders are `{region}` and `{directory}`. `mailDomains`: the same after an `@`.
 * - `addresses`: single ones. `ranges`: `first-last` or `first/length`.
 * - `ports`: `tcp 443`, `udp 137-138`; `any 4172` where the text gives no protocol.
 */
export interface Reading {
  readonly hostnames: readonly Found[];
  readonly mailDomains: readonly Found[];
  readonly addresses: readonly Found[];
  readonly ranges: readonly Found[];
  readonly ports: readonly Found[];
  /** Dotted names that are no hostnames: files, names of services and of code. */
  readonly refused: readonly string[];
}

type RegionAt = (index: number) => string | null;

/** How a row of a table starts. Blanks are not written the same way everywhere. */
const ROWS: readonly (readonly [start: RegExp, region: string])[] = [
  [/^米国東部\s*\(バージニア北部\)/u, 'us-east-1'],
  [/^米国西部\s*\(オレゴン\)/u, 'us-west-2'],
  [/^アジアパシフィック\s*\(ソウル\)/u, 'ap-northeast-2'],
  [/^アジアパシフィック\s*\(シンガポール\)/u, 'ap-southeast-1'],
  [/^アジアパシフィック\s*\(シドニー\)/u, 'ap-southeast-2'],
  [/^アジアパシフィック\s*\(東京\)/u, 'ap-northeast-1'],
  [/^カナダ\s*\(中部\)/u, 'ca-central-1'],
  [/^欧州\s*\(フランクフルト\)/u, 'eu-central-1'],
  [/^欧州\s*\(アイルランド\)/u, 'eu-west-1'],
  [/^欧州\s*\(ロンドン\)/u, 'eu-west-2'],
  [/^南米\s*\(サンパウロ\)/u, 'sa-east-1'],
  [/^AWS GovCloud\s*\(US-West\)/u, 'us-gov-west-1'],
];

/** Reads a whole document. */
export function read(document: string): Reading {
  const text = withoutPaths(withPlaceholders(document.normalize('NFKC')));
  const regionAt = rowsOf(text);
  const names = readNames(text, regionAt);
  return { ...names, ...readAddresses(text, regionAt), ports: readPorts(text) };
}

function withPlaceholders(text: string): string {
  return text
    .replace(/<(?:region|リージョン名?)>/giu, '{region}')
    .replace(/<directory id>/giu, '{directory}')
    .replace(/\bX{4,}(?=\.)/gu, '{directory}');
}

/** Leaves of an address on the web its host alone; one inside the path of another is kept. */
function withoutPaths(text: string): string {
  return text.replace(/(https?:\/\/[^/\s]+)\/(?:(?!https?:)\S)*/gu, '$1 ');
}

/** A row starts with the Region's name and goes on over lines that hold nothing but addresses. */
function rowsOf(text: string): RegionAt {
  const lines: { readonly start: number; readonly region: string | null }[] = [];
  let start = 0;
  let region: string | null = null;
  for (const line of text.split('\n')) {
    const words = line.replace(/^[\s•]+/u, '');
    const row = ROWS.find(([pattern]) => pattern.test(words));
    if (row !== undefined) region = row[1];
    else if (/[^\d.\s/~–-]/u.test(words)) region = null;
    lines.push({ start, region });
    start += line.length + 1;
  }
  return (index) => lines.findLast((line) => line.start <= index)?.region ?? null;
}

const LABEL = String.raw`(?:[A-Za-z0-9_-]|\{region\}|\{directory\})+`;
const DOTTED = new RegExp(
  String.raw`(?<![\w.{}@-])(@?)((?:\*\.)?(?:${LABEL}\.)+[A-Za-z][A-Za-z0-9-]*)(?![\w-])`,
  'gu',
);
const MAIL = new RegExp(String.raw`[\w.+-]+@((?:${LABEL}\.)+[A-Za-z]{2,})`, 'gu');

function readNames(text: string, regionAt: RegionAt): Pick<Reading, 'hostnames' | 'mailDomains' | 'refused'> {
  const hostnames: Found[] = [];
  const refused: string[] = [];
  for (const match of text.matchAll(DOTTED)) {
    const name = match[2] ?? '';
    if (isHostname(name)) hostnames.push({ text: name.toLowerCase(), region: regionAt(match.index) });
    else refused.push(name);
  }
  const mailDomains = [...text.matchAll(MAIL)].map(([, domain = '']) => ({
    text: domain.toLowerCase(),
    region: null,
  }));
  return { hostnames: once(hostnames), mailDomains: once(mailDomains), refused: [...new Set(refused)] };
}

/** Hostnames end in a domain; files end in what they are, services start with the domain, code is in camel case. */
function isHostname(name: string): boolean {
  const isFile = /\.(?:json|xml|css|js|jspa?|html?|txt)$/iu.test(name);
  const isReversed = /^(?:com|aws)\./u.test(name);
  const isCode = /[a-z][A-Z]/u.test(name);
  return !isFile && !isReversed && !isCode;
}

const OCTET = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`;
const ADDRESS = String.raw`(?<![\d.])(?:${OCTET}\.){3}${OCTET}(?!\.?\d)`;
const RANGE = new RegExp(String.raw`(${ADDRESS})\s*[-–—~〜]\s*(${ADDRESS})`, 'gu');
const BLOCK = new RegExp(String.raw`(${ADDRESS})/(\d{1,2})(?!\d)`, 'gu');

function readAddresses(text: string, regionAt: RegionAt): Pick<Reading, 'addresses' | 'ranges'> {
  const ranges: Found[] = [];
  let rest = text.replace(RANGE, (whole, first: string, last: string, index: number) => {
    ranges.push({ text: `${first}-${last}`, region: regionAt(index) });
    return blank(whole);
  });
  rest = rest.replace(BLOCK, (whole, first: string, length: string, index: number) => {
    ranges.push({ text: `${first}/${length}`, region: regionAt(index) });
    return blank(whole);
  });
  const addresses = [...rest.matchAll(new RegExp(ADDRESS, 'gu'))].map((match) => ({
    text: match[0],
    region: regionAt(match.index),
  }));
  return { addresses: once(addresses), ranges: once(ranges) };
}

const PORT = String.raw`(?<![\d.:-])\d{1,5}(?![.\d])(?:\s*[-–~〜]\s*\d{1,5}(?![.\d]))?`;
const AND = String.raw`\s*(?:[,、]\s*(?:および|と|や)?|および|と|や)\s*`;
const LIST = `(?<ports>${PORT}(?:${AND}${PORT})*)`;
const PROTOCOLS = String.raw`(?<protocols>(?:TCP|UDP|QUIC)(?:\s*(?:/|,|、|と|および)\s*(?:TCP|UDP))*)`;

/** From the most telling way of naming a port to the least; what one has read, the next does not see. */
const PORT_PATTERNS: readonly RegExp[] = [
  String.raw`${LIST}\s*\(\s*${PROTOCOLS}\s*\)`,
  String.raw`(?:ポート|port)\s*${LIST}\s*(?:の|で|へ)(?:(?!ポート)[^。\n])*?バウンド\s*${PROTOCOLS}`,
  String.raw`${LIST}\s*以外のすべての\s*${PROTOCOLS}\s*ポート`,
  String.raw`${PROTOCOLS}\s*(?:両方の|,?\s*(?:ポート|port)\s*[の:]?)?\s*${LIST}`,
  String.raw`(?:ポート|port)\s*[の:]?\s*${LIST}`,
  String.raw`${LIST}\s*(?:番|以外の)?\s*(?:ポート|port)`,
].map((pattern) => new RegExp(pattern, 'giu'));

function readPorts(text: string): readonly Found[] {
  const ports: Found[] = [];
  let rest = text;
  for (const pattern of PORT_PATTERNS) {
    for (const { groups } of rest.matchAll(pattern)) {
      const protocols = groups?.['protocols']?.match(/TCP|UDP|QUIC/giu) ?? ['any'];
      const numbers = groups?.['ports']?.match(new RegExp(PORT, 'gu')) ?? [];
      for (const protocol of protocols) {
        for (const number of numbers) ports.push({ text: portText(protocol, number), region: null });
      }
    }
    rest = rest.replace(pattern, blank);
  }
  return once(ports);
}

/** QUIC runs over UDP. */
function portText(protocol: string, port: string): string {
  const lower = protocol.toLowerCase();
  return `${lower === 'quic' ? 'udp' : lower} ${port.replace(/\s*[-–~〜]\s*/u, '-')}`;
}

/** As many characters that belong to nothing, so that what follows stays where it is. */
function blank(text: string): string {
  return text.replace(/[^\n]/gu, '\0');
}

function once(found: readonly Found[]): readonly Found[] {
  return [...new Map(found.map((one) => [`${one.text} ${one.region}`, one])).values()];
}
