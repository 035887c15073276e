import type { FastifyInstance } from "fastify";
import fp from "fastify-plugin";
import { mustMaySee } from "../http/caller.ts";
import type { SessionDeps } from "./deps.ts";
import { selectOwner } from "./queries.ts";

const OF_SESSION = "/api/v1/demo-sessions/:id";
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** A rep has to do with their own demos and with those of nobody, whatever is asked about one. */
export const refuseOthersDemos = ({ main }: Pick<SessionDeps, "main">) =>
  fp(async (app: FastifyInstance) => {
    app.addHook("onRequest", async ({ caller, params, routeOptions }) => {
      if (caller?.kind !== "staff" || caller.role !== "rep" || !routeOptions.url?.startsWith(OF_SESSION)) return;
      const { id = "" } = params as { readonly id?: string };
      // What is no id is refused as that.
      if (UUID.test(id)) mustMaySee(caller, await selectOwner(main, id));
    });
  });
