export function Production() {
  return null;
}
