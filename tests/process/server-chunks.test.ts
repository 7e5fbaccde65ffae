import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

// The built server loads some code when it is first used. A bundler may put such code into an order that fails: then no
// start shows it, and the first passkey is answered with 500.

const ASSETS = join(resolve(import.meta.dirname, '../..'), 'dist/server/assets');
const PROGRAM = `
  const { readdirSync } = require('node:fs');
  const { pathToFileURL } = require('node:url');
  const { join } = require('node:path');
  (async () => {
    const [folder] = process.argv.slice(1);
    const chunks = readdirSync(folder).filter((name) => name.endsWith('.js'));
    const failed = [];
    for (const name of chunks)
      await import(pathToFileURL(join(folder, name)).href).catch((error) => failed.push(name + ': ' + error.message));
    process.stdout.write(JSON.stringify({ chunks: chunks.length, failed }));
    process.exit(0);
  })();`;

it('each part of the built server loads by itself', () => {
  const said = execFileSync(process.execPath, ['-e', PROGRAM, ASSETS], { encoding: 'utf8' });
  const { chunks, failed } = JSON.parse(said) as { chunks: number; failed: string[] };
  expect(chunks).toBeGreaterThan(20);
  expect(failed).toEqual([]);
});
