import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { WORDS } from '../../shared/paths.ts';
import type { LanguageTag } from '../../shared/words/languages.ts';
import type { FindCatalogue } from './catalogues.ts';

/** The parts of the catalogue that the first code of each page needs, by the page's path. */
export type PageParts = Readonly<Record<string, readonly string[]>>;

/** A script that gives a page its words: `PageWords` in `client/words/page-words.ts`. */
export type WordsFile = {
  name: string;
  source: string;
  /** The compressed source. It is compressed once, as small as possible. */
  pack(encoding: 'br' | 'gzip'): Promise<Uint8Array<ArrayBuffer>>;
};

/** The part that no page shows. */
const NOT_SHOWN = 'mails';
/** The group of the file with all parts. */
const WHOLE = 'all';
const NAME = /^([A-Za-z-]{2,11})\.([a-z-]{1,40})\.[\w-]{8}\.js$/;
const PACK = { br: promisify(brotliCompress), gzip: promisify(gzip) };

type Deps = {
  offered: readonly LanguageTag[];
  findCatalogue: FindCatalogue;
  /** Without it, each page gets all parts. */
  parts: PageParts | undefined;
};

/**
 * Makes the words files in memory, each when it is first needed. A file is named by its content, so that a browser may
 * keep it: other words have another name. Every process makes the same file, also one that only hears its name.
 */
export function createWordsFiles({ offered, findCatalogue, parts = {} }: Deps) {
  /** The parts of each group. Pages with the same parts are one group, named after the first of them. */
  const groups = new Map<string, readonly string[]>();
  const groupOf = new Map<string, string>();
  for (const [path, names] of Object.entries(parts)) {
    const [known] = [...groups].find(([, others]) => others.join() === names.join()) ?? [];
    const group = known ?? path.slice(1).replaceAll('/', '-');
    groups.set(group, names);
    groupOf.set(path, group);
  }
  const kept = new Map<string, Promise<WordsFile>>();

  const make = async (tag: LanguageTag, group: string): Promise<WordsFile> => {
    const catalogue = await findCatalogue(tag);
    const names = groups.get(group);
    const isShown = ([name]: [string, unknown]) => (names ? names.includes(name) : name !== NOT_SHOWN);
    const parts = Object.fromEntries(Object.entries(catalogue).filter(isShown));
    const whole = names ? WORDS + (await find(tag, WHOLE)).name : null;
    const source = `gatehouseWords=${JSON.stringify({ language: tag, parts, whole })}`;
    const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8);
    return { name: `${tag}.${group}.${hash}.js`, source, pack: createPacker(source) };
  };

  const find = (tag: LanguageTag, group: string): Promise<WordsFile> => {
    const key = `${tag}.${group}`;
    const known = kept.get(key);
    if (known) return known;
    const making = make(tag, group);
    kept.set(key, making);
    making.catch(() => kept.delete(key)); // the next page tries again
    return making;
  };

  return {
    /** The address of the file that the page at `path` begins with. */
    findAddress: async (tag: LanguageTag, path: string): Promise<string> =>
      WORDS + (await find(tag, groupOf.get(path) ?? WHOLE)).name,

    /** The file with this name; null when there is none. A stranger's name makes no file that a page would not need. */
    findFile: async (name: string): Promise<WordsFile | null> => {
      const [, tag, group = ''] = NAME.exec(name) ?? [];
      const language = offered.find((one) => one === tag);
      if (!language || !(group === WHOLE || groups.has(group))) return null;
      const file = await find(language, group);
      return file.name === name ? file : null;
    },
  };
}
export type WordsFiles = ReturnType<typeof createWordsFiles>;

function createPacker(source: string): WordsFile['pack'] {
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  return (encoding) => {
    const packing = kept.get(encoding) ?? PACK[encoding](source).then((bytes) => new Uint8Array(bytes));
    kept.set(encoding, packing);
    return packing;
  };
}
