/** @typedef {{ type?: string, position?: string }} NavbarItem */
/** @typedef {{ navbar?: { items?: NavbarItem[] } }} ThemeConfig */

export const NAVBAR_ITEM = 'custom-gatehouse';

/**
 * Adds the user button to the end of the navbar, unless the author has placed it. It may run before or after the theme
 * has validated the configuration: Docusaurus does not document the order.
 * @param {ThemeConfig} themeConfig
 * @returns {ThemeConfig}
 */
export function withNavbarItem(themeConfig) {
  const items = themeConfig.navbar?.items ?? [];
  if (items.some(({ type }) => type === NAVBAR_ITEM)) return themeConfig;
  return {
    ...themeConfig,
    navbar: { ...themeConfig.navbar, items: [...items, { type: NAVBAR_ITEM, position: 'right' }] },
  };
}
