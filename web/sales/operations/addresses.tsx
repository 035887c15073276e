import { Button, NativeSelect, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useAct } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Panel } from "../../ui/screen.tsx";
import { ReasonForm } from "./reason-form.tsx";
import type { Running } from "./running.ts";
import { OPERATION_TEXTS } from "./texts.ts";

/** From where demos are opened, and who is kept out for a while. */
export function Addresses({ running: { addresses, blocks } }: { readonly running: Running }) {
  const texts = useTexts(OPERATION_TEXTS);
  const formats = useFormats();
  const [asked, setAsked] = useState<string>();
  const unblock = useAct("DELETE /operations/blocks/:id", () => notifications.show({ message: texts.unblocked }));
  return (
    <Panel
      title={texts.addresses}
      help={texts.addressesHelp}
      action={
        <Button variant="default" onClick={() => setAsked("")}>
          {texts.otherPrefix}
        </Button>
      }
    >
      <ul className="running-rows">
        {addresses
          .filter((it) => it.blocked_until === null)
          .map((it) => (
            <li key={it.prefix}>
              <span className="row-words">
                <b>{it.prefix}</b>
                <small>{texts.opened(formats.number(it.last_24_hours), formats.number(it.live))}</small>
              </span>
              <Button variant="default" onClick={() => setAsked(it.prefix)}>
                {texts.block}
              </Button>
            </li>
          ))}
      </ul>
      {addresses.length === 0 && <p className="panel-foot">{texts.noAddresses}</p>}
      {blocks.length > 0 && <h3 className="running-head">{texts.blocks}</h3>}
      <ul className="running-rows">
        {blocks.map((it) => (
          <li key={it.id}>
            <span className="row-words">
              <b>{it.prefix}</b>
              <small>{[it.reason, texts.until(formats.dateTime(it.until))].join(" · ")}</small>
            </span>
            <Button variant="default" onClick={() => unblock.mutate({ params: { id: it.id } })}>
              {texts.unblock}
            </Button>
          </li>
        ))}
      </ul>
      <Refused error={unblock.error} otherwise={texts.failedAct} />
      {asked !== undefined && <BlockForm prefix={asked} onClose={() => setAsked(undefined)} />}
    </Panel>
  );
}

function BlockForm({ prefix, onClose }: { readonly prefix: string; readonly onClose: () => void }) {
  const texts = useTexts(OPERATION_TEXTS);
  const [typed, setTyped] = useState(prefix);
  const [hours, setHours] = useState("24");
  const block = useAct("POST /operations/blocks", () => {
    notifications.show({ message: texts.blocked });
    onClose();
  });
  return (
    <ReasonForm
      title={prefix ? texts.blockTitle(prefix) : texts.otherPrefix}
      help={texts.blockHelp}
      act={texts.block}
      isPending={block.isPending}
      error={block.error}
      failed={block.error?.code === "invalid_input" ? texts.invalidPrefix : undefined}
      onSend={(reason) => block.mutate({ body: { prefix: typed, hours: Number(hours), reason } })}
      onClose={onClose}
    >
      {!prefix && (
        <TextInput
          label={texts.prefix}
          placeholder="203.0.113.0/24"
          value={typed}
          required
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <NativeSelect
        label={texts.hours}
        value={hours}
        onChange={(event) => setHours(event.currentTarget.value)}
        data={Object.entries(texts.hourOptions).map(([value, label]) => ({ value, label }))}
      />
    </ReasonForm>
  );
}
