// The process of the command line.
import { runCommandLine } from './command-line.ts';
import { EXIT } from './exit.ts';

// A reader that has seen enough (`… | head -1`) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.fine);
  process.stderr.write(`error: standard output: ${error.message}\n`);
  process.exit(EXIT.refused);
});

process.exitCode = await runCommandLine(process.argv.slice(2));
