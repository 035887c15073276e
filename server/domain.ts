import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { ColumnType, Generated, Transaction } from "kysely";
import type { Configuration } from "../contract/scenario.ts";
import type { CustomScenario, OwnRow, Question, WorkItem } from "./domain-prospects.ts";

export type { Configuration } from "../contract/scenario.ts";

/**
 * THE SEAM: what a product supplies in order to be demonstrated, and what it is handed for that. The core knows a product
 * only by this file; `server/main.ts` names the one that is served, and the tests have another.
 */
export interface DemoDomain {
  /** Names the product's migrations; a file name's characters. */
  readonly name: string;
  /** Folder of SQL files that declare its tables with `overlay.declare`. */
  readonly migrations: string;
  /** A module that exports what a `Generator` has. Loaded in a thread of its own, so that the API goes on answering. */
  readonly generator: URL;
  /** Raised whenever the same order would give other rows. */
  readonly generatorVersion: number;
  /** The first is the default one, made ahead for every day. */
  readonly scenarios: readonly [Scenario, ...Scenario[]];
  /** Of its people, from the owner down; whoever is not known any more counts as the last. */
  readonly roles: readonly [typeof OWNER, ...Role[]];
  /** How its routes are gathered in the API's documentation. */
  readonly tag: { readonly name: string; readonly description: string };
  /** What `feature_used` may name; everything else counts as `other`. */
  readonly features: readonly string[];
  /** Of these the areas that somebody can look round in; a prospect's interest is reckoned by them. Without them all of them. */
  readonly areas?: readonly string[];
  /** The dataset's date and the clock for a demo that opens now: the present while the business is open, else the latest opening's best moment. */
  opening(configuration: Configuration, now: Date): Opening;
  /** A configuration within what the product can have: `product_count` is what its demos hold. */
  complete?(configuration: Configuration): Configuration;
  /** Where the named moves of a demo's clock lead to from a moment: each later than it, with something to see. */
  moments(configuration: Configuration, now: Date): ClockMoments;
  /**
   * Writes what happens after an act, in `(from, until]`, as ordinary rows, from the tenant's present state. Without it an
   * act does not change the future.
   */
  live?(db: TenantDb<never>, tenant: Tenant, span: Span): Promise<void>;
  /**
   * Tables by which acts are named, the main ones first: of what one act writes only the rows of its first table are what somebody
   * did, the others follow from it.
   */
  readonly acts?: readonly string[];
  /** What rows that people changed are about, by their ids; without it a change has no name. */
  describeRows?(db: TenantDb<never>, ids: readonly string[]): Promise<ReadonlyMap<string, RowDescription>>;
  /** What people make that outlives a demo; without it nothing can be taken along. */
  readonly work?: WorkOfProduct;
  /** What a prospect may say of their own business; without them nobody is asked. */
  readonly questions?: readonly Question[];
  /** How a prospect has one made to measure; without it nobody can. */
  readonly custom?: CustomScenario;
  /** Registers the product's routes under `/api/v1/workspace`; with `serve.ts`; each endpoint names the roles it is for. */
  routes(app: WorkspaceApp): void;
}

export interface RowDescription {
  readonly name: string;
  /** What the two figures count; null where there is none to tell. */
  readonly unit: "cents" | "units" | "grams" | null;
  readonly before: number | null;
  readonly after: number | null;
}

export interface WorkOfProduct {
  /** Tables in which it is made. */
  readonly tables: readonly string[];
  /** What it comes to, from the rows that people wrote in them; never what was generated, nor what the world did. */
  select(db: TenantDb<never>, rows: readonly OwnRow[]): Promise<readonly WorkItem[]>;
}

export interface Scenario {
  readonly name: string;
  /** Raised with every change: an older row of `demo_scenarios` is replaced, and its datasets are made anew. */
  readonly version: number;
  readonly displayName: string;
  readonly description: string;
  readonly businessName: string;
  readonly english: { readonly displayName: string; readonly description: string; readonly businessName: string };
  readonly locationCount: number;
  readonly featuredCapabilities: readonly unknown[];
  /** What it leaves out comes from the seeding variables. */
  readonly seedDataConfig: Configuration;
}

export type ClockMoments = Readonly<Record<"closing" | "tomorrow_05_00" | "next_saturday_12_00", Date>>;

export interface Opening {
  /** Local calendar date, `2026-11-23`. */
  readonly dateOn: string;
  readonly clockAt: Date;
}

/** Names one dataset: the same order gives the same bytes. */
export interface DatasetOrder {
  readonly scenarioName: string;
  readonly scenarioVersion: number;
  readonly configuration: Configuration;
  readonly locale: string;
  readonly seed: number;
  /** Local calendar date in the scenario's time zone; the rows reach from 90 days before to 15 after. */
  readonly dateOn: string;
  /** Made for one prospect: it goes with the tenant that it was made for. */
  readonly isPrivate?: boolean;
}

