// Every text of the doctor, in English: what was seen, and what to do. The Japanese must fill in the same.

/** Texts by their names; those of one check stand together, what to do with `-do`. */
export const EN = {
  'state-problem': 'problem',
  'state-unknown': 'unknown',
  'state-fine': 'fine',
  summary: 'problems: {problems}, unknown: {unknown}, fine: {fine}',
  todo: '-> {todo}',
  minutes: '{count} min',
  hours: '{count} h',
  days: '{count} days',

  // This machine.
  'start-runs': 'a start runs here and serves {url}',
  'start-never': 'no start has run in {folder}',
  'start-never-do':
    'run `start` in the folder where the lists are to be kept; for lists elsewhere give --url, on AWS --function and --alerts-topic too',
  'start-stopped': 'no start runs here: nobody watches the feed, and no list is served',
  'start-stopped-do': 'run `start` here, as a service that begins with the machine',
  'start-silent': 'a start runs here and does not answer: {why}',
  'start-silent-do': 'end it and start it again; nothing is lost',
  'source-live': "the lists are made from AWS's feed",
  'source-sample': 'the lists are made from the sample: its addresses are not for a firewall',
  'source-sample-do': 'let this machine reach https://ip-ranges.amazonaws.com, then start it again',
  'source-file': 'the lists are made from a recorded feed',
  'source-file-do': 'for a firewall, start without --feed and --history, in an empty folder',
  'source-none': 'no note of what the lists are made from',
  'source-none-do': 'run `start`: it notes the source',
  'key-whole': 'the signing key is there, and only its owner can read it',
  'key-none': 'there is no signing key',
  'key-none-do': 'run `start`: it makes one; then hand over minisign.pub',
  'key-public-only': 'the secret half of the signing key is missing',
  'key-public-only-do':
    'put minisign.key back from its copy; else remove minisign.pub and hand over the one that the next start makes',
  'key-broken': 'the signing key cannot be used: {why}',
  'key-broken-do': 'put minisign.key back from its copy',
  'key-open': 'others on this machine can read the secret key',
  'key-open-do': 'chmod 600 {file}',
  'channels-some': 'alerts go to the terminal and: {names}',
  'channels-none': 'alerts go to the terminal only',
  'channels-none-do':
    'set SMTP_URL, ALERT_FROM and ALERT_TO, or SLACK_WEBHOOK_URL, for the process that runs `start`',
  'channels-wrong': 'a channel is not set up rightly: {why}',
  'channels-wrong-do': 'correct that variable, then run `alert --test`',
  'alerts-sent': 'no alert is left behind',
  'alerts-left': 'alerts not sent: {unsent}, not taken by a channel: {undelivered}',
  'alerts-left-do':
    'look at what the start printed (`not taken by …`), correct the channel, and see that a start runs: it tries again by itself',

  // What is published.
  'connection-https': 'answers over https, and its certificate holds',
  'connection-http': 'answers on this machine',
  'connection-certificate': 'its certificate does not hold: {why}',
  'connection-certificate-do':
    'renew or correct the certificate of {host} (on AWS: AWS Certificate Manager); until then a firewall gets no list',
  'connection-none': 'no answer: {why}',
  'connection-none-do': 'see that {host} is the right name, resolves, and can be reached from here',
  'version-read': 'version.json shows release {seq}',
  'version-wrong': 'version.json cannot be used: {why}',
  'version-wrong-do':
    'see that the URL is the root of the lists; if it is, nothing is published yet: look at what watch and publish logged',
  'expires-later': 'the lists expire at {expires}',
  'expires-past': 'the lists expired at {expires}: careful consumers refuse them',
  'expires-past-do':
    'see that watch and publish run, and that no cache in between serves an old version.json',
  'age-young': 'AWS’s feed was verified {age} ago',
  'age-old': 'AWS’s feed was last verified {age} ago',
  'age-old-do':
    'see that watch runs every 15 minutes and reaches https://ip-ranges.amazonaws.com; its log says why it does not',
  'age-ahead': 'AWS’s feed was verified in the future, at {verifiedAt}',
  'age-ahead-do': 'set the clock of this machine, or of the one that watches',
  'time-played': 'a recording was played, and its time says nothing of today',
  'time-played-do': 'start without --feed and --history',
  'latest-agrees': 'latest.json and version.json show the same release',
  'latest-wrong': 'latest.json does not fit version.json: {why}',
  'latest-wrong-do':
    'see that publish ends well, and that no cache in between keeps one of the two for longer',
  'file-right': '{key} is the file that the release names',
  'file-wrong': '{key} is not the file that the release names: {why}',
  'file-wrong-do':
    'run publish once more; if it stays so, somebody else writes there: do not use these lists',
  'file-none': 'the release names no list',
  'file-none-do': 'see that watch.config.ts names Regions and allowlists, and that publish ends well',
  'bytes-differ': 'its SHA-256 begins with {found}, not with {expected}',
  'missing-404': 'a missing list answers 404',
  'missing-refused': 'a missing list answers {status}: PAN-OS stops enforcing on 401 and 403',
  'missing-refused-do':
    'let the server answer 404 (S3 behind CloudFront: allow the distribution s3:ListBucket)',
  'missing-other': 'a missing list answers {status} in place of 404',
  'missing-other-do':
    'let the server answer 404 for what is not there: a firewall would read the page as a list',
  'missing-silent': 'asking for a missing list had no answer: {why}',
  'missing-silent-do': 'try again',
  'cache-told': 'Cache-Control is told: {value}',
  'cache-absent': '{key} has no Cache-Control: a cache in between may serve it for a day',
  'cache-absent-do':
    'let what lies in between pass on the Cache-Control of each object (`public, max-age=60`)',
  'cache-long': '{key} may be cached for {seconds} seconds',
  'cache-long-do': 'let what lies in between keep to `public, max-age=60`',
  'signature-holds': 'the signature holds, and the documents are those that it is of',
  'signature-wrong': 'the signature was refused: {why}',
  'signature-wrong-do':
    'see that --key is the key of this watcher; if it is, do not use these lists, and look for who else writes there',
  'signature-unread': 'the signature could not be checked: {why}',
  'signature-unread-do':
    'try again; then see that each of SHA256SUMS, SHA256SUMS.minisig and v/… can be fetched',
  'signature-unasked': 'the signature was not checked',
  'signature-unasked-do': 'give --key with the public key (minisign.pub)',

  // What waits for a person.
  'function-answers': 'the function {name} answers',
  'function-refuses': 'the function {name} fails: {why}',
  'function-refuses-do': 'see that the name is right (`aws lambda list-functions`), then look at its log',
  'function-unseen': 'the function {name} could not be asked: {why}',
  'function-unseen-do':
    'see that your AWS credentials, Region and network are right, and allow you lambda:InvokeFunction',
  'approvals-none': 'nothing waits for a person',
  'approvals-some': 'waiting for approval: {count}, the oldest since {since}: {what}',
  'approvals-some-do':
    '`approvals{place}` shows all of it; settle it with `approve` or `deny {digest}{place} --reason …`',
  'approvals-unseen': 'what waits could not be read: {why}',
  'approvals-unseen-do': 'try again in a minute; then run `start` and see what it says',
  'pin-none': 'the lists are not pinned',
  'pin-set': 'the lists are pinned to release {seq} since {since}, until {until}: nothing newer is published',
  'pin-set-do': '`unpin{place} --reason …` when what AWS changes may be published again',
  'pin-forever': 'a person unpins them',

  // On AWS.
  'topic-some': 'confirmed subscriptions to the alerts: {count}',
  'topic-none': 'nobody has a confirmed subscription to the alerts',
  'topic-none-do':
    '`aws sns subscribe --topic-arn {arn} --protocol email --notification-endpoint …`, then open the link in the mail from AWS',
  'topic-pending': 'subscriptions that nobody confirmed: {who}',
  'topic-pending-do':
    'open the link in the mail from AWS (“AWS Notification - Subscription Confirmation”); it holds for two days, then subscribe again',
  'topic-absent': 'there is no such topic: {arn}',
  'topic-absent-do': 'take the ARN from the outputs of the stack',
  'topic-unseen': 'the subscriptions of the topic could not be read: {why}',
  'topic-unseen-do':
    'see that your AWS credentials and network are right, and allow you sns:ListSubscriptionsByTopic',
  'feed-topic-some': 'this account is subscribed to AmazonIpSpaceChanged',
  'feed-topic-none': 'this account has no confirmed subscription to AmazonIpSpaceChanged in {region}',
  'feed-topic-none-do': 'deploy the stack again; until then the poll every 15 minutes finds each change',
  'feed-topic-unseen': 'the subscriptions of this account in {region} could not be read: {why}',
  'feed-topic-unseen-do':
    'see that your AWS credentials and network are right, and allow you sns:ListSubscriptions',
  'feed-topic-unasked': 'the subscription to AmazonIpSpaceChanged was not looked for',
  'feed-topic-unasked-do': 'give --feed-topic',
  'alarms-quiet': 'no alarm is raised, of {count}',
  'alarms-raised': 'raised alarms: {names}',
  'alarms-raised-do': 'what each means and what to do: {sections}',
  'alarms-missing': 'missing alarms: {names}',
  'alarms-missing-do': 'deploy the stack again, which makes them',
  'alarms-silent': 'alarms that tell nobody: {names}',
  'alarms-silent-do': '`aws cloudwatch enable-alarm-actions --alarm-names {names}`',
  'alarms-blind': 'alarms without data: {names}',
  'alarms-blind-do': 'look again in an hour; what each means: {sections}',
  'alarms-none': 'there is no alarm of the stack {stack} in this Region',
  'alarms-none-do':
    'see that --stack (`rangewatch-prod`) and AWS_REGION are those of the deployment; if they are, deploy it again',
  'alarms-unseen': 'the alarms could not be read: {why}',
  'alarms-unseen-do':
    'see that your AWS credentials, Region and network are right, and allow you cloudwatch:DescribeAlarms',
  'alarms-unasked': 'the alarms were not looked at',
  'alarms-unasked-do': 'give --stack with the name of the stack (`rangewatch-prod`)',
} as const;
