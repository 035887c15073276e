import { createServer } from "node:net";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { inject } from "vitest";
import type { DemoDomain } from "../../server/domain.ts";
import { startWorker } from "../../server/worker.ts";
import { aService, type TestService } from "../app-under-test.ts";
import { bakeryOnTuesday } from "../bakery/ordinary-day.ts";
import { mustBeThere } from "./install-chromium.ts";

/** The service on a port, demonstrating the bakery, and a browser to look at it with. */
export interface Site {
  readonly url: string;
  readonly service: TestService;
  /** A phone, in Spanish, unless something else is said. Whatever goes wrong in it is in `complaints`. */
  visitor(options?: VisitorOptions): Promise<Visitor>;
  close(): Promise<void>;
}

export interface VisitorOptions {
  readonly language?: "es" | "en";
  readonly theme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
  readonly script?: boolean;
  /** Where the visitor finds the service, instead of at `localhost`: a host name without its port. */
  readonly at?: string;
}

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors and refusals of the content security policy, and requests to anybody else. */
  readonly complaints: string[];
  /** Opens a demo by the landing page's first button, with the clock at 11:40 of its day. */
  openDemo(): Promise<string>;
  /** Opens a demo of a scenario, and a screen of it. */
  open(scenario: string): Promise<string>;
  close(): Promise<void>;
}

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A name as a shop's own network has it: neither loopback nor https.
  "--host-resolver-rules=MAP *.lan.test 127.0.0.1",
];
const PHONE = { width: 360, height: 740 };
const PHONE_BROWSER =
  "Mozilla/5.0 (Linux; Android 14; SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";

/** Chromium does not start under a preloaded clock: like many a visitor's its own differs from the service's. */
function environmentOfBrowser(): Record<string, string> {
  const { LD_PRELOAD: _clock, ...rest } = process.env;
  return Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** A browser at the real time, which loads nothing by itself. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: mustBeThere(inject("chromium")),
    args: ARGUMENTS,
    env: environmentOfBrowser(),
  });
}

export async function aSite(
  environment: NodeJS.ProcessEnv = {},
  domain: DemoDomain = bakeryOnTuesday,
  pages?: string,
): Promise<Site> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const limits = { DEMO_REQUESTS_PER_MINUTE: "100000" };
  const service = await aService(
    { PUBLIC_URL: url, DATASETS_AHEAD: "default", ...limits, ...environment },
    domain,
    pages,
  );
  await service.app.listen({ port, host: "localhost" });
  const stopWorker = await startWorker(service.deps);
  const browser = await launchBrowser();
  return {
    url,
    service,
    visitor: (options) => aVisitor(browser, options?.at ? `http://${options.at}:${port}` : url, service, options),
    async close() {
      await browser.close();
      await stopWorker();
      await service.close();
    },
  };
}

async function aVisitor(
  browser: Browser,
  url: string,
  service: TestService,
  options: VisitorOptions = {},
): Promise<Visitor> {
  const { language = "es", theme = "light", width = PHONE.width, height = PHONE.height, script = true } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === "es" ? "es-ES" : "en-GB",
    colorScheme: theme,
    javaScriptEnabled: script,
    // By its own name it is a machine, and machines open no demo by a link.
    userAgent: PHONE_BROWSER,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints = watch(page, url);
  const enter = async (): Promise<string> => {
    // Where nobody has looked yet today a dataset is made first.
    await page.waitForURL(/\/w\//, { timeout: 60_000 });
    const id = new URL(page.url()).pathname.split("/")[2] ?? "";
    await setClock(service, id, "11:40");
    await page.reload();
    await page.locator("h1").waitFor();
    return id;
  };
  return {
    page,
    context,
    complaints,
    async openDemo() {
      await page.goto(language === "es" ? `${url}/` : `${url}/en`);
      await page.locator("form.open button").click();
      return enter();
    },
    async open(scenario) {
      await page.goto(language === "es" ? `${url}/` : `${url}/en`);
      await page.locator(`form:has(input[value="${scenario}"]) button`).click();
      return enter();
    },
    close: () => context.close(),
  };
}

/** What goes wrong on a page from now on. */
function watch(page: Page, url: string): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    // A refusal that is being tested is no complaint.
    if (message.type() === "error" && !message.text().includes("Failed to load resource"))
      complaints.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url()))
      complaints.push(`asks ${request.url()}`);
  });
  return complaints;
}

/** Puts a demo's clock to a time of its dataset's day, so that the hour of the test's run does not matter. */
async function setClock(service: TestService, sessionId: string, time: string): Promise<void> {
  const { rows } = await service.superuser.query("select demo_tenant_id as id from demo_sessions where id = $1", [
    sessionId,
  ]);
  await service.demoDatabase.superuser.query(
    `update overlay.tenants t set clock_offset = (d.date_on + $2::time) at time zone d.time_zone - now()
       from overlay.datasets d where d.id = t.dataset_id and t.id = $1`,
    [rows[0].id, time],
  );
}

/** What axe finds on a page, a line each (WCAG 2.2 AA). */
export async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.map(
    (violation) =>
      `${violation.id}: ${violation.help}: ${violation.nodes
        .slice(0, 3)
        .map((node) => `${node.target.join(" ")} ${node.failureSummary?.slice(0, 200)}`)
        .join(" | ")}`,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().unref();
    server.once("error", reject);
    server.listen(0, "localhost", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
