import type { z } from 'zod/mini';

/** Reads a value from text. Its message says what is right, and never repeats the text. */
export type ValueSchema<Value> = z.ZodMiniType<Value, string>;

/** One row of the table: everything that the service, its errors and its documents say of a variable. */
export type Variable<Value> = {
  name: string;
  type: ValueSchema<NonNullable<Value>>;
  /** What counts when the variable is not set or empty. Undefined: none, or one that depends on other variables. */
  default: Value;
  /** How documents write the default, in Markdown; its own text when absent. */
  shownDefault?: string;
  /** One sentence, in Markdown without links. */
  meaning: string;
  /** A document that says more. */
  document?: string;
  /** What `.env.example` shows, nothing to be filled in by who copies it; the default when absent. */
  examples?: readonly string[];
  /** True: nothing may show the value. */
  isSecret?: true;
  /** The version that read it first. */
  since: string;
};

type Row<Value> = Omit<Variable<NonNullable<Value>>, 'default'>;

/** A row, checked: its default is one of its type. Without a default the value may be undefined. */
export function variable<Value>(row: Row<Value> & { default: NoInfer<Value> }): Variable<Value>;
export function variable<Value>(row: Row<Value>): Variable<Value | undefined>;
export function variable<Value>(row: Row<Value> & { default?: Value }): Variable<Value | undefined> {
  return { ...row, default: row.default };
}
