import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type Answers = Record<string, string>;
const DOCUMENTS = resolve(import.meta.dirname, '../../docs');
const AUTH_API = { document: 'auth-api.md', heading: '## Where Better Auth answers otherwise' };

/** `name: Better Auth's answer → ours`, for every answer that differs. */
export const findDifferences = (theirs: Answers, ours: Answers): string[] =>
  [...new Set([...Object.keys(theirs), ...Object.keys(ours)])]
    .filter((name) => theirs[name] !== ours[name])
    .map((name) => `${name}: ${theirs[name]} → ${ours[name]}`)
    .sort();

/** The same list, read from the table below a heading of a document. Throws for a row without a reason. */
export function readDocumented({ document, heading } = AUTH_API): string[] {
  const [, section = ''] = readFileSync(join(DOCUMENTS, document), 'utf8').split(heading);
  const rows = (section.split(/\n##+ /)[0] ?? '').split('\n').filter((line) => line.startsWith('| `'));
  return rows
    .flatMap((row) => {
      const [asked = '', theirs = '', ours = '', why = ''] = row.split(' | ');
      if (why.replaceAll(/[|\s]/g, '') === '') throw new Error(`no reason: ${row}`);
      return toNames(asked.slice(2)).map((name) => `${name}: ${toAnswer(theirs)} → ${toAnswer(ours)}`);
    })
    .sort();
}

const toAnswer = (cell: string): string => cell.replaceAll('`', '').trim();

/** "`route`: a, b; `other`" is `route, a`, `route, b` and `other`. */
const toNames = (cell: string): string[] =>
  cell.split('; ').flatMap((part) => {
    const [, route = '', cases] = /^`([^`]+)`(?:: (.+))?$/.exec(part.trim()) ?? [];
    return cases
      ? cases.split(', ').map((one) => (one === 'as it is' ? route : `${route}, ${one}`))
      : [route];
  });
