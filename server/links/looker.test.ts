import { expect, test } from "vitest";
import { SAFARI } from "../../test/links.ts";
import { lookerOf } from "./looker.ts";

/** As they are seen in the wild. */
// biome-ignore format: a table is read by its columns
const TRACES: ReadonlyArray<readonly [kind: string, method: string, userAgent: string | undefined]> = [
  ["preview", "GET", "WhatsApp/2.24.20.89 A"],
  ["preview", "GET", "WhatsApp/2.2447.6 W"],
  ["preview", "GET", "WhatsApp/2.24.22.78 i"],
  ["preview", "GET", "TelegramBot (like TwitterBot)"],
  ["preview", "GET", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"],
  ["preview", "GET", "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"],
  ["preview", "GET", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0"],
  ["preview", "GET", "Twitterbot/1.0"],
  ["preview", "GET", "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)"],
  ["preview", "GET", "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)"],
  ["preview", "GET", "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com"],
  ["preview", "GET", "Viber/22.8.0.5 CFNetwork/1568.100.1 Darwin/24.0.0"],
  ["scanner", "GET", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"],
  ["scanner", "GET", "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"],
  ["scanner", "GET", "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"],
  ["scanner", "GET", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/103.0.5060.134 Safari/537.36 BingPreview/1.0b"],
  ["scanner", "GET", "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)"],
  ["scanner", "GET", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/129.0.0.0 Safari/537.36"],
  ["scanner", "GET", "Mozilla/4.0 (compatible; ms-office; MSOffice 16)"],
  ["scanner", "GET", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) ProofpointURLDefense/1.0"],
  ["scanner", "GET", "Barracuda Sentinel (EE)"],
  ["scanner", "GET", "Mimecast-URL-Scanner"],
  ["scanner", "GET", "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"],
  ["scanner", "GET", "python-requests/2.32.3"],
  ["scanner", "GET", "curl/8.10.1"],
  ["scanner", "GET", "Go-http-client/2.0"],
  ["scanner", "GET", "okhttp/4.12.0"],
  ["scanner", "GET", "Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)"],
  ["scanner", "GET", undefined],
  ["scanner", "HEAD", SAFARI],
  ["visit", "GET", SAFARI],
  ["visit", "GET", "Mozilla/5.0 (Linux; Android 14; SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.6723.58 Mobile Safari/537.36"],
  ["visit", "GET", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0"],
  ["visit", "GET", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 350.0.0.27.108"],
];

test.each(TRACES)("%s: %s %s", (kind, method, userAgent) => {
  expect(lookerOf(method, userAgent)).toBe(kind);
});

test("a browser that fetches ahead has not been asked by anybody", () => {
  expect(lookerOf("GET", SAFARI, "prefetch;prerender")).toBe("preview");
});
