import { html } from 'hono/html';
import { ANSWERS_ID, type PageAnswers } from '../../shared/page-answers.ts';
import type { PageConfig } from '../../shared/portal.ts';

/** The service's name in the built page: in its title, and in the text for browsers without scripts. */
const NAME = '>Gatehouse<';

/** The element that the portal's code renders into. */
const EMPTY = '<div id="root"></div>';

/** The content of a page besides its code. */
export type PageContent = {
  config: PageConfig;
  /** The markup to paint until the page's code is loaded; null for none. */
  markup: string | null;
  /** The answers to the page's first queries; null when the page has to send them. */
  answers: PageAnswers | null;
};

/**
 * Writes the name and the settings of this service into the page, and the user's answers if there are any. They are
 * known before any script runs, so no script has to query them.
 */
export async function describeInPage(
  page: string,
  { config, markup, answers }: PageContent,
): Promise<string> {
  const name = String(await html`>${config.appName}<`);
  const meta = String(await html`<meta name="gatehouse" content="${JSON.stringify(config)}" />`);
  // Functions, because `$&` has a special meaning in a replacement string.
  return page
    .replaceAll(NAME, () => name)
    .replace('<html', (tag) => (answers ? `${tag} data-answered` : tag))
    .replace('</head>', () => `  ${meta}\n  </head>`)
    .replace(EMPTY, () => `<div id="root">${markup ?? ''}</div>${answers ? toData(answers) : ''}`);
}

/** Escapes the JSON, so that no name of a user ends the element or starts a comment or a script in the HTML. */
const toData = (answers: PageAnswers): string =>
  `<script type="application/json" id="${ANSWERS_ID}">${JSON.stringify(answers).replace(UNSAFE, toEscape)}</script>`;
const UNSAFE = /[<>&\u2028\u2029]/g;
const toEscape = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
