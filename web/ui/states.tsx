import { Alert, Button, Skeleton, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconCloudOff, IconMoodEmpty } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTexts } from "./locale.tsx";

const TEXTS = {
  es: {
    loading: "Cargando",
    offlineTitle: "Sin conexión",
    offline: "No llegamos a tu demo. Lo que ves puede no estar al día; en cuanto vuelva la conexión, se pone al día.",
    failedTitle: "No se ha podido leer",
    failed: "Algo ha fallado por nuestra parte. No se ha perdido nada.",
    retry: "Volver a intentarlo",
  },
  en: {
    loading: "Loading",
    offlineTitle: "Offline",
    offline: "We cannot reach your demo. What you see may be out of date; it catches up as soon as the line is back.",
    failedTitle: "This could not be read",
    failed: "Something went wrong on our side. Nothing was lost.",
    retry: "Try again",
  },
};

export interface Query<Data> {
  readonly data: Data | undefined;
  readonly error: { readonly code: string } | null;
  readonly refetch: () => unknown;
}

/** What was asked for once it is there; until then its shape, and where it fails a way on. What was there stays. */
export function Loaded<Data>(props: {
  readonly query: Query<Data>;
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}) {
  const { query, lines = 4, children } = props;
  const texts = useTexts(TEXTS);
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failed code={query.error.code} onRetry={() => void query.refetch()} />;
  return (
    <Stack gap="sm" role="status" aria-label={texts.loading}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without a face of their own
        <Skeleton key={line} height={22} width={line % 3 === 2 ? "70%" : "100%"} />
      ))}
    </Stack>
  );
}

export function Failed({ code, onRetry }: { readonly code: string; readonly onRetry: () => void }) {
  const texts = useTexts(TEXTS);
  const isOffline = code === "offline";
  return (
    <Alert
      color={isOffline ? "gray" : "red"}
      variant="outline"
      title={isOffline ? texts.offlineTitle : texts.failedTitle}
      icon={isOffline ? <IconCloudOff /> : <IconAlertTriangle />}
    >
      <Text mb="sm">{isOffline ? texts.offline : texts.failed}</Text>
      <Button variant="default" onClick={onRetry}>
        {texts.retry}
      </Button>
    </Alert>
  );
}

/** Nothing there, and why that is. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return (
    <Stack align="center" gap={4} py="md" c="dimmed">
      <IconMoodEmpty aria-hidden />
      <Text ta="center">{children}</Text>
    </Stack>
  );
}
