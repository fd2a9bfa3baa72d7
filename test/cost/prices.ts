// List prices of us-east-1 in US dollars, without free tiers, as AWS's pages gave them; other Regions cost up to a third more.
// https://aws.amazon.com/s3/pricing/ https://aws.amazon.com/dynamodb/pricing/on-demand/ https://aws.amazon.com/lambda/pricing/
// https://aws.amazon.com/sns/pricing/ https://aws.amazon.com/cloudwatch/pricing/ https://aws.amazon.com/kms/pricing/

/** For one of each. */
export const PRICES = {
  s3Put: 0.005 / 1_000,
  s3Get: 0.0004 / 1_000,
  dynamoRead: 0.125 / 1_000_000,
  dynamoWrite: 0.625 / 1_000_000,
  lambdaRequest: 0.2 / 1_000_000,
  lambdaGbSecond: 0.0000133334,
  snsPublish: 0.5 / 1_000_000,
} as const;
