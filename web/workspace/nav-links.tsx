import { NavLink } from "@mantine/core";
import {
  IconBread,
  IconChartBar,
  IconChartLine,
  IconFlask,
  IconPackages,
  IconSun,
  IconTruck,
  IconUsers,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTexts } from "../ui/locale.tsx";
import { addressOf } from "./links.tsx";
import type { ScreenName } from "./roles.ts";
import { SCREEN_NAMES } from "./screens-texts.ts";

const ICONS: Readonly<Record<ScreenName, typeof IconSun>> = {
  today: IconSun,
  sales: IconChartBar,
  forecasting: IconChartLine,
  production: IconBread,
  inventory: IconPackages,
  suppliers: IconTruck,
  team: IconUsers,
  demo: IconFlask,
};
/** On a wide page, at its side. */
export function SideLink(it: { readonly screen: ScreenName; readonly isHere: boolean; readonly onClick?: () => void }) {
  const names = useTexts(SCREEN_NAMES);
  const Icon = ICONS[it.screen];
  return (
    <NavLink
      component={Link}
      to={addressOf(it.screen)}
      activeOptions={{ exact: true }}
      label={names[it.screen]}
      leftSection={<Icon size={20} aria-hidden />}
      active={it.isHere}
      variant="filled"
      aria-current={it.isHere ? "page" : undefined}
      mih={44}
      {...(it.onClick && { onClick: it.onClick })}
    />
  );
}

/** On a phone, below one's thumb. */
export function ThumbLink({ screen, isHere }: { readonly screen: ScreenName; readonly isHere: boolean }) {
  const names = useTexts(SCREEN_NAMES);
  const Icon = ICONS[screen];
  return (
    <Link
      to={addressOf(screen)}
      activeOptions={{ exact: true }}
      className="thumb"
      data-here={isHere || undefined}
      aria-current={isHere ? "page" : undefined}
    >
      <Icon aria-hidden />
      {names[screen]}
    </Link>
  );
}
