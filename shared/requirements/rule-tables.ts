// Rule tables: requirements that are no list of destinations to allow, under names like those of allowlists.
import { REQUIREMENTS } from './catalogue.ts';
import { DEFAULT_NEEDS, type Needs, OPTIONS } from './needs.ts';
import type { Purpose, Text } from './requirement.ts';
import { type Rule, rulesOf } from './rule.ts';

/** Every rule table: its label, and the purposes whose requirements it shows. */
const RULE_TABLES = {
  workspace: {
    label: {
      en: 'management and primary interface of a WorkSpace',
      ja: 'WorkSpace の管理・プライマリインターフェイス',
    },
    purposes: ['management-interface', 'primary-interface'],
  },
  privatelink: {
    label: { en: 'streaming endpoint (PrivateLink)', ja: 'ストリーミング用エンドポイント（PrivateLink）' },
    purposes: ['privatelink'],
  },
} as const satisfies Record<string, { readonly label: Text; readonly purposes: readonly Purpose[] }>;

/** The name of a rule table. */
export type RuleTableName = keyof typeof RULE_TABLES;

/** All names. */
export const RULE_TABLE_NAMES = Object.keys(RULE_TABLES) as readonly RuleTableName[];

/** Whether a text is the name of a rule table. */
export function isRuleTableName(text: string): text is RuleTableName {
  return Object.hasOwn(RULE_TABLES, text);
}

/** A rule table in one Region: whoever asks for it uses what it is about, so every option counts as used. */
export function ruleTable(
  name: RuleTableName,
  region: string,
  needs: Needs = DEFAULT_NEEDS,
): { readonly label: Text; readonly rules: readonly Rule[] } {
  const { label, purposes } = RULE_TABLES[name];
  const wanted: readonly Purpose[] = purposes;
  const requirements = REQUIREMENTS.filter(({ purpose }) => wanted.includes(purpose));
  return { label, rules: rulesOf(requirements, region, { ...needs, options: OPTIONS }) };
}
