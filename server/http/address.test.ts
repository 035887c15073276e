import { expect, test } from "vitest";
import { truncateAddress } from "./address.ts";

test("an address keeps its region and loses its person", () => {
  expect(truncateAddress("203.0.113.77")).toBe("203.0.113.0/24");
  expect(truncateAddress("::ffff:203.0.113.77")).toBe("203.0.113.0/24");
  expect(truncateAddress("2001:db8:aa:bb:cc::1")).toBe("2001:db8:aa::/48");
  expect(truncateAddress("::1")).toBe("0:0:0::/48");
  expect(truncateAddress("fe80::1%eth0")).toBe("fe80:0:0::/48");
  expect(truncateAddress("nonsense")).toBeUndefined();
});
