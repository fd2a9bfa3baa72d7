// Whether a start runs on this machine: without it nobody watches the feed, and no list is served.
import { type Check, fine, problem } from '../finding.ts';
import { said } from '../words/say.ts';

export const start: Check = ({ machine }) => {
  if (machine === undefined) return undefined;
  const seen = machine.start;
  switch (seen.kind) {
    case 'runs':
      return fine(said('start-runs', { url: seen.url }));
    case 'silent':
      return problem(said('start-silent', { why: seen.why }), said('start-silent-do'));
    case 'stopped':
      return problem(said('start-stopped'), said('start-stopped-do'));
    case 'never':
      return problem(said('start-never', { folder: machine.folder }), said('start-never-do'));
  }
};
