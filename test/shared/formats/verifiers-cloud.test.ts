// The files for AWS's tools and Terraform, each given to the tool that will read it, and a broken twin that it refuses.
import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeWithTool } from '../../real-tools.ts';
import { judges, newFolder, put, shell } from './judging.ts';
import { FEEDS, listsOf, writtenFiles } from './lists.ts';

describeWithTool('aws', 'aws', () => {
  const accepts = async (path: string) => {
    const line = `aws ec2 create-managed-prefix-list --cli-input-json file://${path} --generate-cli-skeleton output`;
    return (await shell(`${line} --region ap-northeast-1`)).code === 0;
  };
  // The program takes seconds to start: one list of one feed, both families.
  test.each(FEEDS.slice(-1))('%s feed: accepted', async (_, feed) => {
    const streaming = listsOf(feed).filter(
      ({ name, region }) => name === 'streaming' && region === 'us-east-1',
    );
    const paths = put(writtenFiles('aws-prefix-list', streaming));
    expect(paths).toHaveLength(2);
    expect(await Promise.all(paths.map(accepts))).toEqual(paths.map(() => true));
  });
  judges('aws-prefix-list', accepts, { 'good.json': true, 'broken.json': false });
});

describeWithTool('terraform', 'terraform', () => {
  /** Loads the configuration; whether the provider knows its arguments is not looked at. */
  const accepts = async (...paths: readonly string[]) => {
    const folder = newFolder();
    for (const [index, path] of paths.entries())
      copyFileSync(path, join(folder, `${index}-${basename(path)}`));
    return (await shell(`cd ${folder} && terraform providers`)).code === 0;
  };
  test.each(FEEDS)('%s feed: accepted, all lists as one module', async (_, feed) => {
    const paths = put(writtenFiles('terraform', listsOf(feed)));
    expect(paths.length).toBeGreaterThan(10);
    expect(await accepts(...paths)).toBe(true);
  });
  judges('terraform', accepts, { 'good.tf.json': true, 'broken.tf.json': false, 'cut.tf.json': false });
});

describe('cdktf/hcl2json', () => {
  const accepts = async (path: string) => {
    const { convertFiles } = await import('@cdktf/hcl2json');
    const folder = newFolder();
    copyFileSync(path, join(folder, basename(path)));
    return convertFiles(folder).then(
      (read) => read?.['resource']?.['aws_ec2_managed_prefix_list'] !== undefined,
      () => false,
    );
  };
  test.each(FEEDS)('%s feed: accepted', async (_, feed) => {
    for (const path of put(writtenFiles('terraform', listsOf(feed)))) expect(await accepts(path)).toBe(true);
  });
  judges('terraform', accepts, { 'good.tf.json': true, 'cut.tf.json': false });
});
