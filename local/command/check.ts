// check: whether the network that this runs in lets WorkSpaces clients work; what fails, whose it is, which rule to add.
import { Command, Option } from 'commander';
import type { AllowlistName } from '../../shared/allowlist/allowlists.ts';
import { checkDocument } from '../../shared/check/document.ts';
import { findingsOf } from '../../shared/check/findings.ts';
import { needsOf, type Question, targetsOf } from '../../shared/check/target.ts';
import { checkText } from '../../shared/check/text.ts';
import { RangewatchError } from '../../shared/error.ts';
import type { PublishedList } from '../../shared/request/request.ts';
import { REQUIREMENTS } from '../../shared/requirements/catalogue.ts';
import type { RegionCode } from '../../shared/requirements/regions.ts';
import type { Text } from '../../shared/requirements/requirement.ts';
import { rulesOf } from '../../shared/requirements/rule.ts';
import { takeDirectory, takeEndpoint, takeProxy } from '../check/take.ts';
import { type Place, REAL_WIRES, stageWires } from '../check/wires.ts';
import { listDocument } from '../feed-documents.ts';
import { readFeed } from '../feed-source.ts';
import { readPublishedRegion } from '../published-lists.ts';
import { urlTree } from '../tree/url-tree.ts';
import { endFound } from './exit.ts';
import { collect, HELP, takeLanguage, takeRegion } from './options.ts';

interface Options {
  readonly region: RegionCode;
  readonly proxy?: Place;
  readonly directory?: readonly string[];
  readonly privatelink?: string;
  readonly feed?: string;
  readonly url?: string;
  readonly lang: keyof Text;
  readonly json?: boolean;
  readonly stage?: string;
}

/** The list whose single addresses can be tried. */
const HEALTH: AllowlistName = 'health-check';

/** The command `check`. */
export function checkCommand(): Command {
  return new Command('check')
    .description(
      'run in the network of the clients: what of it keeps WorkSpaces from working, whose it is, and the rule to add; exit 3 where something needed fails',
    )
    .requiredOption('--region <region>', HELP.region, takeRegion)
    .option('--proxy <url>', 'the HTTP proxy that clients use: http://HOST:PORT', takeProxy)
    .option(
      '--directory <id>',
      'the id of a directory, or its alias: its login page; may be repeated',
      collect(takeDirectory),
    )
    .option('--privatelink <host>', 'the name of the endpoint through which desktops stream', takeEndpoint)
    .option('--feed <source>', `${HELP.feed}: tries the health-check servers by address as well`)
    .option('--url <latest>', 'latest.json of published lists, in place of a feed')
    .option('--lang <language>', 'en or ja', takeLanguage, 'en')
    .option('--json', 'as JSON')
    .addOption(new Option('--stage <file>', 'servers that play the world (local/check/wires.ts)').hideHelp())
    .action(async (options: Options) => {
      const { region, proxy, lang, json, stage } = options;
      const health = await healthList(options);
      const question = questionOf(options, health);
      // Loaded only here: TLS and its root certificates are more than any other command on lists needs.
      const { survey } = await import('../check/survey.ts');
      const sight = await survey(
        targetsOf(question),
        proxy,
        stage === undefined ? REAL_WIRES : stageWires(stage),
      );
      const result = findingsOf(sight, question, region);
      const document = checkDocument(
        result,
        { region, rules: question.rules, version: health ?? null },
        sight.machine.dnsServers,
        lang,
      );
      process.stdout.write(
        json === true ? `${JSON.stringify(document, null, 1)}\n` : checkText(document, lang),
      );
      if (result.findings.some(({ code }) => code === 'no-network')) throw noNetwork();
      if (result.findings.some(({ state }) => state === 'needed')) endFound();
    });
}

function questionOf(
  { region, directory = [], privatelink, proxy }: Options,
  health: PublishedList | undefined,
): Question {
  const always = ['saml', 'smart-card'] as const;
  const more = privatelink === undefined ? [] : (['privatelink'] as const);
  const rules = rulesOf(REQUIREMENTS, region, needsOf(directory, [...always, ...more, 'ipv6']));
  const ipv4 = rulesOf(REQUIREMENTS, region, needsOf(directory, [...always, ...more]));
  return {
    rules,
    namesWithoutIpv6: new Set(ipv4.flatMap(({ destination }) => destination.domains)),
    healthAddresses: (health?.prefixes.ipv4 ?? []).flatMap((prefix) =>
      prefix.endsWith('/32') ? [prefix.slice(0, -'/32'.length)] : [],
    ),
    hasProxy: proxy !== undefined,
    privatelink,
  };
}

/** Undefined without a feed: a client's network need not reach one. */
async function healthList({ region, feed, url }: Options): Promise<PublishedList | undefined> {
  if (feed !== undefined && url !== undefined) throw both();
  if (url !== undefined) {
    const { lists } = await readPublishedRegion(urlTree(url.replace(/\/latest\.json$/, '')), region);
    return lists.find(({ allowlist }) => allowlist === HEALTH);
  }
  return feed === undefined ? undefined : listDocument((await readFeed(feed)).feed, region, HEALTH);
}

function noNetwork(): RangewatchError {
  return new RangewatchError({
    code: 'check-no-network',
    seen: 'no address beyond this machine',
    expected: 'the network of the clients',
    where: 'check',
  });
}

function both(): RangewatchError {
  return new RangewatchError({
    code: 'usage',
    seen: 'both --feed and --url',
    expected: 'one of them, or none',
    where: 'check',
  });
}
