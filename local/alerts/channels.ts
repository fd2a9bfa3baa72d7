// The channels of this machine besides the terminal, by its environment.
import type { Channel } from './channel.ts';
import { mailChannel, mailSettingsIn } from './mail.ts';

/** @throws RangewatchError `config-value` */
export function channelsIn(variables: Readonly<Record<string, string | undefined>>): readonly Channel[] {
  const mail = mailSettingsIn(variables);
  return mail === undefined ? [] : [mailChannel(mail)];
}
