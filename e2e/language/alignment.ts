/** The values that the parameters of a sentence have, and the number of letters that both have in common. */
export type Alignment = { score: number; values: Readonly<Record<string, string>> };

/** Where a searched text has to begin and to end in the sentence. */
export type Anchors = { start: boolean; end: boolean };

/** Any text, in a searched text. */
export const ANYTHING = '\u0000';

type Piece = { letter: string } | { name: string };

const toPieces = (sentence: string): Piece[] =>
  sentence
    .split(/(\{\w+\})/)
    .flatMap((part): Piece[] =>
      /^\{\w+\}$/.test(part) ? [{ name: part.slice(1, -1) }] : [...part].map((letter) => ({ letter })),
    );

/**
 * Finds the values with which an English sentence contains the searched text and has the most letters in common with it.
 * Returns null when no values do.
 */
export function align(searched: string, sentence: string, { start, end }: Anchors): Alignment | null {
  const letters = [...searched];
  const pieces = toPieces(sentence);
  const known = new Map<number, Alignment | null>();

  const find = (at: number, piece: number): Alignment | null => {
    if (at === letters.length && (!end || piece === pieces.length)) return { score: 0, values: {} };
    const key = at * (pieces.length + 1) + piece;
    if (!known.has(key)) known.set(key, better(at, piece));
    return known.get(key) ?? null;
  };
  const better = (at: number, piece: number): Alignment | null => {
    const letter = letters[at];
    const one = pieces[piece];
    const ways: (Alignment | null)[] = [];
    if (one && 'name' in one && letter !== undefined && mayHave(one.name, letter))
      ways.push(withLetter(find(at + 1, piece), one.name, letter));
    if (letter === ANYTHING) ways.push(find(at + 1, piece));
    if (one === undefined) return best(ways);
    if (letter === ANYTHING || 'name' in one) ways.push(find(at, piece + 1));
    if ('letter' in one && one.letter === letter) ways.push(oneMore(find(at + 1, piece + 1)));
    return best(ways);
  };

  return best((start ? [0] : pieces.map((_, index) => index)).map((first) => find(0, first)));
}

/** `count` is a number everywhere. */
const mayHave = (name: string, letter: string): boolean =>
  name !== 'count' || letter === ANYTHING || /\d/.test(letter);

const best = (ways: readonly (Alignment | null)[]): Alignment | null =>
  ways.reduce((found, way) => (way && (!found || way.score > found.score) ? way : found), null);

const oneMore = (found: Alignment | null): Alignment | null => found && { ...found, score: found.score + 1 };

const withLetter = (found: Alignment | null, name: string, letter: string): Alignment | null =>
  found && { ...found, values: { ...found.values, [name]: letter + (found.values[name] ?? '') } };
