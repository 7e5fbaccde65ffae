import { toFault } from './fault.js';

/** @import { PluginOptions } from './options.js' */

const KNOWN = ['url', 'navbarItem', 'id'];
const WRITE =
  "Write the origin of your Gatehouse: ['docusaurus-plugin-gatehouse', { url: 'https://accounts.example.com' }].";

/**
 * Refuses invalid options, with one sentence that says what to write instead.
 * @param {{ options?: unknown }} given as Docusaurus passes them
 * @returns {Required<PluginOptions>}
 */
export function validateOptions({ options }) {
  const given = /** @type {Record<string, unknown>} */ (options ?? {});
  const unknown = Object.keys(given).find((name) => !KNOWN.includes(name));
  if (unknown) throw toFault(`has no option "${unknown}". It knows url and navbarItem.`);
  // Docusaurus allows several instances by id. Two instances would put two buttons into one navbar.
  const { url, navbarItem = true, id = 'default' } = given;
  if (id !== 'default') throw toFault('serves one Gatehouse per site: leave out the option "id".');
  if (typeof navbarItem !== 'boolean')
    throw toFault('needs true or false in the option "navbarItem"; true is the default.');
  return { url: toOrigin(url), navbarItem, id };
}

/** @param {unknown} text */
function toOrigin(text) {
  if (text === undefined || text === null || text === '')
    throw toFault(`needs the option "url", which is ${text === '' ? 'empty' : 'missing'}. ${WRITE}`);
  if (typeof text !== 'string' || !/^https?:\/\//i.test(text) || !URL.canParse(text))
    throw toFault(`needs an http or https address in the option "url". ${WRITE}`);
  const url = new URL(text);
  if (url.username || url.password)
    throw toFault(
      `needs the option "url" without a user name or password, which readers would see. ${WRITE}`,
    );
  if (url.pathname !== '/' || /[?#]/.test(text))
    throw toFault(`needs the option "url" without anything after the host: not "${text}". ${WRITE}`);
  return url.origin;
}
