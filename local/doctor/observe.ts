// Looking at what was asked for: lists behind a URL, the watcher on AWS, or else this machine.
import { systemClock } from '../../functions/adapters/clock.ts';
import type { Sight } from '../../shared/doctor/sight.ts';
import type { PublicKey } from '../../shared/release/minisign-read.ts';
import { folderTree } from '../tree/folder-tree.ts';
import { seeFunction } from './approve-function.ts';
import { seeMachine } from './machine.ts';
import { ownKey } from './own-key.ts';
import { seePublished } from './published.ts';
import { seeSignature } from './signature.ts';
import { openSite } from './site.ts';
import { seeStack } from './stack.ts';
import { seeAlertsTopic, seeFeedTopic } from './topics.ts';

/** What is to be looked at; nothing of it: this machine. */
export interface Question {
  readonly url: string | undefined;
  readonly key: PublicKey | undefined;
  readonly functionName: string | undefined;
  readonly alertsTopic: string | undefined;
  /** Undefined: the subscription to the feed's topic is not looked for. */
  readonly feedTopicRegion: string | undefined;
  readonly stack: string | undefined;
}

/** Looks. Whatever cannot be seen is part of the answer. */
export async function observe(question: Question, variables: NodeJS.ProcessEnv): Promise<Sight> {
  const { url, key, functionName, alertsTopic, feedTopicRegion, stack } = question;
  const now = systemClock.now();
  // What the SDK says of the Node.js versions of 2027 is no finding.
  variables['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const isOnAws = [functionName, alertsTopic, feedTopicRegion, stack].some((each) => each !== undefined);
  if (url === undefined && !isOnAws) return { now, ...(await hereSight(variables)) };
  const [site, approvals, alerts, feed, watcher] = await Promise.all([
    url === undefined ? undefined : siteSight(url, key),
    functionName === undefined ? undefined : seeFunction(functionName),
    seeAlertsTopic(alertsTopic),
    seeFeedTopic(feedTopicRegion),
    seeStack(stack),
  ]);
  return {
    now,
    ...site,
    approvals,
    functionName,
    alertsTopic: alerts,
    feedTopic: feed,
    aws: isOnAws ? { stack: watcher } : undefined,
  };
}

/** Lists behind a URL; without an answer there is nothing more to check. */
async function siteSight(root: string, key: PublicKey | undefined): Promise<Partial<Sight>> {
  const { read, sight } = openSite(root);
  const published = await seePublished(read);
  const site = await sight(published.file?.key);
  if (site.version.kind === 'failed') return { site };
  return { site, published, signature: await seeSignature(read, key) };
}

/** This machine: its lists as they are served, or, where no start runs, as they lie in its folder. */
async function hereSight(variables: NodeJS.ProcessEnv): Promise<Partial<Sight>> {
  const { sight: machine, approvals, url, bucket, publicKeyFile } = await seeMachine(variables);
  const key = ownKey(publicKeyFile);
  if (url !== undefined) return { machine, approvals, ...(await siteSight(url, key)) };
  if (bucket === undefined) return { machine };
  const read = folderTree(bucket);
  const published = await seePublished(read);
  // Without a key there is nothing to check it with, and the check of the key says so.
  const signature = key === undefined ? undefined : await seeSignature(read, key);
  return { machine, approvals, published, signature };
}
