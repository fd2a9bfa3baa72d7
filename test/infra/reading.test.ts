// CloudFront: how lists are read, and by whom.
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startWebServer } from '../../local/web/server.ts';
import { temporaryRoot } from '../local/temp-folder.ts';
import { at, property } from './package-stack.ts';

describe('the distribution', () => {
  const config = (...keys: readonly (string | number)[]) =>
    property('Distribution', 'DistributionConfig', ...keys);

  it('reads by origin access control, and only reads', () => {
    expect(property('OriginAccess', 'OriginAccessControlConfig')).toMatchObject({
      OriginAccessControlOriginType: 's3',
      SigningBehavior: 'always',
      SigningProtocol: 'sigv4',
    });
    expect(config('Origins')).toHaveLength(1);
    expect(config('Origins', 0, 'OriginAccessControlId')).toEqual({ 'Fn::GetAtt': ['OriginAccess', 'Id'] });
    expect(config('DefaultCacheBehavior', 'AllowedMethods')).toEqual(['GET', 'HEAD']);
  });

  it("caches as the objects' headers say, and forwards no query", () => {
    const policy = property('CachePolicy', 'CachePolicyConfig');
    expect(policy).toMatchObject({ MinTTL: 0, MaxTTL: 31_536_000 });
    expect(at(policy, 'ParametersInCacheKeyAndForwardedToOrigin')).toMatchObject({
      QueryStringsConfig: { QueryStringBehavior: 'none' },
      HeadersConfig: { HeaderBehavior: 'none' },
      CookiesConfig: { CookieBehavior: 'none' },
    });
    expect(config('DefaultCacheBehavior', 'CachePolicyId')).toEqual({ Ref: 'CachePolicy' });
  });

  it('answers 404 for what is missing, not for long, and lists the bucket to nobody', () => {
    expect(config('CustomErrorResponses')).toEqual([{ ErrorCode: 404, ErrorCachingMinTTL: 5 }]);
    // Never the bucket's listing, whether or not the console is there.
    expect(config('DefaultRootObject')).toBe('console/index.html');
  });

  it('lets the console do what it may do on one machine, and no more', async () => {
    const { url, close } = await startWebServer({ root: temporaryRoot(), port: 0 });
    onTestFinished(close);
    const policy = property('ResponseHeaders', 'ResponseHeadersPolicyConfig', 'SecurityHeadersConfig');
    expect((await fetch(url)).headers.get('content-security-policy')).toBe(
      Object(policy).ContentSecurityPolicy.ContentSecurityPolicy,
    );
  });

  it('sends security headers, and TLS of today under a name of its own', () => {
    expect(
      Object.keys(
        Object(property('ResponseHeaders', 'ResponseHeadersPolicyConfig', 'SecurityHeadersConfig')),
      ),
    ).toEqual([
      'StrictTransportSecurity',
      'ContentTypeOptions',
      'FrameOptions',
      'ReferrerPolicy',
      'ContentSecurityPolicy',
    ]);
    expect(config('DefaultCacheBehavior', 'ViewerProtocolPolicy')).toBe('redirect-to-https');
    expect(config('ViewerCertificate', 'Fn::If', 1, 'MinimumProtocolVersion')).toBe('TLSv1.2_2021');
  });
});

describe('restricted reading', () => {
  /** The answer of the function to an address: 200 where the request goes on. */
  function statusFor(readableBy: string, ip: string): number {
    const template = String(property('RestrictedReading', 'FunctionCode', 'Fn::Sub'));
    const code = template.replace(/\$\{ReadableBy\}/, readableBy);
    expect(code).not.toMatch(/\$\{/);
    expect(code.length, "CloudFront's bound").toBeLessThan(10_240);
    const answer = runInNewContext(`${code}\nhandler(${JSON.stringify({ viewer: { ip }, request: {} })})`);
    return answer.statusCode ?? 200;
  }

  it.each([
    ['203.0.113.0/24', '203.0.113.255', 200],
    ['203.0.113.0/24', '203.0.114.0', 403],
    ['203.0.113.7', '203.0.113.7', 200],
    ['203.0.113.7', '203.0.113.70', 403],
    ['198.51.100.128/25', '198.51.100.127', 403],
    ['198.51.100.0/22,203.0.113.0/30', '203.0.113.3', 200],
    ['198.51.100.0/22,203.0.113.0/30', '203.0.113.4', 403],
    ['2001:db8::/32', '2001:db8:ffff::1', 200],
    ['2001:db8::/32', '2001:db9::1', 403],
    ['2001:db8::1', '2001:0db8:0000:0000:0000:0000:0000:0001', 200],
    ['::/0', '203.0.113.7', 403],
    ['0.0.0.0/0', '2001:db8::1', 403],
    ['0.0.0.0/0,::/0', '2001:db8::1', 200],
  ])('%s: %s is answered %i', (readableBy, ip, status) => {
    expect(statusFor(readableBy, ip)).toBe(status);
  });
});
