import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** One fenced block of a document. `file` is the file name in the comment on its first line. */
export type Snippet = { language: string; text: string; line: number; file: string | undefined };

const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;
const FILE = /^(?:\/\/|#|\/\*|\{\/\*)\s*([\w./-]+\.\w+)/;

/** The fenced blocks of a document's text, in order. */
const readSnippets = (text: string): Snippet[] =>
  [...text.matchAll(FENCE)].map(({ 1: language = '', 2: block = '', index }) => ({
    language,
    text: block,
    line: text.slice(0, index).split('\n').length,
    file: FILE.exec(block)?.[1],
  }));

export const readDocument = (path: string): Snippet[] => readSnippets(readFileSync(join(ROOT, path), 'utf8'));

/** The blocks that are files of a project. */
export const filesOf = (snippets: readonly Snippet[], ...languages: string[]) =>
  snippets.filter(({ language }) => languages.includes(language));

/** The lines of a document that install something, unchanged. */
export const installLines = (snippets: readonly Snippet[]): string[] =>
  filesOf(snippets, 'sh').flatMap(({ text }) =>
    text.split('\n').filter((line) => /^(?:npm|pip) install /.test(line)),
  );
