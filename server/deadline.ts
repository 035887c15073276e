/**
 * The result, or `late` when it takes longer. What was begun goes on; its failure, should it come later, is nobody's any more.
 *
 * @param ms milliseconds
 */
export async function within<Result, Late>(
  ms: number,
  begun: Promise<Result>,
  late: () => Late,
): Promise<Result | Late> {
  const { promise, resolve, reject } = Promise.withResolvers<Late>();
  const timer = setTimeout(() => {
    begun.catch(() => undefined);
    try {
      resolve(late());
    } catch (error) {
      reject(error);
    }
  }, ms);
  return Promise.race([begun, promise]).finally(() => clearTimeout(timer));
}
