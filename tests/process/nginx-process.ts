import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findNginx } from '../setup/nginx.ts';
import type { Certificate } from './certificate.ts';

const SNIPPETS = resolve(import.meta.dirname, '../../docs/topologies');

type NginxOptions = {
  /** The file in docs/topologies/. */
  snippet: string;
  folder: string;
  certificate: Certificate;
  port: number;
  /** Texts of the snippet → their replacements here. */
  replace: Record<string, string>;
};

/** A real nginx with exactly the lines of the documents, except for names, ports and the certificate. */
export async function startNginx({ snippet, folder, certificate, port, replace }: NginxOptions) {
  const nginx = findNginx();
  if (!nginx) throw new Error('No nginx: `npm test` installs one.');
  let lines = await readFile(join(SNIPPETS, snippet), 'utf8');
  const replaced: [string | RegExp, string][] = [
    [/\/etc\/ssl\/\S+\.pem/, certificate.certFile],
    [/\/etc\/ssl\/\S+\.key/, certificate.keyFile],
    ['listen 443 ssl', `listen 127.0.0.1:${port} ssl`],
    ...Object.entries(replace),
  ];
  for (const [from, to] of replaced) {
    const before = lines;
    lines = lines.replaceAll(typeof from === 'string' ? from : new RegExp(from, 'g'), to);
    if (lines === before) throw new Error(`${snippet} does not hold ${from}`);
  }
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  // These settings are stricter than nginx's defaults, so that the snippet itself has to configure the event streams.
  const config = `
    daemon off;
    master_process off;
    pid ${join(folder, 'nginx.pid')};
    error_log stderr warn;
    events {}
    http {
      access_log off;
      ${temporary.map((name) => `${name}_temp_path ${join(folder, name)};`).join('\n')}
      proxy_ignore_headers X-Accel-Buffering;
      proxy_read_timeout 10s;
      ${lines}
    }`;
  const file = join(folder, 'nginx.conf');
  await writeFile(file, config);
  const child = spawn(nginx, ['-p', folder, '-e', 'stderr', '-c', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const output = { stderr: '' };
  child.stderr.on('data', (data) => {
    output.stderr += data;
  });
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (child.exitCode !== null || tries > 200) {
      child.kill('SIGKILL');
      throw new Error(`nginx did not start: ${output.stderr}`);
    }
    await sleep(20);
  }
  return {
    output,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await exited;
      clearTimeout(late);
    },
  };
}

const answers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('close', () => done(false));
    socket.on('connect', () => socket.destroy());
  });
