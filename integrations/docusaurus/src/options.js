import { toFault } from './fault.js';

/** @import { PluginOptions } from './options.js' */

const KNOWN = ['url', 'backends', 'navbarItem', 'id'];
const WRITE =
  "Write the origin of your Gatehouse: ['docusaurus-plugin-gatehouse', { url: 'https://accounts.example.com' }].";
const WRITE_BACKENDS =
  "Write the origins of your own back ends: { url: …, backends: ['https://tutor.example.com'] }.";

/**
 * Refuses invalid options, with one sentence that says what to write instead.
 * @param {{ options?: unknown }} given as Docusaurus passes them
 * @returns {Required<PluginOptions>}
 */
export function validateOptions({ options }) {
  const given = /** @type {Record<string, unknown>} */ (options ?? {});
  const unknown = Object.keys(given).find((name) => !KNOWN.includes(name));
  if (unknown) throw toFault(`has no option "${unknown}". It knows url, backends and navbarItem.`);
  // Docusaurus allows several instances by id. Two instances would put two buttons into one navbar.
  const { url, backends = [], navbarItem = true, id = 'default' } = given;
  if (id !== 'default') throw toFault('serves one Gatehouse per site: leave out the option "id".');
  if (typeof navbarItem !== 'boolean')
    throw toFault('needs true or false in the option "navbarItem"; true is the default.');
  if (url === undefined || url === null || url === '')
    throw toFault(`needs the option "url", which is ${url === '' ? 'empty' : 'missing'}. ${WRITE}`);
  if (!Array.isArray(backends)) throw toFault(`needs a list in the option "backends". ${WRITE_BACKENDS}`);
  return {
    url: toOrigin('url', url, WRITE),
    backends: [...new Set(backends.map((backend) => toOrigin('backends', backend, WRITE_BACKENDS)))],
    navbarItem,
    id,
  };
}

/**
 * @param {string} option the name of the option that contains `text`
 * @param {unknown} text
 * @param {string} advice
 */
function toOrigin(option, text, advice) {
  if (typeof text !== 'string' || !/^https?:\/\//i.test(text) || !URL.canParse(text))
    throw toFault(`needs an http or https address in the option "${option}". ${advice}`);
  const url = new URL(text);
  if (url.username || url.password)
    throw toFault(
      `needs the option "${option}" without a user name or password, which readers would see. ${advice}`,
    );
  if (url.pathname !== '/' || /[?#]/.test(text))
    throw toFault(`needs the option "${option}" without anything after the host: not "${text}". ${advice}`);
  return url.origin;
}
