import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

// `doors/evidence.test.ts` compares rows with lines for the requests that it sends. This looks at every statement.

const SERVER = resolve(import.meta.dirname, '../../server');
const WRITES = /insert\(activity\)|insert into (?:activity|\$\{activity\})/;
const REPORTS = /\breportActivity\(/;

const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => [file, readFileSync(join(SERVER, file), 'utf8')] as const)
  .filter(([, text]) => WRITES.test(text));

describe('a file that writes to the security log', () => {
  it('is one of several', () => {
    expect(files.length).toBeGreaterThan(4);
  });

  it.each(files)('%s reports it, for the process log and the metrics', (_, text) => {
    expect(text).toMatch(REPORTS);
  });
});
