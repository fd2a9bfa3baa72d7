// audit: the catalogue against a feed; news apart from what is known.
import { Command } from 'commander';
import { newsWords } from '../../shared/alerts/told-words.ts';
import { RangewatchError } from '../../shared/error.ts';
import { audit, type Finding } from '../../shared/requirements/audit.ts';
import { audited } from '../../shared/requirements/audited.ts';
import { KNOWN_DEFECTS } from '../../shared/requirements/known-defects.ts';
import { readFeed } from '../feed-source.ts';
import { HELP } from './options.ts';

interface Options {
  readonly feed: string;
  readonly strict?: boolean;
  readonly json?: boolean;
}

/** The command `audit`. */
export function auditCommand(): Command {
  return new Command('audit')
    .description('compare the catalogue with a feed: what differs, and which of that is news')
    .requiredOption('--feed <source>', HELP.feed)
    .option('--strict', 'exit 1 if anything is news')
    .option('--json', 'as a JSON array')
    .action(async ({ feed: source, strict, json }: Options) => {
      const { feed } = await readFeed(source);
      const findings = audit(audited(feed));
      process.stdout.write(json === true ? `${JSON.stringify(findings, null, 1)}\n` : asText(findings));
      if (strict === true) refuseNews(findings);
    });
}

function asText(findings: readonly Finding[]): string {
  const news = findings.filter(({ known }) => known === null);
  const known = findings.filter((finding) => finding.known !== null);
  return [
    `${news.length} new, ${known.length} known`,
    ...news.map((finding) => `NEW    ${newsWords('en', finding)}`),
    ...known.map((finding) => `known  ${newsWords('en', finding)}; ${reasonOf(finding)}`),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function reasonOf({ known }: Finding): string {
  return KNOWN_DEFECTS.find(({ id }) => id === known)?.reason.en ?? '';
}

function refuseNews(findings: readonly Finding[]): void {
  const news = findings.filter(({ known }) => known === null).length;
  if (news === 0) return;
  throw new RangewatchError({
    code: 'audit-news',
    seen: `${news} differences that are new`,
    expected: 'none but those that are known',
    where: 'audit --strict',
    remedy: 'check AWS’s page, then the catalogue or its known defects',
  });
}
