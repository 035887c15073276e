import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

/**
 * Networks in which nobody of the internet is: this machine, private and shared ones, links, documentation, multicast and what is reserved (IANA's special-purpose
 * registries, 2026), and the ways in which IPv6 spells an IPv4 address.
 */
const INNER: ReadonlyArray<readonly [network: string, bits: number, family: "ipv4" | "ipv6"]> = [
  ["0.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["127.0.0.0", 8, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.0.0.0", 24, "ipv4"],
  ["192.0.2.0", 24, "ipv4"],
  ["192.88.99.0", 24, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["198.18.0.0", 15, "ipv4"],
  ["198.51.100.0", 24, "ipv4"],
  ["203.0.113.0", 24, "ipv4"],
  ["224.0.0.0", 4, "ipv4"],
  ["240.0.0.0", 4, "ipv4"],
  ["::", 96, "ipv6"],
  ["::ffff:0:0", 96, "ipv6"],
  ["::ffff:0:0:0", 96, "ipv6"],
  ["64:ff9b::", 96, "ipv6"],
  ["64:ff9b:1::", 48, "ipv6"],
  ["100::", 64, "ipv6"],
  ["2001::", 23, "ipv6"],
  ["2001:db8::", 32, "ipv6"],
  ["2002::", 16, "ipv6"],
  ["3fff::", 20, "ipv6"],
  ["5f00::", 16, "ipv6"],
  ["fc00::", 7, "ipv6"],
  ["fe80::", 10, "ipv6"],
  ["fec0::", 10, "ipv6"],
  ["ff00::", 8, "ipv6"],
];

/** One of each family: of a list with both, a rule for spelled IPv4 addresses would hold for all of them. */
const inner = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [network, bits, family] of INNER) inner[family].addSubnet(network, bits, family);

const familyOf = ({ family }: { readonly family: number }) => (family === 6 ? "ipv6" : "ipv4");

/** Networks of our own that may be told all the same: `10.0.0.0/8`. */
export function openNetworks(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const it of networks) {
    const [address = "", bits] = it.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    list.addSubnet(address, Number(bits ?? (family === "ipv6" ? 128 : 32)), family);
  }
  return list;
}

/** Why an address is not sent to. */
export class Unreachable extends Error {}

export interface Target {
  readonly address: string;
  readonly family: 4 | 6;
}

/**
 * Where a host is, looked up once: whoever connects connects there, whatever its name leads to a moment later.
 *
 * @param allowed networks that would be refused otherwise
 * @throws Unreachable for whatever is not on the internet, in any spelling
 */
export async function findTarget(url: URL, allowed: BlockList): Promise<Target> {
  if (url.username !== "" || url.password !== "") throw new Unreachable("an address has no user and no password");
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new Unreachable("only https is told");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const found = await lookup(host, { all: true, verbatim: true }).catch(() => []);
  if (found.length === 0) throw new Unreachable("this name leads nowhere");
  const isOwn = (it: (typeof found)[number]) => allowed.check(it.address, familyOf(it));
  const isInner = (it: (typeof found)[number]) => inner[familyOf(it)].check(it.address, familyOf(it));
  // One that leads inward among others is one too many.
  if (found.some((it) => isInner(it) && !isOwn(it))) throw new Unreachable("this address is not on the internet");
  const [target] = found;
  if (!target) throw new Unreachable("this name leads nowhere");
  if (url.protocol === "http:" && !isOwn(target)) throw new Unreachable("only https is told");
  return { address: target.address, family: target.family === 6 ? 6 : 4 };
}
