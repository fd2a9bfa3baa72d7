// The programs that consumers run, where they are at hand: second opinions on what is written for them.
import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';
import { REAL_DATA } from './real-data.ts';

/** How a program shows that it can be run here, and how it is come by. */
interface Tool {
  readonly probe: string;
  readonly from: string;
  /** Not in Debian: it is not expected in CI either. */
  readonly isOptional?: true;
}

/** In a network namespace of its own nothing of this machine is changed, and no root is needed. */
export const NAMESPACE = 'unshare -Urn';

const TOOLS = {
  nft: { probe: `${NAMESPACE} nft list ruleset`, from: 'apt-get install nftables' },
  ipset: { probe: `${NAMESPACE} ipset list -name`, from: 'apt-get install ipset' },
  iptables: { probe: `${NAMESPACE} iptables-legacy -w -n -L`, from: 'apt-get install iptables' },
  iptablesNft: { probe: `${NAMESPACE} iptables-nft -n -L`, from: 'apt-get install iptables' },
  network: {
    probe: `${NAMESPACE} ip link set lo up && nsenter -V && curl --version`,
    from: 'apt-get install iproute2 util-linux curl',
  },
  minisign: { probe: 'minisign -v', from: 'apt-get install minisign' },
  curl: { probe: 'curl --version', from: 'apt-get install curl' },
  openssl: { probe: 'openssl version', from: 'apt-get install openssl' },
  shellcheck: { probe: 'shellcheck --version', from: 'apt-get install shellcheck' },
  systemd: { probe: 'systemd-analyze --version', from: 'apt-get install systemd', isOptional: true },
  squid: { probe: 'squid -v', from: 'apt-get install squid' },
  pactester: { probe: 'pactester -v', from: 'apt-get install libpacparser1' },
  aws: { probe: 'aws --version', from: 'apt-get install awscli' },
  jing: { probe: 'command -v jing', from: 'apt-get install jing' },
  chromium: { probe: 'chromium --version', from: 'apt-get install chromium fonts-noto-cjk' },
  suricata: { probe: 'suricata -V', from: 'apt-get install -t bookworm-backports suricata' },
  terraform: { probe: 'terraform version', from: 'developer.hashicorp.com', isOptional: true },
} as const satisfies Record<string, Tool>;

/** Where Debian keeps programs that usually only root runs, and the lock that iptables then cannot have. */
export const TOOL_ENVIRONMENT = {
  PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`,
  XTABLES_LOCKFILE: '/dev/null',
};

/** The name of a tool of the list. */
export type ToolName = keyof typeof TOOLS;

/**
 * Like describe, but skipped, with the reason in its name, where the program is absent or may not run: namespaces are
 * forbidden in some places. Where there is real data, as in CI, it must run: what is never run proves nothing.
 */
export function describeWithTool(name: string, tool: ToolName, define: () => void): void {
  describeWithTools(name, [tool], define);
}

/** The same for what needs several. */
export function describeWithTools(name: string, tools: readonly ToolName[], define: () => void): void {
  const absent = tools.map((tool): Tool => TOOLS[tool]).find((tool) => !isExpected(tool) && !runs(tool));
  if (absent === undefined) describe(name, define);
  else describe.skip(`${name} (skipped: "${absent.probe}" does not run here; ${absent.from})`, define);
}

function isExpected({ isOptional }: Tool): boolean {
  return REAL_DATA !== undefined && REAL_DATA !== '' && isOptional !== true;
}

function runs({ probe }: Tool): boolean {
  const env = { ...process.env, ...TOOL_ENVIRONMENT };
  const { status, error } = spawnSync('sh', ['-c', probe], { stdio: 'ignore', env });
  return error === undefined && status === 0;
}
