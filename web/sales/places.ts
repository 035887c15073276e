import {
  IconActivity,
  IconChartBar,
  IconHeartHandshake,
  IconHome,
  IconLayoutGrid,
  IconLink,
  IconPhone,
  IconPlugConnected,
  IconPresentation,
  IconSettings,
  IconUserCircle,
  IconUsers,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { Me } from "./me.tsx";

export const PLACE_NAMES = {
  es: {
    home: "Hoy",
    figures: "Cifras",
    scenarios: "Escenarios",
    operations: "Operación",
    connections: "Conexiones",
    links: "Enlaces",
    call: "Llamar",
    demos: "Demos",
    leads: "Leads",
    settings: "Ajustes",
    team: "Equipo",
    account: "Tu cuenta",
  },
  en: {
    home: "Today",
    figures: "Figures",
    scenarios: "Scenarios",
    operations: "Operations",
    connections: "Connections",
    links: "Links",
    call: "Call",
    demos: "Demos",
    leads: "Leads",
    settings: "Settings",
    team: "Team",
    account: "Your account",
  },
};

export interface Place {
  readonly to: string;
  readonly name: keyof (typeof PLACE_NAMES)["es"];
  /** On a phone behind one's own face. */
  readonly isSeldom?: boolean;
  readonly Icon: ComponentType<{ readonly size?: number; readonly stroke?: number; readonly "aria-hidden"?: boolean }>;
  readonly isFor: (me: Me) => boolean;
}

/** Where one can go, in the order of a day. */
export const PLACES: readonly Place[] = [
  { to: "/ventas", name: "home", Icon: IconHome, isFor: () => true },
  { to: "/ventas/llamar", name: "call", Icon: IconPhone, isFor: () => true },
  { to: "/ventas/enlaces", name: "links", Icon: IconLink, isFor: () => true, isSeldom: true },
  { to: "/ventas/demos", name: "demos", Icon: IconLayoutGrid, isFor: () => true },
  { to: "/ventas/leads", name: "leads", Icon: IconHeartHandshake, isFor: () => true },
  { to: "/ventas/cifras", name: "figures", Icon: IconChartBar, isFor: () => true, isSeldom: true },
  { to: "/ventas/escenarios", name: "scenarios", Icon: IconPresentation, isFor: () => true, isSeldom: true },
  {
    to: "/ventas/operacion",
    name: "operations",
    Icon: IconActivity,
    isFor: ({ role }) => role === "operator",
    isSeldom: true,
  },
  {
    to: "/ventas/conexiones",
    name: "connections",
    Icon: IconPlugConnected,
    isFor: ({ role }) => role === "operator",
    isSeldom: true,
  },
  { to: "/ventas/ajustes", name: "settings", Icon: IconSettings, isFor: ({ role }) => role !== "rep", isSeldom: true },
  { to: "/ventas/equipo", name: "team", Icon: IconUsers, isFor: ({ role }) => role !== "rep", isSeldom: true },
  { to: "/ventas/cuenta", name: "account", Icon: IconUserCircle, isFor: () => true, isSeldom: true },
];
