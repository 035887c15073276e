import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";
import { useAct, useRead } from "../../api/core.ts";
import { Choice } from "../../ui/choice.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { spokenPhone } from "../../ui/phone.ts";
import { readPhone } from "../../ui/read-phone.ts";
import { Refused } from "../../ui/refused.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { initialsOf } from "../initials.ts";
import { useMe } from "../me.tsx";
import { ShownOnce } from "./shown-once.tsx";
import { TEAM_TEXTS } from "./texts.ts";

type Person = Answered<CoreApi["GET /staff/people"]>["items"][number];
type Role = Person["role"];
const ROLES = ["rep", "manager", "operator"] as const;

interface Way {
  readonly name: string;
  readonly url: string;
}

export function People() {
  const texts = useTexts(TEAM_TEXTS);
  const me = useMe();
  const people = useRead("GET /staff/people");
  const [isAdding, setIsAdding] = useState(false);
  const [way, setWay] = useState<Way>();
  const isOperator = me.role === "operator";
  return (
    <Panel title={texts.people} action={isOperator && <Button onClick={() => setIsAdding(true)}>{texts.add}</Button>}>
      <Loaded query={people}>
        {({ items }) => (
          <ul className="rows people">
            {items.map((it) => (
              <PersonRow key={it.id} person={it} canEdit={isOperator && it.id !== me.id} onWay={setWay} />
            ))}
          </ul>
        )}
      </Loaded>
      <Modal opened={isAdding} onClose={() => setIsAdding(false)} title={texts.add} centered>
        <Adding
          onAdded={(added) => {
            setIsAdding(false);
            setWay(added);
          }}
        />
      </Modal>
      <ShownOnce
        title={texts.linkTitle(way?.name ?? "")}
        help={texts.linkHelp}
        secret={way?.url}
        onClose={() => setWay(undefined)}
      />
    </Panel>
  );
}

function PersonRow(props: { readonly person: Person; readonly canEdit: boolean; readonly onWay: (way: Way) => void }) {
  const { person, canEdit, onWay } = props;
  const texts = useTexts(TEAM_TEXTS);
  const formats = useFormats();
  const { id, name } = person;
  const edit = useAct("PATCH /staff/people/:id");
  const link = useAct("POST /staff/people/:id/sign-in-links", ({ url }) => onWay({ name, url }));
  const been = person.last_sign_in_at ? texts.last(formats.dateTime(person.last_sign_in_at)) : texts.never;
  return (
    <li className="row">
      <span className="face" aria-hidden="true">
        {initialsOf(name)}
      </span>
      <div className="row-words">
        {name}
        <small>
          {[person.email, person.phone && spokenPhone(person.phone), person.is_active ? been : texts.out]
            .filter(Boolean)
            .join(" · ")}
        </small>
        <Refused error={edit.error} otherwise={texts.taken} />
      </div>
      {canEdit ? (
        <Group gap="xs">
          <Choice
            label={`${texts.role}: ${name}`}
            isLabelHidden
            value={person.role}
            options={ROLES.map((it) => [it, texts.roles[it]] as const)}
            onChange={(role: Role) => edit.mutate({ params: { id }, body: { role } })}
          />
          {person.is_active && (
            <Button variant="default" loading={link.isPending} onClick={() => link.mutate({ params: { id } })}>
              {texts.newLink}
            </Button>
          )}
          <Button
            variant="subtle"
            color={person.is_active ? "red" : "brand"}
            loading={edit.isPending}
            onClick={() => edit.mutate({ params: { id }, body: { is_active: !person.is_active } })}
          >
            {person.is_active ? texts.letOut : texts.letIn}
          </Button>
        </Group>
      ) : (
        <span className="chip">{texts.roles[person.role]}</span>
      )}
    </li>
  );
}

function Adding({ onAdded }: { readonly onAdded: (way: Way) => void }) {
  const texts = useTexts(TEAM_TEXTS);
  const [role, setRole] = useState<Role>("rep");
  const [isWrong, setIsWrong] = useState(false);
  const act = useAct("POST /staff/people", ({ person, sign_in_link }) =>
    onAdded({ name: person.name, url: sign_in_link.url }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name = "", email = "", written = ""] = ["name", "email", "phone"].map((it) =>
      String(form.get(it) ?? "").trim(),
    );
    const phone = readPhone(written);
    setIsWrong(written !== "" && phone === undefined);
    if (written === "" || phone !== undefined) act.mutate({ body: { name, email, role, ...(phone && { phone }) } });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput name="name" label={texts.name} required maxLength={100} data-autofocus />
        <TextInput name="email" type="email" label={texts.email} required maxLength={255} />
        <Choice
          label={texts.role}
          value={role}
          options={ROLES.map((it) => [it, texts.roles[it]] as const)}
          onChange={setRole}
        />
        <TextInput name="phone" type="tel" label={texts.phone} error={isWrong && texts.wrongPhone} />
        <Refused error={act.error} otherwise={act.error?.code === "conflict" ? texts.taken : texts.failed} />
        <Button type="submit" loading={act.isPending}>
          {texts.save}
        </Button>
      </Stack>
    </form>
  );
}
