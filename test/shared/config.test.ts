// What watch.config.ts may say: each wrong setting is refused with one line that names it, whoever made the file.
import { describe, expect, it } from 'vitest';
import { GUARD_LIMITS } from '../../shared/allowlist/guards.ts';
import { defineConfig, type Settings, settingsFor } from '../../shared/config.ts';

const EXCEPTION = {
  prefix: '203.0.114.0/24',
  reason: 'a partner',
  owner: 'network team',
  expires: '2027-03-31',
};
const INCLUDE = { ...EXCEPTION, allowlists: ['client'] };

/** Settings as a file may hold them: of any shape. */
const define = (settings: object) =>
  defineConfig({ regions: ['ap-northeast-1'], ...settings } as unknown as Settings);

/** The one line with which settings are refused. */
function refusal(settings: object): string {
  try {
    define(settings);
  } catch (error) {
    const { message } = error as Error;
    expect(message).toMatch(/^[^\n]+ \[(?:config-value|name-unknown)\]$/);
    return message;
  }
  throw new Error('was not refused');
}

describe('the configuration', () => {
  it('is complete when only Regions are named', () => {
    expect(define({})).toMatchObject({ holdDays: 7, guards: GUARD_LIMITS, include: [], exclude: [] });
  });

  it.each<[string, object]>([
    ['the least', {}],
    [
      'everything',
      {
        extraRegions: ['ap-northeast-3'],
        allowlists: ['streaming', 'client'],
        formats: ['plain'],
        clients: ['windows'],
        streaming: ['dcv'],
        options: ['saml'],
        directories: ['D-12'],
        holdDays: 0,
        guards: { lossPercent: 5 },
        formatOptions: { yamahaFirstNumber: 5 },
        limits: { client: ['security-group', { consumer: 'x', entries: 9, counts: 'together' }] },
        alerts: { languages: ['ja', 'en'], timeZone: 'Asia/Tokyo', digestHour: 23 },
        include: [INCLUDE],
        exclude: [EXCEPTION, { ...EXCEPTION, regions: ['ap-northeast-3'], allowlists: ['streaming'] }],
      },
    ],
  ])('gives settings that give it again: %s', (_, settings) => {
    const config = define(settings);
    expect(defineConfig(settingsFor(config))).toEqual(config);
  });

  it('takes a date as midnight UTC, a time as it is, a prefix in its canonical form', () => {
    const [first, second] = define({
      exclude: [EXCEPTION, { ...EXCEPTION, prefix: '2406:DA14:0::/48', expires: '2027-03-31T12:00:00Z' }],
    }).exclude;
    expect(first?.expires).toBe('2027-03-31T00:00:00Z');
    expect(second).toMatchObject({ expires: '2027-03-31T12:00:00Z', prefix: '2406:da14::/48' });
  });

  it('means every list with prefixes where an exclusion names none', () => {
    const { exclude } = define({
      allowlists: ['domains', 'streaming', 'health-check', 'web'],
      exclude: [EXCEPTION],
    });
    expect(exclude[0]?.allowlists).toEqual(['streaming', 'health-check', 'web']);
  });
});

describe('options of formats', () => {
  it.each([1, 17_280_531])('let the filters of yamaha-rtx begin at %i', (yamahaFirstNumber) => {
    expect(define({ formatOptions: { yamahaFirstNumber } }).formatOptions).toEqual({ yamahaFirstNumber });
  });

  it.each([
    [{ yamahaFirstNumber: 17_280_532 }, 'found 17280532, expected a whole number from 1 to 17280531'],
    [{ yamahaFirstNumber: 0 }, 'formatOptions.yamahaFirstNumber: found 0'],
    [{ yamahaFistNumber: 1 }, 'did you mean "yamahaFirstNumber"?'],
    [[], 'configuration, formatOptions: '],
  ])('refuses %j', (formatOptions, line) => {
    expect(refusal({ formatOptions })).toContain(line);
  });
});

describe('alerts', () => {
  it('are in English, in UTC, with a digest at midnight, unless said', () => {
    expect(define({}).alerts).toEqual({ languages: ['en'], timeZone: 'UTC', digestHour: 0 });
    expect(define({ alerts: { languages: ['ja', 'ja'] } }).alerts).toMatchObject({ languages: ['ja'] });
  });

  it.each([
    [{ languages: ['jp'] }, 'did you mean "ja"?'],
    [{ languages: [] }, 'configuration, alerts.languages: '],
    [{ language: ['ja'] }, 'did you mean "languages"?'],
    [{ timeZone: 'Tokyo' }, 'configuration, alerts.timeZone: found "Tokyo"'],
    [{ timeZone: 9 }, 'configuration, alerts.timeZone: found 9'],
    [{ digestHour: 24 }, 'alerts.digestHour: found 24, expected a whole number from 0 to 23'],
    ['ja', 'configuration, alerts: found "ja"'],
    [null, 'configuration, alerts: found null'],
  ])('refuses %j', (alerts, line) => {
    expect(refusal({ alerts })).toContain(line);
  });
});

