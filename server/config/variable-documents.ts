import type { Variable } from './variable.ts';
import { VARIABLES } from './variables.ts';

// Writes `.env.example` and README's table of variables from the table in the code.

/** The documents name no version for variables of the first version. */
const FIRST_VERSION = '0.1.0';
const LINE_MOST = 110;

const ENV_EXAMPLE_HEAD = `# Copy to .env and uncomment what you need. Nothing is needed to try Gatehouse on your machine.
# A wrong value stops the start with one line that says why.
# Written by npm run write:variables from the table in server/config/.
`;
const README_START = '<!-- Written by npm run write:variables. -->\n';
const README_END = '<!-- End of what is written. -->\n';
const README_HEAD = '| variable | default | meaning |\n|---|---|---|\n';

const rows: readonly Variable<unknown>[] = Object.values(VARIABLES).flatMap((part) => Object.values(part));

/** The whole text of `.env.example`. */
export const toEnvExample = (): string => [ENV_EXAMPLE_HEAD, ...rows.map(toExample)].join('\n');

/** Replaces the table of variables in README's text. Throws when one of the two marks around it is missing. */
export function withVariablesTable(readme: string): string {
  const start = readme.indexOf(README_START);
  const end = readme.indexOf(README_END);
  if (start < 0 || end < start) throw new Error('README.md has no marks around its table of variables');
  return `${readme.slice(0, start)}${README_START}${README_HEAD}${rows.map(toTableRow).join('')}${readme.slice(end)}`;
}

function toTableRow(variable: Variable<unknown>): string {
  const { name, meaning, document, isSecret } = variable;
  const more = [isSecret && 'Secret.', document && `[More](${document}).`, toSince(variable)];
  const cells = [`\`${name}\``, toDefaultCell(variable), [meaning, ...more].filter(Boolean).join(' ')];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
}

function toExample(variable: Variable<unknown>): string {
  const { name, meaning, document, examples } = variable;
  const fallback = variable.shownDefault ?? findDefaultText(variable);
  const sentences = [meaning, document && `See ${document}.`, toSince(variable)];
  const comment = [
    sentences.filter(Boolean).join(' '),
    ...(examples && fallback ? [`Default: ${fallback}`] : []),
  ];
  const shown = examples ?? [fallback ?? ''];
  return `${comment.map((text) => toLines(text.replaceAll('`', ''))).join('')}${shown.map((example) => `#${name}=${example}\n`).join('')}`;
}

const toDefaultCell = (variable: Variable<unknown>): string => {
  const text = findDefaultText(variable);
  return variable.shownDefault ?? (text === undefined ? 'none' : `\`${text}\``);
};

/** The text that sets the default value; undefined without a default. */
const findDefaultText = ({ default: fallback }: Variable<unknown>): string | undefined =>
  fallback === undefined || String(fallback) === '' ? undefined : String(fallback);

const toSince = ({ since }: Variable<unknown>): string => (since === FIRST_VERSION ? '' : `Since ${since}.`);

/** Wraps a text into comment lines, none longer than LINE_MOST. */
const toLines = (text: string): string =>
  text.replace(new RegExp(`(.{1,${LINE_MOST - 2}})(?: |$)`, 'g'), (_, line: string) => `# ${line}\n`);
