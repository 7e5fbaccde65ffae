import { fileURLToPath } from 'node:url';
import { FormerName } from './former-name.js';
import { withNavbarItem } from './navbar.js';
import { validateOptions } from './options.js';
import { requirePeers } from './peers.js';
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
export default function gatehouse({ siteConfig, siteDir, generatedFilesDir }, { url, navbarItem }) {
  requirePeers(siteDir);
  if (navbarItem) siteConfig.themeConfig = withNavbarItem(siteConfig.themeConfig);
  return {
    name: 'docusaurus-plugin-gatehouse',

    contentLoaded({ actions }) {
      actions.setGlobalData({ url });
    },

    configureWebpack(config) {
      const aliases = /** @type {Record<string, string>} */ (config.resolve?.alias ?? {});
      return {
        resolve: { alias: toThemeAliases(aliases) },
        plugins: [new FormerName()],
        // Docusaurus writes CommonJS calls into these files. Webpack takes them for ES modules where the site's
        // package.json says "type": "module", and the build ends: facebook/docusaurus#6520.
        module: { rules: [{ include: generatedFilesDir, test: /\.js$/, type: 'javascript/auto' }] },
      };
    },

    getClientModules: () => ['./theme/gatehouse.css'],

    // Not for watching: `docusaurus write-translations` looks for texts to translate in these files.
    getPathsToWatch: () => [fileURLToPath(new URL('./client/*.{js,jsx}', import.meta.url))],
  };
}
