import { type DestinationStream, type Logger, pino } from "pino";

/** Structured logs on stdout. Of an error only what explains it: a database error also carries its connection and row. */
export function openLog(level: string, destination: DestinationStream = pino.destination(1)): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: explain },
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
}

function explain(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = "code" in error ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: explain(error.cause) };
  return { type: error.name, message: error.message, ...code, stack: error.stack, ...cause };
}
