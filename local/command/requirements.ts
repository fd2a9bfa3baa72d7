// requirements: every rule of a Region, with ports, destination, direction, reason and source.
import { Command } from 'commander';
import { portWords } from '../../shared/alerts/words/phrases.ts';
import { carriedRulesOf } from '../../shared/allowlist/carried-rules.ts';
import { takeName } from '../../shared/names.ts';
import { DEFAULT_NEEDS, OPTIONS } from '../../shared/requirements/needs.ts';
import type { Text } from '../../shared/requirements/requirement.ts';
import type { Rule } from '../../shared/requirements/rule.ts';
import { collect, HELP, takeLanguage, takeRegion } from './options.ts';

interface Options {
  readonly region: string;
  readonly lang: keyof Text;
  readonly option?: readonly (typeof OPTIONS)[number][];
  readonly json?: boolean;
}

/** The command `requirements`. */
export function requirementsCommand(): Command {
  return new Command('requirements')
    .description('every rule that a Region needs: ports, destination, direction, reason, source')
    .requiredOption('--region <region>', HELP.region, takeRegion)
    .option(
      '--option <name>',
      `an option that is in use, one of ${OPTIONS.join(', ')}: rules that nobody else needs are shown as well; may be repeated`,
      collect((text: string) => takeName('option', text, OPTIONS)),
    )
    .option('--lang <language>', 'en or ja', takeLanguage, 'en')
    .option('--json', 'as a JSON array, one object a rule')
    .action(({ region, lang, option = [], json }: Options) => {
      const needs = { ...DEFAULT_NEEDS, options: [...DEFAULT_NEEDS.options, ...option] };
      const rules = carriedRulesOf(region, needs);
      process.stdout.write(json === true ? `${JSON.stringify(rules, null, 1)}\n` : asText(rules, lang));
    });
}

/** What is said behind a name: that it is derived, that it stands for all directories, what the source adds. */
function remarkOn(name: string, { destination }: Rule, lang: keyof Text): string {
  const remark = destination.remarks.find((each) => each.name === name);
  if (remark === undefined) return '';
  const words = [
    ...(remark.isDerived ? [DERIVED[lang]] : []),
    ...(remark.isForAnyDirectory ? [ANY_DIRECTORY[lang]] : []),
    ...(remark.note === null ? [] : [remark.note[lang]]),
  ];
  return `  (${words.join(' ')})`;
}

const DERIVED: Text = {
  en: 'Derived: no document names it for this Region.',
  ja: '推定: このリージョンについての記載は公式文書にない。',
};

const ANY_DIRECTORY: Text = {
  en: 'For every directory: name yours in watch.config.ts to write its name alone.',
  ja: 'すべてのディレクトリを許可する。watch.config.ts に自社のディレクトリを書けば、その名前だけになる。',
};

/** What AWS's "inbound and outbound" means for a firewall. */
const DIRECTIONS: Text = {
  en: 'On a stateful firewall these are outbound rules: answers come back by themselves. A stateless filter must also let the answers in, to ports 49152-65535 of the client.',
  ja: 'ステートフルなファイアウォールでは送信方向のルールだけでよい（戻りの通信は自動的に許可される）。ステートレスなフィルターでは、クライアントのポート 49152-65535 への戻りの通信も許可する。',
};

function asText(rules: readonly Rule[], lang: keyof Text): string {
  return [DIRECTIONS[lang], '', ...rules.flatMap((rule) => linesOf(rule, lang))]
    .map((line) => `${line}\n`)
    .join('');
}

function linesOf(rule: Rule, lang: keyof Text): readonly string[] {
  const { feed, prefixes, domains, what, isAnywhere } = rule.destination;
  const ports = rule.transports.length === 0 ? 'no port documented' : portWords(rule.transports);
  const places = [
    ...feed.map((selector) => `feed: ${selector}`),
    ...prefixes,
    ...domains.map((name) => `${name}${remarkOn(name, rule, lang)}`),
    ...(what === null ? [] : [what[lang]]),
    ...(isAnywhere ? ['anywhere'] : []),
  ];
  return [
    `${rule.requirement}  ${rule.title[lang]}`,
    `  ${rule.direction}, ${rule.interface}: ${ports}; proxy: ${rule.proxy.kind}`,
    ...(rule.condition === null ? [] : [`  if: ${rule.condition[lang]}`]),
    ...places.map((place) => `    ${place}`),
    ...rule.sources.slice(0, 1).map(({ title, date }) => `  source: ${title}, ${date}`),
    '',
  ];
}
