export type PluginOptions = {
  /** The origin of Gatehouse, such as https://accounts.example.com. */
  url: string;
  /**
   * The origins of your own back ends, such as https://tutor.example.com: `useGatehouse().fetch` sends the reader's
   * credential to them, and to no other origin besides this site and Gatehouse. None by default.
   */
  backends?: readonly string[];
  /** Whether the plugin adds the user button to the navbar; true by default. */
  navbarItem?: boolean;
  /** Docusaurus's own option; only 'default' is accepted. */
  id?: string;
};

export function validateOptions(given: { options?: unknown }): Required<PluginOptions>;
