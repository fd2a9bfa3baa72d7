// AWS managed prefix list: the input of CreateManagedPrefixList, as the AWS CLI takes it from a file.
import type { Format } from './format.ts';
import { printJson, readRecord } from './json-text.ts';
import { MAX_ENTRIES, prefixListsOf, readPrefixList, SECURITY_GROUP } from './prefix-lists.ts';

const WHERE = 'CreateManagedPrefixList input';
const KEYS = { family: 'AddressFamily', maxEntries: 'MaxEntries', entries: 'Entries', cidr: 'Cidr' };

/**
 * One file is one input, for `aws ec2 create-managed-prefix-list --cli-input-json file://FILE`. One call takes 100
 * entries, so a longer list is refused rather than cut: a file of several inputs is none that the CLI takes, and each
 * change would move entries from one prefix list to the next, which no call does at once. `terraform` and
 * `cloudformation` carry longer ones, since those tools find such changes themselves.
 */
export const awsPrefixList: Format = {
  id: 'aws-prefix-list',
  file: (part) => `aws-prefix-list-${part}.json`,
  mediaType: 'application/json',
  families: 'split',
  carries: ['prefixes'],
  consumers: ['AWS CLI: aws ec2 create-managed-prefix-list --cli-input-json'],
  limits: [{ consumer: 'one CreateManagedPrefixList', entries: MAX_ENTRIES, isHard: true }, SECURITY_GROUP],
  isAllowRule: true,
  source: 'Amazon EC2 API Reference: CreateManagedPrefixList',
  render: (allowlist) => {
    const [input] = prefixListsOf(allowlist).map(({ name, family, maxEntries, cidrs }) => ({
      PrefixListName: name,
      AddressFamily: family,
      MaxEntries: maxEntries,
      Entries: cidrs.map((cidr) => ({ Cidr: cidr })),
    }));
    return printJson(input);
  },
  read: (bytes) => ({ prefixes: readPrefixList(readRecord(bytes, WHERE), KEYS, WHERE), domains: [] }),
};
