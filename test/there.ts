/** What a test goes on with. @throws when it is not there */
export function there<It>(found: It | undefined | null): It {
  if (found === undefined || found === null) throw new Error("what the test looks for is not there");
  return found;
}
