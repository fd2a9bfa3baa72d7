// A site as a process: the file that tells it what to serve is its argument, its port is the line that it prints.
import { startSite } from './site.ts';

const { port } = await startSite(process.argv[2] ?? '');
process.stdout.write(`${port}\n`);
