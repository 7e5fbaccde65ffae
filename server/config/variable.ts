import type { z } from 'zod/mini';

/** Parses a value from text. Its error message describes a valid value, and never repeats the text. */
export type ValueSchema<Value> = z.ZodMiniType<Value, string>;

/** One row of the table: everything that the service, its errors and its documents need of a variable. */
export type Variable<Value> = {
  name: string;
  type: ValueSchema<NonNullable<Value>>;
  /** The value when the variable is not set or empty. Undefined: no default, or one that depends on other variables. */
  default: Value;
  /** The default as documents show it, in Markdown. When absent, they show the text of `default`. */
  shownDefault?: string;
  /** One sentence, in Markdown without links. */
  meaning: string;
  /** A document that says more. */
  document?: string;
  /** The values in `.env.example`; an empty one is filled in by the operator. When absent, it shows the default. */
  examples?: readonly string[];
  /** True: the value must not be shown anywhere. */
  isSecret?: true;
  /** The first version that reads the variable. */
  since: string;
};

type Row<Value> = Omit<Variable<NonNullable<Value>>, 'default'>;

/** Creates a row. Its type checks that the default is a valid value. Without a default the value may be undefined. */
export function variable<Value>(row: Row<Value> & { default: NoInfer<Value> }): Variable<Value>;
export function variable<Value>(row: Row<Value>): Variable<Value | undefined>;
export function variable<Value>(row: Row<Value> & { default?: Value }): Variable<Value | undefined> {
  return { ...row, default: row.default };
}
