export type PluginOptions = {
  /** Where Gatehouse is: its origin, such as https://accounts.example.com. */
  url: string;
  /** Whether the user button appears in the navbar by itself; true by default. */
  navbarItem?: boolean;
  /** Docusaurus's own; only 'default' is accepted. */
  id?: string;
};

export function validateOptions(given: { options?: unknown }): Required<PluginOptions>;
