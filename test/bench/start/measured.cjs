// The process in which a start is measured: loads a bundle, gives its handler one event, and prints the CPU times in milliseconds.
const { readFileSync } = require('node:fs');

/** As much time as any function is given, in milliseconds. */
const TIME_LEFT = 60_000;

const [file, eventFile] = process.argv.slice(2);
const event = JSON.parse(readFileSync(eventFile, 'utf8'));
const deadline = Date.now() + TIME_LEFT;

/** All threads count: V8's compiler and collector work on others. */
const since = (before) => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

const beforeLoad = process.cpuUsage();
const { handler } = require(file);
const load = since(beforeLoad);
const beforeRequest = process.cpuUsage();
handler(event, { getRemainingTimeInMillis: () => deadline - Date.now() }).then(() => {
  process.stdout.write(`${JSON.stringify({ load, request: since(beforeRequest) })}\n`);
  process.exit();
});
