/*
 * Who one is in a demo. Its owner comes with the cookie that only the server sees; whoever was invited, or looks through another's
 * eyes, has a token of their own. Seeing as another lasts as long as the tab, an invitation as long as the demo.
 */

const VIEWED = "demo:viewed-as";
const INVITED = "demo:invited:";

interface Access {
  readonly token: string;
  readonly session: string;
}

export function tokenFor(session: string): string | undefined {
  const viewed = read(sessionStorage, VIEWED);
  if (viewed?.session === session) return viewed.token;
  return ownTokenFor(session);
}

/** Without anybody else's eyes: an invitation's, or none, where the cookie says who one is. */
export const ownTokenFor = (session: string): string | undefined => read(localStorage, INVITED + session)?.token;

export const isViewedAs = (session: string): boolean => read(sessionStorage, VIEWED)?.session === session;
export const isInvited = (session: string): boolean => read(localStorage, INVITED + session) !== undefined;

export const viewAs = (access: Access): void => sessionStorage.setItem(VIEWED, JSON.stringify(access));
export const viewAsOneself = (): void => sessionStorage.removeItem(VIEWED);
export const enter = (access: Access): void => localStorage.setItem(INVITED + access.session, JSON.stringify(access));

function read(storage: Storage, key: string): Access | undefined {
  const kept = storage.getItem(key);
  return kept === null ? undefined : (JSON.parse(kept) as Access);
}
