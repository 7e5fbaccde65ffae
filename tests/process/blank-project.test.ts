import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { languageTags } from '../../shared/words/languages.ts';
import { BLANK_PROJECT, ensureBlankProject } from '../setup/blank-project.ts';

beforeAll(ensureBlankProject, 300_000);

const TRY = join(BLANK_PROJECT, 'src/try.ts');
afterEach(() => rmSync(TRY, { force: true }));

/** The compiler's messages for a project that also contains these lines, by line. */
function compile(lines: readonly string[] = []): Map<number, string> {
  const text = lines.map((line, at) => `export const line${at} = ${line};\n`);
  writeFileSync(TRY, `import { gatehouse } from './gatehouse';\n${text.join('')}`);
  const { stdout } = spawnSync('npx', ['tsc', '--project', '.'], { cwd: BLANK_PROJECT, encoding: 'utf8' });
  const said = new Map<number, string>();
  let at = -1;
  for (const line of stdout.split('\n').filter(Boolean)) {
    const place = /^src\/try\.ts\((\d+),/.exec(line);
    if (place) at = Number(place[1]) - 2;
    else if (!line.startsWith(' ')) at = -1;
    said.set(at, `${said.get(at) ?? ''}${line}\n`);
  }
  return said;
}

const WRONG: [string, string][] = [
  ["gatehouse.api.profile.update.mutate({ experienceLevel: 'expert' })", 'not assignable'],
  ['gatehouse.api.profile.update.mutate({ shoeSize: 44 })', 'shoeSize'],
  ["gatehouse.api.profile.update.mutate({ softwareBackground: ['cobol'] })", 'cobol'],
  ['gatehouse.api.session.revoke.mutate()', 'Expected 1-2 arguments'],
  ["gatehouse.api.session.revoke.mutate({ userId: '1' })", 'userId'],
  ['gatehouse.api.session.list.mutate()', "'mutate' does not exist"],
  ['gatehouse.api.session.kick', "'kick' does not exist"],
  ["gatehouse.signInUrl({ returnTo: '/' })", 'returnTo'],
  ["gatehouse.getState().status === 'anonymous'", 'no overlap'],
  ['gatehouse.getState().user', "'user' does not exist"],
];

describe('a blank TypeScript project with the published package', () => {
  it('compiles strictly, its own declarations included', () => {
    const startedAt = performance.now();
    expect(Object.fromEntries(compile())).toEqual({});
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(`tsc --strict --declaration of the blank project: ${seconds} s\n`);
    const declared = readFileSync(join(BLANK_PROJECT, 'out/gatehouse.d.ts'), 'utf8');
    expect(declared).toContain('saveLevel: (experienceLevel: number) => Promise<Profile>');
  });

  it('does not compile wrong input', () => {
    const said = compile([...WRONG.map(([line]) => line), 'gatehouse.portalUrl']);
    for (const [at, [, complaint]] of WRONG.entries()) expect(said.get(at)).toContain(complaint);
    expect([...said.keys()].sort((x, y) => x - y)).toEqual(WRONG.map((_, at) => at));
  });

  it('contains no code and no types of the server', () => {
    const folder = join(BLANK_PROJECT, 'node_modules/gatehouse-auth');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.\w+$/.test(name),
    );
    const isWords = (name: string) => name.startsWith('dist/words/');
    expect(files.filter((name) => !isWords(name)).sort()).toEqual([
      'README.md',
      'THIRD-PARTY.md',
      'dist/client.cjs',
      'dist/client.d.cts',
      'dist/client.d.ts',
      'dist/client.js',
      'dist/react.cjs',
      'dist/react.d.cts',
      'dist/react.d.ts',
      'dist/react.js',
      'package.json',
    ]);
    for (const name of files.filter((file) => file.startsWith('dist/'))) {
      const text = readFileSync(join(folder, name), 'utf8');
      expect(text).not.toMatch(/drizzle|better-auth|argon2|pglite|hono|zod|node:|process\.env\.\w*SECRET/i);
      if (!name.endsWith('.cjs')) expect(text).not.toMatch(/\brequire\b/);
      const imports = [...text.matchAll(/(?:from|import\(|require\()\s*["']([^"']+)["']/g)].map(
        ([, from]) => from,
      );
      const toWords = /^\.\/(words\/)?(languages|[a-z]{2}(-\w+)?)\.c?js$/;
      expect(
        imports.filter((from = '') => !/^react(\/jsx-runtime)?$/.test(from) && !toWords.test(from)),
      ).toEqual([]);
    }
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    expect(manifest.dependencies).toBeUndefined();
  });

  it('has one small file of words for each language but English, which pages load when they need it', () => {
    const words = join(BLANK_PROJECT, 'node_modules/gatehouse-auth/dist/words');
    const others = languageTags.filter((tag) => tag !== 'en');
    for (const extension of ['js', 'cjs']) {
      const names = readdirSync(words).filter((name) => name.endsWith(`.${extension}`));
      expect(names.sort()).toEqual(['languages', ...others].map((name) => `${name}.${extension}`).sort());
      for (const name of names) expect(gzipSync(readFileSync(join(words, name))).length).toBeLessThan(1024);
    }
    const script = readFileSync(join(BLANK_PROJECT, 'node_modules/gatehouse-auth/dist/react.js'), 'utf8');
    expect([...script.matchAll(/from "([^"]+)"/g)].map(([, from]) => from)).not.toContainEqual(
      expect.stringContaining('words'),
    );
  });

  it('has at most 8 KB for the user button and the React parts', () => {
    const script = readFileSync(join(BLANK_PROJECT, 'node_modules/gatehouse-auth/dist/react.js'));
    expect(gzipSync(script).length).toBeLessThan(8 * 1024);
  });
});
