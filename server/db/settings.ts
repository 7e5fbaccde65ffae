/**
 * What every connection relies on, as one statement. A database, a role or a `DATABASE_URL` may have set
 * something else: instants would come in a style that cannot be read, texts in SQL would mean something
 * else, and a stricter isolation would fail transactions that wait for each other.
 *
 * Sent as SET after connecting, not as start-up parameters, which connection poolers refuse. PgBouncer and
 * Neon's pooler keep the first four for each client; the others hold for the server's connection.
 *
 * `search_path`: the migrations name the schema `public`, so the tables are never elsewhere.
 */
export const SETTINGS = [
  `datestyle = 'ISO, YMD'`,
  `timezone = 'UTC'`,
  `intervalstyle = 'postgres'`,
  `standard_conforming_strings = on`,
  `search_path = public`,
  `bytea_output = 'hex'`,
  `default_transaction_isolation = 'read committed'`,
]
  .map((setting) => `set ${setting}`)
  .join('; ');
