import { useLocale } from "../ui/locale.tsx";
import { useRead } from "./api.ts";

/** What the tax in the shop's prices is called: IVA, in English VAT; IGIC in the Canary Islands, IPSI in Ceuta and Melilla. */
export function useTaxName(): string {
  const { locale } = useLocale();
  const name = useRead("GET /workspace/locations").data?.items[0]?.tax_name ?? "IVA";
  return name === "IVA" && locale === "en" ? "VAT" : name;
}
