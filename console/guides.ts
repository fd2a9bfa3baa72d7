// Which page of docs/consumers tells how to use a format. The pages lie beside the console.
import type { FormatId } from '../shared/formats/formats.ts';
import type { Language } from './words/words.ts';

const GUIDES: Readonly<Record<Exclude<FormatId, 'plain' | 'plain-domains' | 'json' | 'csv'>, string>> = {
  'paloalto-ip': 'palo-alto',
  'paloalto-url': 'palo-alto',
  fortigate: 'fortigate',
  'yamaha-rtx': 'yamaha-rtx',
  squid: 'squid-and-pac',
  pac: 'squid-and-pac',
  'aws-prefix-list': 'aws',
  terraform: 'aws',
  cloudformation: 'aws',
  suricata: 'aws',
  checkpoint: 'check-point',
  'cisco-fmc': 'cisco',
  'cisco-asa': 'cisco',
  'juniper-srx': 'juniper',
  pf: 'pfsense-opnsense',
  mikrotik: 'mikrotik',
  nftables: 'nftables',
  ipset: 'ipset',
  iptables: 'ipset',
  windows: 'windows',
};

/** Those that are written in Japanese as well. */
const IN_JAPANESE: readonly string[] = [
  'README',
  'palo-alto',
  'fortigate',
  'yamaha-rtx',
  'squid-and-pac',
  'aws',
];

/** The name of the page, without its ending. */
export function guideOf(format: string, language: Language): string {
  const guide = (GUIDES as Readonly<Record<string, string>>)[format] ?? 'README';
  return language === 'ja' && IN_JAPANESE.includes(guide) ? `${guide}.ja` : guide;
}
