// A comparison as a JSON document: prefixes as texts, a rule by its line.
import { formatPrefix } from '../prefix/format.ts';
import type { Comparison, Judged } from './compare.ts';
import type { Needed } from './needed.ts';
import type { OwnRules } from './own-rule.ts';

/** The document of a comparison. */
export function comparisonDocument(
  own: OwnRules,
  needed: Needed,
  { missing, judged, portsNotNamed }: Comparison,
) {
  const { region, syncToken, createDate, lists, gaps } = needed;
  return {
    region,
    syncToken,
    createDate,
    allowlists: lists.filter(({ isOptional }) => !isOptional).map(({ name }) => name),
    notCompared: gaps?.lists ?? [],
    isOfFeedOnly: gaps?.isOfFeedOnly ?? false,
    missing,
    rules: judged.map(ruleOf),
    unread: own.unread,
    otherLines: own.otherLines,
    portsNotNamed,
  };
}

function ruleOf({ rule, verdict, covers, allowlists, more }: Judged) {
  const { line, text } = rule;
  const what =
    'name' in rule
      ? { name: rule.name }
      : { prefixes: rule.prefixes.map(formatPrefix), taken: rule.taken ?? null };
  return { line, text, ...what, verdict, covers, allowlists, more };
}
