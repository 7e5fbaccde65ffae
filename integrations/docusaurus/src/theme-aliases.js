import { fileURLToPath } from 'node:url';

/** What the theme has, and the file here that adds to it. */
const ADDITIONS = {
  MDXComponents: './theme/mdx-components.js',
  'NavbarItem/ComponentTypes': './theme/navbar-item-types.js',
};

/**
 * Puts our additions around two modules of the theme, the author's swizzled ones included.
 *
 * A theme path of our own would not do: its files lose to those of every theme listed after the plugin,
 * and Docusaurus lists all `themes` after all `plugins`.
 *
 * @param {Record<string, string>} aliases webpack's, as they are
 * @returns {Record<string, string>} those to set
 */
export function toThemeAliases(aliases) {
  const found = Object.entries(ADDITIONS).filter(([name]) => aliases[`@theme/${name}`]);
  return Object.fromEntries(
    found.flatMap(([name, file]) => [
      [`@theme-before-gatehouse/${name}`, aliases[`@theme/${name}`]],
      [`@theme/${name}`, fileURLToPath(new URL(file, import.meta.url))],
    ]),
  );
}
