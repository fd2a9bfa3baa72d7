// Every text of the doctor, in Japanese. One that lacks a parameter of the English, or has another, does not compile.
import { translation } from './translation.ts';

export const JA = translation({
  'state-problem': '要対応',
  'state-unknown': '不明',
  'state-fine': '正常',
  summary: '要対応: {problems}、不明: {unknown}、正常: {fine}',
  todo: '→ {todo}',
  minutes: '{count} 分',
  hours: '{count} 時間',
  days: '{count} 日',

  'start-runs': 'start が動作中で、{url} で配信しています',
  'start-never': '{folder} では start が一度も実行されていません',
  'start-never-do':
    'リストを置くフォルダーで `start` を実行してください。別の場所にあるリストは --url、AWS では --function と --alerts-topic も指定します',
  'start-stopped': 'start が動作していません。フィードは監視されず、リストは配信されていません',
  'start-stopped-do': 'ここで `start` を、マシンの起動時に始まるサービスとして実行してください',
  'start-silent': 'start は動作中ですが応答しません: {why}',
  'start-silent-do': '終了させて起動し直してください。失われるものはありません',
  'source-live': 'リストは AWS のフィードから作られています',
  'source-sample': 'リストはサンプルから作られています。ファイアウォールには使えません',
  'source-sample-do':
    'このマシンから https://ip-ranges.amazonaws.com に接続できるようにし、起動し直してください',
  'source-file': 'リストは記録されたフィードから作られています',
  'source-file-do':
    'ファイアウォールに使う場合は、空のフォルダーで --feed と --history を付けずに起動してください',
  'source-none': 'リストの元が記録されていません',
  'source-none-do': '`start` を実行すると記録されます',
  'key-whole': '署名鍵があり、所有者だけが読めます',
  'key-none': '署名鍵がありません',
  'key-none-do': '`start` を実行すると作られます。その後 minisign.pub を利用者に渡してください',
  'key-public-only': '署名鍵の秘密鍵がありません',
  'key-public-only-do':
    '控えから minisign.key を戻してください。なければ minisign.pub を削除し、次の start が作るものを渡してください',
  'key-broken': '署名鍵を使えません: {why}',
  'key-broken-do': '控えから minisign.key を戻してください',
  'key-open': 'このマシンの他の利用者が秘密鍵を読めます',
  'key-open-do': 'chmod 600 {file}',
  'channels-some': 'アラートは端末と次に届きます: {names}',
  'channels-none': 'アラートは端末にしか表示されません',
  'channels-none-do':
    '`start` を実行するプロセスに SMTP_URL・ALERT_FROM・ALERT_TO、または SLACK_WEBHOOK_URL を設定してください',
  'channels-wrong': '通知先の設定に誤りがあります: {why}',
  'channels-wrong-do': 'その変数を直し、`alert --test` を実行してください',
  'alerts-sent': '送り残したアラートはありません',
  'alerts-left': '未送信のアラート: {unsent}、通知先が受け取っていないもの: {undelivered}',
  'alerts-left-do':
    'start の出力 (`not taken by …`) を確認して通知先を直し、start が動作していることを確認してください。再送は自動です',

  'connection-https': 'https で応答し、証明書は有効です',
  'connection-http': 'このマシンで応答しています',
  'connection-certificate': '証明書が有効ではありません: {why}',
  'connection-certificate-do':
    '{host} の証明書を更新または修正してください (AWS では AWS Certificate Manager)。それまでファイアウォールはリストを取得できません',
  'connection-none': '応答がありません: {why}',
  'connection-none-do': '{host} が正しい名前で、名前解決でき、ここから接続できることを確認してください',
  'version-read': 'version.json はリリース {seq} を示しています',
  'version-wrong': 'version.json を利用できません: {why}',
  'version-wrong-do':
    'URL がリストの最上位であることを確認してください。正しければまだ何も公開されていません。watch と publish のログを確認してください',
  'expires-later': 'リストの有効期限は {expires} です',
  'expires-past': 'リストは {expires} に期限切れになりました。期限を確かめる利用者は受け取りません',
  'expires-past-do':
    'watch と publish が動作していること、途中のキャッシュが古い version.json を返していないことを確認してください',
  'age-young': 'AWS のフィードは {age}前に検証されました',
  'age-old': 'AWS のフィードの最後の検証は {age}前です',
  'age-old-do':
    'watch が 15 分ごとに動作し、https://ip-ranges.amazonaws.com に接続できることを確認してください。原因はログにあります',
  'age-ahead': 'AWS のフィードの検証時刻が未来です: {verifiedAt}',
  'age-ahead-do': 'このマシン、または監視しているマシンの時計を合わせてください',
  'time-played': '記録を再生したため、その時刻は現在の状態を示しません',
  'time-played-do': '--feed と --history を付けずに起動してください',
  'latest-agrees': 'latest.json と version.json は同じリリースを示しています',
  'latest-wrong': 'latest.json が version.json と合いません: {why}',
  'latest-wrong-do':
    'publish が正常に終わること、途中のキャッシュが片方だけを長く保持していないことを確認してください',
  'file-right': '{key} はリリースのファイルと一致しています',
  'file-wrong': '{key} はリリースのファイルと一致しません: {why}',
  'file-wrong-do':
    'publish をもう一度実行してください。変わらなければ他の誰かが書き込んでいます。このリストを使わないでください',
  'file-none': 'リリースにリストがありません',
  'file-none-do':
    'watch.config.ts に Region と許可リストがあること、publish が正常に終わることを確認してください',
  'bytes-differ': 'SHA-256 の先頭は {expected} のはずが {found} です',
  'missing-404': '存在しないリストには 404 を返します',
  'missing-refused': '存在しないリストに {status} を返します。PAN-OS は 401 と 403 でリストの適用をやめます',
  'missing-refused-do':
    'サーバーが 404 を返すようにしてください (CloudFront の背後の S3 では、ディストリビューションに s3:ListBucket を許可します)',
  'missing-other': '存在しないリストに 404 ではなく {status} を返します',
  'missing-other-do':
    '存在しないものには 404 を返すようにしてください。ファイアウォールがそのページをリストとして読みます',
  'missing-silent': '存在しないリストの要求に応答がありません: {why}',
  'missing-silent-do': 'もう一度実行してください',
  'cache-told': 'Cache-Control があります: {value}',
  'cache-absent': '{key} に Cache-Control がありません。途中のキャッシュが 1 日保持することがあります',
  'cache-absent-do':
    '途中の機器が各オブジェクトの Cache-Control (`public, max-age=60`) をそのまま渡すようにしてください',
  'cache-long': '{key} は {seconds} 秒間キャッシュされることがあります',
  'cache-long-do': '途中の機器が `public, max-age=60` に従うようにしてください',
  'signature-holds': '署名は正しく、文書は署名されたものです',
  'signature-wrong': '署名を確認できません: {why}',
  'signature-wrong-do':
    '--key がこの監視の鍵であることを確認してください。正しければ、このリストを使わず、他に誰が書き込めるかを調べてください',
  'signature-unread': '署名を検査できませんでした: {why}',
  'signature-unread-do':
    'もう一度実行してください。その後 SHA256SUMS、SHA256SUMS.minisig、v/… を取得できることを確認してください',
  'signature-unasked': '署名は検査していません',
  'signature-unasked-do': '--key に公開鍵 (minisign.pub) を指定してください',

  'function-answers': '関数 {name} は応答しています',
  'function-refuses': '関数 {name} が失敗します: {why}',
  'function-refuses-do': '名前が正しいこと (`aws lambda list-functions`) を確認し、ログを見てください',
  'function-unseen': '関数 {name} に問い合わせできませんでした: {why}',
  'function-unseen-do':
    'AWS の認証情報・リージョン・ネットワークが正しく、lambda:InvokeFunction が許可されていることを確認してください',
  'approvals-none': '承認待ちはありません',
  'approvals-some': '承認待ち: {count} 件、最も古いものは {since} から: {what}',
  'approvals-some-do':
    '`approvals{place}` で全体を確認し、`approve` または `deny {digest}{place} --reason …` で決めてください',
  'approvals-unseen': '承認待ちを読み取れませんでした: {why}',
  'approvals-unseen-do': '1 分後にもう一度実行してください。その後 `start` を実行し、表示を確認してください',
  'pin-none': 'リストは固定されていません',
  'pin-set':
    'リストは {since} からリリース {seq} に固定されています (終了: {until})。新しいものは公開されません',
  'pin-set-do': 'AWS の変更を再び公開してよくなったら `unpin{place} --reason …` を実行してください',
  'pin-forever': '人が解除するまで',

  'topic-some': '確認済みのアラート購読: {count} 件',
  'topic-none': '確認済みのアラート購読がありません',
  'topic-none-do':
    '`aws sns subscribe --topic-arn {arn} --protocol email --notification-endpoint …` を実行し、AWS からのメールのリンクを開いてください',
  'topic-pending': '確認されていない購読: {who}',
  'topic-pending-do':
    'AWS からのメール (「AWS Notification - Subscription Confirmation」) のリンクを開いてください。有効期間は 2 日です。過ぎた場合は購読し直してください',
  'topic-absent': 'このトピックはありません: {arn}',
  'topic-absent-do': 'スタックの出力から ARN を確認してください',
  'topic-unseen': 'トピックの購読を読み取れませんでした: {why}',
  'topic-unseen-do':
    'AWS の認証情報とネットワークが正しく、sns:ListSubscriptionsByTopic が許可されていることを確認してください',
  'feed-topic-some': 'このアカウントは AmazonIpSpaceChanged を購読しています',
  'feed-topic-none': 'このアカウントには {region} に AmazonIpSpaceChanged の確認済みの購読がありません',
  'feed-topic-none-do': 'スタックをデプロイし直してください。それまでは 15 分ごとの取得で変更を見つけます',
  'feed-topic-unseen': '{region} にあるこのアカウントの購読を読み取れませんでした: {why}',
  'feed-topic-unseen-do':
    'AWS の認証情報とネットワークが正しく、sns:ListSubscriptions が許可されていることを確認してください',
  'feed-topic-unasked': 'AmazonIpSpaceChanged の購読は調べていません',
  'feed-topic-unasked-do': '--feed-topic を指定してください',
  'alarms-quiet': '発生中のアラームはありません (全 {count} 件)',
  'alarms-raised': '発生中のアラーム: {names}',
  'alarms-raised-do': 'それぞれの意味と対処: {sections}',
  'alarms-missing': '存在しないアラーム: {names}',
  'alarms-missing-do': 'スタックをデプロイし直すと作られます',
  'alarms-silent': '誰にも通知しないアラーム: {names}',
  'alarms-silent-do': '`aws cloudwatch enable-alarm-actions --alarm-names {names}` を実行してください',
  'alarms-blind': 'データのないアラーム: {names}',
  'alarms-blind-do': '1 時間後にもう一度確認してください。それぞれの意味: {sections}',
  'alarms-none': 'このリージョンにスタック {stack} のアラームがありません',
  'alarms-none-do':
    '--stack (`rangewatch-prod`) と AWS_REGION がデプロイ時のものであることを確認し、正しければデプロイし直してください',
  'alarms-unseen': 'アラームを読み取れませんでした: {why}',
  'alarms-unseen-do':
    'AWS の認証情報・リージョン・ネットワークが正しく、cloudwatch:DescribeAlarms が許可されていることを確認してください',
  'alarms-unasked': 'アラームは調べていません',
  'alarms-unasked-do': '--stack にスタックの名前 (`rangewatch-prod`) を指定してください',
});
