// What is watched: the one file that a team edits. A name that does not exist does not compile.
import { defineConfig } from './shared/config.ts';

export default defineConfig({
  // The Regions in which your WorkSpaces are.
  regions: ['ap-northeast-1'],
  // Every allowlist, in the usual formats, unless you name some: allowlists: ['streaming'], formats: ['plain'].
  // Days for which a prefix that AWS removed stays in the lists (0 to 30).
  holdDays: 7,
  // Guards can be stricter than usual, never looser: guards: { gatewayPrefixes: 10 }.
  // Prefixes of your own, or none of AWS's; each with a reason, an owner and an end:
  //   include: [{ prefix: '…/24', allowlists: ['streaming'], reason: '…', owner: '…', expires: '2027-03-31' }],
  //   exclude: [{ prefix: '…/24', reason: '…', owner: '…', expires: '2027-03-31' }],
  // Languages of alerts (en, ja), local time beside UTC, and the hour (UTC) of the daily digest:
  //   alerts: { languages: ['ja', 'en'], timeZone: 'Asia/Tokyo', digestHour: 0 },
  // Who reads a list, to be told before it no longer fits: limits: { client: ['palo-alto'] }.
});
