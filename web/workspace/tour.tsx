import { Button } from "@mantine/core";
import { IconHelp } from "@tabler/icons-react";
import { useTexts } from "../ui/locale.tsx";
import { track } from "./activity.ts";
import type { ScreenName } from "./roles.ts";
import { TOURS } from "./tours.ts";

const TEXTS = {
  es: { show: "Enséñame", next: "Siguiente", previous: "Anterior", done: "Entendido", of: "{{current}} de {{total}}" },
  en: { show: "Show me", next: "Next", previous: "Back", done: "Got it", of: "{{current}} of {{total}}" },
};

/** Shows a screen around: of its tour what is there to be shown. */
export function TourButton({ screen }: { readonly screen: ScreenName }) {
  const texts = useTexts(TEXTS);
  const tour = useTexts(TOURS)[screen];
  const start = async () => {
    track("feature_used", { feature: "tour", screen });
    const { startDriver } = await import("./driver.ts");
    startDriver(tour, texts);
  };
  return (
    <Button variant="subtle" leftSection={<IconHelp size={20} aria-hidden />} onClick={() => void start()}>
      {texts.show}
    </Button>
  );
}
