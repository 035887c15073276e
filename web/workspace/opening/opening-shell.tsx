/** The frame before anything is known: in the page's own HTML, and until the first answer is there. Same places, so that nothing moves. */
export function OpeningShell(props: { readonly title: string; readonly late: string; readonly share: number }) {
  return (
    <div className="raw" role="progressbar" aria-label={props.title} aria-valuenow={props.share}>
      <div className="raw-bar">
        <img src="/favicon.svg" alt="" width="28" height="28" />
      </div>
      <div className="raw-main">
        <p className="raw-title">{props.title}</p>
        <p className="raw-late">{props.late}</p>
        <RawRibbon share={props.share} />
        <div className="raw-cards">
          <div />
          <div />
        </div>
      </div>
    </div>
  );
}

const DOME = "M-14 5c0-9 6-14 14-14s14 5 14 14c0 3-2 5-5 5h-18c-3 0-5-2-5-5z";
const PLACES = [5, 36, 62];

/** As much of it is filled as has arrived. @param share 0 to 100 */
export function RawRibbon({ share }: { readonly share: number }) {
  return (
    <svg className="raw-ribbon" aria-hidden="true">
      <rect y="88" width="100%" height="20" rx="10" className="raw-pale" />
      {share > 0 && <rect y="88" width={`${share}%`} height="20" rx="10" className="raw-done" />}
      {PLACES.map((x) => (
        <svg key={x} x={`${x}%`} y="98" overflow="visible" aria-hidden="true">
          <path d={DOME} className={x < share ? "raw-mark raw-out" : "raw-mark"} />
        </svg>
      ))}
    </svg>
  );
}
