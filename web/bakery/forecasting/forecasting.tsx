export function Forecasting() {
  return null;
}
