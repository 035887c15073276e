import { Tabs } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";

export interface Tab {
  readonly name: string;
  readonly title: string;
  readonly content: ReactNode;
}

/** Parts of a screen, one at a time; which one is in the address. */
export function ScreenTabs({ tabs }: { readonly tabs: readonly Tab[] }) {
  const search = useSearch({ strict: false }) as { readonly tab?: string };
  const navigate = useNavigate();
  const shown = tabs.find((it) => it.name === search.tab) ?? tabs[0];
  const list = useRef<HTMLDivElement>(null);
  const titles = tabs.map((it) => it.title).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another language it lies elsewhere
  useEffect(() => {
    // On a phone the chosen one may lie beyond the edge.
    list.current?.querySelector(`[data-tab="${search.tab}"]`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [search.tab, titles]);
  const hasMore = useHasMore(list);
  if (!shown) return null;
  return (
    <Tabs
      value={shown.name}
      onChange={(tab) => void navigate({ to: ".", search: { tab } as never, replace: true })}
      keepMounted={false}
    >
      <div className="tabs-fade no-print" data-more={hasMore || undefined}>
        <Tabs.List ref={list} className="screen-tabs" mb="md">
          {tabs.map((tab) => (
            <Tabs.Tab key={tab.name} value={tab.name} data-tab={tab.name} mih={44}>
              {tab.title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </div>
      <Tabs.Panel value={shown.name}>{shown.content}</Tabs.Panel>
    </Tabs>
  );
}

/** Whether a list goes on beyond its right edge. */
function useHasMore(list: RefObject<HTMLElement | null>): boolean {
  const [hasMore, setHasMore] = useState(false);
  useEffect(() => {
    const it = list.current;
    if (!it) return;
    const look = () => setHasMore(it.scrollWidth - it.clientWidth - it.scrollLeft > 1);
    const sized = new ResizeObserver(look);
    sized.observe(it);
    it.addEventListener("scroll", look, { passive: true });
    return () => {
      sized.disconnect();
      it.removeEventListener("scroll", look);
    };
  }, [list]);
  return hasMore;
}
