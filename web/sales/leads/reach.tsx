import { Button, Group } from "@mantine/core";
import { IconBrandWhatsapp, IconMail, IconPhone } from "@tabler/icons-react";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { spokenPhone } from "../../ui/phone.ts";
import { Key } from "../key.tsx";
import type { Lead } from "./score.tsx";
import { LEAD_TEXTS } from "./texts.ts";

const KINDS = ["call", "email", "steps"] as const;

/** The ways to reach somebody that they allowed; the others are not drawn. */
export function Reach({ lead }: { readonly lead: Lead }) {
  const texts = useTexts(LEAD_TEXTS);
  const mayWrite = lead.consents.some((it) => it.kind === "email" && it.revoked_at === null);
  return (
    <Group gap="xs">
      {lead.may_be_called && lead.phone && (
        <>
          <Button
            component="a"
            href={`tel:${lead.phone}`}
            size="lg"
            leftSection={<IconPhone size={20} aria-hidden />}
            aria-keyshortcuts="C"
          >
            {texts.callNow(spokenPhone(lead.phone))} <Key>C</Key>
          </Button>
          <Button
            component="a"
            href={`https://wa.me/${lead.phone.slice(1)}`}
            target="_blank"
            rel="noreferrer"
            size="lg"
            variant="default"
            px="sm"
            aria-label={texts.whatsApp}
            aria-keyshortcuts="W"
          >
            <IconBrandWhatsapp size={22} aria-hidden />
          </Button>
        </>
      )}
      {mayWrite && lead.email && (
        <Button
          component="a"
          href={`mailto:${lead.email}`}
          size="lg"
          variant="default"
          px="sm"
          aria-label={texts.write(lead.email)}
        >
          <IconMail size={22} aria-hidden />
        </Button>
      )}
    </Group>
  );
}

/** Word for word, with its day and its end; what is not allowed is said as well. */
export function Consents({ lead, only }: { readonly lead: Lead; readonly only?: "call" }) {
  const texts = useTexts(LEAD_TEXTS);
  const formats = useFormats();
  const dayOf = (at: string) => formats.dateTime(at).split(",")[0] ?? "";
  return (
    <ul className="consents">
      {KINDS.filter((it) => only === undefined || it === only).map((kind) => {
        const held = lead.consents.find((it) => it.kind === kind && it.revoked_at === null);
        const withdrawn = lead.consents.find((it) => it.kind === kind && it.revoked_at !== null);
        if (held)
          return (
            <li key={kind}>
              «{held.text}»
              <small className="consent-when">
                {[
                  texts.ticked(formats.dateTime(held.given_at)),
                  held.valid_until && texts.until(dayOf(held.valid_until)),
                  held.text_version,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </li>
          );
        return (
          <li key={kind} className="consent-not">
            {texts.mayNot[kind]}
            {withdrawn?.revoked_at && (
              <small className="consent-when">{texts.withdrawn(formats.dateTime(withdrawn.revoked_at))}</small>
            )}
          </li>
        );
      })}
    </ul>
  );
}
