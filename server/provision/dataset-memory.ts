import type { Role } from "../domain.ts";
import { type GeneratorPool, openGeneratorPool } from "./generator-pool.ts";
import type { Step } from "./generator-process.ts";

/** A dataset that tenants can be opened on. */
export interface Dataset {
  readonly id: string;
  readonly accounts: ReadonlyArray<{ readonly role: Role; readonly name: string }>;
}

/** What this process knows of datasets, by their ids. */
export interface Datasets {
  readonly inMaking: Map<string, Making>;
  /** Seen loaded. One that was unloaded meanwhile refuses to be opened (DS503). */
  readonly known: Map<string, Dataset>;
  /** What was told about datasets, by their ids. */
  readonly factSheets: Map<string, unknown>;
  readonly generators: GeneratorPool;
}

export interface Making {
  readonly done: Promise<void>;
  /** Told how far it has come. */
  readonly watchers: Set<(step: Step) => void>;
}

export const noDatasets = (): Datasets => ({
  inMaking: new Map(),
  known: new Map(),
  factSheets: new Map(),
  generators: openGeneratorPool(),
});
