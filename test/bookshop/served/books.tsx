import { Button, Table } from "@mantine/core";
import { clientOf } from "../../../web/api/client.ts";
import { useFormats, useTexts } from "../../../web/ui/locale.tsx";
import { Panel, Screen } from "../../../web/ui/screen.tsx";
import { Loaded } from "../../../web/ui/states.tsx";
import { useDemo } from "../../../web/workspace/demo.tsx";
import { useSeen } from "../../../web/workspace/guide/guide.tsx";
import { GuideLine } from "../../../web/workspace/guide/guide-panel.tsx";
import { TourButton } from "../../../web/workspace/guide/tour.tsx";
import type { booksApi } from "../books-api.ts";

const TEXTS = {
  es: { title: "Libros", intro: "Lo que hay en las estanterías.", all: "Todos", raise: "Subir 1 €" },
  en: { title: "Books", intro: "What stands on the shelves.", all: "All", raise: "Raise by €1" },
};

const { useRead, useAct } = clientOf<typeof booksApi>();

/** The first screen: the books, and an act. */
export default function Books() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { me } = useDemo();
  const books = useRead("GET /workspace/books");
  const act = useAct("PATCH /workspace/books/:id");
  useSeen("look", books.isSuccess);
  const raise = (id: string, price_cents: number) => act.mutate({ params: { id }, body: { price_cents } });
  return (
    <Screen title={texts.title} intro={texts.intro} actions={<TourButton screen="books" />}>
      <GuideLine />
      <Panel title={texts.all} tour="all">
        <Loaded query={books}>
          {({ items }) => (
            <Table>
              <Table.Tbody>
                {items.map((item) => (
                  <Table.Tr key={item.id}>
                    <Table.Td>{item.title}</Table.Td>
                    <Table.Td>{formats.money(item.price_cents)}</Table.Td>
                    <Table.Td>
                      {me.role === "owner" && (
                        <Button onClick={() => raise(item.id, item.price_cents + 100)}>{texts.raise}</Button>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
        </Loaded>
      </Panel>
    </Screen>
  );
}
