import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../root.ts';
import { toEnvExample, withVariablesTable } from './variable-documents.ts';

// npm run write:variables: writes `.env.example` and README's table after the table of variables changed.

const README = join(ROOT, 'README.md');

await writeFile(join(ROOT, '.env.example'), toEnvExample());
await writeFile(README, withVariablesTable(await readFile(README, 'utf8')));
