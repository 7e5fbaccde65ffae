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

/**
 * Fails on a standby, with the SQLSTATE of a read-only server. A standby lags: it lets in a session that was revoked,
 * and does not know one that was just created. It accepts no LISTEN either, so nobody could find out. It is part of the
 * statement that sets the settings, and costs no round trip.
 */
export const PRIMARY_ONLY = `do $$ begin
  if pg_is_in_recovery() then
    raise exception 'this server is a standby' using errcode = 'read_only_sql_transaction';
  end if;
end $$`;
