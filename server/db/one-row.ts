/**
 * Returns the row of a statement that has to change exactly one row. Throws when it changed none or several. Inside
 * a transaction the error rolls back the other statements, so no caller receives a success that did not happen.
 */
export function requireOne<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined || rows.length > 1)
    throw new Error(`a statement changed ${rows.length} rows and had to change one`);
  return row;
}
