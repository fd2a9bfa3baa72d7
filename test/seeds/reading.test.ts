// What the reader of documents takes for a hostname, an address, a range or a port, and what it does not.
import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

const texts = (found: readonly { readonly text: string }[]) => found.map(({ text }) => text);

describe('hostnames', () => {
  it.each([
    ['https://a.example.com/b/file.xml へ', ['a.example.com']],
    ['turn:*.x.example.com', ['*.x.example.com']],
    ['https://a.example.net/prod/<region>/<directory ID>', ['a.example.net']],
    ['q.<リージョン名>.WSP.example.com、r.example.com経由', ['q.{region}.wsp.example.com', 'r.example.com']],
    ['https://a.example.com/?u=https://b.example.com/&c=1', ['a.example.com', 'b.example.com']],
  ])('%s', (document, expected) => {
    expect(texts(read(document).hostnames)).toEqual(expected);
  });

  it.each([
    'ranges.json',
    'com.amazonaws.<region>.service',
    '"source": "aws.workspaces"',
    'Client.Common.UseCases.SomeResponse',
    'ver2.5.11 と 5.29.1.5595',
    '2018-07-01T17:52:51.595Z',
    'no-reply@mail.example.com',
  ])('none in %s', (document) => {
    expect(read(document).hostnames).toEqual([]);
  });
});

describe('addresses and ranges', () => {
  it.each([
    ['10.0.0.0 – 10.0.0.255', ['10.0.0.0-10.0.0.255'], []],
    ['10.0.0.0~10.0.0.255', ['10.0.0.0-10.0.0.255'], []],
    ['10.0.0.0 -\n  10.0.0.255', ['10.0.0.0-10.0.0.255'], []],
    ['10.0.0.0/8 および 10.1.2.3。', ['10.0.0.0/8'], ['10.1.2.3']],
    ['5.29.1.5595 と 1.2.3.4.5 と 256.1.1.1', [], []],
  ])('%s', (document, ranges, addresses) => {
    expect(texts(read(document).ranges)).toEqual(ranges);
    expect(texts(read(document).addresses)).toEqual(addresses);
  });

  it('stand in the row of a Region until other text comes', () => {
    const { addresses } = read('欧州 (ロンドン)\n\n10.0.0.1\n\n10.0.0.2\nこれは 10.0.0.3 です');
    expect(addresses.map(({ region }) => region)).toEqual(['eu-west-2', 'eu-west-2', null]);
  });
});

describe('ports', () => {
  it.each([
    ['ポート 80 (UDP と TCP)', ['udp 80', 'tcp 80']],
    ['ポート1および2(UDP/TCP)', ['udp 1', 'udp 2', 'tcp 1', 'tcp 2']],
    ['443\n(TCP)', ['tcp 443']],
    ['ポート 1 および 2 のアウトバウンド TCP。ポート 3 へのインバウンド UDP', ['tcp 1', 'tcp 2', 'udp 3']],
    ['1、2、および 3 以外のすべての UDP ポート', ['udp 1', 'udp 2', 'udp 3']],
    ['TCP portの1と2、UDP portの3', ['tcp 1', 'tcp 2', 'udp 3']],
    ['TCP 1とUDP 2番ポート', ['tcp 1', 'udp 2']],
    ['TCP, UDP両方の1, 2ポート', ['tcp 1', 'tcp 2', 'udp 1', 'udp 2']],
    ['transport: QUIC, port: 1,', ['udp 1']],
    ['TCP 8201-8250 - x', ['tcp 8201-8250']],
    ['一時ポート 1~9', ['any 1-9']],
    ['1や2以外のport', ['any 1', 'any 2']],
    ['TCP 接続。2.0 以上', []],
  ])('%s', (document, expected) => {
    expect(texts(read(document).ports).toSorted()).toEqual([...expected].sort());
  });
});
