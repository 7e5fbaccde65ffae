import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { describeApi } from '../../integrations/web/build/api-types.ts';

const FILE = resolve(import.meta.dirname, '../../integrations/web/src/api-types.ts');
/** Without what the formatter decides: white space, the bar before the first of a list, the last semicolon. */
const bare = (text: string) =>
  text
    .replace(/\s+/g, '')
    .replace(/([=<(:])\|/g, '$1')
    .replace(/;}/g, '}');

it('the types of the npm package are those of the router; else run npm run build:packages', () => {
  expect(bare(readFileSync(FILE, 'utf8'))).toBe(bare(describeApi()));
}, 60_000);
