// Certificates for 127.0.0.1, good and bad, made with openssl for the time of a test.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A key and its certificate. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Whether certificates can be made on this machine. */
export const HAS_OPENSSL = spawnSync('openssl', ['version']).status === 0;

const NEW_KEY = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes'.split(' ');

/** Makes an authority, `ca.pem`, and what it signs, in a folder; `selfSigned` is signed by nobody else. */
export function makeCertificates(folder: string) {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const authority = (name: string) =>
    openssl(
      'req',
      '-x509',
      ...NEW_KEY,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
      '-subj',
      `/CN=${name}`,
    );
  const read = (key: string, cert: string): Certificate => ({
    key: readFileSync(join(folder, key), 'utf8'),
    cert: readFileSync(join(folder, cert), 'utf8'),
  });
  const signed = (name: string, subject: string, days: number) => {
    openssl('req', '-new', ...NEW_KEY, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', '/CN=test');
    writeFileSync(join(folder, `${name}.ext`), `subjectAltName=${subject}\n`);
    const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', `${days}`];
    openssl('x509', '-req', '-in', `${name}.csr`, ...by, '-extfile', `${name}.ext`, '-out', `${name}.pem`);
    return read(`${name}.key`, `${name}.pem`);
  };
  authority('ca');
  authority('self');
  return {
    authority: join(folder, 'ca.pem'),
    good: signed('good', 'IP:127.0.0.1', 2),
    expired: signed('expired', 'IP:127.0.0.1', -1),
    ofAnotherHost: signed('other', 'DNS:ip-ranges.amazonaws.com', 2),
    selfSigned: read('self.key', 'self.pem'),
  };
}
