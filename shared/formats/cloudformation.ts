// CloudFormation: managed prefix lists of AWS as a template, one resource for every hundred entries.
import type { Format } from './format.ts';
import { headingOf } from './heading.ts';
import { printJson, readRecord, recordOf } from './json-text.ts';
import { prefixListsOf, readPrefixList, SECURITY_GROUP } from './prefix-lists.ts';
import { unreadable } from './reading.ts';

const WHERE = 'CloudFormation template';
const TYPE = 'AWS::EC2::PrefixList';
const KEYS = { family: 'AddressFamily', maxEntries: 'MaxEntries', entries: 'Entries', cidr: 'Cidr' };

/** Resources of one stack, and the ids of the prefix lists as its outputs, for the rules that name them. */
export const cloudformation: Format = {
  id: 'cloudformation',
  file: (part) => `cloudformation-${part}.json`,
  mediaType: 'application/json',
  families: 'split',
  carries: ['prefixes'],
  consumers: ['AWS CloudFormation'],
  limits: [SECURITY_GROUP],
  isAllowRule: true,
  source: 'AWS CloudFormation Template Reference: AWS::EC2::PrefixList',
  render: (allowlist, stamp) => {
    const lists = prefixListsOf(allowlist).map((list) => ({ ...list, id: logicalId(list.name) }));
    return printJson({
      AWSTemplateFormatVersion: '2010-09-09',
      Description: headingOf(allowlist, stamp),
      Resources: Object.fromEntries(
        lists.map(({ id, name, family, maxEntries, cidrs }) => {
          const entries = cidrs.map((cidr) => ({ Cidr: cidr }));
          const properties = {
            PrefixListName: name,
            AddressFamily: family,
            MaxEntries: maxEntries,
            Entries: entries,
          };
          return [id, { Type: TYPE, Properties: properties }];
        }),
      ),
      Outputs: Object.fromEntries(
        lists.map(({ id }) => [id, { Value: { 'Fn::GetAtt': [id, 'PrefixListId'] } }]),
      ),
    });
  },
  read: (bytes) => {
    const resources = Object.values(recordOf(readRecord(bytes, WHERE)['Resources'], WHERE));
    const prefixes = resources.flatMap((resource) => {
      const { Type: type, Properties: properties } = recordOf(resource, WHERE);
      if (type !== TYPE) throw unreadable(String(type), WHERE);
      return readPrefixList(properties, KEYS, WHERE);
    });
    return { prefixes, domains: [] };
  },
};

/** `ws-apne1-client-4-2` as `WsApne1Client4Part2`: a logical id has letters and digits only. */
function logicalId(name: string): string {
  return name
    .replace(/-(\d+)-(\d+)$/, '-$1-part-$2')
    .split('-')
    .map((part) => `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`)
    .join('');
}
