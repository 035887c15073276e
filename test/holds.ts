import { expireOverdue } from "../server/session/end.ts";
import type { TestService } from "./app-under-test.ts";
import { there } from "./there.ts";

export interface OpenedDemo {
  readonly id: string;
  readonly session_token: string;
  readonly demo_tenant_id: string;
}

/** Demos that expire, are held and gone on with. */
export function holdsOf(service: () => TestService) {
  const open = async (): Promise<OpenedDemo> => (await service().call("POST", "/demo-sessions")).json;
  const expire = async ({ id }: OpenedDemo) => {
    await service().superuser.query(
      "update demo_sessions set created_at = created_at - interval '1 day', expires_at = clock_timestamp() where id = $1",
      [id],
    );
    await expireOverdue(service().deps);
  };
  const resume = ({ id, session_token: token }: OpenedDemo) =>
    service().call("POST", `/demo-sessions/${id}/resume`, { token });
  const books = ({ session_token: token }: OpenedDemo) => service().call("GET", "/workspace/books", { token });
  const read = async ({ id, session_token: token }: OpenedDemo) =>
    (await service().call("GET", `/demo-sessions/${id}`, { token })).json;
  const receipt = ({ id, session_token: token }: OpenedDemo) =>
    service().call("GET", `/demo-sessions/${id}/receipt`, { token });
  const query = async (text: string, values: unknown[] = []) => (await service().superuser.query(text, values)).rows;
  const occupied = async () => Number(there((await query("select occupied from admission"))[0]).occupied);
  const holdsEndNow = ({ id }: OpenedDemo) =>
    query("update demo_sessions set held_until = clock_timestamp() where id = $1", [id]);

  async function edit(demo: OpenedDemo) {
    const [book] = (await books(demo)).json.items;
    const { id, version } = there(book);
    await service().call("PATCH", `/workspace/books/${id}`, {
      token: demo.session_token,
      body: { price_cents: 4_321, version },
    });
  }
  const prices = async (demo: OpenedDemo) =>
    (await books(demo)).json.items.map((it: { price_cents: number }) => it.price_cents);
  return { open, expire, resume, books, read, receipt, edit, prices, query, occupied, holdsEndNow };
}
