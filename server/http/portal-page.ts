import { html } from 'hono/html';
import type { PageConfig } from '../../shared/portal.ts';

/** What the built page calls the service, in its title and where scripts are off. */
const NAME = '>Gatehouse<';

/** Where the portal's code puts what it shows. */
const EMPTY = '<div id="root"></div>';

/**
 * The page with this service's name and settings in it: known before any script runs, and asked for by none. `markup`
 * is painted meanwhile.
 */
export async function describeInPage(
  page: string,
  config: PageConfig,
  markup: string | null,
): Promise<string> {
  const name = String(await html`>${config.appName}<`);
  const meta = String(await html`<meta name="gatehouse" content="${JSON.stringify(config)}" />`);
  // A function: in a plain replacement `$&` would mean something.
  return page
    .replaceAll(NAME, () => name)
    .replace('</head>', () => `  ${meta}\n  </head>`)
    .replace(EMPTY, (empty) => (markup === null ? empty : `<div id="root">${markup}</div>`));
}
