// E-mail from this machine, against a real server on loopback, and read by another hand's parser.
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../../local/alerts/channel.ts';
import { mailChannel, mailSettingsIn } from '../../../local/alerts/mail.ts';

const FROM_TO = { ALERT_FROM: 'rangewatch@example.com', ALERT_TO: 'net@example.com, soc@example.com' };

const DELIVERY: Delivery = {
  id: 'release-2-0123456789abcdef',
  lang: 'ja',
  subject: '[rangewatch action] ap-northeast-1 streaming: 1 プレフィックス を要許可',
  text: 'ap-northeast-1 streaming で許可してください\n.\n  18.180.188.0/22\n',
  envelope: { Message: '{}', Email: '' },
};

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

/** Starts a server; answers its port and everything that it takes. */
async function startServer(options: SMTPServerOptions = {}) {
  const taken: { readonly mail: Email; readonly to: readonly string[]; readonly user: unknown }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    ...options,
    onData: (stream, { envelope, user }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', async () => {
        const mail = await PostalMime.parse(Buffer.concat(parts));
        taken.push({ mail, to: envelope.rcptTo.map(({ address }) => address), user });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  stop = () => new Promise((resolve) => server.close(() => resolve()));
  return { port: (server.server.address() as AddressInfo).port, taken };
}

const channelTo = (url: string) => {
  const settings = mailSettingsIn({ SMTP_URL: url, ...FROM_TO });
  if (settings === undefined) throw new Error('no settings');
  return mailChannel(settings);
};

describe('an alert by e-mail', () => {
  it('arrives whole, in Japanese as well, at every address, and each copy has the same id', async () => {
    const { port, taken } = await startServer();
    const { send } = channelTo(`smtp://127.0.0.1:${port}`);
    await send(DELIVERY);
    await send(DELIVERY);
    expect(taken).toHaveLength(2);
    for (const { mail, to } of taken) {
      expect(to).toEqual(['net@example.com', 'soc@example.com']);
      expect(mail.subject).toBe(DELIVERY.subject);
      expect(mail.text?.replaceAll('\r\n', '\n')).toBe(DELIVERY.text);
      expect(mail.messageId).toBe('<release-2-0123456789abcdef.ja@rangewatch.invalid>');
      expect(mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
    }
  });

  it('logs in where the server asks for it', async () => {
    const { port, taken } = await startServer({
      authOptional: false,
      onAuth: ({ username, password }, _session, done) =>
        password === 'p:w/d' ? done(null, { user: username }) : done(new Error('no')),
    });
    await channelTo(`smtp://net:${encodeURIComponent('p:w/d')}@127.0.0.1:${port}`).send(DELIVERY);
    expect(taken.map(({ user }) => user)).toEqual(['net']);
  });

  it.each([
    ['a wrong password', { authOptional: false }, (port: number) => `smtp://net:secret@127.0.0.1:${port}`],
    [
      'a recipient that is refused',
      { onRcptTo: (_address, _session, done) => done(new Error('unknown user')) },
      (port: number) => `smtp://net:secret@127.0.0.1:${port}`,
    ],
    ['no server', {}, () => 'smtp://net:secret@127.0.0.1:1'],
  ] satisfies [string, SMTPServerOptions, (port: number) => string][])(
    'rejects with %s, and the password is not in the reason',
    async (_, options, urlOf) => {
      const { port, taken } = await startServer({
        ...options,
        onAuth: (_auth, _session, done) => done(new Error('Invalid login')),
      });
      const error: unknown = await channelTo(urlOf(port))
        .send(DELIVERY)
        .then(
          () => undefined,
          (reason: unknown) => reason,
        );
      expect(error).toBeInstanceOf(Error);
      expect(JSON.stringify([String(error), error])).not.toContain('secret');
      expect(taken).toEqual([]);
    },
  );

  it('never sends a password in clear to another machine', async () => {
    const { port, taken } = await startServer({ authOptional: false });
    // The server is this machine all the same, under a name that is not known to be.
    await expect(channelTo(`smtp://net:secret@127.0.0.2:${port}`).send(DELIVERY)).rejects.toThrow();
    expect(taken).toEqual([]);
  });
});

describe('the settings', () => {
  it('are none where SMTP_URL is not set', () => {
    expect(mailSettingsIn({})).toBeUndefined();
    expect(mailSettingsIn({ SMTP_URL: '', ...FROM_TO })).toBeUndefined();
  });

  it.each([
    [{ ...FROM_TO, SMTP_URL: 'net:secret@host' }, /SMTP_URL: found no such URL/],
    [{ ...FROM_TO, SMTP_URL: 'https://net:secret@host/' }, /SMTP_URL: found no such URL/],
    [{ SMTP_URL: 'smtp://host' }, /ALERT_FROM: found nothing/],
    [{ ...FROM_TO, ALERT_TO: 'everyone', SMTP_URL: 'smtp://host' }, /ALERT_TO: found no address/],
    [{ ...FROM_TO, ALERT_TO: 'a@b.c\nBcc: d@e.f', SMTP_URL: 'smtp://host' }, /ALERT_TO: found no address/],
  ])('%j are refused, and nothing secret is said', (variables, message) => {
    expect(() => mailSettingsIn(variables)).toThrow(message);
    expect(() => mailSettingsIn(variables)).not.toThrow(/secret/);
  });
});
