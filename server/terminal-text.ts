// Text of strangers, such as a name or the name of a browser, must not control the terminal on which an operator reads
// it, in a table, in JSON or in a line of the log.

// Control characters, and characters that are invisible or turn the direction of text. U+200C and U+200D remain: words
// of Persian and many emoji contain them.
const COMMANDING = /(?!\u200c|\u200d)[\p{Cc}\p{Cf}\u2028\u2029]/gu;
/** In JSON, a line break stands between values only: in a text it is escaped already. */
const COMMANDING_IN_JSON = /(?!\u200c|\u200d|\n)[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** The text with a sign in the place of what a terminal would obey. */
export const withoutCommands = (text: string): string => text.replace(COMMANDING, '�');

/** JSON in which everything that a terminal would obey is escaped. Its value stays the same. */
export const escapeCommands = (json: string): string =>
  json.replace(COMMANDING_IN_JSON, (character) =>
    [...Array(character.length).keys()]
      .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
      .join(''),
  );
