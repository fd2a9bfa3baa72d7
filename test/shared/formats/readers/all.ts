// The strict reader of each format.
import type { FormatId } from '../../../../shared/formats/formats.ts';
import { read as checkpoint } from './checkpoint.ts';
import { read as ciscoAsa } from './cisco-asa.ts';
import { read as ciscoFmc } from './cisco-fmc.ts';
import { read as csv } from './csv.ts';
import { read as fortigate } from './fortigate.ts';
import type { Reader } from './found.ts';
import { read as juniperSrx } from './juniper-srx.ts';
import { read as mikrotik } from './mikrotik.ts';
import { read as paloaltoIp } from './paloalto-ip.ts';
import { read as paloaltoUrl } from './paloalto-url.ts';
import { read as pf } from './pf.ts';
import { read as windows } from './windows.ts';
import { read as yamahaRtx } from './yamaha-rtx.ts';

/** Each format that this table judges, with its reader. */
export const READERS: readonly (readonly [FormatId, Reader])[] = [
  ['csv', csv],
  ['paloalto-ip', paloaltoIp],
  ['paloalto-url', paloaltoUrl],
  ['fortigate', fortigate],
  ['yamaha-rtx', yamahaRtx],
  ['cisco-fmc', ciscoFmc],
  ['cisco-asa', ciscoAsa],
  ['checkpoint', checkpoint],
  ['juniper-srx', juniperSrx],
  ['mikrotik', mikrotik],
  ['pf', pf],
  ['windows', windows],
];
