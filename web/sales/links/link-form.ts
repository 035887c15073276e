import { useState } from "react";
import type { CoreApi } from "../../../contract/api.ts";
import type { Asking } from "../../../contract/endpoint.ts";
import { readPhone } from "../../ui/read-phone.ts";
import { useMe } from "../me.tsx";
import type { DemoLink } from "./demo-link.ts";

type Body = NonNullable<Asking<CoreApi["POST /demo-links"]>["body"]>;

/** As it is written, before it is anything. */
export interface LinkForm {
  readonly business: string;
  readonly person: string;
  readonly phone: string;
  readonly scenario: string;
  readonly template: string;
  readonly locale: "es" | "en";
  readonly days: string;
  readonly uses: number | string;
  readonly passcode: string;
  readonly returns: boolean;
  readonly pinned: boolean;
  readonly domains: string;
  readonly campaign: string;
  readonly note: string;
}

const START: LinkForm = {
  business: "",
  person: "",
  phone: "",
  scenario: "",
  template: "",
  locale: "es",
  days: "14",
  uses: 3,
  passcode: "",
  returns: true,
  pinned: false,
  domains: "",
  campaign: "",
  note: "",
};
/** What one chose last is chosen again; what is about a person is not. */
const REMEMBERED = ["scenario", "locale", "days", "uses", "returns"] as const;
const keyOf = (id: string): string => `sales:link:${id}`;

/** What a further link takes over from one: all but whom it is for. */
export const likenessOf = (link: DemoLink): Partial<LinkForm> => ({
  scenario: link.scenario_name,
  template: link.template?.id ?? "",
  locale: link.locale,
  uses: link.max_uses,
  returns: link.returns,
  domains: link.allowed_domains.join(", "),
  campaign: link.utm_campaign ?? "",
});

/** @param like what is to be as in another link */
export function useLinkForm(like: Partial<LinkForm> = {}) {
  const { id } = useMe();
  const [form, setForm] = useState<LinkForm>(() => ({
    ...START,
    ...JSON.parse(localStorage.getItem(keyOf(id)) ?? "{}"),
    ...like,
  }));
  const remember = () =>
    localStorage.setItem(keyOf(id), JSON.stringify(Object.fromEntries(REMEMBERED.map((it) => [it, form[it]]))));
  const set = <Key extends keyof LinkForm>(key: Key, value: LinkForm[Key]) =>
    setForm((it) => ({ ...it, [key]: value }));
  return { form, set, remember };
}

export const wrongIn = (form: LinkForm) => ({
  phone: form.phone.trim() !== "" && readPhone(form.phone) === undefined,
  passcode: form.passcode.trim() !== "" && form.passcode.trim().length < 4,
  uses: !Number.isInteger(Number(form.uses)) || Number(form.uses) < 1 || Number(form.uses) > 1_000,
  domains: domainsOf(form).some((it) => !/^([a-z0-9-]+\.)+[a-z]{2,}$/.test(it)),
});

const domainsOf = ({ domains }: LinkForm): string[] =>
  domains
    .split(/[\s,;]+/)
    .map((it) => it.trim().toLowerCase().replace(/^@/, ""))
    .filter(Boolean);

/** What is asked of the service. */
export function bodyOf(form: LinkForm): Body {
  const said = (text: string) => (text.trim() === "" ? undefined : text.trim());
  const phone = readPhone(form.phone);
  const known = {
    business_name: said(form.business),
    person_name: said(form.person),
    person_phone: phone,
    scenario_name: said(form.scenario),
    template_id: said(form.template),
    passcode: said(form.passcode),
    utm_campaign: said(form.campaign),
    note: said(form.note),
    // By the service's clock, with which a browser's need not agree.
    pinned_at: form.pinned ? "now" : undefined,
  };
  return {
    ...(Object.fromEntries(Object.entries(known).filter(([, it]) => it !== undefined)) as Body),
    locale: form.locale,
    returns: form.returns,
    max_uses: Number(form.uses),
    allowed_domains: domainsOf(form),
    valid_days: Number(form.days),
  };
}
