import { CATEGORIES } from "../categories.ts";
import { centsOf, type ListRow, type OwnList, productsOf } from "./own-list.ts";
import type { OwnTexts } from "./own-texts.ts";

interface Edited {
  readonly list: OwnList;
  readonly texts: OwnTexts;
  readonly onEdit: (key: string, edit: Partial<ListRow>) => void;
}

/** The price list as it was understood, each line to be put right before a bakery is made of it. */
export function ListEditor({ list: { rows, leftOut, like }, texts, onEdit }: Edited) {
  const doubtful = rows.filter((it) => it.why !== null);
  return (
    <section>
      <h3>{texts.list}</h3>
      <p role="status">{texts.understood(productsOf(rows).length, doubtful.length)}</p>
      <ul className="list">
        {[...doubtful, ...rows.filter((it) => it.why === null)].map((row) => (
          <Line key={row.key} row={row} like={like.get(row.name)} texts={texts} onEdit={onEdit} />
        ))}
      </ul>
      {leftOut.length > 0 && (
        <details>
          <summary>{texts.leftOut(leftOut.length)}</summary>
          <ul>
            {leftOut.map((it) => (
              <li key={it.line}>
                {it.text} <small>{it.why && texts.whys[it.why]}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Line({
  row,
  like,
  texts,
  onEdit,
}: Pick<Edited, "texts" | "onEdit"> & { readonly row: ListRow; readonly like: string | null | undefined }) {
  const edit = (some: Partial<ListRow>) => onEdit(row.key, some);
  return (
    <li className={row.why ? "doubtful" : ""}>
      <input
        type="checkbox"
        aria-label={texts.include(row.name || row.text)}
        checked={row.isIn}
        onChange={(event) => edit({ isIn: event.currentTarget.checked })}
      />
      <input
        aria-label={texts.product}
        value={row.name}
        maxLength={120}
        onChange={(event) => edit({ name: event.currentTarget.value, isIn: true })}
      />
      <input
        aria-label={`${texts.price}: ${row.name}`}
        className="n"
        inputMode="decimal"
        value={row.price}
        aria-invalid={row.isIn && centsOf(row.price) === undefined}
        onChange={(event) => edit({ price: event.currentTarget.value, isIn: true })}
      />
      <select
        aria-label={`${texts.kind}: ${row.name}`}
        value={row.category}
        onChange={(event) => edit({ category: event.currentTarget.value as ListRow["category"] })}
      >
        {CATEGORIES.map((it) => (
          <option key={it} value={it}>
            {texts.kinds[it]}
          </option>
        ))}
      </select>
      <small>
        {row.why ? `${texts.whys[row.why]} ${texts.asWritten(row.text)}` : texts.madeLike(like ?? texts.usual)}
      </small>
    </li>
  );
}
