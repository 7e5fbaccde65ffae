import { html } from 'hono/html';
import { ANSWERS_ID, type PageAnswers } from '../../shared/page-answers.ts';
import type { PageConfig } from '../../shared/portal.ts';

/** What the built page calls the service, in its title and where scripts are off. */
const NAME = '>Gatehouse<';

/** Where the portal's code puts what it shows. */
const EMPTY = '<div id="root"></div>';

/** What is in a page besides its code. */
export type PageContent = {
  config: PageConfig;
  /** Painted until the page's code is there; null for nothing. */
  markup: string | null;
  /** What the page would ask first; null where it has to. */
  answers: PageAnswers | null;
};

/**
 * The page with this service's name and settings in it: known before any script runs, and asked for by none. The same
 * of the person's answers, where they are given.
 */
export async function describeInPage(
  page: string,
  { config, markup, answers }: PageContent,
): Promise<string> {
  const name = String(await html`>${config.appName}<`);
  const meta = String(await html`<meta name="gatehouse" content="${JSON.stringify(config)}" />`);
  // Functions: in a plain replacement `$&` would mean something.
  return page
    .replaceAll(NAME, () => name)
    .replace('<html', (tag) => (answers ? `${tag} data-answered` : tag))
    .replace('</head>', () => `  ${meta}\n  </head>`)
    .replace(EMPTY, () => `<div id="root">${markup ?? ''}</div>${answers ? toData(answers) : ''}`);
}

/** JSON that no parser of HTML finds an end, a comment or a script in, whatever people called themselves. */
const toData = (answers: PageAnswers): string =>
  `<script type="application/json" id="${ANSWERS_ID}">${JSON.stringify(answers).replace(UNSAFE, toEscape)}</script>`;
const UNSAFE = /[<>&\u2028\u2029]/g;
const toEscape = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
