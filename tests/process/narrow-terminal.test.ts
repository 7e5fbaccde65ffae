import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { openFolderWithDatabase } from './service-process.ts';

const PROGRAM = resolve(import.meta.dirname, '../../dist/server/gatehouse.js');

/** Runs a program on a terminal that says it has no columns and no rows, and answers its question with the enter key. */
const ON_A_TERMINAL = `
import os, pty, re, sys
child, terminal = pty.fork()
if child == 0:
    os.execv(sys.argv[1], sys.argv[1:])
said = b''
answered = False
while True:
    try:
        part = os.read(terminal, 4096)
    except OSError:
        break
    if not part:
        break
    said += part
    letters = re.sub(rb'\\x1b\\[[0-9;?]*[A-Za-z]|[^A-Za-z]', b'', said)
    if not answered and b'toconfirm' in letters:
        answered = True
        os.write(terminal, b'\\r')
os.waitpid(child, 0)
sys.stdout.buffer.write(said)
`;

it('a question on a terminal without a width has whole lines', async () => {
  await using folder = await openFolderWithDatabase();
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', TERM: 'xterm' };
  const run = (program: string, args: string[]) => {
    const child = spawn(program, args, { cwd: folder.path, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part) => (text += part));
    return new Promise<string>((done) => child.once('close', () => done(text)));
  };
  await run(process.execPath, [PROGRAM, 'user', 'create', 'ada@example.com', '--name', 'Ada']);
  const args = ['-c', ON_A_TERMINAL, process.execPath, PROGRAM, 'user', 'delete', 'ada@example.com'];
  const said = await run('python3', args);
  expect(said).toContain('This deletes Ada <ada@example.com> in 14 days.');
  expect(said).toContain('Nothing was done.');
});
