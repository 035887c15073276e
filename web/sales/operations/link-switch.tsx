import { Button, Checkbox, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import { useAct, useRead } from "../../api/core.ts";
import { useTexts } from "../../ui/locale.tsx";
import type { DemoLink } from "../links/demo-link.ts";
import { LINK_TEXTS } from "../links/texts.ts";
import { ReasonForm } from "./reason-form.tsx";
import { OPERATION_TEXTS } from "./texts.ts";

/** Of an address that somebody pasted, or what they read out: the code. */
const codeIn = (said: string): string =>
  said.trim().split(/[?#]/)[0]?.split("/").filter(Boolean).at(-1)?.slice(0, 20) ?? "";

/** One link, by its address or code, so that it can be turned off at once. */
export function LinkSwitch() {
  const texts = useTexts(OPERATION_TEXTS);
  const [said, setSaid] = useState("");
  const [code, setCode] = useState<string>();
  const found = useRead("GET /demo-links", {
    query: { code: code ?? "", limit: 1 },
    enabled: code !== undefined && code !== "",
  });
  const link = found.data?.items[0];
  const search = (event: FormEvent) => {
    event.preventDefault();
    setCode(codeIn(said));
  };
  return (
    <>
      <h3 className="running-head">{texts.oneLink}</h3>
      <form onSubmit={search} className="link-search">
        <TextInput
          aria-label={texts.linkCode}
          placeholder={texts.linkCode}
          value={said}
          required
          maxLength={200}
          onChange={(event) => setSaid(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={found.isFetching && found.data === undefined}>
          {texts.findLink}
        </Button>
      </form>
      {code && found.data && !link && <p className="panel-foot">{texts.noLink}</p>}
      {link && <Found key={link.id} link={link} />}
    </>
  );
}

function Found({ link }: { readonly link: DemoLink }) {
  const texts = useTexts(OPERATION_TEXTS);
  const { states } = useTexts(LINK_TEXTS);
  const [isAsking, setIsAsking] = useState(false);
  const [endsDemos, setEndsDemos] = useState(false);
  const revoke = useAct("POST /demo-links/:id/revoke", () => {
    notifications.show({ message: texts.linkOff });
    setIsAsking(false);
  });
  const name = link.business_name ?? link.person_name ?? link.code;
  return (
    <div className="running-rows link-found">
      <span className="row-words">
        <b>{name}</b>
        <small>
          {[link.code, states[link.state], link.owner?.name, texts.liveDemos(link.live_demos)]
            .filter(Boolean)
            .join(" · ")}
        </small>
      </span>
      {link.state !== "revoked" && (
        <Button variant="default" aria-label={`${texts.turnOff}: ${name}`} onClick={() => setIsAsking(true)}>
          {texts.turnOff}
        </Button>
      )}
      {isAsking && (
        <ReasonForm
          title={texts.turnOffTitle(name)}
          help={texts.linkOffHelp}
          act={texts.turnOff}
          isPending={revoke.isPending}
          error={revoke.error}
          onSend={(reason) => revoke.mutate({ params: { id: link.id }, body: { end_demos: endsDemos, reason } })}
          onClose={() => setIsAsking(false)}
        >
          <Checkbox
            label={texts.endsDemos}
            checked={endsDemos}
            onChange={(event) => setEndsDemos(event.currentTarget.checked)}
          />
        </ReasonForm>
      )}
    </div>
  );
}
