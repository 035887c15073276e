/** How much of the most something is. @param share 0 to 1 */
export function Meter({ share, tone }: { readonly share: number; readonly tone?: "bad" | "warn" | undefined }) {
  return (
    <div className="meter" aria-hidden="true" data-tone={tone}>
      <svg role="presentation">
        <rect width={`${100 * Math.min(1, Math.max(0, share))}%`} height="100%" rx="3" />
      </svg>
    </div>
  );
}
