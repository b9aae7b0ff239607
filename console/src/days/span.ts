/** From which day to which something holds; a dash where always. */
export const spanOf = ({ effectiveFrom, effectiveTo }: { effectiveFrom: string | null; effectiveTo: string | null }) =>
  effectiveFrom === null && effectiveTo === null ? '—' : `${effectiveFrom ?? ''} – ${effectiveTo ?? ''}`
