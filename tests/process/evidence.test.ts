import { mkdir, readdir, readFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { authUrl } from '../../shared/paths.ts';
import { startOtlpReceiver } from '../otlp-receiver.ts';
import { linesOf, openFolderWithDatabase, startService } from './service-process.ts';
import { startUvicorn } from './uvicorn-process.ts';

const KEY = 'k'.repeat(32);
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = `00-${TRACE}-00f067aa0ba902b7-01`;

async function signUp(url: string): Promise<string> {
  const person = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' };
  const answer = await fetch(`${url}${authUrl('signUp')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': 'the-sign-up' },
    body: JSON.stringify(person),
  });
  expect(answer.status).toBe(200);
  return answer.headers.get('set-auth-token') ?? '';
}

describe('a service with metrics and traces', () => {
  it('has metrics on a port of their own, log lines, and one trace from FastAPI to its own statement', async () => {
    await using receiver = await startOtlpReceiver();
    await using folder = await openFolderWithDatabase();
    const [port, metricsPort, appPort] = [await findFreePort(), await findFreePort(), await findFreePort()];
    const url = `http://localhost:${port}`;
    const service = startService(
      {
        PORT: String(port),
        METRICS_PORT: String(metricsPort),
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
        BRIDGE_KEYS: `app:${KEY}`,
        LOG_LEVEL: 'debug',
        SMTP_URL: 'smtp://mails:marked-mail-password@127.0.0.1:1',
      },
      folder.path,
    );
    await service.ready;
    const bearer = await signUp(url);
    {
      const args = ['--port', String(appPort)];
      await using _app = await startUvicorn({ GATEHOUSE_URL: url, GATEHOUSE_KEY: KEY }, args);
      const headers = { authorization: `Bearer ${bearer}`, traceparent: PARENT, baggage: 'user=ada' };
      const asked = await fetch(`http://127.0.0.1:${appPort}/me`, { headers });
      expect(asked.status).toBe(200);
    }
    expect((await fetch(`${url}/%00`)).status).toBe(400);
    for (const cookie of ['', 'better-auth.session_token=forged'])
      await fetch(`${url}/api/bridge/v1/session`, { headers: { cookie } });

    const ask = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${metricsPort}${path}`, init);
    const metrics = await ask('/metrics');
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await metrics.text();
    for (const line of [
      /^gatehouse_ready 1$/m,
      /^gatehouse_sign_ups_total\{result="success"\} 1$/m,
      /^gatehouse_bridge_validations_total\{source="database",status="200"\} [1-9]/m,
      /^gatehouse_bridge_validations_total\{source="refused",status="401"\} [2-9]/m,
      /^gatehouse_http_requests_total\{door="auth",status="200"\} 1$/m,
      /^gatehouse_http_requests_total\{door="other",status="400"\} 1$/m,
      /^gatehouse_hash_wait_seconds_count [1-9]/m,
      /^gatehouse_event_streams\{reader="bridge"\} \d/m,
      /^nodejs_eventloop_lag_p99_seconds /m,
    ])
      expect(text).toMatch(line);
    for (const [path, method, status] of [
      ['/', 'GET', 404],
      ['/metrics/', 'GET', 404],
      ['/metrics', 'POST', 405],
      ['/readyz', 'GET', 404],
    ] as const)
      expect((await ask(path, { method })).status, `${method} ${path}`).toBe(status);
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
    await vi.waitFor(() => expect(service.output.stdout).toContain('"msg":"mail not sent"'), {
      timeout: 30_000,
    });

    service.kill('SIGTERM');
    expect(await service.exited).toBe(0);
    const lines = linesOf(service.output.stdout).filter((line) => line.startsWith('{'));
    const ofSignUp = lines
      .map((line) => JSON.parse(line))
      .filter(({ requestId }) => requestId === 'the-sign-up');
    expect(ofSignUp).toMatchObject([
      {
        msg: 'security',
        event: 'sign_up',
        ok: true,
        userId: expect.any(String),
        address: expect.any(String),
      },
      { msg: 'request', method: 'POST', route: authUrl('signUp'), status: 200 },
    ]);

    // The process sent its last spans before it ended.
    const ofTrace = receiver.spans.filter(({ traceId }) => traceId === TRACE);
    const question = ofTrace.find(({ name }) => name === 'GET /api/bridge/v1/session');
    // PGlite's driver prepares no statement under a name.
    const statement = ofTrace.find(({ name }) => name === 'select session');
    expect(question).toMatchObject({ parentSpanId: '00f067aa0ba902b7', kind: 2 });
    expect(statement).toMatchObject({ parentSpanId: question?.spanId, kind: 3 });
    const hash = receiver.spans.find(({ name }) => name === 'password hash');
    const signedUp = receiver.spans.find(({ name }) => name === `POST ${authUrl('signUp')}`);
    expect(hash).toMatchObject({ traceId: signedUp?.traceId });

    const shown = [service.output.stdout, service.output.stderr, text, ...receiver.texts].join('\n');
    for (const secret of ['marked-mail-password', KEY, bearer, 'correct horse battery', 'ada'])
      expect(shown).not.toContain(secret);
  });

  it('does not start when the port of the metrics is in use', async () => {
    await using folder = await openFolderWithDatabase();
    const port = await findFreePort();
    const other = createServer().listen(port, '127.0.0.1');
    const service = startService(
      { PORT: String(await findFreePort()), METRICS_PORT: String(port) },
      folder.path,
    );
    expect(await service.exited).toBe(1);
    expect(linesOf(service.output.stderr)).toEqual([
      `Port ${port} on 127.0.0.1 is already in use; stop what uses it, or set METRICS_PORT to another one.`,
    ]);
    other.close();
  });

  it('says nothing of the password of a database that is away', async () => {
    await using folder = await openFolderWithDatabase();
    const DATABASE_URL = 'postgres://gatehouse:marked-database-password@127.0.0.1:1/gatehouse';
    const service = startService({ LOG_LEVEL: 'debug', DATABASE_URL, BETTER_AUTH_SECRET: KEY }, folder.path);
    expect(await service.exited).toBe(1);
    expect(service.output.stderr).not.toBe('');
    expect(service.output.stdout + service.output.stderr).not.toMatch(/marked|k{32}/);
  });

  it('does not wait for a collector that never answers', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1');
    await vi.waitFor(() => expect(silent.listening).toBe(true), { timeout: 10_000 });
    const address = silent.address();
    const collector = typeof address === 'object' ? address?.port : 0;
    await using folder = await openFolderWithDatabase();
    const port = await findFreePort();
    const env = { PORT: String(port), OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${collector}` };
    const service = startService(env, folder.path);
    await service.ready;
    for (let asked = 0; asked < 50; asked += 1)
      expect((await fetch(`http://localhost:${port}/api/auth/ok`)).status).toBe(200);
    await vi.waitFor(() => expect(sockets.length).toBeGreaterThan(0), { timeout: 30_000 });
    expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200);
    const told = performance.now();
    service.kill('SIGINT');
    expect(await service.exited).toBe(0);
    expect(performance.now() - told).toBeLessThan(5_000);
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
});

describe('a service without them', () => {
  it('loads no metrics and no traces, and listens on one port', async () => {
    await using folder = await openFolderWithDatabase();
    const coverage = join(folder.path, 'coverage');
    await mkdir(coverage);
    const port = await findFreePort();
    const service = startService({ PORT: String(port), NODE_V8_COVERAGE: coverage }, folder.path);
    await service.ready;
    await signUp(`http://localhost:${port}`);
    service.kill('SIGINT');
    expect(await service.exited).toBe(0);
    const reports = await Promise.all(
      (await readdir(coverage)).map((name) => readFile(join(coverage, name), 'utf8')),
    );
    const scripts = reports
      .flatMap((report) => (JSON.parse(report) as { result: { url: string }[] }).result)
      .map(({ url }) => url);
    expect(scripts.filter((url) => url.includes('/server/'))).not.toEqual([]);
    expect(scripts.filter((url) => /open-?telemetry|prom-client|\/metrics-/.test(url))).toEqual([]);
  });
});
