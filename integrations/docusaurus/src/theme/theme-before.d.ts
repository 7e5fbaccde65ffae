/** The modules of the site's theme without our additions; see `theme-aliases.js`. */
declare module '@theme-before-gatehouse/MDXComponents' {
  const components: Record<string, import('react').ComponentType<never>>;
  export default components;
}

declare module '@theme-before-gatehouse/NavbarItem/ComponentTypes' {
  const types: Record<string, import('react').ComponentType<never>>;
  export default types;
}
