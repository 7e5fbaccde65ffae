type Bar = { atLeast: number; aim?: number } | { atMost: number };

const failed: string[] = [];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const round = (value: number) =>
  value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));

export const heading = (text: string): void => say(`\n## ${text}\n`);

/** Prints the raw figures of each round, in their unit. */
export function showRounds(name: string, unit: string, values: readonly number[]): void {
  say(`- ${name}: ${values.map(round).join(' · ')} ${unit}`);
}

export const note = (text: string): void => say(`- ${text}`);

/** Prints the decisive figure and compares it with its bar. */
export function judge(name: string, value: number, bar: Bar, unit = ''): void {
  const isMet = 'atLeast' in bar ? value >= bar.atLeast : value <= bar.atMost;
  const wanted =
    'atLeast' in bar
      ? `at least ${bar.atLeast}${unit}${bar.aim === undefined ? '' : `, aim ${bar.aim}${unit}`}`
      : `at most ${bar.atMost}${unit}`;
  say(`- **${name}: ${round(value)}${unit}** (${wanted}) ${isMet ? 'met' : 'MISSED'}`);
  if (!isMet) failed.push(`${name}: ${round(value)}${unit}, wanted ${wanted}`);
}

/** Prints which bars were missed; true when none was. */
export function conclude(): boolean {
  say(
    failed.length === 0
      ? '\nEvery bar was met.'
      : `\nMissed:\n${failed.map((line) => `- ${line}`).join('\n')}`,
  );
  return failed.length === 0;
}
