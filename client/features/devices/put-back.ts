/** Inserts `item` into `list` before the items that followed it in `before`. */
export function putBack<Item extends { id: string }>(
  list: readonly Item[],
  item: Item,
  before: readonly Item[],
): Item[] {
  const after = new Set(before.slice(before.indexOf(item) + 1).map(({ id }) => id));
  const others = list.filter(({ id }) => id !== item.id);
  const place = others.findIndex(({ id }) => after.has(id));
  return place < 0 ? [...others, item] : [...others.slice(0, place), item, ...others.slice(place)];
}
