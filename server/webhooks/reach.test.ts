import { expect, test } from "vitest";
import { findTarget, openNetworks } from "./reach.ts";

/** What leads inward, however it is written. */
const INWARD = [
  "https://127.0.0.1/",
  "https://127.1/",
  "https://127.0.1/",
  "https://2130706433/",
  "https://0x7f000001/",
  "https://0x7f.0.0.1/",
  "https://0177.0.0.1/",
  "https://017700000001/",
  "https://127.0.0.1./",
  "https://127.255.255.254/",
  "https://①②⑦.⓪.⓪.①/",
  "https://127。0。0。1/",
  "https://0/",
  "https://0.0.0.0/",
  "https://0.1.2.3/",
  "https://localhost/",
  "https://LOCALHOST/",
  "https://localhost./",
  "https://10.0.0.1/",
  "https://10.255.255.255/",
  "https://0x0a000001/",
  "https://167772161/",
  "https://172.16.0.1/",
  "https://172.31.255.255/",
  "https://192.168.1.1/",
  "https://3232235777/",
  "https://0300.0250.1.1/",
  "https://169.254.169.254/latest/meta-data",
  "https://2852039166/",
  "https://0xa9fea9fe/",
  "https://100.64.0.1/",
  "https://100.127.255.255/",
  "https://192.0.0.1/",
  "https://192.0.2.1/",
  "https://198.18.0.1/",
  "https://198.19.255.255/",
  "https://198.51.100.7/",
  "https://203.0.113.9/",
  "https://224.0.0.1/",
  "https://239.255.255.250/",
  "https://240.0.0.1/",
  "https://255.255.255.255/",
  "https://[::1]/",
  "https://[::]/",
  "https://[0:0:0:0:0:0:0:1]/",
  "https://[0000:0000:0000:0000:0000:0000:0000:0001]/",
  "https://[::127.0.0.1]/",
  "https://[::ffff:127.0.0.1]/",
  "https://[::ffff:7f00:1]/",
  "https://[::ffff:a9fe:a9fe]/",
  "https://[::ffff:0:127.0.0.1]/",
  "https://[64:ff9b::127.0.0.1]/",
  "https://[64:ff9b::a00:1]/",
  "https://[64:ff9b:1::a00:1]/",
  "https://[2002:7f00:1::]/",
  "https://[2002:a00:1::1]/",
  "https://[2001:0:7f00:1::]/",
  "https://[2001:db8::1]/",
  "https://[fc00::1]/",
  "https://[fd12:3456:789a::1]/",
  "https://[fe80::1]/",
  "https://[fec0::1]/",
  "https://[ff02::1]/",
  "https://[100::1]/",
] as const;

test("no spelling of an address that leads inward is sent to", async () => {
  expect(INWARD.length).toBeGreaterThanOrEqual(60);
  const none = openNetworks([]);
  const came: string[] = [];
  for (const it of INWARD)
    await findTarget(new URL(it), none).then(
      () => came.push(it),
      () => undefined,
    );
  expect(came).toEqual([]);
});

test("what is on the internet is, and our own where that is said; nothing with a password, and nothing in clear", async () => {
  const none = openNetworks([]);
  expect(await findTarget(new URL("https://93.184.216.34/"), none)).toEqual({ address: "93.184.216.34", family: 4 });
  expect(await findTarget(new URL("https://[2606:2800:220:1::1]/"), none)).toMatchObject({ family: 6 });
  await expect(findTarget(new URL("http://93.184.216.34/"), none)).rejects.toThrow("only https");
  await expect(findTarget(new URL("https://user:secret@93.184.216.34/"), none)).rejects.toThrow("no user");
  await expect(findTarget(new URL("ftp://93.184.216.34/"), none)).rejects.toThrow("only https");
  const own = openNetworks(["10.0.0.0/8", "127.0.0.1"]);
  expect(await findTarget(new URL("http://10.1.2.3:8080/"), own)).toEqual({ address: "10.1.2.3", family: 4 });
  await expect(findTarget(new URL("https://192.168.0.1/"), own)).rejects.toThrow("not on the internet");
  await expect(findTarget(new URL("https://127.0.0.2/"), own)).rejects.toThrow("not on the internet");
});
