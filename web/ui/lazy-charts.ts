import { lazy } from "react";

const charts = () => import("./charts.tsx");

export const LineChart = lazy(async () => ({ default: (await charts()).LineChart }));
export const BarChart = lazy(async () => ({ default: (await charts()).BarChart }));
