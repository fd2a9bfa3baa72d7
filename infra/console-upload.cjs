// A plugin of osls. After each deployment it copies the console into the bucket, where CloudFront serves it beside the lists.
const { readdirSync, readFileSync, statSync } = require('node:fs');
const { extname, join } = require('node:path');

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

module.exports = class ConsoleUpload {
  constructor(serverless, _options, { log, progress } = {}) {
    this.hooks = {
      'after:deploy:deploy': async () => {
        // Not before: packaging needs no SDK.
        const { DescribeStacksCommand } = require('@aws-sdk/client-cloudformation');
        const { PutObjectCommand, S3Client } = require('@aws-sdk/client-s3');
        const provider = serverless.getProvider('aws');
        const cloudFormation = await provider.getCloudFormationClient();
        const StackName = provider.naming.getStackName();
        const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
        const outputs = Object.fromEntries(
          (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
        );
        const s3 = new S3Client(await provider.getAwsSdkV3Config());
        const folder = join(serverless.serviceDir, 'dist/console');
        const files = readdirSync(folder, { recursive: true }).filter((name) =>
          statSync(join(folder, name)).isFile(),
        );
        // What asks for others comes after them, the page last.
        const rank = (name) => ['main.js', 'index.html'].indexOf(name);
        files.sort((a, b) => rank(a) - rank(b));
        for (const [index, name] of files.entries()) {
          progress?.get('console').update(`Copying the console (${index + 1}/${files.length})`);
          await s3.send(
            new PutObjectCommand({
              Bucket: outputs.BucketName,
              Key: `console/${name}`,
              Body: readFileSync(join(folder, name)),
              ContentType: TYPES[extname(name)],
              // Its names are always the same, so no browser may keep one for long.
              CacheControl: 'public, max-age=60',
            }),
          );
        }
        progress?.get('console').remove();
        log?.notice.success(`Console: ${outputs.BaseUrl}/`);
      },
    };
  }
};
