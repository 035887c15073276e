/**
 * The result, or `late` when it takes longer. What was begun goes on; its failure, should it come later, is nobody's any more.
 *
 * @param ms milliseconds
 */
export function within<Result, Late>(ms: number, begun: Promise<Result>, late: () => Late): Promise<Result | Late> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  return Promise.race([begun, promise.then(late)]).finally(() => clearTimeout(timer));
}
