import { z } from "zod";
import { describe } from "./endpoint.ts";
import { IdempotencyHeaders } from "./headers.ts";
import { SessionId } from "./session.ts";
import { instant, Role } from "./text.ts";
import { Access } from "./workspace.ts";

const NewInvitation = z
  .strictObject({
    role: Role,
    uses: z.int().min(1).max(5).default(1).meta({ description: "How many may come in by it" }),
  })
  .meta({ example: { role: "manager", uses: 1 } });

export const Invitation = z.object({
  id: z.uuid(),
  role: Role,
  uses: z.int(),
  code: z.string().meta({ description: "Shown here only" }),
  url: z.url().meta({ description: "To pass on; the code is after the #" }),
  expires_at: instant,
});

const Redemption = z.strictObject({ code: z.string().min(1).max(100) }).meta({ example: { code: "inv_..." } });

export const invitationApi = describe({
  "POST /demo-sessions/:id/invitations": {
    hasSecret: true,
    summary: "Invite somebody into a demo",
    description: "The address works for an hour and as often as `uses` says. Its code is shown here only.",
    tag: "Demos",
    params: SessionId,
    headers: IdempotencyHeaders,
    body: NewInvitation,
    answers: { 201: Invitation },
  },
  "POST /demo-sessions/invitations/redeem": {
    hasSecret: true,
    access: "public",
    summary: "Come in by an invitation",
    tag: "Demos",
    body: Redemption,
    answers: { 200: Access.extend({ session_id: SessionId.shape.id }) },
  },
});
