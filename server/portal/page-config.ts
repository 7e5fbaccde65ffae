import { html, raw } from 'hono/html';
import { ANSWERS_ID, type PageAnswers } from '../../shared/page-answers.ts';
import type { PageConfig } from '../../shared/portal.ts';
import { directionOf } from '../../shared/words/direction.ts';
import type { LanguageTag } from '../../shared/words/languages.ts';

/** The service's name in the built page: in its title, and in the text for browsers without scripts. */
const NAME = '>Gatehouse<';

/** The place of the text for browsers without scripts. */
const NO_SCRIPT = '%NO_SCRIPT%';

/** The element that the portal's code renders into. */
const EMPTY = '<div id="root"></div>';

/** The language of a page, and the words that it shows without its code. */
type PageSpeech = {
  language: LanguageTag;
  noScript: string;
  /** What the page says when its code cannot be loaded. */
  incomplete: string;
  /** The address of the words file. */
  words: string;
};

/** The content of a page besides its code. */
export type PageContent = {
  speech: PageSpeech;
  config: PageConfig;
  /** The markup to paint until the page's code is loaded; null for none. */
  markup: string | null;
  /** The answers to the page's first queries; null when the page has to send them. */
  answers: PageAnswers | null;
};

/**
 * Writes the language, the name and the settings of this service into the page, and the user's answers if there are any.
 * They are known before any script runs, so no script has to query them.
 */
export async function describeInPage(
  page: string,
  { speech, config, markup, answers }: PageContent,
): Promise<string> {
  const name = String(await html`>${config.appName}<`);
  const meta = String(await html`<meta name="gatehouse" content="${JSON.stringify(config)}" />`);
  const { language, noScript, incomplete, words } = speech;
  const isOne = Object.keys(config.languages).length < 2;
  const tag = String(
    await html`<html lang="${language}" dir="${directionOf(language)}" data-incomplete="${incomplete}"${answers ? raw(' data-answered') : ''}${isOne ? raw(' data-one-language') : ''}>`,
  );
  const sentence = String(await html`${noScript}`);
  // Functions, because `$&` has a special meaning in a replacement string.
  return (
    page
      .replaceAll(NAME, () => name)
      .replace(/<html[^>]*>/, () => tag)
      .replace(NO_SCRIPT, () => sentence)
      // Before the page's code, which needs the words. Both are loaded at the same time.
      .replace(
        /<script type="module"|<\/head>/,
        (found) => `<script defer src="${words}"></script>\n    ${found}`,
      )
      .replace('</head>', () => `  ${meta}\n  </head>`)
      .replace(EMPTY, () => `<div id="root">${markup ?? ''}</div>${answers ? toData(answers) : ''}`)
  );
}

/** Escapes the JSON, so that no name of a user ends the element or starts a comment or a script in the HTML. */
const toData = (answers: PageAnswers): string =>
  `<script type="application/json" id="${ANSWERS_ID}">${JSON.stringify(answers).replace(UNSAFE, toEscape)}</script>`;
const UNSAFE = /[<>&\u2028\u2029]/g;
const toEscape = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
