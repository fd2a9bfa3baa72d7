// Every text of an alert, in Japanese. One that lacks a parameter of the English, or has another, does not compile.
import { translation } from './translation.ts';

export const JA = translation({
  'prefixes-1': '1 プレフィックス',
  'prefixes-n': '{count} プレフィックス',
  'ipv6-prefixes-1': 'IPv6 1 プレフィックス',
  'ipv6-prefixes-n': 'IPv6 {count} プレフィックス',
  'addresses-1': '1 アドレス',
  'addresses-n': '{count} アドレス',
  'names-1': '1 件のドメイン名',
  'names-n': '{count} 件のドメイン名',
  'lists-1': '1 件の許可リスト',
  'lists-n': '{count} 件の許可リスト',
  'days-1': '1 日',
  'days-n': '{count} 日',
  'releases-1': '1 回のリリース',
  'releases-n': '{count} 回のリリース',
  size: '{prefixes}（{addresses}）',

  'act-open': '{place} で {what}を許可してください（{ports}）',
  'act-open-name': '{place} で {what}を許可してください（{ports}）',
  'act-close': '{place} の {what}は許可を解除できます',
  'act-close-name': '{place} の {what}は不要になりました',
  'act-publish': '公開を開始しました: {place}、{what}（{ports}）',
  'act-more': '… ほか {lists}',
  'open-when': '早急に許可してください。AWS からの事前予告はなく、すでに使用されている可能性があります。',
  'close-when': '許可の解除は急ぎません。後日行っても通信に影響はありません。',
  'wide-note':
    '範囲の広いリスト（{names}）です。AWS の全利用者が共有するアドレスを含みます。ジョブで取得している場合、手作業は不要です。',

  'subject-open': '{place}: {what}の許可が必要です',
  'subject-close': '{place}: {what}は許可を解除できます',
  'subject-open-close': '{place}: {opened}の許可が必要、{closed}は解除可能です',
  'subject-names': '{place}: ドメイン名の変更',
  'subject-publish': '{lists}の公開を開始',
  'subject-digest': '日次まとめ: {what}',
  'subject-rollback': 'リリース {to} の内容に戻しました',
  'subject-waits': '{selector}: {what}が承認待ちです',
  'subject-ends': '{date} に終了: {titles}',
  'subject-no-change': 'リリース {seq}',

  'table-open': '{region} で許可するもの',
  'table-close': '{region} で許可を解除できるもの（リストからは削除済み）',
  'table-leaving': '{region} で AWS が削除したもの（{when}までリストに残します）',
  'table-names-open': '{region} で許可するドメイン名',
  'table-names-close': '{region} で不要になったドメイン名',
  'table-exceptions': '設定による例外',
  'table-ended': '設定による例外のうち、終了したもの',
  'parts-cut': '… 続き: {url}',
  'table-cut': '… {all} 件中 {shown} 件を表示しています。全件: {url}',
  'table-rest': 'ほかの表',
  'until-approved': '承認される',
  'exception-include': '追加 {prefix}（{lists}）、{date} まで、担当 {owner}: {reason}',
  'exception-exclude': '除外 {prefix}（{lists}）、{date} まで、担当 {owner}: {reason}',

  'why-feed': '理由: AWS がアドレス範囲を変更したため（{time} のフィード）。',
  'why-catalogue': '理由: 要件カタログが更新されたため。',
  'why-config': '理由: 設定が変更されたため。',
  'why-approval': '理由: 担当者の判断によるもの。',
  'why-hold-expired': '理由: AWS が削除したか、設定で不要になり、保留期間が終了したため。',
  'why-baseline': '理由: 最初のリリースのため。',
  'why-digest': '理由: {releases}の変更をまとめたもの（{from} から {to} まで）。',
  pinned:
    'リストをリリース {to} の内容に戻し、固定しています。固定を解除するか期限が来るまで、新しい内容は公開しません。',

  'link-list': 'リスト',
  'link-rest': 'ほか {count} 件のリスト',
  'link-console': 'コンソール',
  'link-change': '変更の詳細（JSON）',
  'link-latest': '公開中の内容',
  'feed-title': 'Rangewatch: 許可リストの変更',
  'foot-release': 'リリース {seq}、syncToken {before} → {token}',
  'foot-digest': 'リリース {first} から {last} まで、syncToken {token}',

  dropped: '除外しました（公開されることはありません）: {what}。',
  'dropped-reserved': '予約済みアドレス {prefixes}',
  'dropped-wide': '広すぎるプレフィックス {prefixes}',
  'waits-addition':
    '{selector} に一度に大量の追加があったため、承認されるまで公開しません。{counts}: {prefixes}。',
  'waits-removal':
    '{selector} から一度に大量の削除があったため、承認されるまでリストに残します。{counts}: {prefixes}。',
  'waits-settle': '{digest} を承認（rangewatch approve）または却下（rangewatch deny）してください。',
  'waits-still': '{since} から承認待ちです。',
  settled: '{digest} の承認待ちはなくなりました（処理済みか、AWS 側で変更されました）。',
  'pin-reminder-open':
    'リストは {since} からリリース {to} に固定されています（解除されるまで）。AWS の変更は記録だけを行い、公開していません。',
  'pin-reminder-until':
    'リストは {since} からリリース {to} に固定されています（{until} まで）。AWS の変更は記録だけを行い、公開していません。',
  'pin-over': 'リリース {to} への固定が終わりました。リストは再び AWS に追従します。',
  news: 'フィードと要件カタログに相違があります: {findings}。',
  'news-old': '{date} のカタログは {days}以上前のもので、AWS のページとの照合が必要',
  'news-finding': '{place}: {what}',
  'news-finding-in': '{place}: {what}（{region}）',
  empty:
    '{lists} には公開できるものがないため、以前のままにしています。空のリストを公開することはありません。',
  unpublished:
    '公開を終了しました: {files}。取得を続けるジョブには 404（見つかりません）が返ります。ジョブの取得先を変更するか、設定から外した場合は設定に戻してください。',
  'decided-approve': '{who} が {subject} を承認しました（approve）。{reason}',
  'decided-deny': '{who} が {subject} を却下しました（deny）。{reason}',
  'decided-release': '{who} が {subject} の {prefix} の保留を終了しました（release）。{reason}',
  'decided-rollback': '{who} がリリース {to} に戻しました（rollback）。{reason}',
  'decided-unpin': '{who} がリリース {to} への固定を解除しました（unpin）。{reason}',
  unverified:
    '{since} 以降、フィードを検証できていません。リストはそのままですが、その間の AWS の変更は反映されません。watch 関数のログを確認してください。',
  verified: '{at} にフィードを再び検証しました。',
  'no-release': '{since} 以降、フィードを検証できておらず、まだ最初のリリースがありません。',
  lagging:
    '{since} から公開が遅れています。公開中はリリース {shown}、確定済みは {seq} です。publish 関数のログを確認してください。',
  'lagging-unseen':
    '{since} から公開が遅れています。バケットを読み取れません（確定済みは {seq}）。publish 関数のログを確認してください。',
  'caught-up': '公開が最新に戻りました（リリース {seq}）。',
  'capacity-fits': '{place} は {used} 件で、{consumer} の上限 {limit} 件に再び収まりました。',
  'capacity-nearly-full': '{place} は {used} 件で、{consumer} の上限 {limit} 件に近づいています。',
  'capacity-does-not-fit':
    '{place} は {used} 件で、{consumer} の上限 {limit} 件に収まりません。超えた分は警告なしに無視されることがあります。より狭いリストを使うか、ドメイン名でフィルタしてください。',
  rejected: 'フィードを拒否しました。リストはすべて以前のままです。{problem}',
  ends: '{days}後（{date}）に AWS が終了するものがあります。{note}該当する要件: {titles}。',
  'channel-failed':
    '{channel} に届かなかったアラートを、ここで再度お知らせします。{problem} 元のアラート: {subject}',
  test: 'アラートのテストです（送信者 {who}）。変更はなく、対応は不要です。',
  'named-more': '{named} ほか {rest} 件',
});
