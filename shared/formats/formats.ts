// The table of formats: adding one is adding a file and a line here.

import { awsPrefixList } from './aws-prefix-list.ts';
import { checkpoint } from './checkpoint.ts';
import { ciscoAsa } from './cisco-asa.ts';
import { ciscoFmc } from './cisco-fmc.ts';
import { cloudformation } from './cloudformation.ts';
import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { fortigate } from './fortigate.ts';
import { ipset } from './ipset.ts';
import { iptables } from './iptables.ts';
import { json } from './json.ts';
import { juniperSrx } from './juniper-srx.ts';
import { mikrotik } from './mikrotik.ts';
import { nftables } from './nftables.ts';
import { pac } from './pac.ts';
import { paloaltoIp } from './paloalto-ip.ts';
import { paloaltoUrl } from './paloalto-url.ts';
import { pf } from './pf.ts';
import { plain } from './plain.ts';
import { plainDomains } from './plain-domains.ts';
import { squid } from './squid.ts';
import { suricata } from './suricata.ts';
import { terraform } from './terraform.ts';
import { windows } from './windows.ts';
import { yamahaRtx } from './yamaha-rtx.ts';

/** Every format by its id. */
const FORMATS = {
  plain,
  'plain-domains': plainDomains,
  json,
  csv,
  'paloalto-ip': paloaltoIp,
  'paloalto-url': paloaltoUrl,
  fortigate,
  'cisco-fmc': ciscoFmc,
  'cisco-asa': ciscoAsa,
  checkpoint,
  'juniper-srx': juniperSrx,
  mikrotik,
  'yamaha-rtx': yamahaRtx,
  pf,
  windows,
  nftables,
  ipset,
  iptables,
  squid,
  pac,
  'aws-prefix-list': awsPrefixList,
  terraform,
  cloudformation,
  suricata,
} as const satisfies Record<string, Format>;

/** Raised when a renderer writes other bytes for the same list, so that every file is written again. */
export const FORMATS_VERSION = 3;

/** The id of a format. */
export type FormatId = keyof typeof FORMATS;

/** All ids, in the order in which they are shown. */
export const FORMAT_IDS = Object.keys(FORMATS) as readonly FormatId[];

/** The formats that are published unless the configuration names others. */
export const USUAL_FORMATS: readonly FormatId[] = ['plain', 'plain-domains', 'json', 'csv'];

/** The format of an id. */
export function formatOf(id: FormatId): Format {
  return FORMATS[id];
}
