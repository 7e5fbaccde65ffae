const LAST = 0x10ffff;

/**
 * The first text after all those that begin with `prefix`, in the order of code points, which is the collation "C".
 * Null when no text is after them. An index can search between the two; it cannot use LIKE with a parameter.
 */
export function findEnd(prefix: string): string | null {
  const points = [...prefix].map((char) => char.codePointAt(0) ?? 0);
  while (points.at(-1) === LAST) points.pop();
  const last = points.pop();
  if (last === undefined) return null;
  const next = last === 0xd7ff ? 0xe000 : last + 1; // surrogates are not characters
  return String.fromCodePoint(...points, next);
}
