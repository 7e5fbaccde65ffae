import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Creates a self-signed certificate for these names, valid for one day, as files in `folder`. */
export function makeCertificate(folder: string, names: readonly string[]) {
  const certFile = join(folder, 'cert.pem');
  const keyFile = join(folder, 'key.pem');
  const alternatives = names.map((name) => `DNS:${name}`).join(',');
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-nodes',
        '-days',
        '1',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
      ],
      ...['-subj', '/CN=gatehouse tests', '-addext', `subjectAltName=${alternatives}`],
      ...['-keyout', keyFile, '-out', certFile],
    ],
    { stdio: 'ignore' },
  );
  return { certFile, keyFile, cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
}
export type Certificate = ReturnType<typeof makeCertificate>;
