const KEY = "sales:single keys";
const OFF = "off";

/** Keys without Ctrl act, unless somebody who speaks or slips has switched them off in this browser (WCAG 2.1.4). */
export const hasSingleKeys = (): boolean => localStorage.getItem(KEY) !== OFF;

export const switchSingleKeys = (isOn: boolean): void =>
  isOn ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, OFF);
