// Phrases that are the same in every language: ports, times, lists of things.
import type { Transport } from '../../requirements/requirement.ts';
import type { Language } from './say.ts';

/** `TCP/UDP 4172, 4195; UDP 50002`: ports of both protocols first, then those of one. */
export function portWords(transports: readonly Transport[]): string {
  const portsOf = (protocol: Transport['protocol']) =>
    transports.filter((each) => each.protocol === protocol).flatMap(({ ports }) => ports);
  const tcp = portsOf('tcp');
  const udp = portsOf('udp');
  const groups = [
    ['TCP/UDP', tcp.filter((port) => udp.includes(port))],
    ['TCP', tcp.filter((port) => !udp.includes(port))],
    ['UDP', udp.filter((port) => !tcp.includes(port))],
  ] as const;
  return groups
    .filter(([, ports]) => ports.length > 0)
    .map(([protocol, ports]) => `${protocol} ${ports.join(', ')}`)
    .join('; ');
}

/** `2026-09-18T06:17:25Z (2026-09-18 15:17 Asia/Tokyo)`. `time` is ISO 8601 in UTC. */
export function momentWords(time: string, timeZone: string): string {
  if (timeZone === 'UTC') return time;
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(time));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  const date = [part('year'), part('month'), part('day')].join('-');
  return `${time} (${date} ${part('hour')}:${part('minute')} ${timeZone})`;
}

/** Some things one after the other. */
export function listWords(language: Language, items: readonly string[]): string {
  return items.join(language === 'ja' ? '、' : ', ');
}

/** What texts from outside must not bring into an alert: control and format characters, and line breaks. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** One line that is safe to show, however it came about. */
export function safeLine(text: string): string {
  return text.replace(UNSEEN, ' ');
}

/** A line of at most so many characters, as UTF-16 counts them; a cut is seen, and is in the middle of no character. */
export function cutLine(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > most - 3) break;
    kept += character;
  }
  return `${kept}...`;
}
