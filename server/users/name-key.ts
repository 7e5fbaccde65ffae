/** Code points of a name that its key has. The service stores no longer name; plain SQL may. */
const KEY_LENGTH = 100;

/**
 * Blocks with letters of two cases: Latin, Greek, Cyrillic and Armenian. The database's own lower case depends on its
 * locale, and changes with the versions of its libraries, which would make an index wrong. Unicode never changes the
 * cases of these letters.
 */
const BLOCKS = [
  [0x41, 0x5a],
  [0xc0, 0x24f],
  [0x370, 0x52f],
  [0x531, 0x556],
  [0x1e00, 0x1fff],
] as const;

/** Each capital letter of the blocks with its small letter. A final sigma counts as a sigma. */
const SMALL_LETTERS: ReadonlyMap<string, string> = new Map(
  BLOCKS.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  )
    .map((letter): [string, string] => [letter, letter === 'ς' ? 'σ' : letter.toLowerCase()])
    // İ would become two characters.
    .filter(([letter, small]) => small !== letter && [...small].length === 1),
);

/**
 * The form of a name that lists are ordered and searched by; `gatehouse_name_key` of the database computes the same.
 * It changes one character at a time, so that the keys of names with a common beginning begin alike.
 */
export function toNameKey(name: string): string {
  let key = '';
  let length = 0;
  for (const letter of name) {
    if (length === KEY_LENGTH) break;
    key += SMALL_LETTERS.get(letter) ?? letter;
    length += 1;
  }
  return key;
}
