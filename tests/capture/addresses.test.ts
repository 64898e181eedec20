import { describe, expect, test } from "vitest";
import { fetchPage } from "@/lib/capture/fetch";
import { isPublicAddress, type Network, publicNetwork } from "@/lib/capture/network";
import { loopbackServers } from "@/tests/support/pages";

/** Production's own network, except that names resolve to what a test says; nothing is ever reached. */
function resolving(...addresses: string[]): Network {
  return { ...publicNetwork, resolve: async () => addresses };
}

const servers = loopbackServers();

describe("addresses that are refused before anything is asked", () => {
  const refused: [address: string, why: RegExp][] = [
    ["ftp://example.org/a", /begin with http/],
    ["file:///etc/passwd", /begin with http/],
    ["gopher://example.org:70/_GET", /begin with http/],
    ["data:text/html,<p>17 killed</p>", /begin with http/],
    ["javascript:alert(1)", /begin with http/],
    ["unix:/var/run/docker.sock", /begin with http/],
    ["not an address", /not an address/],
    ["http://", /not an address/],
    ["http://[::1", /not an address/],
    ["http://256.256.256.256/", /not an address/],
    ["https://user:secret@example.org/", /name or a password/],
    ["https://user@example.org/", /name or a password/],
    ["https://example.org@127.0.0.1/", /name or a password/],
    ["http://example.org:22/", /usual ports/],
    ["http://example.org:5432/", /usual ports/],
    ["http://example.org:8080/", /usual ports/],
    ["http://localhost/", /private network/],
    ["http://localhost./", /private network/],
    ["http://db.localhost/", /private network/],
    ["http://LOCALHOST/", /private network/],
    ["http://intranet/", /private network/],
    ["http://printer.local/", /private network/],
    ["http://metadata.google.internal/computeMetadata/v1/", /private network/],
    ["http://router.home.arpa/", /private network/],
    ["http://127.0.0.1/", /private network/],
    ["http://127.1/", /private network/],
    ["http://2130706433/", /private network/],
    ["http://0x7f000001/", /private network/],
    ["http://0x7f.0.0.1/", /private network/],
    ["http://017700000001/", /private network/],
    ["http://0177.0.0.1/", /private network/],
    ["http://127.0.0.1./", /private network/],
    ["http://①②⑦.⓪.⓪.①/", /private network/],
    ["http://%31%32%37.0.0.1/", /private network/],
    ["http://0/", /private network/],
    ["http://0.0.0.0/", /private network/],
    ["http://10.0.0.5/", /private network/],
    ["http://172.16.0.1/", /private network/],
    ["http://172.31.255.254/", /private network/],
    ["http://192.168.1.1/", /private network/],
    ["http://169.254.169.254/latest/meta-data/", /private network/],
    ["http://2852039166/latest/meta-data/", /private network/],
    ["http://100.100.100.200/latest/meta-data/", /private network/],
    ["http://168.63.129.16/", /private network/],
    ["http://100.64.0.1/", /private network/],
    ["http://192.0.0.192/", /private network/],
    ["http://198.18.0.1/", /private network/],
    ["http://224.0.0.1/", /private network/],
    ["http://255.255.255.255/", /private network/],
    ["http://[::1]/", /private network/],
    ["http://[::]/", /private network/],
    ["http://[::ffff:127.0.0.1]/", /private network/],
    ["http://[::ffff:7f00:1]/", /private network/],
    ["http://[0:0:0:0:0:ffff:a9fe:a9fe]/", /private network/],
    ["http://[::127.0.0.1]/", /private network/],
    ["http://[64:ff9b::127.0.0.1]/", /private network/],
    ["http://[64:ff9b:1::10.0.0.1]/", /private network/],
    ["http://[2002:7f00:1::]/", /private network/],
    ["http://[2001:0:7f00:1::1]/", /private network/],
    ["http://[fe80::1]/", /private network/],
    ["http://[fec0::1]/", /private network/],
    ["http://[fc00::1]/", /private network/],
    ["http://[fd00:ec2::254]/latest/meta-data/", /private network/],
    ["http://[ff02::1]/", /private network/],
    ["http://[2001:db8::1]/", /private network/],
    ["http://[100::1]/", /private network/],
    [`http://example.org/${"a".repeat(2000)}`, /longer than/],
  ];

  test.each(refused)("%s", async (address, why) => {
    // A name would resolve to a public address: what is refused here is the address itself.
    await expect(fetchPage(address, resolving("93.184.215.14"))).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(why),
    });
  });
});

describe("names that resolve to the inside", () => {
  const inside = [
    ["127.0.0.1"],
    ["10.1.2.3"],
    ["169.254.169.254"],
    ["::1"],
    ["::ffff:192.168.0.1"],
    ["fd12:3456::1"],
    ["64:ff9b::a00:1"],
    // One that leads outside beside it makes it no better, in either order.
    ["93.184.215.14", "127.0.0.1"],
    ["127.0.0.1", "93.184.215.14"],
    ["no address at all"],
  ];

  test.each(inside)("%s", async (...addresses) => {
    await expect(
      fetchPage("https://news.example.org/a", resolving(...addresses)),
    ).rejects.toMatchObject({ message: expect.stringMatching(/private network/) });
  });

  test("no address, and no such name", async () => {
    const said = { message: "No site of this name is known." };
    await expect(fetchPage("https://news.example.org/", resolving())).rejects.toMatchObject(said);
    const failing = { ...publicNetwork, resolve: () => Promise.reject(new Error("ENOTFOUND")) };
    await expect(fetchPage("https://news.example.org/", failing)).rejects.toMatchObject(said);
  });

  test("a name server that never answers is not waited for", async () => {
    const hanging = { ...publicNetwork, resolve: () => new Promise<string[]>(() => {}) };
    const bounds = { bytes: 1000, time: 150, silence: 100, redirects: 5 };
    await expect(fetchPage("https://news.example.org/", hanging, bounds)).rejects.toMatchObject({
      message: "The name of the site could not be found in time.",
    });
  });
});

test("production reaches no server on this machine, by no name and at no port", async () => {
  let reached = 0;
  const port = await servers.web((_, response) => {
    reached += 1;
    response.end("inside");
  });
  const here = { ...publicNetwork, resolve: async () => ["127.0.0.1"], mayUse: () => true };
  for (const host of ["127.0.0.1", "news.example.org", "2130706433", "[::ffff:127.0.0.1]"]) {
    await expect(fetchPage(`http://${host}:${port}/`, here)).rejects.toMatchObject({
      message: expect.stringMatching(/private network/),
    });
  }
  expect(reached).toBe(0);
});

test("what is handed out to the world is public", () => {
  for (const address of ["93.184.215.14", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1"]) {
    expect(isPublicAddress(address), address).toBe(true);
  }
});
