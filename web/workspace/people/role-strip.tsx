import { UnstyledButton } from "@mantine/core";
import { isViewedAs } from "../../api/access.ts";
import { useLocale, useTexts } from "../../ui/locale.tsx";
import { useDemo } from "../demo.tsx";
import { useProduct } from "../product.tsx";
import { useBecome } from "./role-switch.tsx";

const TEXTS = {
  es: { as: (role: string) => `Ves lo que ve: ${role}`, back: "Volver" },
  en: { as: (role: string) => `You see what they see: ${role}`, back: "Back" },
};

/** Above everything, as long as one looks through another's eyes. */
export function RoleStrip() {
  const texts = useTexts(TEXTS);
  const { locale } = useLocale();
  const { me } = useDemo();
  const { roles } = useProduct();
  const become = useBecome();
  if (!isViewedAs(me.session_id)) return null;
  return (
    <div className="role-strip">
      <span>{texts.as(roles.find((it) => it.name === me.role)?.title[locale] ?? me.role)}</span>
      <UnstyledButton className="role-back" onClick={() => void become("owner")}>
        {texts.back}
      </UnstyledButton>
    </div>
  );
}
