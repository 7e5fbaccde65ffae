import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

// Every text that people see is in the catalogue (shared/messages/), and is read when it is shown.

const ROOT = resolve(import.meta.dirname, '../..');

/** Attributes and properties whose text is displayed or read aloud. */
const TEXT_BEARING =
  /^(?:aria-(?:label|description|placeholder|roledescription|valuetext)|label|title|hint|intro|placeholder|action|consequence|message|notice|footer|alt|text|failed|short)$/;
type Finding = { node: ts.Node; text: string };

/**
 * The literals that can be an expression's value: both branches of a choice, the parts of a sum, but no arguments of a
 * call.
 */
function collectLiterals(node: ts.Node | undefined): Finding[] {
  if (!node) return [];
  if (ts.isStringLiteralLike(node)) return [{ node, text: node.text }];
  if (ts.isTemplateExpression(node))
    return [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => ({
      node,
      text,
    }));
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(collectLiterals);
  if (ts.isBinaryExpression(node)) {
    const isSum = node.operatorToken.kind === ts.SyntaxKind.PlusToken;
    const isChoice =
      node.operatorToken.kind === ts.SyntaxKind.BarBarToken ||
      node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;
    if (isSum || isChoice) return [node.left, node.right].flatMap(collectLiterals);
    return node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
      ? collectLiterals(node.right)
      : [];
  }
  if (ts.isParenthesizedExpression(node) || ts.isJsxExpression(node) || ts.isAsExpression(node))
    return collectLiterals(node.expression);
  return [];
}

function toFindings(node: ts.Node): Finding[] {
  if (ts.isJsxText(node)) return [{ node, text: node.text }];
  if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) return collectLiterals(node);
  if ((ts.isJsxAttribute(node) || ts.isPropertyAssignment(node)) && TEXT_BEARING.test(node.name.getText()))
    return collectLiterals(node.initializer);
  // Elsewhere, a literal that looks like a sentence counts as text. Only developers see the message of a plain Error.
  if (
    ts.isStringLiteralLike(node) &&
    !ts.isNewExpression(node.parent) &&
    /^\p{Lu}\S* \p{Ll}/u.test(node.text)
  )
    return [{ node, text: node.text }];
  return [];
}

const parse = (file: string): ts.SourceFile =>
  ts.createSourceFile(
    file,
    readFileSync(join(ROOT, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );

function findWords(file: string): string[] {
  const source = parse(file);
  const found = new Set<string>();
  const visit = (node: ts.Node) => {
    for (const { node: at, text } of toFindings(node)) {
      const start = at.getStart() + (ts.isJsxText(at) ? at.text.length - at.text.trimStart().length : 0);
      const line = source.getLineAndCharacterOfPosition(start).line + 1;
      if (/\p{L}{2}/u.test(text)) found.add(`${file}:${line} ${text.trim()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found];
}

const files = readdirSync(join(ROOT, 'client'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => `client/${file}`);

it('all words of the portal are in the catalogue', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap(findWords)).toEqual([]);
});

/** Reads of words and of the language that run while a module is loaded, which happens once for all languages. */
function findEarlyReads(file: string): string[] {
  const source = parse(file);
  const words = new Set<string>();
  const isCallOf = (node: ts.Node | undefined, name: string): boolean =>
    node !== undefined && ts.isCallExpression(node) && node.expression.getText() === name;
  for (const statement of source.statements)
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations)
        if (isCallOf(initializer, 'part')) words.add(name.getText());
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isTypeNode(node)) return;
    const { parent } = node;
    const isName =
      parent && (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
    const isRead = ts.isIdentifier(node) && words.has(node.text) && !isName;
    if (isRead || isCallOf(node, 'language'))
      found.push(
        `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.getText()}`,
      );
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

it('no words are read while a module is loaded', () => {
  const readers = files.filter((file) => readFileSync(join(ROOT, file), 'utf8').includes("words/part.ts'"));
  expect(readers.length).toBeGreaterThan(100);
  expect(files.flatMap(findEarlyReads)).toEqual([]);
});

it('no style uses left or right, because some languages are written from right to left', () => {
  const bound =
    /(?<=['"`\s:])-?(?:[mp][lr]|scroll-[mp][lr]|left|right|text-(?:left|right)|(?:border|rounded)-[lr]|rounded-[tb][lr]|float-(?:left|right))(?:-[\w[][^\s'"`]*)?(?=['"`\s])/g;
  const found = files.flatMap((file) => {
    const source = readFileSync(join(ROOT, file), 'utf8').replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, '');
    const classes = [...source.matchAll(/class(?:Name)?=(?:"[^"]*"|\{`[^`]*`\})|'[^'\n]* [^'\n]*'/g)].join(
      ' ',
    );
    return [...classes.matchAll(bound)].map(([name]) => `${file} ${name}`);
  });
  expect(found).toEqual([]);
});
