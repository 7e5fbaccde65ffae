import type { Variable } from './variable.ts';
import { VARIABLES, type Values } from './variables.ts';

/**
 * Reads every variable of the table. For each wrong variable, `values` has the default, and `faults` has a line that
 * begins with the variable's name and does not repeat its value.
 */
export function readVariables(get: (name: string) => string | undefined): {
  values: Values;
  faults: string[];
} {
  const faults: string[] = [];
  const read = ({ name, type, default: fallback }: Variable<unknown>): unknown => {
    const text = get(name);
    if (text === undefined) return fallback;
    const { success, data, error } = type.safeParse(text);
    if (success) return data;
    faults.push(...error.issues.map(({ message }) => `${name} ${message}`));
    return fallback;
  };
  const parts = Object.entries(VARIABLES).map(([part, variables]) => [
    part,
    Object.fromEntries(Object.entries(variables).map(([key, variable]) => [key, read(variable)])),
  ]);
  return { values: Object.fromEntries(parts), faults };
}
