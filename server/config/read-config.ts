import { type Config, toConfig } from './config.ts';
import { findProductionFaults } from './production.ts';
import { readVariables } from './read-variables.ts';
import { findNameFaults, findPairFaults } from './rules.ts';
import { checkTopology } from './topology.ts';

export type Environment = Record<string, string | undefined>;

/** Has one line for every wrong variable. No line contains the value of a secret. */
export class ConfigError extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** Reads the whole configuration. Throws ConfigError with one line for each wrong variable. */
export function readConfig(env: Environment = process.env): Config {
  /** The value of a variable; an empty one counts as absent. */
  const get = (name: string): string | undefined => env[name]?.trim() || undefined;
  const isSet = (name: string): boolean => get(name) !== undefined;

  const names = findNameFaults(Object.keys(env).sort());
  const { values, faults } = readVariables(get);
  const isWrong = (name: string): boolean => faults.some((line) => line.startsWith(`${name} `));
  const config = toConfig(values);
  const { isProduction } = config.runtime;
  // Without a valid public address the topology cannot be checked: the check would blame other variables.
  const hasUrl = !isWrong('BETTER_AUTH_URL') && (isSet('BETTER_AUTH_URL') || !isProduction);
  const all = [
    ...names,
    ...faults,
    ...findPairFaults(config, isSet, isWrong),
    ...(hasUrl ? checkTopology(config).faults : []),
    ...(isProduction ? findProductionFaults(config, isSet) : []),
  ];
  // A variable with several faults gets one line, the first.
  const first = new Map([...all].reverse().map((line) => [line.split(' ')[0], line]));
  if (first.size > 0) throw new ConfigError([...first.values()].reverse());
  return config;
}
