import { notifications } from "@mantine/notifications";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";
import { ask } from "../../api/core.ts";
import { useTexts } from "../../ui/locale.tsx";
import { track } from "../activity.ts";
import { WORK_TEXTS } from "./texts.ts";

type OpenedClaim = Answered<CoreApi["POST /demo-sessions/:id/work/claim"]>;

/** What is kept of a demo's work, also after its end; how it is kept, gets another code, and is destroyed. */
export function useClaim(id: string) {
  const texts = useTexts(WORK_TEXTS);
  const params = { id };
  const kept = useQuery({
    queryKey: ["kept work", id],
    queryFn: () => ask("GET /demo-sessions/:id/work/claim", { params }),
    retry: false,
  });
  const [opened, setOpened] = useState<OpenedClaim>();
  const onError = () => notifications.show({ color: "red", message: texts.failed });
  const keep = useMutation({
    mutationFn: (items: readonly string[] | undefined) =>
      ask("POST /demo-sessions/:id/work/claim", { params, body: items ? { items } : {} }),
    onSuccess: (claim, items) => {
      if (items) track("action_performed", { action: "keep_work" });
      setOpened(claim);
      void kept.refetch();
    },
    onError,
  });
  const destroy = useMutation({
    mutationFn: () => ask("DELETE /demo-sessions/:id/work/claim", { params }),
    onSuccess: () => {
      notifications.show({ message: texts.destroyed });
      void kept.refetch();
    },
    onError,
  });
  return {
    claim: kept.data?.claim ?? undefined,
    keep: (items?: readonly string[]) => keep.mutate(items),
    destroy: () => destroy.mutate(),
    isBusy: keep.isPending || destroy.isPending,
    opened,
    close: () => setOpened(undefined),
  };
}

export type ClaimOfDemo = ReturnType<typeof useClaim>;
