import type { Scenario } from "../domain.ts";

/** The scenarios that this product can be demonstrated with; the first is the default one. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  {
    name: "standard_bakery",
    version: 1,
    displayName: "Panadería de barrio",
    description:
      "Una panadería de Chamberí con obrador propio: unas 150 ventas al día, 24 productos y un equipo de siete.",
    businessName: "Panadería La Espiga",
    locationCount: 1,
    featuredCapabilities: [],
    seedDataConfig: { base_tickets: 50, volume_factor: 3, product_count: 24, supplier_count: 8 },
  },
];
