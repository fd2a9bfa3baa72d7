// E-mail from this machine: alerts over SMTP, for who runs it here rather than on AWS.
import { createTransport } from 'nodemailer';
import { RangewatchError } from '../../shared/error.ts';
import type { Channel, Delivery } from './channel.ts';

/** Where mail goes, and how: `SMTP_URL`, `ALERT_FROM`, `ALERT_TO`. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. It is a secret. */
  readonly url: string;
  readonly from: string;
  /** One address, or several with commas between. */
  readonly to: string;
}

/** How long a server may take for one step, in milliseconds. */
const STEP_TIMEOUT = 20_000;

/**
 * The settings in the environment; undefined where there are none.
 * @throws RangewatchError `config-value`
 */
export function mailSettingsIn(
  variables: Readonly<Record<string, string | undefined>>,
): MailSettings | undefined {
  const url = variables['SMTP_URL'] ?? '';
  if (url === '') return undefined;
  if (!/^smtps?:\/\/[^\s/]+\/?$/.test(url) || !URL.canParse(url)) {
    // What it is stays unsaid: it may have a password.
    throw refuse('SMTP_URL', 'no such URL', 'smtp://USER:PASSWORD@HOST:PORT, or smtps://…');
  }
  return { url, from: addressIn(variables, 'ALERT_FROM'), to: addressIn(variables, 'ALERT_TO') };
}

function addressIn(variables: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = variables[name] ?? '';
  if (/^[^\s@]+@[^\s@,]+(?:,\s*[^\s@]+@[^\s@,]+)*$/.test(value)) return value;
  throw refuse(name, value === '' ? 'nothing' : 'no address', 'an e-mail address, since SMTP_URL is set');
}

function refuse(name: string, seen: string, expected: string): RangewatchError {
  return new RangewatchError({ code: 'config-value', seen, expected, where: `environment, ${name}` });
}

/** E-mail as a channel of alerts. */
export function mailChannel({ url, from, to }: MailSettings): Channel {
  const { username, hostname } = new URL(url);
  const isHere = hostname === '127.0.0.1' || hostname === '[::1]' || hostname === 'localhost';
  const transport = createTransport({
    url,
    // A password never goes over the network in clear.
    requireTLS: username !== '' && !isHere,
    connectionTimeout: STEP_TIMEOUT,
    greetingTimeout: STEP_TIMEOUT,
    socketTimeout: STEP_TIMEOUT,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: 'e-mail',
    send: async ({ id, lang, subject, text }: Delivery) => {
      await transport.sendMail({
        from,
        to,
        subject,
        text,
        // The same for every copy, so that a mail program shows it once.
        messageId: `<${id.replace(/[^\w.-]/g, '-')}.${lang}@rangewatch.invalid>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Rangewatch-Alert': id.replace(/[^ -~]/g, '?') },
      });
    },
  };
}
