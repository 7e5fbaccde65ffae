import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../root.ts';
import { withCommands } from './command-documents.ts';
import { createProgram } from './program.ts';

// npm run write:commands: writes the reference in docs/commands.md after a command changed.

const DOCUMENT = join(ROOT, 'docs/commands.md');

await writeFile(DOCUMENT, withCommands(await readFile(DOCUMENT, 'utf8'), createProgram()));
