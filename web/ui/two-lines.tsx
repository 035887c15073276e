import { Text } from "@mantine/core";
import type { ReactNode } from "react";

/** What something is, and in small print what else there is to it. */
export function TwoLines({ main, small }: { readonly main: ReactNode; readonly small: ReactNode }) {
  return (
    <>
      {main}
      {small && (
        <Text component="span" display="block" size="xs" c="dimmed">
          {small}
        </Text>
      )}
    </>
  );
}