describe('holdDays and guards', () => {
  it.each([0, 30])('takes %i days', (holdDays) => {
    expect(define({ holdDays }).holdDays).toBe(holdDays);
  });

  it.each([-1, 31, 1.5, Number.NaN, '7', null, [7]])('refuses %j days', (holdDays) => {
    expect(refusal({ holdDays })).toContain('configuration, holdDays: found ');
  });

  it('takes each guard stricter, down to nothing at all', () => {
    for (const name of Object.keys(GUARD_LIMITS)) {
      expect(define({ guards: { [name]: 0 } }).guards).toEqual({ ...GUARD_LIMITS, [name]: 0 });
    }
  });

  it.each(Object.entries(GUARD_LIMITS))('refuses a looser %s', (name, limit) => {
    expect(refusal({ guards: { [name]: limit + 1 } })).toContain(
      `configuration, guards.${name}: found ${limit + 1}, expected a whole number from 0 to ${limit}`,
    );
  });

  it.each([
    [{ lossPercnt: 5 }, 'did you mean "lossPercent"?'],
    [[], 'configuration, guards: '],
    [null, 'configuration, guards: found null'],
    [{ lossPercent: '5' }, 'guards.lossPercent: found "5"'],
  ])('refuses the guards %j', (guards, line) => {
    expect(refusal({ guards })).toContain(line);
  });
});

describe('an exception is refused', () => {
  it.each<[string, object, string]>([
    ['without an owner', { owner: undefined }, 'exclude[0].owner: found undefined'],
    ['with a blank owner', { owner: '  ' }, 'exclude[0].owner: '],
    ['without a reason', { reason: '' }, 'exclude[0].reason: '],
    ['with a reason of two lines', { reason: 'a\nb' }, 'exclude[0].reason: '],
    ['with a reason that turns text around', { reason: 'a\u202eb' }, 'exclude[0].reason: '],
    ['with a reason of 201 characters', { reason: 'x'.repeat(201) }, 'at most 200 characters'],
    ['without an end', { expires: undefined }, 'exclude[0].expires: found undefined, expected a date'],
    ['with a day that does not exist', { expires: '2027-02-30' }, 'exclude[0].expires: found "2027-02-30"'],
    ['with a date of another form', { expires: '31.3.2027' }, 'exclude[0].expires: '],
    ['with a number for a date', { expires: 1_800_000_000 }, 'exclude[0].expires: '],
    ['without a prefix', { prefix: undefined }, 'exclude[0].prefix: found undefined'],
    ['with an address for a prefix', { prefix: '203.0.114.1' }, 'exclude[0].prefix: '],
    ['with host bits', { prefix: '203.0.114.1/24' }, 'exclude[0].prefix: '],
    ['with no prefix at all', { prefix: 'office' }, 'exclude[0].prefix: '],
    ['with reserved space', { prefix: '10.0.0.0/16' }, 'found "10.0.0.0/16" (reserved)'],
    ['with a prefix that is too wide', { prefix: '52.0.0.0/9' }, 'found "52.0.0.0/9" (too-wide)'],
    ['with IPv6 that is too wide', { prefix: '2600::/27' }, 'found "2600::/27" (too-wide)'],
    ['with no lists', { allowlists: [] }, 'exclude[0].allowlists: '],
    ['with a list that does not exist', { allowlists: ['clinet'] }, 'did you mean "client"?'],
    ['with a list of names only', { allowlists: ['domains'] }, 'exclude[0].allowlists'],
    ['with no Regions', { regions: [] }, 'exclude[0].regions: '],
    ['with a Region that is not watched', { regions: ['us-west-2'] }, 'expected one of ap-northeast-1'],
    ['with a field that does not exist', { until: '2027-01-01' }, 'the field of exclude "until"'],
    ['with the other kind', { kind: 'include' }, 'exclude[0].kind: '],
    ['with an object for a list', { allowlists: [{ toString: null }] }, 'exclude[0].allowlists'],
  ])('%s', (_, about, line) => {
    expect(refusal({ exclude: [{ ...EXCEPTION, ...about }] })).toContain(line);
  });

  it.each<[string, object, string]>([
    ['include without lists', { include: [EXCEPTION] }, 'include[0].allowlists: found nothing'],
    [
      'a wide prefix in a narrow list',
      { include: [{ ...INCLUDE, prefix: '52.0.0.0/19', allowlists: ['streaming'] }] },
      '(too-wide)',
    ],
    ['no list of entries', { include: INCLUDE }, 'configuration, include: found '],
    ['a text for an entry', { exclude: ['203.0.114.0/24'] }, 'exclude[0]: found "203.0.114.0/24"'],
    ['where only names are published', { allowlists: ['domains'], exclude: [EXCEPTION] }, 'exclude[0]: '],
    [
      'an inclusion where only names are published',
      { allowlists: ['domains'], include: [INCLUDE] },
      'include[0]: ',
    ],
    ['what cannot be shown', { include: Object.create(null) as object }, 'configuration, include: found '],
  ])('%s', (_, settings, line) => {
    expect(refusal(settings)).toContain(line);
  });

  it('though the same prefix may be included in a wide list', () => {
    expect(define({ include: [{ ...INCLUDE, prefix: '52.0.0.0/19' }] }).include).toHaveLength(1);
  });
});
