import type { ComponentType } from "react";
import type { CoreApi } from "../contract/api.ts";
import type { Answered, Route } from "../contract/endpoint.ts";
import type { Formats, Locale } from "./ui/format.ts";

/*
 * THE SEAM in the browser, the twin of `server/domain.ts`: what a product supplies in order to be shown. The frame (`workspace`, `start`)
 * knows a product only by this file; `served/` names the one that is served, and the tests have another.
 */

export type Change = Answered<CoreApi["GET /demo-sessions/:id/changes"]>["items"][number];

/** What is said in both of the page's languages. */
export type InBoth<Said> = Readonly<Record<Locale, Said>>;

export type WorkItem = Answered<CoreApi["GET /demo-sessions/:id/work"]>["items"][number];
type WorkValue = NonNullable<WorkItem["after"]>[string];

/** The workspace of a demo: screens and people, and what the frame says of them. */
export interface Product {
  /** The first is where one comes in. The frame adds one of its own, `demo`, as the last. */
  readonly screens: readonly [ScreenEntry, ...ScreenEntry[]];
  /** From the owner down, as the API names them. */
  readonly roles: readonly RoleEntry[];
  /** What shows in a few minutes what the product can do, in its order. */
  readonly guide: readonly GuideStep[];
  /** What people call the tables, for changes and receipts; `other` stands for one that is not listed. */
  readonly tableNames: InBoth<Readonly<Record<string, string>>>;
  readonly words: InBoth<Words>;
  /** How one thing that somebody changed is taken back; nothing where only starting again does. */
  readonly undoOf?: (change: Change) => (() => Promise<unknown>) | undefined;
  /** How what can be taken along is said; nothing where nothing can. @returns a field and its value as people say them, or nothing for what is not shown */
  readonly workFieldOf?: (
    field: string,
    value: WorkValue,
    locale: Locale,
    formats: Formats,
  ) => readonly [name: string, said: string] | undefined;
  readonly questions?: readonly BusinessQuestion[];
  /** What somebody did in a demo that has ended, by what this browser remembers of it. */
  readonly loadDeeds?: () => Promise<{ readonly default: ComponentType<{ readonly sessionId: string }> }>;
  /** On the demo's own screen: what would have left the product, were it not a demo. */
  readonly loadWouldBeSent?: () => Promise<{ readonly default: ComponentType }>;
}

export interface ScreenEntry {
  /** In its address, and in what is tracked: one of the features that the product names on the server. */
  readonly name: string;
  readonly title: InBoth<string>;
  readonly Icon: ComponentType<{ readonly size?: number; readonly "aria-hidden"?: boolean }>;
  /** Its code, fetched when it is first looked at, or in a quiet moment before. */
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** What there is to see on it, in the order in which one would tell it. */
  readonly tour: InBoth<readonly TourStop[]>;
  /** On a phone it has a place of its own below one's thumb, before those that have not. */
  readonly isDaily?: boolean;
  /** What it asks for first, for this role: asked ahead, in a quiet moment. */
  readonly firstRead?: (role: string) => Route | undefined;
}

export interface TourStop {
  /** `data-tour` of what it is about. */
  readonly at: string;
  readonly title: string;
  readonly text: string;
}

export interface RoleEntry {
  readonly name: string;
  readonly title: InBoth<string>;
  /** Of the product's screens those that are for them. */
  readonly screens: readonly string[];
}

/** Done by seeing something (`useSeen`), or by an act. */
export interface GuideStep {
  readonly name: string;
  readonly title: InBoth<string>;
  readonly screen: string;
  readonly tab?: string;
  /** The table in which it leaves a row: whoever goes on elsewhere finds it done. */
  readonly leftBy?: string;
  /** Only for these; else for whoever may see its screen. */
  readonly roles?: readonly string[];
}

/** What the frame says of this product. */
export interface Words {
  /** While one comes in. */
  readonly opening: string;
  readonly openingLate: string;
  readonly seeAs: string;
  readonly intro: string;
  readonly clockHelp: string;
  readonly changedHelp: string;
  readonly unchanged: string;
  readonly resetAsk: string;
  readonly resetDone: string;
  readonly shareHelp: string;
  readonly wrongRoleHelp: string;
  /** What somebody says who wants the real thing: on a button. */
  readonly wantIt: string;
}

