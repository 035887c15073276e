/** Like `Map.groupBy`, which phones of 2023 do not have yet. */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (it: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const it of items) {
    const group = groups.get(keyOf(it));
    if (group) group.push(it);
    else groups.set(keyOf(it), [it]);
  }
  return groups;
}
