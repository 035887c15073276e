export const bakery = undefined as never;
