/**
 * The row of a statement that has to change exactly one. Throws when it changed none, or several: inside a
 * transaction that undoes the rest, and no caller hears that something was done which was not.
 */
export function requireOne<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined || rows.length > 1)
    throw new Error(`a statement changed ${rows.length} rows and had to change one`);
  return row;
}
