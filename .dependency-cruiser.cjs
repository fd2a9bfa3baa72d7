// The layers: arrows go one way, and the core imports nothing but itself and a short list of pure packages.

/** Packages without input, output, clock or randomness that the core may import. */
const PURE = ['diff', 'fast-xml-builder', 'fastest-levenshtein', 'p-map'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-imports-only-itself',
      comment: 'shared/ has no SDK, no node: module and nothing from outside but the pure packages',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', ...PURE.map((name) => `(^|/)node_modules/${name}/`)] },
    },
    {
      name: 'sdk-only-in-adapters',
      comment: 'an AWS SDK appears in functions/adapters/ and in the tests of what it talks to, nowhere else',
      severity: 'error',
      from: { pathNot: ['^functions/adapters/', '^test/'] },
      to: { path: '(^|/)node_modules/@(aws-sdk|smithy)/' },
    },
    {
      name: 'functions-know-no-machine',
      comment: 'what runs on AWS does not import what runs on one machine',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(local|console|test)/' },
    },
    {
      name: 'console-is-for-browsers',
      comment: 'the console imports the core and Preact; its build alone is a program of this machine',
      severity: 'error',
      from: { path: '^console/', pathNot: '^console/build\\.mjs$' },
      to: { pathNot: ['^console/', '^shared/', '(^|/)node_modules/preact/'] },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-cycles',
      comment: 'imports of types alone may meet: they are gone at run time',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
