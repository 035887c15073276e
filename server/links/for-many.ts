import { sql } from "kysely";

/** Of fewer people what is counted may be one person's. */
export const FEW = 5;

/** Of `demo_links l`: for many, as for a fair, and made for nobody by name. */
export const IS_FOR_MANY = sql<boolean>`(l.max_uses >= ${FEW} and l.person_name is null and l.business_name is null)`;

/** The same of a link that was read. */
export const isForMany = (link: {
  readonly max_uses: number;
  readonly person_name: string | null;
  readonly business_name: string | null;
}): boolean => link.max_uses >= FEW && link.person_name === null && link.business_name === null;
