import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { findStaleTypes } from '../../integrations/web/build/api-types-file.ts';

const written = readFileSync(resolve(import.meta.dirname, '../../integrations/web/src/api-types.ts'), 'utf8');

// `npm run check` compares the file with the router: that needs the compiler, so it is not part of this test.
it('stale types of the npm package are shown line by line, with the command that writes them', () => {
  expect(findStaleTypes(written)).toBeNull();
  const said = findStaleTypes(written.replace('  bio: string;\n', '  bio: string;\n  nickname: string;\n'));
  expect(said?.split('\n').filter((line) => /^[-+]/.test(line))).toEqual(['+  nickname: string;']);
  expect(said).toContain('npm run write:types');
});
