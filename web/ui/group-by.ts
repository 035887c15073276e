/** Like `Map.groupBy`, which phones of 2023 do not have yet. */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (it: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
