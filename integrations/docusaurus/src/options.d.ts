export type PluginOptions = {
  /** The origin of Gatehouse, such as https://accounts.example.com. */
  url: string;
  /** Whether the plugin adds the user button to the navbar; true by default. */
  navbarItem?: boolean;
  /** Docusaurus's own option; only 'default' is accepted. */
  id?: string;
};

export function validateOptions(given: { options?: unknown }): Required<PluginOptions>;
