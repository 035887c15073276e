import { ActionIcon, Button, Group, TextInput } from "@mantine/core";
import { IconMinus } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { Answer, NeedRow } from "../ui/answer.tsx";
import { DateField } from "../ui/date-field.tsx";
import { Meter } from "../ui/meter.tsx";
import { RangeSlider } from "../ui/range/range-slider.tsx";
import { BigNumber, Figure, Panel } from "../ui/screen.tsx";
import { Empty, Failed, Loaded } from "../ui/states.tsx";
import { OpeningShell } from "../workspace/opening/opening-shell.tsx";
import { RIBBONS } from "./ribbons.tsx";

/** Every part of the kit in every state, on one page. */
export function Gallery() {
  return (
    <main className="gallery">
      <h1>Piezas</h1>
      {RIBBONS.map(([title, ribbon]) => (
        <Shown key={title} title={title}>
          {ribbon}
        </Shown>
      ))}
      <Cards />
      <Controls />
      <States />
    </main>
  );
}

function Shown({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2 className="caps">{title}</h2>
      {children}
    </section>
  );
}

function Cards() {
  return (
    <Shown title="Tarjetas">
      <div className="cards">
        <Answer title="Te necesita" aside="Ver los 12" wide={5}>
          <ul className="rows">
            <NeedRow
              what="Leche, mantequilla"
              why="Queda para 2 días; si lo pides ya, llega el vie 4"
              action={<Button>Pedir 127 €</Button>}
            />
            <NeedRow
              what="Se agotó 7 días de 28"
              why="Unos 98,88 € más"
              action={<Button variant="default">Ver</Button>}
            />
          </ul>
        </Answer>
        <Answer
          title="Vie 4 · 300 piezas"
          wide={4}
          foot={
            <>
              <span className="note">Primera a las 03:30</span>
              <Button variant="default">Ver</Button>
            </>
          }
        >
          {[1, 0.6, 0.3].map((share) => (
            <div key={share} className="bar-row">
              <Meter share={share} />
            </div>
          ))}
          <Meter share={0.2} tone="bad" />
          <Meter share={0.4} tone="warn" />
        </Answer>
        <Answer title="Cifras" wide={3}>
          <BigNumber label="Tickets" value="134" />
          <Figure label="Margen" value="469,50 €" note="86 %" tone="good" />
          <Figure label="Margen" value="−12,00 €" note="red" tone="bad" />
        </Answer>
      </div>
    </Shown>
  );
}

function Controls() {
  const [value, setValue] = useState(84);
  const [date, setDate] = useState("2026-12-03");
  return (
    <Shown title="Mandos">
      <Group>
        <Button>Filled</Button>
        <Button variant="default">Quiet</Button>
        <Button variant="subtle">Subtle</Button>
        <Button disabled>Disabled</Button>
        <Button loading>Loading</Button>
        <ActionIcon variant="default" aria-label="menos">
          <IconMinus size={18} aria-hidden />
        </ActionIcon>
        <span className="chip">Demo · 23 h</span>
        <span className="chip quiet">supone 99 €</span>
      </Group>
      <div className="gallery-range">
        <RangeSlider
          low={62}
          likely={79}
          high={96}
          value={value}
          most={120}
          label="Piezas"
          say={String}
          onChange={setValue}
          onDone={setValue}
        />
        <RangeSlider
          low={62}
          likely={79}
          high={96}
          value={112}
          most={120}
          label="Fuera de la franja"
          say={String}
          onChange={() => undefined}
          onDone={() => undefined}
        />
      </div>
      <Group align="flex-start">
        <TextInput label="Texto" defaultValue="Casa Rosa" />
        <TextInput label="Con fallo" defaultValue="-3" error="Entre 0,01 € y 3.000,00 €." />
        <DateField label="Fecha" value={date} min="2026-09-03" max="2026-12-18" onChange={setDate} />
      </Group>
      <div className="role-strip">
        <span>Ves lo que ve: Mostrador</span>
        <button type="button" className="role-back">
          Volver
        </button>
      </div>
    </Shown>
  );
}

const NOTHING = { data: undefined, error: null, refetch: () => undefined };

function States() {
  return (
    <Shown title="Estados">
      <Loaded query={NOTHING}>{() => null}</Loaded>
      <Failed code="offline" onRetry={() => undefined} />
      <Failed code="internal_error" onRetry={() => undefined} />
      <Empty>Todavía nada.</Empty>
      <Panel title="Panel" help="Con su ayuda">
        Contenido
      </Panel>
      <OpeningShell title="Abriendo…" late="Tarda más de lo normal." share={50} />
    </Shown>
  );
}
