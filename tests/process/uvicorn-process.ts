import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { findPython } from '../setup/python.ts';

const PACKAGE = resolve(import.meta.dirname, '../../integrations/fastapi');

/** The FastAPI example under uvicorn. `args` are uvicorn's. */
export async function startUvicorn(env: Record<string, string>, args: readonly string[]) {
  const child = spawn(findPython('test'), ['-m', 'uvicorn', 'example.main:app', ...args], {
    cwd: PACKAGE,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  await new Promise<void>((done, fail) => {
    let output = '';
    child.stderr.on('data', (data) => {
      output += data;
      if (output.includes('Uvicorn running on')) done();
    });
    child.once('error', fail);
    void exited.then(() => fail(new Error(`uvicorn ended: ${output}`)));
  });
  return {
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