/** What somebody may say of their own business: how one asks them, and how it is told. The twin of `questions` in `server/domain.ts`. */
export interface BusinessQuestion {
  readonly name: string;
  readonly ask: InBoth<string>;
  readonly title: InBoth<string>;
  /** To choose from; without them they say it in their words. */
  readonly answers?: ReadonlyArray<{ readonly name: string; readonly title: InBoth<string> }>;
}

/** The landing page of a product. */
export interface Landing {
  /** SVG, for the browser's tab and beside the brand: `/favicon.svg`. */
  readonly icon: string;
  readonly texts: InBoth<LandingTexts>;
  /** What the sales team calls the areas of a demo, by the names under which they are counted. */
  readonly areas: InBoth<Readonly<Record<string, string>>>;
  /** What somebody did there, by the names under which acts are counted: as one says it of them. */
  readonly deeds: InBoth<Readonly<Record<string, string>>>;
  readonly questions?: readonly BusinessQuestion[];
  /** The product itself, seen before anybody has one: as it stands today, under the name that is typed. */
  readonly Showcase?: ComponentType<ShowcaseProps>;
  /** Something of it to touch before one comes in. */
  readonly Toy?: ComponentType<ShowcaseProps>;
  /** Below the fold: more of it. */
  readonly More?: ComponentType<ShowcaseProps>;
  /** How one is made to measure: a dialog, whose code is fetched when somebody asks for it. */
  /** What the team can set of a scenario, and how its data are told. */
  readonly loadScenarioForm?: () => Promise<{ readonly default: ScenarioForm }>;
  readonly loadMadeToMeasure?: () => Promise<{ readonly default: ComponentType<MadeToMeasure> }>;
}

export interface ShowcaseProps {
  readonly locale: Locale;
  /** What was typed on the page as its name. */
  readonly name: string;
  /** Undefined until the service has answered. */
  readonly showcase: Answered<CoreApi["GET /demo-sessions/scenarios/showcase"]> | undefined;
}

export interface ScenarioForm {
  readonly settings: readonly ScenarioSetting[];
  /** What people call the tables; `other` stands for one that is not listed. */
  readonly tableNames: InBoth<Readonly<Record<string, string>>>;
}

/** One thing of a configuration. What is left empty is as in the scenario that was copied. */
export interface ScenarioSetting {
  /** Where it stands in a configuration. */
  readonly path: readonly [string, ...string[]];
  readonly title: InBoth<string>;
  readonly help?: InBoth<string>;
  readonly as:
    | { readonly kind: "number"; readonly least: number; readonly most: number }
    | { readonly kind: "text"; readonly longest: number }
    /** Pasted, of many lines. */
    | { readonly kind: "long"; readonly longest: number }
    /** One a line. */
    | { readonly kind: "lines"; readonly most: number }
    | { readonly kind: "choice"; readonly options: readonly SettingOption<string>[] }
    | { readonly kind: "several"; readonly options: readonly SettingOption<number>[] }
    | { readonly kind: "yes_no" };
}

export interface SettingOption<Value> {
  readonly value: Value;
  readonly title: InBoth<string>;
}

export interface MadeToMeasure {
  readonly locale: Locale;
  /** What was typed on the page as its name. */
  readonly name: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What who sells says of the product. */
export interface SalesWords {
  /** What a prospect has, over the field for its name. */
  readonly business: string;
  /** On the sign that a link's page has, before it has a name. */
  readonly sign: string;
  /** What one sees in a demo, as a message ends: `y verás ...`, to somebody one knows and to somebody one does not. */
  readonly wouldSee: { readonly tu: string; readonly usted: string };
  /** The button by which a prospect says that they want it. */
  readonly wantIt: string;
}

export interface LandingTexts {
  readonly sales: SalesWords;
  /** The browser's tab, and what a search engine shows. */
  readonly title: string;
  readonly description: string;
  readonly brand: string;
  readonly claim: string;
  readonly lead: string;
  readonly open: string;
  /** What one need not fear, in a word or two each. */
  readonly ticks: readonly string[];
  readonly name: string;
  readonly namePlaceholder: string;
  /** Before the list of scenarios. */
  readonly choose: string;
  /** A scenario in two words, by its name; those listed stand on the page before the service was asked. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly madeToMeasure: string;
  readonly opening: string;
  readonly preparing: string;
  readonly back: string;
  readonly backLead: string;
  readonly answers: ReadonlyArray<readonly [question: string, answer: string]>;
  readonly foot: string;
}
