// CloudFormation templates against AWS's own validator and the schemas of its resources.
import { SchemaValidator, TemplateFile } from '@aws/cloudformation-validate';
import { describe, expect, test } from 'vitest';
import { judges, put } from './judging.ts';
import { FEEDS, LONG_LIST, listsOf, writtenFiles } from './lists.ts';

describe('@aws/cloudformation-validate', () => {
  const validator = new SchemaValidator();
  const findings = (path: string) =>
    validator
      .validate(new TemplateFile(path), 'ap-northeast-1')
      .filter(({ severity }) => severity !== 'INFO')
      .map(({ ruleId, message }) => `${ruleId} ${message}`);

  test.each(FEEDS)('%s feed: nothing found', (_, feed) => {
    const paths = put(writtenFiles('cloudformation', [...listsOf(feed), LONG_LIST]));
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.flatMap(findings)).toEqual([]);
  });

  judges('cloudformation', async (path) => findings(path).length === 0, {
    'good.json': true,
    'broken.json': false,
    'long.json': false,
  });
});
