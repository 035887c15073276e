import { OPERATOR_KEY } from "../app-under-test.ts";
import type { Site, VisitorOptions } from "./a-browser.ts";

export const PASSWORD = "una frase que nadie adivina";

/** Adds somebody to the team. @returns the link by which they come in */
export const addPerson = async (site: Site, name: string, role: "rep" | "manager" | "operator"): Promise<string> =>
  (
    await site.service.call("POST", "/staff/people", {
      token: OPERATOR_KEY,
      body: { email: `${name.split(" ")[0]}@ventas.test`, name, role, phone: "+34600000112" },
    })
  ).json.sign_in_link.url;

/** Somebody of the team in a browser of their own, on their first page. */
export async function signedIn(
  site: Site,
  [name, role]: readonly [string, "rep" | "manager" | "operator"],
  options: VisitorOptions,
) {
  const url = await addPerson(site, name, role);
  const visitor = await site.visitor(options);
  await visitor.page.goto(url);
  await visitor.page.getByLabel("Contraseña nueva").fill(PASSWORD);
  await visitor.page.getByRole("button", { name: "Entrar" }).click();
  await visitor.page.locator(".sales-bar").waitFor();
  return visitor;
}
