import { sql } from "kysely";
import type { Db } from "../sql/main-db.ts";
import { readCode } from "./queries.ts";

/**
 * What kind of thing looks at a link: a messenger that fetches a picture for the message, a mail scanner or another machine, or a browser
 * that may be a person's. By what it calls itself; nothing else is kept of it. None of them opens anything: that is a press of the button.
 */
export type Looker = "preview" | "scanner" | "visit";

const PREVIEWS =
  /whatsapp|telegrambot|slackbot|slack-imgproxy|discordbot|facebookexternalhit|facebot|twitterbot|linkedinbot|skypeuripreview|microsoftpreview|teamsbot|viber|line-poker|kakaotalk|signal-desktop|applebot.*preview|snapchat|redditbot|pinterestbot|mastodon|bluesky|iframely|embedly|google-pagerenderer|imessage|zoombot|notionbot/i;
const MACHINES =
  /bot\b|bot\/|crawl|spider|slurp|scan|proofpoint|mimecast|barracuda|safelinks|msoffice|ms-office|bingpreview|googleimageproxy|yahoomailproxy|trendmicro|symantec|fireeye|zscaler|forcepoint|cisco-ironport|urldefense|virustotal|headless|phantomjs|puppeteer|playwright|selenium|python-|python\/|curl\/|wget\/|libwww|go-http-client|java\/|okhttp|apache-httpclient|node-fetch|undici|axios|postman|insomnia|monitor|uptime|pingdom|preview/i;
const BROWSER = /mozilla\/5\.0/i;

export function lookerOf(method: string, userAgent: string | undefined, purpose?: string | undefined): Looker {
  if (userAgent !== undefined && PREVIEWS.test(userAgent)) return "preview";
  if (method === "HEAD" || userAgent === undefined || MACHINES.test(userAgent) || !BROWSER.test(userAgent))
    return "scanner";
  // A browser that fetches ahead has not been asked by anybody yet.
  return purpose !== undefined && /prefetch|preview/i.test(purpose) ? "preview" : "visit";
}

/** Counts a look. @returns in which language the link speaks; undefined where there is none */
export async function noteLook(db: Db, code: string, kind: Looker): Promise<"es" | "en" | undefined> {
  const { rows } = await sql<{ locale: "es" | "en" }>`
    with link as (select id, locale from demo_links where code = ${readCode(code)}),
    noted as (
      insert into demo_link_looks as k (link_id, kind, looks) select id, ${kind}, 1 from link
        on conflict (link_id, kind) do update set looks = k.looks + 1, last_at = clock_timestamp())
    select locale from link`.execute(db);
  return rows[0]?.locale;
}
