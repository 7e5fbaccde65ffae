import { fileURLToPath } from 'node:url';
import { withNavbarItem } from './navbar.js';
import { validateOptions } from './options.js';
import { toThemeAliases } from './theme-aliases.js';

/** @import { LoadContext, Plugin } from '@docusaurus/types' */
/** @import { PluginOptions } from './options.js' */

export { validateOptions };

/**
 * Nothing here, and nothing in what is rendered at build time, ever asks Gatehouse: only browsers do.
 * @param {LoadContext} context
 * @param {Required<PluginOptions>} options
 * @returns {Plugin}
 */
export default function gatehouse({ siteConfig }, { url, navbarItem }) {
  if (navbarItem) siteConfig.themeConfig = withNavbarItem(siteConfig.themeConfig);
  return {
    name: 'docusaurus-plugin-gatehouse',

    contentLoaded({ actions }) {
      actions.setGlobalData({ url });
    },

    configureWebpack(config) {
      const aliases = /** @type {Record<string, string>} */ (config.resolve?.alias ?? {});
      return { resolve: { alias: toThemeAliases(aliases) } };
    },

    getClientModules: () => ['./theme/gatehouse.css'],

    // Not for watching: `docusaurus write-translations` looks for texts to translate in these files.
    getPathsToWatch: () => [fileURLToPath(new URL('./client/*.{js,jsx}', import.meta.url))],
  };
}
