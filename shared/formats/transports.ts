// Ports as formats write them, read back.
import type { Port, Transport } from '../requirements/requirement.ts';
import { brokenFile } from './broken-file.ts';

const PORT = /^[1-9]\d{0,4}$/;
const RANGE = /^([1-9]\d{0,4})-([1-9]\d{0,4})$/;

/** Reads one protocol and its ports. @throws RangewatchError `store-content` */
export function readTransport(format: string, protocol: string, texts: readonly string[]): Transport {
  const [first, ...rest] = texts.map((text) => readPort(format, text));
  if ((protocol === 'tcp' || protocol === 'udp') && first !== undefined) {
    return { protocol, ports: [first, ...rest] };
  }
  throw brokenFile(format, `${protocol} ${texts.join(' ')}`, 'tcp or udp, and at least one port');
}

function readPort(format: string, text: string): Port {
  if (PORT.test(text)) return Number(text);
  const [, first, last] = RANGE.exec(text) ?? [];
  if (first !== undefined && last !== undefined) return `${Number(first)}-${Number(last)}`;
  throw brokenFile(format, text, 'a port, or two with - between');
}
