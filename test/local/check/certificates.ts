// Certificates as a client may meet them, made with openssl for the time of a test.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A key and its certificate, in PEM. */
export interface Pair {
  readonly key: string;
  readonly cert: string;
}

/** Who signs, and when it is valid. `stranger` calls itself Amazon, and nobody trusts it. */
const KINDS = {
  amazon: { authority: 'amazon', name: true, from: '20200101000000Z', to: '20990101000000Z' },
  inspection: { authority: 'inspection', name: true, from: '20200101000000Z', to: '20990101000000Z' },
  stranger: { authority: 'stranger', name: true, from: '20200101000000Z', to: '20990101000000Z' },
  expired: { authority: 'amazon', name: true, from: '20200101000000Z', to: '20210101000000Z' },
  future: { authority: 'amazon', name: true, from: '20980101000000Z', to: '20990101000000Z' },
  other: { authority: 'amazon', name: false, from: '20200101000000Z', to: '20990101000000Z' },
} as const;

/** A kind of certificate. */
export type CertificateKind = keyof typeof KINDS;

const AUTHORITIES = {
  amazon: '/C=US/O=Amazon/CN=Amazon Test Authority',
  /** With what a terminal would obey. */
  inspection: '/C=JP/O=Example \u001b[31mInspection/CN=Example Gateway CA',
  stranger: '/C=US/O=Amazon/CN=Amazon Unknown Authority',
} as const;

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

const CONFIG = `[ca]
default_ca = here
[here]
database = index.txt
rand_serial = yes
new_certs_dir = .
default_md = sha256
unique_subject = no
policy = any
copy_extensions = copy
[any]
commonName = supplied
`;

/**
 * Makes one of each kind for all of the names.
 * @returns the pairs, and the file of the authority that is to be trusted
 */
export function makeCertificates(folder: string, names: readonly string[]) {
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  writeFileSync(join(folder, 'ca.conf'), CONFIG);
  for (const [authority, subject] of Object.entries(AUTHORITIES)) {
    openssl(
      'req',
      '-x509',
      ...NEW_KEY,
      '-days',
      '3650',
      '-subj',
      subject,
      '-keyout',
      `${authority}.key`,
      '-out',
      `${authority}.pem`,
    );
  }
  const pairs = Object.entries(KINDS).map(([kind, { authority, name, from, to }]): [string, Pair] => {
    const san = (name ? names : ['blocked.example']).map((each) => `DNS:${each}`).join(',');
    openssl(
      'req',
      ...NEW_KEY,
      '-new',
      '-subj',
      `/CN=${kind}`,
      '-addext',
      `subjectAltName=${san}`,
      '-keyout',
      `${kind}-leaf.key`,
      '-out',
      `${kind}.csr`,
    );
    writeFileSync(join(folder, 'index.txt'), '');
    openssl(
      'ca',
      '-batch',
      '-notext',
      '-config',
      'ca.conf',
      '-cert',
      `${authority}.pem`,
      '-keyfile',
      `${authority}.key`,
      '-startdate',
      from,
      '-enddate',
      to,
      '-in',
      `${kind}.csr`,
      '-out',
      `${kind}-leaf.pem`,
    );
    const read = (file: string) => readFileSync(join(folder, file), 'utf8');
    return [kind, { key: read(`${kind}-leaf.key`), cert: read(`${kind}-leaf.pem`) }];
  });
  return {
    pairs: Object.fromEntries(pairs) as Readonly<Record<CertificateKind, Pair>>,
    trusted: join(folder, 'amazon.pem'),
  };
}
