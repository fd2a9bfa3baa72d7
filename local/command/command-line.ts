// The command line: parses, runs one command, and turns every way to fail into one line and the right exit code.
import { Command, CommanderError } from 'commander';
import { RangewatchError } from '../../shared/error.ts';
import { alertCommand } from './alert.ts';
import { allowlistCommand } from './allowlist.ts';
import { auditCommand } from './audit.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { decisionCommands } from './decisions.ts';
import { diffCommand } from './diff.ts';
import { doctorCommand } from './doctor.ts';
import { EXIT, isFound } from './exit.ts';
import { explainCommand } from './explain.ts';
import { formatsCommand } from './formats.ts';
import { isCollected } from './options.ts';
import { planCommand } from './plan.ts';
import { publicKeyCommand } from './public-key.ts';
import { replayCommand } from './replay.ts';
import { requestCommand } from './request.ts';
import { requirementsCommand } from './requirements.ts';
import { startCommand } from './start.ts';
import { verifyCommand } from './verify.ts';

/** Codes of wrong usage: the command line itself is at fault, not what it was given. */
const USAGE_CODES: ReadonlySet<string> = new Set(['name-unknown', 'usage']);

/**
 * Runs one command line, without the program's own name. What it says goes to standard output and standard error.
 * @returns the exit code
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  try {
    await makeProgram().parseAsync(args, { from: 'user' });
    return EXIT.fine;
  } catch (error) {
    return exitCodeOf(error);
  }
}

function makeProgram(): Command {
  const program = new Command('rangewatch')
    .description(
      "Which addresses a firewall must allow for Amazon WorkSpaces: lists, changes and reasons from AWS's ip-ranges.json.",
    )
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(oneLine(text)) })
    .showSuggestionAfterError()
    .helpCommand(false);

  for (const command of [
    allowlistCommand(),
    diffCommand(),
    explainCommand(),
    requestCommand(),
    compareCommand(),
    checkCommand(),
    planCommand(),
    replayCommand(),
    requirementsCommand(),
    auditCommand(),
    formatsCommand(),
    ...decisionCommands(),
    alertCommand(),
    verifyCommand(),
    publicKeyCommand(),
    doctorCommand(),
    startCommand(),
  ]) {
    refuseRepeated(command);
    program.addCommand(command.exitOverride().configureOutput(program.configureOutput()));
  }
  return program;
}

/** Where the last of two counts, the first is lost without a word: only what collects may be given twice. */
function refuseRepeated(command: Command): void {
  for (const option of command.options) {
    if (option.isBoolean() || isCollected(option.parseArg)) continue;
    let before: string | undefined;
    command.on(`option:${option.name()}`, (value: string) => {
      if (before !== undefined && before !== value) {
        const expected = 'it once';
        throw new RangewatchError({
          code: 'usage',
          seen: `${before}, then ${value}`,
          expected,
          where: option.long ?? '',
        });
      }
      before = value;
    });
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    if (isFound(error)) return EXIT.found;
    return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(oneLine(`error: ${message}`));
  if (!(error instanceof RangewatchError)) return EXIT.refused;
  return USAGE_CODES.has(error.code) ? EXIT.usage : EXIT.refused;
}

/** One line, whatever the text held. */
function oneLine(text: string): string {
  return `${text.trim().replace(/\s*[\r\n]+\s*/g, ' ')}\n`;
}
