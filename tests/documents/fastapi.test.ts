import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesOf, installLines, ROOT, readDocument } from './snippets.ts';
import { makeProject, toFiles, type, write } from './stranger.ts';

const list = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));

/** Every document that shows Python. */
const DOCUMENTS = [
  'README.md',
  ...list('docs').filter((file) => file.endsWith('.md')),
  ...readdirSync(join(ROOT, 'integrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join('integrations', name, 'README.md'))
    .filter((document) => existsSync(join(ROOT, document))),
].filter((document) => filesOf(readDocument(document), 'python').length > 0);
const CALLER = 'call_routes.py';
const snippets = readDocument('docs/fastapi.md');

/** A browser's preflight request for a POST, and the POST itself, from the site that the document names. */
const ASK_TUTOR = `
from fastapi.testclient import TestClient
from gatehouse_fastapi import FakeGatehouse
from tutor import SITE, app, gatehouse

asked = {"Origin": SITE, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
with FakeGatehouse(user={"name": "Ada"}).replacing(gatehouse), TestClient(app) as client:
    assert client.options("/progress", headers=asked).status_code == 200
    cookie = {"Origin": SITE, "Cookie": "better-auth.session_token=a.b"}
    answer = client.post("/progress", json=["topics"], headers=cookie)
    assert answer.json() == "Ada has done 1.", answer.text
    assert answer.headers["access-control-allow-origin"] == SITE
    assert client.options("/progress", headers={**asked, "Origin": "https://evil.example"}).status_code == 400
`;

/** The same on three domains: the site may send an access token, and no cookie. */
const ASK_ON_THREE_DOMAINS = `
from fastapi.testclient import TestClient
from gatehouse_fastapi import FakeGatehouse
from three_domains import SITE, app, gatehouse

asked = {"Origin": SITE, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}
with FakeGatehouse(user={"name": "Ada"}).replacing(gatehouse), TestClient(app) as client:
    allowed = client.options("/progress", headers=asked)
    assert allowed.status_code == 200, allowed.text
    answer = client.post("/progress", json=["topics"], headers={"Origin": SITE, "Authorization": "Bearer a"})
    assert answer.json() == "Ada has done 1.", answer.text
    assert answer.headers["access-control-allow-origin"] == SITE
    assert "access-control-allow-credentials" not in answer.headers
    assert client.options("/progress", headers={**asked, "Origin": "https://evil.example"}).status_code == 400
`;

describe('a blank FastAPI application', () => {
  let folder: string;
  const here = (line: string, cwd = folder) => type(line, cwd, join(folder, '.venv/bin'));
  const lines = installLines(snippets);
  beforeAll(async () => {
    folder = await makeProject('fastapi', {}, lines, async (made) => {
      await type('python3 -m venv .venv', made);
      for (const line of lines) await type(line, made, join(made, '.venv/bin'));
    });
  }, 600_000);

  it.each(DOCUMENTS)('follows %s', async (document) => {
    const said = readDocument(document);
    for (const line of installLines(said).filter((one) => one.startsWith('pip')))
      expect(lines).toContain(line);
    const files = toFiles(filesOf(said, 'python'));
    expect(Object.keys(files)).not.toEqual([]);
    const app = join(folder, document.replace(/\W/g, '-'));
    write(app, files);
    copyFileSync(join(import.meta.dirname, CALLER), join(app, CALLER));
    const [tests, modules] = [true, false].map((isTest) =>
      Object.keys(files).filter((file) => file.startsWith('test_') === isTest),
    );
    for (const file of tests ?? []) await here(`pytest -q ${file}`, app);
    await here(`python ${CALLER} ${modules?.map((file) => file.replace('.py', '')).join(' ')}`, app);
  });

  it('answers 401 to anonymous callers, when it is started as documented', async () => {
    const run = filesOf(snippets, 'sh').find(({ text }) => text.startsWith('uvicorn'))?.text ?? '';
    write(folder, toFiles(filesOf(snippets, 'python')));
    const [command = '', ...args] = run
      .trim()
      .replace(/--port \d+/, '--port 0')
      .split(' ');
    const server = spawn(join(folder, '.venv/bin', command), args, { cwd: folder });
    try {
      const url = await new Promise<string>((done, fail) => {
        let said = '';
        server.once('exit', () => fail(new Error(said)));
        server.stderr.on('data', (data) => {
          said += data;
          const [, at] = /running on (http:\S+)/.exec(said) ?? [];
          if (at) done(at);
        });
      });
      const answer = await fetch(`${url}/me`);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ detail: { code: 'missing_credential' } });
    } finally {
      server.kill();
    }
  });

  it('allows only the site of docs/docusaurus.md to read and change', async () => {
    write(folder, {
      ...toFiles(filesOf(readDocument('docs/docusaurus.md'), 'python')),
      'ask_tutor.py': ASK_TUTOR,
    });
    await here('python ask_tutor.py');
  });

  it('lets a site on another domain send an access token, and no cookie', async () => {
    write(folder, { ...toFiles(filesOf(snippets, 'python')), 'ask_three_domains.py': ASK_ON_THREE_DOMAINS });
    await here('python ask_three_domains.py');
  });

  it.each(filesOf(snippets, 'python').map(({ file = '', text }) => [file, text]))(
    'fails with a wrong %s',
    async (file, text) => {
      write(folder, {
        ...toFiles(filesOf(snippets, 'python')),
        [file]: text.replaceAll('atehouse', 'atehouze'),
      });
      const module = file.replace('.py', '');
      await expect(here(`python -c 'import ${module}'`)).rejects.toThrow('gatehouze');
    },
  );
});
