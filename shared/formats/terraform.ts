// Terraform: managed prefix lists of AWS as a configuration in JSON, one resource for every hundred entries.
import type { Format } from './format.ts';
import { headingOf } from './heading.ts';
import { printJson, readRecord, recordOf } from './json-text.ts';
import { prefixListsOf, readPrefixList, SECURITY_GROUP } from './prefix-lists.ts';

const WHERE = 'Terraform file';
const TYPE = 'aws_ec2_managed_prefix_list';
const KEYS = { family: 'address_family', maxEntries: 'max_entries', entries: 'entry', cidr: 'cidr' };

/** Resources `aws_ec2_managed_prefix_list.<name>`; the first keeps its address when the list grows beyond a hundred. */
export const terraform: Format = {
  id: 'terraform',
  file: (part) => `terraform-${part}.tf.json`,
  mediaType: 'application/json',
  families: 'split',
  carries: ['prefixes'],
  consumers: ['Terraform and OpenTofu with the AWS provider'],
  limits: [SECURITY_GROUP],
  isAllowRule: true,
  source: 'Terraform: JSON Configuration Syntax; AWS provider: aws_ec2_managed_prefix_list',
  render: (allowlist, stamp) =>
    printJson({
      // The one comment that the syntax has.
      '//': headingOf(allowlist, stamp),
      resource: {
        [TYPE]: Object.fromEntries(
          prefixListsOf(allowlist).map(({ name, family, maxEntries, cidrs }) => [
            name,
            { name, address_family: family, max_entries: maxEntries, entry: cidrs.map((cidr) => ({ cidr })) },
          ]),
        ),
      },
    }),
  read: (bytes) => {
    const resources = recordOf(readRecord(bytes, WHERE)['resource'], WHERE);
    const lists = Object.values(recordOf(resources[TYPE], WHERE));
    return { prefixes: lists.flatMap((list) => readPrefixList(list, KEYS, WHERE)), domains: [] };
  },
};
