/** A number of E.164 as it is read out: a Spanish one in threes, others as they are. */
export const spokenPhone = (phone: string): string =>
  phone.replace(/^\+34(\d{3})(\d{3})(\d{3})$/, "+34\u00a0$1\u00a0$2\u00a0$3");
