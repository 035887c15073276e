import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { templateApi } from "../../contract/templates.ts";
import { iso } from "../../contract/text.ts";
import { mustBeStaff } from "../http/caller.ts";
import { serve } from "../serve.ts";
import type { LinkDeps } from "./deps.ts";
import { deleteTemplate, type PreparedDemo, refreshTemplate, saveTemplate, selectTemplates } from "./templates.ts";

/** Demos that somebody of the team prepared, for links to open copies of. */
export const templateRoutes =
  (deps: LinkDeps): FastifyPluginAsyncZod =>
  async (app) => {
    serve(app, templateApi, "GET /demo-templates", async ({ caller }) => {
      mustBeStaff(caller);
      return { items: (await selectTemplates(deps.main)).map(present) };
    });
    serve(app, templateApi, "POST /demo-templates", async ({ caller, body }) => {
      mustBeStaff(caller);
      return present(await saveTemplate(deps, caller, { sessionId: body.session_id, name: body.name }));
    });
    serve(app, templateApi, "PUT /demo-templates/:id", async ({ caller, params, body }) => {
      mustBeStaff(caller);
      return present(await saveTemplate(deps, caller, { sessionId: body.session_id, id: params.id }));
    });
    serve(app, templateApi, "POST /demo-templates/:id/refresh", async ({ caller, params }) => {
      mustBeStaff(caller);
      return present(await refreshTemplate(deps, caller, params.id));
    });
    serve(app, templateApi, "DELETE /demo-templates/:id", async ({ caller, params }) => {
      mustBeStaff(caller);
      await deleteTemplate(deps, caller, params.id);
      return { id: params.id };
    });
  };

function present(it: PreparedDemo) {
  const { owner_id, owner_name, tenant_id: _tenant, saved_at, clock_at, ...shown } = it;
  return {
    ...shown,
    owner: owner_id && owner_name ? { id: owner_id, name: owner_name } : null,
    saved_at: iso(saved_at),
    clock_at: iso(clock_at),
  };
}
