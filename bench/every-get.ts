import { type Client, expectStatus } from "./client.ts";
import { type Line, median, ms, quantile } from "./figures.ts";

const ROUNDS = 20;
/** Not counted: what a process or a connection does once, such as planning a query and trying out a bakery. */
const WARM_UP = 3;
const SCENARIOS = ["high_volume", "multi_location"];
const AIM_MS = 60;

/** Every list of a workspace, one request at a time, in the two largest scenarios. The slowest ones of each are shown. */
export async function measureEveryGet(client: Client): Promise<Line[]> {
  const paths = await findLists(client);
  const lines: Line[] = [];
  for (const scenario of SCENARIOS) {
    const token = await openDemo(client, scenario);
    const seen: Array<{ path: string; times: number[] }> = [];
    for (const path of paths) {
      for (let round = 0; round < WARM_UP; round += 1) await client.call("GET", path, { token });
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1)
        times.push((await expectStatus(200, client.call("GET", path, { token }))).ms);
      seen.push({ path, times });
    }
    const p95 = ({ times }: { times: number[] }) => quantile(times, 0.95);
    for (const route of seen.sort((one, other) => p95(other) - p95(one)).slice(0, 6))
      lines.push({
        what: `\`GET ${route.path.replace("/api/v1/workspace", "")}\` of ${scenario}, p95 of ${ROUNDS}`,
        seen: ms(p95(route)),
        baseline: `${ms(median(route.times))}: its median`,
        aim: `<= ${AIM_MS} ms`,
      });
  }
  return lines;
}

async function findLists(client: Client): Promise<string[]> {
  const { text } = await expectStatus(200, client.call("GET", "/openapi.json"));
  const { paths } = JSON.parse(text) as { paths: Record<string, object> };
  return Object.entries(paths)
    .filter(([path, methods]) => path.startsWith("/api/v1/workspace") && "get" in methods && !path.includes("{"))
    .map(([path]) => path);
}

/** A scenario of which no demo was opened today is made first, which takes longer than an answer may. */
async function openDemo(client: Client, scenario: string): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const answer = await client.call("POST", `/api/v1/demo-sessions/scenarios/${scenario}/create`);
    if (answer.status === 201) return (JSON.parse(answer.text) as { session_token: string }).session_token;
    if (answer.status !== 503 || tries === 5) throw new Error(`answered ${answer.status}: ${answer.text}`);
  }
}
