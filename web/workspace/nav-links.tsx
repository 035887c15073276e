import { NavLink } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ScreenEntry } from "../product.ts";
import { useLocale } from "../ui/locale.tsx";
import { useAddressOf } from "./links.tsx";

/** On a wide page, at its side. */
export function SideLink(props: {
  readonly screen: ScreenEntry;
  readonly isHere: boolean;
  readonly onClick?: () => void;
}) {
  const { locale } = useLocale();
  const addressOf = useAddressOf();
  const { name, title, Icon } = props.screen;
  return (
    <NavLink
      component={Link}
      to={addressOf(name)}
      activeOptions={{ exact: true }}
      label={title[locale]}
      leftSection={<Icon size={18} aria-hidden />}
      className="side-link"
      active={props.isHere}
      aria-current={props.isHere ? "page" : undefined}
      mih={44}
      {...(props.onClick && { onClick: props.onClick })}
    />
  );
}

/** On a phone, below one's thumb. */
export function ThumbLink({ screen, isHere }: { readonly screen: ScreenEntry; readonly isHere: boolean }) {
  const { locale } = useLocale();
  const addressOf = useAddressOf();
  const { name, title, Icon } = screen;
  return (
    <Link
      to={addressOf(name)}
      activeOptions={{ exact: true }}
      className="thumb"
      data-here={isHere || undefined}
      aria-current={isHere ? "page" : undefined}
    >
      <Icon size={20} aria-hidden />
      {title[locale]}
    </Link>
  );
}
