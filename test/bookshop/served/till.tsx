import { Screen } from "../../../web/ui/screen.tsx";
import { TourButton } from "../../../web/workspace/guide/tour.tsx";

/** The second screen, which is not for everybody. */
export default function Till() {
  return (
    <Screen title="Caja" intro="Lo que se ha vendido." actions={<TourButton screen="till" />}>
      <p>Nada.</p>
    </Screen>
  );
}
