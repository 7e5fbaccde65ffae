import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

// An update that matches no row succeeds in SQL, and nobody notices that nothing was done. So each update either checks
// what it changed, or has a comment: 'may change no row', and why. Inserts without a conflict clause throw by
// themselves. A delete without a matching row leaves the intended state.

const SERVER = resolve(import.meta.dirname, '../../server');
const EXCUSE = /[Mm]ay change no row: \S/;

type Call = ts.CallExpression & { expression: ts.PropertyAccessExpression };
const isMethodCall = (node: ts.Node): node is Call =>
  ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression);

/** `db.update(x)` and the methods called on it: `set`, `where`, `returning`. */
function findChain(start: Call): { methods: string[]; end: ts.Node } {
  const methods = [start.expression.name.text];
  let end: ts.Node = start;
  while (ts.isPropertyAccessExpression(end.parent) && isMethodCall(end.parent.parent)) {
    methods.push(end.parent.name.text);
    end = end.parent.parent;
  }
  return { methods, end };
}

const isWrite = ({ expression, arguments: [table] }: Call): boolean =>
  ['update', 'insert'].includes(expression.name.text) &&
  /^(?:trx|tx|db)$/.test(expression.expression.getText()) &&
  table !== undefined &&
  ts.isIdentifier(table);

/** The comments above the nearest statement or member, and above the lines of the call chain. */
function commentsOf(node: ts.Node, source: ts.SourceFile): string {
  let outer = node;
  while (!ts.isStatement(outer) && !ts.isPropertyAssignment(outer) && !ts.isMethodDeclaration(outer))
    outer = outer.parent;
  return source.text.slice(outer.getFullStart(), node.end);
}

/** The writes of a file whose effect is not checked, and that have no comment about it. */
function findUnchecked(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    if (isMethodCall(node) && isWrite(node)) {
      const { methods, end } = findChain(node);
      const mayBeNone = methods[0] !== 'insert' || methods.some((method) => method.startsWith('onConflict'));
      const isChecked = methods.includes('returning') && !ts.isExpressionStatement(end.parent.parent);
      if (mayBeNone && !isChecked && !EXCUSE.test(commentsOf(end, source)))
        found.push(
          `${path.slice(SERVER.length + 1)}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`,
        );
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
}

it('every update and upsert checks its changed rows, or says why it may change none', () => {
  const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  expect(files.flatMap((file) => findUnchecked(join(SERVER, file)))).toEqual([]);
});
