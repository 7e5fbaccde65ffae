import { account, language, mail, places, portal, sessions } from './account-variables.ts';
import { bridge, database, http, limits, runtime } from './service-variables.ts';
import type { Variable } from './variable.ts';

/**
 * The table of variables, by the part of `Config` that holds the value. Errors, `.env.example` and README's table
 * are written from it (`npm run write:variables`).
 */
export const VARIABLES = {
  http,
  database,
  sessions,
  account,
  limits,
  mail,
  bridge,
  portal,
  language,
  places,
  runtime,
} satisfies Record<string, Record<string, Variable<unknown>>>;

type ValuesOf<Part> = { [Key in keyof Part]: Part[Key] extends Variable<infer Value> ? Value : never };

/** The value of each variable: the configured one, else its default. */
export type Values = { [Part in keyof typeof VARIABLES]: ValuesOf<(typeof VARIABLES)[Part]> };
