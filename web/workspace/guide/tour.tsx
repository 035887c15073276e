import { UnstyledButton } from "@mantine/core";
import { IconHelp } from "@tabler/icons-react";
import { useLocale, useTexts } from "../../ui/locale.tsx";
import { track } from "../activity.ts";
import { usePresenter } from "../presenter/presenter.tsx";
import { useProduct } from "../product.tsx";

const TEXTS = {
  es: { show: "Enséñame", next: "Siguiente", previous: "Anterior", done: "Entendido", of: "{{current}} de {{total}}" },
  en: { show: "Show me", next: "Next", previous: "Back", done: "Got it", of: "{{current}} of {{total}}" },
};

/** Shows a screen around: of its tour what is there to be shown. */
export function TourButton({ screen }: { readonly screen: string }) {
  const texts = useTexts(TEXTS);
  const { locale } = useLocale();
  const { isHidden } = usePresenter();
  const tour = useProduct().screens.find((it) => it.name === screen)?.tour[locale] ?? [];
  // Whoever shows it around is in the room.
  if (isHidden) return null;
  const start = async () => {
    track("feature_used", { feature: "tour", screen });
    const { startDriver } = await import("./driver.ts");
    startDriver(tour, texts);
  };
  return (
    <UnstyledButton className="tour-button" onClick={() => void start()} aria-label={texts.show}>
      <IconHelp size={20} aria-hidden />
      <span className="tour-word">{texts.show}</span>
    </UnstyledButton>
  );
}
