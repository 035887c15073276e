import "@mantine/charts/styles.css";

/* Apart, so that screens without a chart do without what draws them. */
export { BarChart, LineChart } from "@mantine/charts";
