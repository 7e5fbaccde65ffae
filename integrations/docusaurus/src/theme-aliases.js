import { fileURLToPath } from 'node:url';

/** The theme's modules, and the file here that extends each. */
const ADDITIONS = {
  MDXComponents: './theme/mdx-components.js',
  'NavbarItem/ComponentTypes': './theme/navbar-item-types.js',
};

/**
 * Extends two modules of the theme with our additions. The modules may be swizzled by the author.
 *
 * A theme path of our own does not work: the files of every theme that is listed after the plugin override its files,
 * and Docusaurus lists all `themes` after all `plugins`.
 *
 * @param {Record<string, string>} aliases webpack's current aliases
 * @returns {Record<string, string>} the aliases to set
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
