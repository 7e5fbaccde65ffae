/**
 * The settings that every connection needs, as one statement. A database, a role or a `DATABASE_URL` may have set
 * other values. Then instants would arrive in a style that cannot be parsed, string literals in SQL would have another
 * meaning, and a stricter isolation level would make transactions fail that wait for each other.
 *
 * They are sent as SET after connecting, not as start-up parameters, which connection poolers refuse. PgBouncer and
 * Neon's pooler keep the first four for each client; the others apply to the server connection.
 *
 * `search_path`: the migrations name the schema `public`, so the tables are never in another schema.
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
