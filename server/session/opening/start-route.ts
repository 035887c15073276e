import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { NewSession } from "../../../contract/session.ts";
import { Refusal, wrongOrigin } from "../../errors.ts";
import type { SessionDeps } from "../deps.ts";
import { answerOpened } from "./answer-opened.ts";

/** An empty field of a form is one that was left out. */
const Form = z.preprocess(
  (it) => Object.fromEntries(Object.entries(it ?? {}).filter(([, value]) => String(value).trim() !== "")),
  NewSession.pick({ scenario_name: true, business_name: true, locale: true }),
);

/** The landing page's button where no script runs: a form that opens a demo and leads into it. */
export const startRoute =
  (deps: SessionDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    app.post(
      "/start",
      { config: { access: "optional" }, schema: { hide: true, body: Form } },
      async (request, reply) => {
        // Only our own page may open demos like this: it is a form, which any page could send.
        if (request.headers.origin !== new URL(deps.config.publicUrl).origin) throw wrongOrigin();
        const home = request.body.locale === "en" ? "/en" : "/";
        try {
          const opened = await answerOpened(deps, request, reply, {
            body: request.body,
            scenarioName: request.body.scenario_name,
          });
          return await reply.redirect(`/w/${opened.id}`, 303);
        } catch (error) {
          // The page knows how to say it, with a script or without.
          if (error instanceof Refusal) return reply.redirect(`${home}#${error.code}`, 303);
          throw error;
        }
      },
    );
  };
