import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import arabic from '../../shared/messages/ar/packages.ts';
import { TEXTBOOK } from '../setup/textbook.ts';
import { filesOf, installLines, ROOT, readDocument, type Snippet } from './snippets.ts';
import { makeProject, toFiles, type, write } from './stranger.ts';

const OURS = ['docusaurus-plugin-gatehouse', 'gatehouse-auth'];

/** The example's own file without our packages: a new site with exact versions. */
function readBlank(name: 'package.json' | 'package-lock.json'): string {
  const file = JSON.parse(readFileSync(join(ROOT, 'integrations/docusaurus/example', name), 'utf8'));
  for (const ours of OURS) {
    delete file.packages?.[`node_modules/${ours}`];
    delete (file.packages?.[''] ?? file).dependencies[ours];
  }
  for (const path of Object.keys(file.packages ?? {})) if (path.startsWith('..')) delete file.packages[path];
  return JSON.stringify(file);
}

/** The files of a new Docusaurus site. */
const BLANK = {
  'package.json': readBlank('package.json'),
  'package-lock.json': readBlank('package-lock.json'),
  '.npmrc': 'omit-lockfile-registry-resolved=true\n',
};
const SITE = {
  'docusaurus.config.js': `
import added from './added.config.js';
export default {
  title: 'Blank',
  url: 'https://book.example.com',
  baseUrl: '/',
  presets: [['classic', { docs: {}, blog: false }]],
  ...added,
};
`,
  'docs/intro.md': '# Blank\n',
};

/**
 * Gives the site the packages of Docusaurus that the example has, as hard links. Installing them again would take forty
 * seconds. Our own packages are left to the lines of the document.
 */
async function copyPackages(site: string): Promise<void> {
  const installed = join(TEXTBOOK, 'node_modules');
  if (!existsSync(installed)) return;
  await type(`cp -al '${installed}' . || { rm -rf node_modules; cp -a '${installed}' .; }`, site);
  for (const name of [...OURS, '.cache', '.package-lock.json', '.made-from'])
    rmSync(join(site, 'node_modules', name), { recursive: true, force: true });
}

/** A page that renders every component of the snippets, so that the site's build runs each of them. */
const toPage = (files: readonly string[]) => `
import Layout from '@theme/Layout';
${files.map((file, at) => `import * as file${at} from '@site/${file}';`).join('\n')}
const all = [${files.map((_, at) => `file${at}`).join()}].flatMap((file) => Object.entries(file));
const components = all.filter(([name]) => /^[A-Z]/.test(name));
export default () => <Layout>{components.map(([name, Part]) => <Part key={name} />)}<p>{all.length} exports</p></Layout>;
`;

async function build(folder: string, snippets: readonly Snippet[], kind?: 'module'): Promise<string> {
  for (const name of ['docs', 'src', 'build', '.docusaurus'])
    rmSync(join(folder, name), { recursive: true, force: true });
  const { 'docusaurus.config.js': added = '', ...files } = toFiles(filesOf(snippets, 'js', 'jsx', 'mdx'));
  const code = Object.keys(files).filter((name) => /\.jsx?$/.test(name));
  write(folder, { ...SITE, ...files, 'added.config.js': added, 'src/pages/index.jsx': toPage(code) });
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  write(folder, { 'package.json': JSON.stringify({ ...manifest, type: kind }) });
  await type('npx docusaurus build --no-minify', folder);
  return readFileSync(join(folder, 'build/docs/exercises/index.html'), 'utf8').concat(
    readFileSync(join(folder, 'build/index.html'), 'utf8'),
  );
}

describe('a blank Docusaurus site with the classic preset', () => {
  const snippets = readDocument('docs/docusaurus.md');
  const readme = readDocument('integrations/docusaurus/README.md');
  let folder: string;
  beforeAll(async () => {
    const lines = installLines(snippets);
    folder = await makeProject('docusaurus', BLANK, lines, async (site) => {
      await copyPackages(site);
      await type(lines.join('\n'), site);
    });
  }, 600_000);

  it('builds with the steps of docs/docusaurus.md', async () => {
    expect(await build(folder, snippets)).toMatch(/gatehouse-navbar[\s\S]*gatehouse-gate/);
  }, 600_000);

  it('builds with the steps of the README, with "type": "module"', async () => {
    expect(installLines(readme)).toEqual(installLines(snippets));
    expect(await build(folder, readme, 'module')).toMatch(/gatehouse-navbar[\s\S]*gatehouse-gate/);
  }, 600_000);

  it('speaks the locale of each build, and asks Gatehouse for it', async () => {
    const locales = `i18n: { defaultLocale: 'en', locales: ['en', 'ar'] },\n`;
    const inTwo = snippets.map((snippet) =>
      snippet.file === 'docusaurus.config.js'
        ? { ...snippet, text: snippet.text.replace('plugins:', `${locales}  plugins:`) }
        : snippet,
    );
    await build(folder, inTwo);
    const readScripts = (path: string) => {
      const scripts = join(folder, 'build', path, 'assets/js');
      return readdirSync(scripts)
        .filter((name) => name.endsWith('.js'))
        .map((name) => readFileSync(join(scripts, name), 'utf8'))
        .join('\n');
    };
    const { signUp, gate } = arabic.packages.docusaurus;
    const [inEnglish, inArabic] = [readScripts('.'), readScripts('ar')];
    for (const words of [signUp, gate.explanation]) {
      expect(inArabic).toContain(words);
      expect(inEnglish).not.toContain(words);
    }
    expect(inArabic).toMatch(/"?lang"?:\s*"ar"/);
    expect(inEnglish).toMatch(/"?lang"?:\s*"en"/);
  }, 600_000);

  it('does not build with a wrong snippet', async () => {
    const change = (from: string, to: string) =>
      snippets.map((snippet) => ({ ...snippet, text: snippet.text.replace(from, to) }));
    await expect(
      build(folder, change("[['docusaurus-plugin-gate", "[['docusaurus-plugin-gat")),
    ).rejects.toThrow('unable to resolve');
    await expect(build(folder, change('{ url:', '{ address:'))).rejects.toThrow('has no option "address"');
    await expect(
      build(folder, change('useGatehouse, useSession }', 'useGatehous, useSession }')),
    ).rejects.toThrow('useGatehouse is not defined');
  }, 600_000);

  it('does not build with an import of the former name, even if such a package exists', async () => {
    const old = {
      language: 'jsx',
      line: 0,
      file: 'src/old.jsx',
      text: "export { useSession } from 'gatehouse/react';",
    };
    await expect(build(folder, [...snippets, old])).rejects.toThrow(
      'Write "gatehouse-auth/react": the npm package "gatehouse" is somebody else\'s.',
    );
  }, 600_000);
});
