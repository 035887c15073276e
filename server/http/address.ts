import { isIPv4, isIPv6 } from "node:net";

/** An address cut to its /24 or /48: enough to see a region, too little to see a person. */
export function truncateAddress(address: string): string | undefined {
  const plain = plainOf(address);
  if (isIPv4(plain)) return `${plain.split(".").slice(0, 3).join(".")}.0/24`;
  if (!isIPv6(plain)) return undefined;
  return `${groupsOf(plain)
    .slice(0, 3)
    .map((it) => it.toString(16))
    .join(":")}::/48`;
}

export function isOnLoopback(address: string): boolean {
  return address === "::1" || plainOf(address).startsWith("127.");
}

/** What counts as one address: an IPv4 address, or the /64 that a household or phone has of IPv6. */
export function addressKeyOf(address: string): string {
  const plain = plainOf(address);
  if (!isIPv6(plain)) return plain;
  return groupsOf(plain)
    .slice(0, 4)
    .map((it) => it.toString(16))
    .join(":");
}

/** An IPv4 address that came in IPv6's clothes without them, and no zone. */
function plainOf(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  const [head = "", tail = ""] = address.split("::");
  const parse = (part: string) =>
    part
      .split(":")
      .filter(Boolean)
      .map((it) => Number.parseInt(it, 16));
  const [left, right] = [parse(head), parse(tail)];
  const missing = address.includes("::") ? 8 - left.length - right.length : 0;
  return [...left, ...Array<number>(Math.max(0, missing)).fill(0), ...right];
}
