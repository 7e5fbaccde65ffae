/** The text of a JavaScript function. The page runs it, so it uses only its arguments and the page. */
export type Script = string;

/**
 * A browser with one open page, controlled with real clicks and keys like those of a person. Every call rejects after a
 * fault.
 */
export type Driver = {
  /** The version that the browser reports. */
  version: string;
  /** Starts to open an address, and does not wait for the page. */
  open(url: string): Promise<void>;
  /** The value that `script` returns or resolves to. It has to be JSON. */
  read<Answer>(script: Script, ...args: string[]): Promise<Answer>;
  /** Clicks in the middle of the element that `find` returns. */
  click(find: Script, ...args: string[]): Promise<void>;
  /** Clicks the element that `find` returns, then presses the keys of `text`. */
  type(text: string, find: Script, ...args: string[]): Promise<void>;
  /** The page as a PNG in base64. */
  takePicture(): Promise<string>;
  /** Ends the browser and every process that was started for it. */
  close(): Promise<void>;
};

export type Engine = {
  name: string;
  /**
   * Looks for the browser, or installs the distribution's package. Returns a short text about what is missing; null
   * when nothing is missing.
   */
  findMissing(): Promise<string | null>;
  open(): Promise<Driver>;
};