/** What a generator's module exports, for a thread of its own: none of it stores anything. */
export interface Generator {
  /** @param report is told now and then which share of the work is done */
  readonly generate: (order: DatasetOrder, report?: (share: number) => void) => GeneratedDataset;
  /** What a dataset would hold, in the product's own words. */
  readonly preview?: (order: DatasetOrder) => Readonly<Record<string, unknown>>;
  /** Makes a dataset of it only to see what it comes to. */
  readonly check?: (order: DatasetOrder) => CheckedDataset;
  /** What will be true on screen, for whoever shows it. @param dataset where it was generated already */
  readonly factSheet?: (order: DatasetOrder, dataset?: GeneratedDataset) => Readonly<Record<string, unknown>>;
}

export interface CheckedDataset {
  /** Whatever it gets wrong; nothing when it may be offered. */
  readonly findings: readonly string[];
  /** Rows by table. */
  readonly rowCounts: Readonly<Record<string, number>>;
  readonly featured: NonNullable<GeneratedDataset["featured"]>;
}

export interface GeneratedDataset {
  readonly timeZone: string;
  readonly windowFrom: Date;
  readonly windowTo: Date;
  /** The people behind the accounts, one for each role. */
  readonly accounts: ReadonlyArray<{ readonly role: Role; readonly name: string }>;
  readonly tables: readonly GeneratedTable[];
  /** What a visitor should see, at the moment at which the demo opens. */
  readonly featured?: readonly FeaturedCapability[];
}

export interface FeaturedCapability {
  readonly feature: string;
  readonly title: string;
  readonly screen: string;
  readonly entityId: string | null;
  /** Local date, where there is one by which it matters. */
  readonly due: string | null;
}

/** Values are ready for the database: text, numbers, booleans, instants, or null. */
export interface GeneratedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: ReadonlyArray<readonly Value[]>;
}

export type Value = string | number | boolean | Date | null;

/** Whoever opens a demo is in it as this. */
export const OWNER = "owner";

/** Of the people in a tenant: `owner`, or another that the product names. */
export type Role = string;

/** One tenant's workspace, inside a transaction that is confined to it. Made only by `withTenant`. */
export type TenantDb<Tables> = Transaction<Tables> & { readonly database: "tenant" };

/** Tables of the workspace, from the types of the tables that hold a tenant's changes. */
export type WorkspaceTables<ChangeTables> = {
  [Name in keyof ChangeTables]: Omit<
    ChangeTables[Name],
    "tenant_id" | "id" | "version" | "written_by" | "written_at"
  > & {
    id: Generated<string>;
    /** 1 as generated or inserted, one more with every edit. */
    version: ColumnType<number, never, never>;
  };
};

/** What is to be lived, and by which order the tenant's dataset was made. */
export interface Span {
  readonly from: Date;
  readonly until: Date;
  readonly order: DatasetOrder;
  /** Writes many rows of one table as the world, unchecked: they are the product's own and refer to what is there. */
  write(table: string, rows: ReadonlyArray<Readonly<Record<string, Value>>>): Promise<void>;
}

/** What the demo database knows of a tenant, and its clock at the start of the transaction. */
export interface Tenant {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly status: string;
  readonly subscriptionTier: string;
  readonly isDemo: boolean;
  readonly locale: string;
  readonly timeZone: string;
  readonly workspaceNow: Date;
  /** False when the demo's clock was opened, or moved, elsewhere than the real one. */
  readonly isRealTime: boolean;
  /** Local date of the tenant's dataset, and the instants it covers. */
  readonly datasetOn: string;
  readonly windowFrom: Date;
  readonly windowTo: Date;
  readonly forkedAt: Date | undefined;
  readonly livedUntil: Date | undefined;
  /** Where the clock would stand had nobody moved it. */
  readonly unmovedNow: Date;
  /** The moment of its people's last act, by the demo's clock. */
  readonly actedAt: Date | undefined;
}

/** Somebody in a workspace: the door to its rows. `work` may run again after a conflict with another writer. */
export interface Visit {
  readonly role: Role;
  readonly sessionId: string;
  readonly tenantId: string;
  read<Tables, Result>(work: (db: TenantDb<Tables>, tenant: Tenant) => Promise<Result>): Promise<Result>;
  /** An act that the world must answer. Under the same `Idempotency-Key` it is done once, and its result, which must be JSON, answered again. */
  act<Tables, Result>(work: (db: TenantDb<Tables>, tenant: Tenant) => Promise<Result>): Promise<Result>;
}

/** A Fastify instance under `/api/v1/workspace`, where every request has passed its role guard and carries a `visit`. */
export type WorkspaceApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

declare module "fastify" {
  interface FastifyRequest {
    /** Set for every route under `/api/v1/workspace`. */
    visit: Visit;
  }
  interface FastifyContextConfig {
    /** Workspace roles that may call this route. */
    roles?: readonly Role[];
  }
}
