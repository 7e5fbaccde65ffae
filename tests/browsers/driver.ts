/** The text of a JavaScript function. The page runs it, so it uses nothing but its arguments and the page. */
export type Script = string;

/** A browser with one open page, moved as a person would: real clicks, real keys. Every call rejects after a fault. */
export type Driver = {
  /** The version the browser says it has. */
  version: string;
  /** Begins to open an address, and waits for nothing. */
  open(url: string): Promise<void>;
  /** What `script` returns, or resolves to. It has to be JSON. */
  read<Answer>(script: Script, ...args: string[]): Promise<Answer>;
  /** Clicks in the middle of the element that `find` returns. */
  click(find: Script, ...args: string[]): Promise<void>;
  /** Clicks there, then presses the keys of `text`. */
  type(text: string, find: Script, ...args: string[]): Promise<void>;
  /** The page as a PNG in base64. */
  takePicture(): Promise<string>;
  /** Ends the browser and everything that was started for it. */
  close(): Promise<void>;
};

export type Engine = {
  name: string;
  /** Looks for it, else installs the distribution's package. What is missing in a few words; null when nothing is. */
  findMissing(): Promise<string | null>;
  open(): Promise<Driver>;
};
