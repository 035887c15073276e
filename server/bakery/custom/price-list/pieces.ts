import { decodeHTML } from "entities";

/** A line of what was pasted, or one of several that a line of markup comes to. */
export interface Piece {
  /** From 1, as pasted. */
  readonly line: number;
  /** As pasted, without the spaces around it. */
  readonly text: string;
  /** Of it what is to be read: without markup, marks and double spaces; cells of markup are apart by tabs. */
  readonly plain: string;
}

const TAGS =
  "a|abbr|b|big|blockquote|body|br|center|code|dd|del|div|dl|dt|em|figure|font|footer|h[1-6]|head|header|hr|html|i|img|label|li|main|meta|nav|ol|p|pre|s|section|small|span|strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul";
const CELL_END = /<\/t[dh]\s*>/gi;
const BREAK = /<(?:br|hr)\b[^<>]*>|<\/(?:tr|p|div|li|h[1-6]|dd|dt)\s*>/gi;
const TAG = new RegExp(`</?(?:${TAGS})(?:\\s[^<>]*)?/?>`, "gi");
const INVISIBLE = /\u00ad|\u200b|\u200c|\u200d|\u200e|\u200f|\u2060|\ufe0f|\ufeff/g;
const PICTURES = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/gu;
const STYLED = /[*~`]+/g;
/** From a name to its price: dots, dashes, underlines. */
const LEADERS = /(?:[.·•…]\s?){2,}|_{2,}|(?:\s[-–—]){2,}\s?|[-–—]{2,}/g;

/** What was pasted, line by line; lines in which nothing stands are none. */
export function piecesOf(pasted: string): Piece[] {
  return pasted.split(/\r\n?|\n|\u2028|\u2029|\u0085/).flatMap((raw, index) => {
    const text = raw.replace(/^\ufeff/, "").trim();
    return text === "" ? [] : withoutMarkup(text).map((plain) => ({ line: index + 1, text, plain }));
  });
}

function withoutMarkup(text: string): string[] {
  const lines = text.replace(CELL_END, "\t").replace(BREAK, "\n").replace(TAG, "").split("\n");
  const plain = lines.map((it) => tidy(decodeHTML(it)));
  const said = plain.filter((it) => it !== "");
  return said.length > 0 ? said : [""];
}

function tidy(text: string): string {
  return text
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(PICTURES, " ")
    .replace(STYLED, " ")
    .replace(LEADERS, " ")
    .replace(/[^\S\t]+/g, " ")
    .replace(/^ | $/g, "");
}
