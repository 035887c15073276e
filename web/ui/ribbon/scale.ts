/** Where an instant stands between two others, in percent; what lies outside stands at the nearer end. */
export function percentOf(at: Date, from: Date, to: Date): number {
  const share = (at.getTime() - from.getTime()) / (to.getTime() - from.getTime());
  return Math.min(100, Math.max(0, 100 * share));
}

/** Of marks in their order those whose labels have room beside each other. @param room of one label, in percent */
export function withRoom<Mark extends { readonly x: number }>(marks: readonly Mark[], room: number): readonly Mark[] {
  const shown: Mark[] = [];
  for (const mark of marks) if (mark.x - (shown.at(-1)?.x ?? -room) >= room) shown.push(mark);
  return shown;
}
