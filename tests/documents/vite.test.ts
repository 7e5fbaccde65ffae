import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesOf, installLines, readDocument, type Snippet } from './snippets.ts';
import { makeProject, toFiles, type, write } from './stranger.ts';

const DOCUMENTS = ['docs/web.md', 'integrations/web/README.md'];

/** The files of a new Vite project with React and TypeScript. */
const BLANK = {
  'package.json': JSON.stringify({
    private: true,
    type: 'module',
    dependencies: {
      '@trpc/client': '11.19.0', // one snippet is for projects that have it
      '@trpc/server': '11.19.0',
      react: '19.3.1',
      'react-dom': '19.3.1',
    },
    devDependencies: {
      '@types/react': '19.3.0',
      '@types/react-dom': '19.3.0',
      typescript: '6.0.3',
      vite: '8.3.8',
    },
  }),
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2022', 'DOM'],
      module: 'ESNext',
      moduleResolution: 'Bundler',
      jsx: 'react-jsx',
      strict: true,
      skipLibCheck: true, // tRPC's own types need those of Node.js; packages.test.ts checks ours
      noEmit: true,
      types: ['vite/client'],
    },
    include: ['src'],
  }),
  'index.html': '<div id="root"></div><script type="module" src="/src/main.tsx"></script>',
};
const MAIN = `
import { createRoot } from 'react-dom/client';
import { App } from './app';
const all = import.meta.glob(['./*.ts', './*.tsx', './*.css', '!./main.tsx']);
createRoot(document.getElementById('root')!).render(<App key={Object.keys(all).join()} />);
`;

const line = (snippets: readonly Snippet[]) => installLines(snippets).join('\n');
const install = (snippets: readonly Snippet[]) =>
  makeProject('vite', BLANK, installLines(snippets), (folder) => type(line(snippets), folder));

/** Compiles and builds a project that contains only these snippets. */
async function build(folder: string, snippets: readonly Snippet[], command: string): Promise<void> {
  rmSync(join(folder, 'src'), { recursive: true, force: true });
  write(folder, { 'src/main.tsx': MAIN, ...toFiles(filesOf(snippets, 'ts', 'tsx', 'css')) });
  await type(command, folder);
}

describe('a blank Vite project', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await install(readDocument('docs/web.md'));
  }, 600_000);

  it.each(DOCUMENTS)('builds with the steps of %s', async (document) => {
    const snippets = readDocument(document);
    expect(line(snippets)).toBe(line(readDocument('docs/web.md')));
    await build(folder, snippets, 'npx tsc && npx vite build --logLevel error');
  });

  it('does not build with any wrong snippet', async () => {
    const snippets = readDocument('docs/web.md');
    const wrong = filesOf(snippets, 'ts', 'tsx').map((snippet) => ({
      ...snippet,
      file: snippet.file?.replace('src/', 'src/wrong-'),
      text: snippet.text.replaceAll(/atehouse|session/gi, '$&x'),
    }));
    const said = await build(folder, [...snippets, ...wrong], 'npx tsc').catch(({ message }) => message);
    for (const { file } of wrong) expect(said).toContain(`${file}(`);
  });

  it('is not installed by a line that names a missing file', async () => {
    await expect(type(line(readDocument('docs/web.md')).replace('0.1.0', '0.9.9'), folder)).rejects.toThrow(
      'ENOENT',
    );
  });
});
