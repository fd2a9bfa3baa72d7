// What a check found, in Japanese. One that lacks a parameter of the English, or has another, does not compile.
import { translation } from './translation.ts';

export const JA = translation({
  'no-network':
    'この端末はネットワークに接続されていません（有効なアドレスがないか、インターネットへの経路も応答もありません）。',
  'no-network-do': '利用端末と同じネットワークに接続してから、再度実行してください。',
  'no-answer': 'どこからも応答がありません（DNS サーバー、プロキシ、宛先のいずれも）。',
  'no-answer-do':
    'この端末が利用端末と同じネットワークにあるか確認してください。接続されている場合は、端末からの通信がすべて破棄されています。',
  'dns-no-server': '端末に設定された DNS サーバーが動作していません: {servers}。',
  'dns-no-server-do':
    '稼働している DNS サーバーを設定するか、サーバーを起動してください。ほかの確認はその後になります。',
  'dns-timeout': 'DNS サーバーから応答がありません: {servers}。',
  'dns-timeout-do':
    'DNS サーバーの稼働と、サーバー宛ての UDP/TCP 53 の許可を確認してください。該当する名前の問い合わせだけを破棄するフィルターでも同じ症状になります。',
  'dns-refused': 'DNS サーバーがこの端末への応答を拒否しています（REFUSED）: {servers}。',
  'dns-refused-do':
    'DNS サーバーの再帰問い合わせのアクセス制限で、利用端末のネットワークを許可してください。',
  'dns-servfail': '次の名前で DNS サーバーがエラーを返します（SERVFAIL）。',
  'dns-servfail-do':
    'DNS サーバーから先の経路（フォワーダー、DNSSEC 検証、サーバーからインターネットへの UDP/TCP 53）を確認してください。',
  'dns-nxdomain': '次の名前は DNS で「存在しない」と応答されます（NXDOMAIN）。',
  'dns-nxdomain-do':
    'DNS サーバーでインターネットの名前を解決できるようにし（フォワーダー）、DNS フィルターから次の名前を除外してください。上位ドメインと同名の社内ゾーンがあると隠れてしまいます。',
  'dns-no-address': '次の名前は DNS に存在しますが、アドレスが返りません。',
  'dns-no-address-do': 'AWS に代わって応答している DNS フィルターや社内ゾーンがないか確認してください。',
  'dns-sinkhole':
    'DNS が行き先のないアドレス（{detail}）を返しています。次の名前は DNS でブロックされています。',
  'dns-sinkhole-do': 'DNS フィルターから次の名前を除外してください。',
  'dns-private':
    'DNS がプライベートまたは予約済みのアドレス（{detail}）を返しており、その先は AWS ではありません。',
  'dns-private-do':
    'DNS フィルターから次の名前を除外してください。自社の VPC エンドポイントの場合は、そこまでの経路を直してください。',
  'proxy-unresolved': 'プロキシ自体の名前を解決できません（{detail}）。',
  'proxy-unresolved-do': 'プロキシの名前を訂正するか、利用端末の DNS に登録してください。',
  'proxy-unreachable': 'プロキシ自体に接続できません（{detail}）。',
  'proxy-unreachable-do':
    'ホスト名とポート番号、プロキシの稼働、利用端末からプロキシまでの許可を確認してください。',
  'proxy-silent': 'プロキシに接続できますが、CONNECT への応答が時間内に返りません。',
  'proxy-silent-do':
    'プロキシのログを確認してください。多くの場合、プロキシからインターネットへの通信が許可されていません。',
  'proxy-other-protocol': 'プロキシのポートで応答したのは HTTP プロキシではないか、途中で切断されました。',
  'proxy-other-protocol-do':
    'TLS なしの HTTP プロキシのポートか確認してください（SOCKS、HTTPS、透過プロキシのポートではないこと）。',
  'proxy-credentials':
    'プロキシがユーザー名とパスワードを要求しています（407、{detail}）。WorkSpaces クライアントは応答できません。',
  'proxy-credentials-do':
    '次の名前をプロキシ認証の対象から除外してください（認証を要求するルールより上に許可ルールを置きます）。',
  'proxy-denied': 'プロキシが次の名前への CONNECT を拒否しています（403）。',
  'proxy-denied-do': 'プロキシで、次の名前とポート 443 への CONNECT を許可してください。',
  'proxy-gateway': 'プロキシは許可していますが、プロキシから先に接続できません（{detail}）。',
  'proxy-gateway-do':
    'プロキシが次の名前を解決できるようにし、プロキシの先のファイアウォールで通信を許可してください。',
  'proxy-status': 'プロキシが CONNECT に {detail} を返しています。',
  'proxy-status-do': 'この応答の意味をプロキシのログで確認してください。',
  'proxy-metadata':
    'プロキシが 169.254.169.254（EC2 メタデータサービス）宛ての要求を受け付け、{detail} を返しています。これは WorkSpace 自身のメタデータではありません。',
  'proxy-metadata-do':
    'WorkSpace 内のすべての HTTP プロキシ設定から 169.254.169.254 を除外し、プロキシ側でもこの宛先を拒否してください。',
  'tcp-denied': 'この端末自身が接続を禁止しています（{detail}）。',
  'tcp-denied-do': '端末のファイアウォールとルーティングを確認してください。',
  'tcp-unreachable': '次の宛先への経路がありません（{detail}）。',
  'tcp-unreachable-do':
    'ほかの宛先に届く場合は、ファイアウォールが ICMP で拒否しています。次のルールを追加してください。どこにも届かない場合は、ルーティングを確認してください。',
  'tcp-refused': '接続がリセット（RST）で拒否されます。',
  'tcp-refused-do':
    '宛先のサーバーが接続を拒否することはありません。途中のファイアウォールが拒否しています。次のルールを追加してください。ヘルスチェックのルールの場合は、ゲートウェイ（リスト streaming）の許可も確認してください。',
  'tcp-dropped': '応答がありません。パケットが途中で破棄されています。',
  'tcp-dropped-do':
    'ファイアウォールに次のルールを追加してください。ヘルスチェックのルールの場合は、ゲートウェイ（リスト streaming）の許可も確認してください。',
  'tcp-other': 'この端末から接続できません（{detail}）。',
  'tcp-other-do': '端末のネットワーク設定を確認してください。',
  'tls-closed': '接続後、TLS ハンドシェイクの途中で切断されます。',
  'tls-closed-do':
    'ハンドシェイク内の名前（SNI）で遮断されています。該当する機器で次の名前を許可してください。',
  'tls-silent': '接続できますが、TLS ハンドシェイクに応答がありません。',
  'tls-silent-do':
    '途中の機器が接続だけを受け、先に通していません。その機器で次の名前を許可してください。VPN などのトンネル経由では MTU も確認してください。',
  'tls-other-protocol': '443 で応答したのは AWS の TLS ではありません（認証画面やフィルターの応答です）。',
  'tls-other-protocol-do':
    'ネットワークの認証画面がある場合は先に認証を済ませ、フィルターで次の名前を許可してください。',
  'tls-other-issuer':
    '証明書の発行者が異なります（{detail}）。AWS の証明書の発行者は Amazon です。TLS インスペクションが行われており、WorkSpaces はこれに対応していません。',
  'tls-other-issuer-do':
    '次の名前を TLS インスペクションの対象から除外してください。この発行者を信頼しても解決しません。',
  'tls-name-mismatch':
    '別のサーバーが応答しています。証明書（発行者 {detail}）がこの名前のものではありません。',
  'tls-name-mismatch-do':
    'DNS の応答先を確認してください。「ブロックしました」の画面や社内サーバーに誘導されている可能性があります。',
  'tls-expired': 'Amazon の証明書ですが、この端末の時計では有効期限が切れています。',
  'tls-expired-do':
    '端末の時計を合わせてください。時計が正しい場合は、途中で古い証明書を返している機器を探してください。',
  'tls-not-yet-valid': 'Amazon の証明書ですが、この端末の時計ではまだ有効期間に入っていません。',
  'tls-not-yet-valid-do': '端末の時計を合わせてください。',
  'tls-untrusted':
    '証明書の発行者は Amazon（{detail}）とされていますが、この端末では証明書チェーンを信頼できません。',
  'tls-untrusted-do':
    'Amazon Trust Services のルート証明書がこの端末で信頼されているか確認してください。信頼済みであれば、偽の証明書です。',
  'udp-denied': 'この端末自身が UDP の送信を禁止しています（{detail}）。',
  'udp-denied-do': '端末のファイアウォールとルーティングを確認してください。',
  'udp-rejected': 'UDP が途中で拒否されています（{detail}）。',
  'udp-rejected-do': 'ファイアウォールに次のルールを追加してください。',
  'privatelink-other-name':
    '{detail} は、このリージョンのストリーミング用エンドポイントではありません（サービス名は com.amazonaws.{region}.highlander）。',
  'privatelink-other-name-do':
    'highlander のエンドポイントを作成し、その名前を指定してください。workspaces、workspaces-instances、workspaces-web、aps-workspaces は別のサービスです。',
  'privatelink-unresolved': 'エンドポイントの名前を解決できません（{detail}）。',
  'privatelink-unresolved-do':
    'エンドポイントで「プライベート DNS 名」を有効にし、利用端末の DNS から VPC のリゾルバーに問い合わせるようにしてください。',
  'privatelink-public': 'エンドポイントの名前がパブリックアドレス（{detail}）に解決されます。',
  'privatelink-public-do':
    '利用端末の DNS から、エンドポイントのある VPC のリゾルバーに問い合わせるようにしてください（プライベートアドレスが返ります）。',
  unfinished: '時間切れのため、最後まで確認できませんでした。',
  'unfinished-do': '上の問題を直してから、再度実行してください。',
  'privatelink-network-check':
    'PrivateLink を使っていても、クライアントのネットワークチェックはパブリックなヘルスチェックサーバーを確認します。そこへの通信が閉じているとエラーが表示されますが、ストリーミングは利用できます。',
  'privatelink-own-name':
    '{detail} は AWS の名前ではないため、エンドポイントを指しているかどうかは名前からは判断できません。',
  'udp-sent':
    'UDP は送信でき、拒否もされませんでした。ただし到達したかどうかは分かりません。実際に接続して確認してください。',
  wildcards:
    '* を含む名前は、問い合わせる名前が定まらないため確認できません。確認なしで許可してください（--directory を指定すると、自社のログインページは確認できます）。',
  'other-authority':
    '別のパブリック認証局の証明書です（{detail}）。正規の証明書であり、インスペクションではありません。',
  'ipv4-only':
    'この端末には IPv6 がないため、IPv4 だけを確認しました（クライアントも、既定では IPv4 を使います）。',
});
