// Published rules tell who asks for a destination; the catalogue, which they do not have, is the judge.
import { expect, test } from 'vitest';
import { ALLOWLIST_NAMES, requirementsOf } from '../../../shared/allowlist/allowlists.ts';
import { namesOfAllowlist } from '../../../shared/allowlist/input.ts';
import { rulesAsking } from '../../../shared/requirements/asking.ts';
import { REQUIREMENTS } from '../../../shared/requirements/catalogue.ts';
import { DEFAULT_NEEDS, isInForce, type Needs } from '../../../shared/requirements/needs.ts';
import { REGION_CODES } from '../../../shared/requirements/regions.ts';
import { namesOf } from '../../../shared/requirements/resolve-names.ts';
import { rulesOf } from '../../../shared/requirements/rule.ts';

const NEEDS: Needs = { ...DEFAULT_NEEDS, options: [...DEFAULT_NEEDS.options, 'global-accelerator'] };

test.each(REGION_CODES)('%s: every prefix and name has the rules that the catalogue says', (region) => {
  const rules = rulesOf(REQUIREMENTS, region, NEEDS);
  const ids = (list: string, destination: string) =>
    rulesAsking(list, destination, rules).map(({ requirement }) => requirement);
  for (const name of ALLOWLIST_NAMES) {
    const known = new Set(rules.map(({ requirement }) => requirement));
    const carried = requirementsOf(name, NEEDS).filter(({ id }) => known.has(id));
    const led = carried.filter(({ destination }) => destination.kind !== 'domains').map(({ id }) => id);
    expect([name, new Set(ids(name, '192.0.2.0/24'))]).toEqual([name, new Set(led)]);
    for (const host of namesOfAllowlist({ region, name }, NEEDS)) {
      const askers = carried.filter((each) => isInForce(each) && namesOf(each, region, NEEDS).includes(host));
      expect(ids(name, host)).toEqual(expect.arrayContaining(askers.map(({ id }) => id)));
      expect(askers.length).toBeGreaterThan(0);
    }
  }
});
