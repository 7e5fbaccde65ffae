import { fileURLToPath } from 'node:url';
import { FormerName } from './former-name.js';
import { toLang, toMessages } from './language.js';
import { withNavbarItem } from './navbar.js';
import { validateOptions } from './options.js';
import { requirePeers } from './peers.js';
import { toThemeAliases } from './theme-aliases.js';

/** @import { LoadContext, Plugin } from '@docusaurus/types' */
/** @import { PluginOptions } from './options.js' */

export { validateOptions };

/**
 * The build never sends a request to Gatehouse, and neither does a page rendered at build time: only browsers do.
 * @param {LoadContext} context
 * @param {Required<PluginOptions>} options
 * @returns {Plugin}
 */
export default function gatehouse(
  { siteConfig, siteDir, generatedFilesDir, i18n },
  { url, backends, navbarItem },
) {
  requirePeers(siteDir);
  if (navbarItem) siteConfig.themeConfig = withNavbarItem(siteConfig.themeConfig);
  return {
    name: 'docusaurus-plugin-gatehouse',

    contentLoaded({ actions }) {
      actions.setGlobalData({ url, backends, lang: toLang(i18n) });
    },

    configureWebpack(config) {
      const aliases = /** @type {Record<string, string>} */ (config.resolve?.alias ?? {});
      return {
        resolve: { alias: toThemeAliases(aliases) },
        plugins: [new FormerName()],
        // Docusaurus writes CommonJS calls into these files. Webpack parses them as ES modules when the site's
        // package.json has "type": "module", and the build fails: facebook/docusaurus#6520.
        module: { rules: [{ include: generatedFilesDir, test: /\.js$/, type: 'javascript/auto' }] },
      };
    },

    // What the site has in `code.json` comes before it.
    getDefaultCodeTranslationMessages: async () => toMessages(i18n),

    getClientModules: () => ['./theme/gatehouse.css'],

    // This is not for file watching: `docusaurus write-translations` searches these files for texts to translate.
    getPathsToWatch: () => [fileURLToPath(new URL('./client/*.{js,jsx}', import.meta.url))],
  };
}
