// The alarms of the stack on AWS: nothing here can read them yet, so that a person is told where they stand.
import { type Check, unknown } from '../finding.ts';
import { said } from '../words/say.ts';

export const alarms: Check = ({ aws }) => {
  if (aws === undefined) return undefined;
  const { stack } = aws;
  const todo = stack === undefined ? said('alarms-do') : said('alarms-stack-do', { stack });
  return unknown(said('alarms'), todo);
};
