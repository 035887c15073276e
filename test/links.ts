import { PUBLIC_URL, type TestService } from "./app-under-test.ts";

const OWN_PAGE = { origin: PUBLIC_URL };
export const SAFARI =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";

/** What is done with links, by a rep unless another token is given. */
export const linksOf = (service: () => TestService, rep: () => { readonly token: string }) => ({
  make: async (body: object = {}, token = rep().token) =>
    (await service().call("POST", "/demo-links", { token, body })).json,
  /** As a prospect presses the button, in another network than the one before where `freely` was called. */
  redeem: (code: string, more: object = {}, headers: Record<string, string> = {}) =>
    service().call("POST", "/demo-links/redeem", {
      body: { code, ...more },
      headers: { ...OWN_PAGE, "user-agent": SAFARI, ...headers },
    }),
  read: async (id: string, token = rep().token) => (await service().call("GET", `/demo-links/${id}`, { token })).json,
  door: async (code: string) => (await service().call("GET", `/demo-links/door/${code}`)).json,
  /** Wrong codes of before are forgotten. */
  freely: () => service().deps.wrongCodeLimit.limiter.delete("127.0.0.1"),
});
