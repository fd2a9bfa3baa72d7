// Every statement of every policy in the template: of roles, and of what has a policy of its own.
import { at, listAt, ofType, packagedStack, type Value } from './package-stack.ts';

/** One statement, with the resource that carries it. */
export interface Statement {
  readonly holder: string;
  readonly sid: string;
  readonly effect: string;
  readonly actions: readonly string[];
  /** As text: logical names in braces, such as `{Bucket}/v/*`. */
  readonly resources: readonly string[];
  readonly condition: string;
}

/** Statements of policies of roles. */
export function statementsOfRoles(): readonly Statement[] {
  return ofType('AWS::IAM::Role').flatMap(([id, { Properties }]) =>
    listAt(Properties, 'Policies').flatMap((policy) =>
      listAt(policy, 'PolicyDocument', 'Statement').map((statement) => read(id, statement)),
    ),
  );
}

/** Statements of policies of resources: bucket, topics, queue, key, logs. */
export function statementsOfResources(): readonly Statement[] {
  return Object.entries(packagedStack().template.Resources).flatMap(([id, { Properties }]) => {
    const document = Properties['PolicyDocument'] ?? Properties['KeyPolicy'];
    if (document === undefined) return [];
    return listAt(parsed(document), 'Statement').map((statement) => read(id, statement));
  });
}

/** The policy of log groups is text. */
function parsed(document: Value): Value {
  return typeof document === 'object' && document !== null && 'Fn::Sub' in document
    ? (JSON.parse(String(at(document, 'Fn::Sub'))) as Value)
    : document;
}

function read(holder: string, statement: Value): Statement {
  if (typeof statement === 'object' && statement !== null && 'Fn::If' in statement) {
    const [condition, then] = listAt(statement, 'Fn::If');
    const optional = read(holder, then ?? null);
    const resources = optional.resources.map((text) => `${text} (if ${String(condition)})`);
    return { ...optional, resources };
  }
  const given = statement as Readonly<Record<string, Value>>;
  return {
    holder,
    sid: String(given['Sid']),
    effect: String(given['Effect']),
    actions: many(given['Action']).map(String),
    resources: many(given['Resource']).map(textOf),
    condition: conditionOf(given['Condition']),
  };
}

function many(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as Value];
}

/** A resource in few words. */
function textOf(value: Value): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const [name = '', given = ''] = (Object.entries(value) as [string, Value][])[0] ?? [];
  switch (name) {
    case 'Ref':
      return `{${String(given)}}`;
    case 'Fn::GetAtt':
      return `{${String(at(given, 0))}}`;
    case 'Fn::Sub':
      return String(given)
        .replace(/\$\{(\w+)\.Arn\}/g, '{$1}')
        .replace(/\$\{AWS::\w+\}/g, '…')
        .replace(/\$\{(\w+)\}/g, '{$1}');
    case 'Fn::Join':
      return listAt(given, 1)
        .map(textOf)
        .join(String(at(given, 0)));
    case 'Fn::If':
      return `${textOf(at(given, 1))} (if ${String(at(given, 0))})`;
    default:
      throw new Error(`no text for ${name}`);
  }
}

/** Which keys of the table an action may touch; other conditions by their names. */
function conditionOf(condition: Value | undefined): string {
  if (typeof condition !== 'object' || condition === null) return '';
  const operators = Object.entries(condition) as [string, Value][];
  return operators
    .flatMap(([, tests]) => Object.entries(Object(tests)) as [string, Value][])
    .filter(([, value]) => value !== 'false' || operators.length === 1)
    .map(([key, value]) => (key === 'dynamodb:LeadingKeys' ? `items ${many(value).join(', ')}` : key))
    .join(', ');
}
