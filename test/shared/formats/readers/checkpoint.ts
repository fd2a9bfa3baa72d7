// Check Point's Generic Data Center JSON: by the published schema, then each range as an address or a prefix.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { addressOrPrefix, distinct, type Reader, strictLines } from './found.ts';

interface DataCenter {
  readonly objects: readonly { readonly id: string; readonly ranges: readonly string[] }[];
}

const SCHEMA = readFileSync(
  new URL('../../../../docs/schema/checkpoint.schema.json', import.meta.url),
  'utf8',
);

const validate = new Ajv2020({ allErrors: true }).compile<DataCenter>(JSON.parse(SCHEMA));

export const read: Reader = (bytes) => {
  strictLines(bytes);
  const document: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
  if (!validate(document)) throw new Error(JSON.stringify(validate.errors));
  distinct(document.objects.map(({ id }) => id));
  return {
    prefixes: distinct(document.objects.flatMap(({ ranges }) => ranges.map(addressOrPrefix))),
    domains: [],
  };
};
