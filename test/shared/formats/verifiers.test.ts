// Every file is given to the program that will read it, and a broken twin to the same program, which must refuse it.
import { expect, test } from 'vitest';
import { fine } from '../../local/command/run.ts';
import { describeWithTool, NAMESPACE } from '../../real-tools.ts';
import { apart, judges, newFolder, put, putTogether, shell } from './judging.ts';
import { holdsOf, ipsetsHeld, nftSetsHeld } from './kernel.ts';
import { FEEDS, LONG_LIST, listsOf, writtenFiles } from './lists.ts';

describeWithTool('nft', 'nft', () => {
  test.each(FEEDS)('%s feed: accepted as it is', async (_, feed) => {
    const checks = put(writtenFiles('nftables', listsOf(feed))).map((path) => `nft -c -f ${path}`);
    expect(fine(await apart(checks.join(' && ')))).toBe('');
  });
  test.each(FEEDS)('%s feed: loaded twice, the kernel holds exactly the lists', async (_, feed) => {
    const paths = put(writtenFiles('nftables', listsOf(feed)));
    const loads = paths.map((path) => `nft -f ${path} && nft -f ${path} && `).join('');
    expect(nftSetsHeld(fine(await apart(`${loads}nft -j list sets`)))).toEqual(holdsOf(listsOf(feed)));
  });
  judges('nftables', async (path) => (await shell(`${NAMESPACE} nft -c -f ${path}`)).code === 0, {
    'good.nft': true,
    'broken.nft': false,
  });
});

describeWithTool('ipset', 'ipset', () => {
  test.each(FEEDS)('%s feed: restored twice, the kernel holds exactly the lists', async (_, feed) => {
    const path = putTogether(writtenFiles('ipset', listsOf(feed)));
    const held = fine(await apart(`ipset restore < ${path} && ipset restore < ${path} && ipset save`));
    expect(ipsetsHeld(held)).toEqual(holdsOf(listsOf(feed)));
  });
  test.each(FEEDS)('%s feed: what a failed run left is no part of the next one', async (_, feed) => {
    const streaming = listsOf(feed).filter(({ name }) => name === 'streaming');
    const path = putTogether(writtenFiles('ipset', streaming), 2);
    const left = 'ws-apne1-stream-4-new';
    const leave = `ipset create ${left} hash:net family inet maxelem 65536 && ipset add ${left} 198.51.100.0/24`;
    const held = fine(await apart(`${leave} && ipset restore < ${path} && ipset save`));
    expect(ipsetsHeld(held)).toEqual(holdsOf(streaming));
  });
  judges('ipset', async (path) => (await shell(`${NAMESPACE} ipset restore < ${path}`)).code === 0, {
    'good.restore': true,
    'broken.restore': false,
  });
});

describeWithTool('iptables-restore', 'iptables', () => {
  const restore = (path: string) =>
    `${path.includes('ipv6') ? 'ip6tables' : 'iptables'}-legacy-restore --noflush`;
  const accepts = async (path: string) =>
    (await shell(`${NAMESPACE} ${restore(path)} --test < ${path}`)).code === 0;

  test.each(FEEDS)('%s feed: accepted, and loaded twice it is what was written', async (_, feed) => {
    const files = writtenFiles('iptables', listsOf(feed));
    expect(files.length).toBeGreaterThan(10);
    for (const [index, path] of put(files).entries()) {
      const save = restore(path).replace('restore --noflush', 'save');
      const lines = [
        `${restore(path)} --test < ${path}`,
        `${restore(path)} < ${path}`,
        `${restore(path)} < ${path}`,
      ];
      const rules = fine(await apart(`${lines.join(' && ')} && ${save} | grep ^-A`));
      const written = files[index]?.text.split('\n').filter((line) => line.startsWith('-A'));
      expect(rules.trimEnd().split('\n')).toEqual(written);
    }
  });
  judges('iptables', accepts, { 'good.rules': true, 'broken.rules': false });
});

describeWithTool('squid', 'squid', () => {
  /** Parses a configuration with the files; any warning is a failure, since Squid guesses and goes on. */
  const warnings = async (paths: readonly string[]) => {
    const acls = paths.map((path, index) => {
      const type = /ipv[46]\.acl$/.test(path) ? 'dst' : 'dstdomain';
      return `acl ws${index} ${type} "${path}"\nhttp_access allow CONNECT ws${index}\n`;
    });
    const text = `pid_filename none\ncache_log /dev/null\nhttp_port 3128\n${acls.join('')}http_access deny all\n`;
    const { code, stdout, stderr } = await shell(
      `squid -k parse -f ${put([{ file: 'squid.conf', text }])[0]}`,
    );
    const told = `${stdout}${stderr}`.split('\n').filter((line) => /warning|error|fatal|bungled/i.test(line));
    return code === 0 ? told : [`exit ${code}`, ...told];
  };
  test.each(FEEDS)('%s feed: not a single warning', async (_, feed) => {
    const files = writtenFiles('squid', listsOf(feed));
    expect(new Set(files.map(({ file }) => file))).toEqual(
      new Set(['squid-ipv4.acl', 'squid-ipv6.acl', 'squid.acl']),
    );
    expect(await warnings(put(files))).toEqual([]);
  });
  judges('squid', async (path) => (await warnings([path])).length === 0, {
    'good.acl': true,
    'broken.acl': false,
    'broken-ipv4.acl': false,
  });
});

describeWithTool('suricata', 'suricata', () => {
  const accepts = async (path: string) =>
    (await shell(`suricata -T -S ${path} -l ${newFolder()}`)).code === 0;

  test.each(FEEDS)(
    '%s feed: accepted, all lists together, so that no number is used twice',
    async (_, feed) => {
      expect(await accepts(putTogether(writtenFiles('suricata', listsOf(feed))))).toBe(true);
    },
  );
  test('a list that is too long for one rule: accepted', async () => {
    expect(await accepts(putTogether(writtenFiles('suricata', [LONG_LIST]), 1))).toBe(true);
  });
  judges('suricata', accepts, { 'good.rules': true, 'broken.rules': false });
});
