// Mail from WorkSpaces to its users: a rule for mail filters, not for firewalls.
import { FROM_CLIENT, text } from './defaults.ts';
import type { Requirement } from './requirement.ts';

/** The invitation that tells a user the registration code. */
export const INVITATION_MAIL: Requirement = {
  ...FROM_CLIENT,
  id: 'invitation-mail',
  purpose: 'mail',
  category: text('Invitation mail', '招待メール'),
  title: text('Invitation mail to users', 'ユーザーへの招待メール'),
  direction: 'inbound',
  transports: [],
  destination: {
    kind: 'domains',
    domains: [
      {
        name: '{directory}.amazonworkspaces.com',
        note: text(
          'The sender is no-reply@ at the directory’s id.',
          '差出人は no-reply@DIRECTORY.amazonworkspaces.com。',
        ),
      },
      {
        name: 'amazonses.com',
        note: text(
          'Sent by Amazon SES; written as “via” by mail programs.',
          'Amazon SES 経由で送信される（メールソフトでは「経由」と表示される）。',
        ),
      },
    ],
  },
  clients: [],
  sources: [
    { source: 'blog-tokyo-2014' },
    { source: 'aws-troubleshooting-2022', note: 'directories of AD Connector send none by themselves' },
  ],
  note: text(
    'Mail filters must let it in: it carries the registration code and the link to choose a password.',
    '登録コードとパスワード設定用リンクが届くメールのため、メールフィルターで受信を許可する。',
  ),
};
