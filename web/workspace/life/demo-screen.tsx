import { Group, SimpleGrid, Stack, Text } from "@mantine/core";
import type { ComponentType } from "react";
import { isInvited, isViewedAs } from "../../api/access.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel, Screen } from "../../ui/screen.tsx";
import { Contact } from "../contact/contact.tsx";
import { useDemo } from "../demo.tsx";
import { TourButton } from "../guide/tour.tsx";
import { RoleSwitch } from "../people/role-switch.tsx";
import { useProduct } from "../product.tsx";
import { TakeAlong } from "../work/take-along.tsx";
import { Changes } from "./changes.tsx";
import { ClockButtons } from "./clock-buttons.tsx";
import { EndButton, ResetButton } from "./end-buttons.tsx";

const TEXTS = {
  es: {
    title: "Demo",
    clock: "Mover el reloj",
    who: "Con otros ojos",
    whoHelp: "Mira qué ve cada persona de tu equipo.",
    data: "Tus datos",
    dataHelp: (at: string) =>
      `La demo se cierra el ${at}. La pantalla del final te dice hasta cuándo puedes volver a abrirla; después se borra lo que has cambiado y queda un recibo. Si la terminas tú, se borra al momento. No guardamos más que el uso que se hizo de ella y, si lo dejaste, cómo encontrarte y lo que guardaste para llevártelo.`,
    contactHelp: "Deja cómo encontrarte, si quieres, y di qué podemos hacer.",
    end: "Reiniciar o terminar",
  },
  en: {
    title: "Demo",
    clock: "Move the clock",
    who: "Through other eyes",
    whoHelp: "See what each of your team sees.",
    data: "Your data",
    dataHelp: (at: string) =>
      `The demo closes on ${at}. The last screen tells you until when you can open it again; then what you changed is deleted, and a receipt stays. End it yourself and it is deleted at once. We keep nothing but how it was used and, if you left it, how to reach you and what you kept to take along.`,
    contactHelp: "Leave how to reach you, if you like, and say what we may do.",
    end: "Start again or end",
  },
};

/** @param WouldBeSent what the product adds */
export const demoScreenWith = (WouldBeSent: ComponentType | undefined) => () => (
  <DemoScreen WouldBeSent={WouldBeSent} />
);

function DemoScreen({ WouldBeSent }: { readonly WouldBeSent: ComponentType | undefined }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { me } = useDemo();
  const { words: inBoth, workFieldOf } = useProduct();
  const words = useTexts(inBoth);
  const isOwner = me.role === "owner";
  const isHolder = isOwner && !isInvited(me.session_id) && !isViewedAs(me.session_id);
  return (
    <Screen title={texts.title} intro={words.intro} actions={<TourButton screen="demo" />}>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {isOwner && (
          <Panel title={texts.clock} help={words.clockHelp} tour="clock">
            <ClockButtons />
          </Panel>
        )}
        <Panel title={texts.who} help={texts.whoHelp} tour="roles">
          <RoleSwitch />
        </Panel>
      </SimpleGrid>
      {isOwner && (
        <Panel title={words.wantIt} help={texts.contactHelp} tour="contact">
          <Contact id={me.session_id} />
        </Panel>
      )}
      <Changes />
      {isHolder && workFieldOf && <TakeAlong />}
      {WouldBeSent && <WouldBeSent />}
      <Panel title={isOwner ? texts.end : texts.data} tour="end">
        <Stack>
          <Text>{texts.dataHelp(formats.dateTime(me.expires_at))}</Text>
          {isOwner && (
            <Group>
              <ResetButton />
              <EndButton />
            </Group>
          )}
        </Stack>
      </Panel>
    </Screen>
  );
}
