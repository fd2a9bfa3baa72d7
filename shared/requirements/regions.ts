// The Regions in which WorkSpaces can be used. Source: AWS's pages of 2026 (see sources.ts, aws-endpoints-2026).

/** Which of AWS's separate clouds a Region belongs to. */
export type Partition = 'aws' | 'aws-us-gov' | 'aws-cn';

/** A Region of the catalogue. */
export interface Region {
  readonly name: string;
  readonly partition: Partition;
}

/** Every Region of the catalogue by its code. */
export const REGIONS = {
  'us-east-1': { name: 'US East (N. Virginia)', partition: 'aws' },
  'us-east-2': { name: 'US East (Ohio)', partition: 'aws' },
  'us-west-2': { name: 'US West (Oregon)', partition: 'aws' },
  'ap-south-1': { name: 'Asia Pacific (Mumbai)', partition: 'aws' },
  'ap-northeast-2': { name: 'Asia Pacific (Seoul)', partition: 'aws' },
  'ap-southeast-1': { name: 'Asia Pacific (Singapore)', partition: 'aws' },
  'ap-southeast-2': { name: 'Asia Pacific (Sydney)', partition: 'aws' },
  'ap-southeast-5': { name: 'Asia Pacific (Malaysia)', partition: 'aws' },
  'ap-northeast-1': { name: 'Asia Pacific (Tokyo)', partition: 'aws' },
  'ca-central-1': { name: 'Canada (Central)', partition: 'aws' },
  'eu-central-1': { name: 'Europe (Frankfurt)', partition: 'aws' },
  'eu-west-1': { name: 'Europe (Ireland)', partition: 'aws' },
  'eu-west-2': { name: 'Europe (London)', partition: 'aws' },
  'eu-west-3': { name: 'Europe (Paris)', partition: 'aws' },
  'sa-east-1': { name: 'South America (Sao Paulo)', partition: 'aws' },
  'af-south-1': { name: 'Africa (Cape Town)', partition: 'aws' },
  'il-central-1': { name: 'Israel (Tel Aviv)', partition: 'aws' },
  'us-gov-west-1': { name: 'AWS GovCloud (US-West)', partition: 'aws-us-gov' },
  'us-gov-east-1': { name: 'AWS GovCloud (US-East)', partition: 'aws-us-gov' },
  'cn-northwest-1': { name: 'China (Ningxia)', partition: 'aws-cn' },
} as const satisfies Record<string, Region>;

/** The code of a Region of the catalogue. */
export type RegionCode = keyof typeof REGIONS;

/** All codes, in the order of AWS's page. */
export const REGION_CODES = Object.keys(REGIONS) as readonly RegionCode[];

/** Whether a text is the code of a Region of the catalogue. */
export function isRegionCode(text: string): text is RegionCode {
  return Object.hasOwn(REGIONS, text);
}
