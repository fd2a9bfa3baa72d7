// Every text of an alert, in English. What stands in braces is filled in; the Japanese must fill in the same.

/** Texts by their names. A name that ends in `-1` is for one, `-n` for any other number. */
export const EN = {
  // Counted things.
  'prefixes-1': '1 prefix',
  'prefixes-n': '{count} prefixes',
  'ipv6-prefixes-1': '1 IPv6 prefix',
  'ipv6-prefixes-n': '{count} IPv6 prefixes',
  'addresses-1': '1 address',
  'addresses-n': '{count} addresses',
  'names-1': '1 name',
  'names-n': '{count} names',
  'lists-1': '1 allowlist',
  'lists-n': '{count} allowlists',
  'days-1': '1 day',
  'days-n': '{count} days',
  'releases-1': '1 release',
  'releases-n': '{count} releases',
  size: '{prefixes} ({addresses})',

  // What to do: the first lines of an alert.
  'act-open': 'Open {what} in {place}: {ports}',
  'act-open-name': 'Allow {what} in {place}: {ports}',
  'act-close': 'May be closed: {what} in {place}',
  'act-close-name': 'No longer needed: {what} in {place}',
  'act-publish': 'Published for the first time: {place}, {what}; {ports}',
  'act-more': '… and {lists} more',
  'open-when': 'Open at once: AWS gives no notice, and may use the addresses already.',
  'close-when': 'Closing can wait: nothing breaks if you close later.',
  'wide-note':
    'Wide ({names}): addresses that all customers of AWS share. Where a job fetches the list, there is nothing to do by hand.',

  // Subjects, after the tag.
  'subject-open': '{place}: open {what}',
  'subject-close': '{place}: {what} may be closed',
  'subject-open-close': '{place}: open {opened}, {closed} may be closed',
  'subject-names': '{place}: names changed',
  'subject-publish': '{lists} published',
  'subject-digest': 'Daily digest: {what}',
  'subject-rollback': 'Lists are those of release {to} again',
  'subject-waits': '{selector}: {what} waiting for approval',
  'subject-ends': 'Ends on {date}: {titles}',
  'subject-no-change': 'Release {seq}',

  // Titles of tables, and what stands below them.
  'table-open': 'To open in {region}',
  'table-close': 'May be closed in {region} (no longer in the lists)',
  'table-leaving': 'Removed by AWS in {region}, and in the lists until {when}',
  'table-names-open': 'Names to allow in {region}',
  'table-names-close': 'Names no longer needed in {region}',
  'table-exceptions': 'Exceptions of the configuration',
  'table-ended': 'Exceptions of the configuration that have ended',
  'parts-cut': '… more at {url}',
  'table-cut': '… {shown} of {all} are shown; all of them: {url}',
  'table-rest': 'More tables',
  'until-approved': 'a person approves',
  'exception-include': 'included {prefix} ({lists}) until {date}, by {owner}: {reason}',
  'exception-exclude': 'excluded {prefix} ({lists}) until {date}, by {owner}: {reason}',

  // Why.
  'why-feed': 'Why: AWS changed its address ranges, feed of {time}.',
  'why-catalogue': 'Why: the catalogue of requirements changed.',
  'why-config': 'Why: the configuration changed.',
  'why-approval': 'Why: a person decided it.',
  'why-hold-expired':
    'Why: AWS removed it, or the configuration no longer asks for it, and its hold has run out.',
  'why-baseline': 'Why: first release.',
  'why-digest': 'Why: what {releases} changed together, from {from} to {to}.',
  pinned:
    'The lists are those of release {to} again, and pinned: nothing newer is published until someone unpins them, or the pin’s time is over.',

  // Where to look.
  'link-list': 'List',
  'link-rest': '{count} more lists',
  'link-console': 'Console',
  'link-change': 'Raw change',
  'link-latest': 'What is published',
  'feed-title': 'Rangewatch: changes to the allowlists',
  'foot-release': 'Release {seq}, sync token {before} → {token}',
  'foot-digest': 'Releases {first} to {last}, sync token {token}',

  // Notices.
  dropped: 'Dropped, and never published: {what}.',
  'dropped-reserved': 'reserved space {prefixes}',
  'dropped-wide': 'prefixes that are too wide {prefixes}',
  'waits-addition':
    'AWS added so much to {selector} at once that it is withheld until approved, {counts}: {prefixes}.',
  'waits-removal':
    'AWS removed so much from {selector} at once that it is kept until approved, {counts}: {prefixes}.',
  'waits-settle': 'Approve or deny {digest}: rangewatch approve, or rangewatch deny.',
  'waits-still': 'Still waiting since {since}.',
  settled: 'Nothing waits under {digest} any more: it was settled, or AWS changed it.',
  'pin-reminder-open':
    'The lists have been pinned to release {to} since {since}, until someone unpins them: changes of AWS are recorded and not published.',
  'pin-reminder-until':
    'The lists have been pinned to release {to} since {since}, until {until}: changes of AWS are recorded and not published.',
  'pin-over': 'The pin to release {to} is over. The lists follow AWS again.',
  news: 'The feed and the catalogue of requirements differ: {findings}.',
  'news-old': 'the catalogue of {date} is more than {days} old, to be checked against AWS’s page',
  'news-finding': '{place}: {what}',
  'news-finding-in': '{place}: {what} ({region})',
  empty: 'Nothing to publish, and left as it was, for {lists}: an empty list is never published.',
  unpublished:
    'No longer published: {files}. A job that still fetches such a file is answered 404 (not found): change the job, or, where the configuration left it out, put it back.',
  'decided-approve': '{who}: approve, {subject}. {reason}',
  'decided-deny': '{who}: deny, {subject}. {reason}',
  'decided-release': '{who}: release, {prefix} in {subject}. {reason}',
  'decided-rollback': '{who}: rollback, to release {to}. {reason}',
  'decided-unpin': '{who}: unpin, from release {to}. {reason}',
  unverified:
    'No feed has been verified since {since}. The lists stay as they are; changes of AWS are missed meanwhile. Look at the log of the watch function.',
  verified: 'A feed was verified again at {at}.',
  'no-release': 'No feed has been verified since {since}, and there is no release yet.',
  lagging:
    'What is public has lagged behind since {since}: release {shown} is shown, {seq} is committed. Look at the log of the publish function.',
  'lagging-unseen':
    'What is public has lagged behind since {since}: the bucket cannot be read, {seq} is committed. Look at the log of the publish function.',
  'caught-up': 'What is public is up to date again: release {seq}.',
  'capacity-fits': '{place} has {used} entries of the {limit} that {consumer} takes: it fits again.',
  'capacity-nearly-full': '{place} has {used} entries of the {limit} that {consumer} takes: nearly full.',
  'capacity-does-not-fit':
    '{place} has {used} entries of the {limit} that {consumer} takes: it does not fit, and what is beyond may be dropped in silence. Publish a narrower list, or filter by name.',
  rejected: 'A feed was rejected, and every list stays as it was. {problem}',
  ends: 'In {days}, on {date}: {note} Concerned: {titles}.',
  'channel-failed':
    'An alert did not reach {channel}, and is repeated here. {problem} The alert was: {subject}',
  test: 'A test of the alerts, sent by {who}: nothing changed, and nothing is to be done.',
  'named-more': '{named} and {rest} more',
} as const;
