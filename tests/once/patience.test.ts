import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const TESTS = resolve(import.meta.dirname, '..');

/** The places where a text waits for a fact with the default time-out: one second, which a busy machine exceeds. */
function findShortWaits(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^vi\.wait(?:For|Until)$/.test(node.expression.getText())) {
      const options = node.arguments[1]?.getText() ?? '';
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      if (!/timeout/i.test(options)) found.push(`${file}:${line + 1}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

it('each wait in a test has its own timeout', () => {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  expect(files.length).toBeGreaterThan(100);
  const read = (file: string) => readFileSync(join(TESTS, file), 'utf8');
  expect(files.flatMap((file) => findShortWaits(file, read(file)))).toEqual([]);
});

it('a wait with the default timeout is found', () => {
  const text = 'await vi.waitFor(() => {});\nawait vi.waitFor(() => {}, { timeout: 30_000 });\n';
  expect(findShortWaits('a.ts', text)).toEqual(['a.ts:1']);
});
