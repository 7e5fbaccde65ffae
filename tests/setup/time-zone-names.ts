import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// Writes shared/time-zone-names.ts from the source of tzdata (IANA's release, or a distribution's source package):
// npx tsx tests/setup/time-zone-names.ts <folder> > shared/time-zone-names.ts
// The compiled database is not enough: it links both old names and merged cities. Only the sections of the file
// `backward` distinguish them.

const [folder = '.'] = process.argv.slice(2);
const FILES = 'africa antarctica asia australasia europe northamerica southamerica etcetera backward'.split(
  ' ',
);

/** Sections of `backward`: the beginning of their heading, and whether their links are old names of the same place. */
const SECTIONS: readonly (readonly [heading: string, isRename: boolean])[] = [
  ['# Pre-1993 naming conventions', true],
  ['# Two-part names that were renamed', true],
  ['# Alternate names for the same location', true],
  ['# Pre-2013 practice', false],
  ['# Non-zone.tab locations', false],
  ['# The backward-compatibility zones', false],
];
/**
 * Names that are not renamed, in whatever section they are. Clocks are no places: tzdata links them to a city with the
 * same time, and some of them have been links and zones alternately. ECMA-402 calls its zone UTC.
 */
const KEPT = new Set('CET CST6CDT EET EST EST5EDT HST MET MST MST7MDT PST8PDT UTC WET'.split(' '));
/** Names that tzdata has dropped. */
const DROPPED = [
  ['Canada/East-Saskatchewan', 'America/Regina'],
  ['US/Pacific-New', 'America/Los_Angeles'],
] as const;

const names = new Set<string>();
const renames = new Map<string, string>(DROPPED);

for (const file of FILES) {
  let isRename: boolean | undefined = file === 'backward' ? undefined : false;
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
    isRename = SECTIONS.find(([heading]) => line.startsWith(heading))?.[1] ?? isRename;
    const [kind, first = '', second = ''] = line.split(/\s+/);
    if (kind === 'Zone') names.add(first);
    if (kind !== 'Link') continue;
    if (isRename === undefined) throw new Error(`${second} is in no known section of ${file}`);
    names.add(second);
    // '#=' names the place itself; the link leads to the city that the place was merged into.
    const [, now = first] = /#= (\S+)/.exec(line) ?? [];
    if (isRename && !KEPT.has(second)) renames.set(second, now);
  }
}

function toCurrent(name: string): string {
  const now = renames.get(name);
  return now === undefined ? name : toCurrent(now);
}

function wrap(words: readonly string[]): string {
  const lines = [''];
  for (const word of words) {
    if (`${lines.at(-1)} ${word}`.length > 104) lines.push('');
    lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines.map((line) => `    ${line}`).join('\n');
}

const byRegion = new Map<string, string[]>();
for (const name of [...names].sort()) {
  if (renames.has(name)) continue;
  const [region, place] = name.includes('/') ? name.split(/\/(.*)/) : ['', name];
  byRegion.set(region ?? '', [...(byRegion.get(region ?? '') ?? []), place ?? '']);
}
const regions = [...byRegion].map(([region, places]) => `  ${region || "''"}: \`\n${wrap(places)}\n  \`,`);
const pairs = [...renames.keys()].sort().map((old) => `${old}=${toCurrent(old)}`);

process.stdout.write(`// Written by tests/setup/time-zone-names.ts from tzdata ${readFileSync(join(folder, 'version'), 'utf8').trim()}, which is in the public domain.

/** The names of today, by region; clocks that are in no region under ''. */
export const CURRENT = {
${regions.join('\n')}
};

/** Each old name with the one of today. A city that was merged into another is not renamed. */
export const RENAMED = \`
${wrap(pairs)}
\`;
`);
