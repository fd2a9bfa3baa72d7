// npm run deploy: says what would be published (rangewatch plan), builds and deploys. Where a list loses anything it asks first;
// without a terminal it refuses unless it is told --yes. Every other option is osls's.
import { spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Exit codes of rangewatch. */
const FOUND = 3;

const { own, rest } = taken(process.argv.slice(2));
process.exitCode = await deploy();

async function deploy() {
  const verdict = planned();
  if (verdict.mayGoOn || own.yes || (await agreed(verdict.question))) {
    return run(process.execPath, ['infra/build.mjs']) || run('osls', ['deploy', ...rest]);
  }
  say(`not deployed: ${verdict.question}; look at the plan, then deploy with --yes`);
  return 1;
}

/** What the plan says of going on. */
function planned() {
  const against = own.against ?? publishedUrl();
  if (against === undefined) {
    return {
      mayGoOn: false,
      question: 'what is published now is not known (name it with --against URL, or say --yes)',
    };
  }
  if (against === 'nothing') {
    say('no stack yet: nothing is published, and nothing can be lost');
    return { mayGoOn: true };
  }
  say(`plan against ${against}:`);
  const feed = own.feed === undefined ? [] : ['--feed', own.feed];
  const code = run(process.execPath, [
    'local/rangewatch.mjs',
    'plan',
    '--against',
    against,
    '--fail-on-loss',
    ...feed,
  ]);
  if (code === 0) return { mayGoOn: true };
  return { mayGoOn: false, question: code === FOUND ? 'a list loses something' : 'there is no plan' };
}

/** Where the stack's lists are, by its outputs; `nothing` before the first deployment. */
function publishedUrl() {
  const asked = rest.filter((word, at) =>
    isOf(['--region', '-r', '--stage', '-s', '--aws-profile'], word, rest[at - 1]),
  );
  const { stdout = '', stderr = '' } = spawnSync('osls', ['info', '--verbose', ...asked], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const url = /^\s*BaseUrl:\s*(https:\/\/\S+)\s*$/m.exec(stdout)?.[1];
  if (url !== undefined) return url;
  return /Stack with id \S+ does not exist/i.test(stdout + stderr) ? 'nothing' : undefined;
}

function isOf(names, word, before) {
  return names.some((name) => word === name || before === name || word.startsWith(`${name}=`));
}

/** On a terminal a person is asked; nobody else can say yes here. */
async function agreed(question) {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question}. Deploy all the same? [y/N] `);
  terminal.close();
  return /^y(?:es)?$/i.test(answer.trim());
}

/** Our options, and what is osls's. */
function taken(words) {
  const own = { yes: false };
  const rest = [];
  for (let at = 0; at < words.length; at++) {
    const [name, value] = words[at].split(/=(.*)/s);
    if (name === '--yes') own.yes = true;
    else if (name === '--against' || name === '--feed') own[name.slice(2)] = value ?? words[++at];
    else rest.push(words[at]);
  }
  return { own, rest };
}

function run(program, args) {
  const { status, error } = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit' });
  if (error !== undefined) say(`${program}: ${error.message}`);
  return status ?? 1;
}

function say(text) {
  process.stderr.write(`${text}\n`);
}
