import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeDocusaurusWords } from './docusaurus-words.ts';
import { writeApiTypes } from './web/build/api-types-file.ts';
import { buildWeb } from './web/build/build.ts';

// `npm run build:packages`: writes the packages that other projects install to `dist/packages/`. No registry has
// them. With `--types-as-written` it trusts the written types of the procedures, which `npm run check` compares.

const ROOT = resolve(import.meta.dirname, '..');
const PACKAGES = join(ROOT, 'dist/packages');
const run = (command: string, args: string[]) =>
  execFileSync(command, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });

/** True when this machine can build Python packages. The npm packages do not need it. */
function hasPip(): boolean {
  try {
    execFileSync('python3', ['-m', 'pip', '--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

if (!process.argv.includes('--types-as-written') && writeApiTypes())
  process.stdout.write('The types of the procedures changed.\n');
await buildWeb();
await writeDocusaurusWords();
rmSync(PACKAGES, { recursive: true, force: true });
mkdirSync(PACKAGES, { recursive: true });
const folders = ['web', 'docusaurus'].map((name) => join(ROOT, 'integrations', name));
run('npm', ['pack', '--silent', '--pack-destination', PACKAGES, ...folders]);
if (hasPip()) {
  const pip = ['-m', 'pip', '--quiet', '--disable-pip-version-check'];
  run('python3', [...pip, 'wheel', '--no-deps', '--wheel-dir', PACKAGES, 'integrations/fastapi']);
} else process.stdout.write('No wheel for FastAPI: python3 with pip was not found.\n');
for (const name of readdirSync(PACKAGES).sort()) process.stdout.write(`dist/packages/${name}\n`);
