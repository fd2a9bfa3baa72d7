// start: the whole thing on one machine.
import { Command } from 'commander';
import { quote, RangewatchError } from '../../shared/error.ts';
import type { StartOptions } from '../start/start.ts';

/** The command `start`. */
export function startCommand(): Command {
  return new Command('start')
    .description('run the whole thing on this machine, on 127.0.0.1 only')
    .option('--once', 'stop after the first pass')
    .option('--feed <file>', 'take this feed instead of the live one')
    .option('--history <file>', 'play this recording instead of the live feed')
    .option('--config <file>', 'another configuration than watch.config.ts')
    .option('--port <number>', 'the port of the web server; 0 is any', takePort)
    .action(async (options: StartOptions) => {
      // Servers and SDK clients are loaded only here: no other command waits for them.
      const { start } = await import('../start/start.ts');
      await start(options);
    });
}

function takePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new RangewatchError({
    code: 'usage',
    seen: quote(text),
    expected: 'a port from 0 to 65535',
    where: '--port',
  });
}
