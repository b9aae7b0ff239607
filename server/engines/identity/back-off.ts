/** What is known of failed sign-ins under one key; times are milliseconds since 1970. */
export interface Attempts {
  readonly failures: number
  readonly lastFailedAt: number
}

export interface BackOffRule {
  /** Attempts that cost no waiting. */
  readonly free: number
  readonly firstWaitSeconds: number
  readonly longestWaitSeconds: number
  /** After so long without a failure all is forgotten. */
  readonly forgetSeconds: number
}

/** An address is often a whole office behind one router, hence more patience with it. */
export const BACK_OFF = {
  account: { free: 5, firstWaitSeconds: 30, longestWaitSeconds: 3600, forgetSeconds: 86_400 },
  address: { free: 30, firstWaitSeconds: 10, longestWaitSeconds: 900, forgetSeconds: 3600 },
} as const satisfies Record<string, BackOffRule>
export type AttemptKind = keyof typeof BACK_OFF

/** Seconds to wait after so many failures: nothing, then 30, 60, 120 … up to the longest. */
export function waitSeconds(rule: BackOffRule, failures: number): number {
  if (failures < rule.free) return 0
  return Math.min(rule.longestWaitSeconds, rule.firstWaitSeconds * 2 ** Math.min(failures - rule.free, 30))
}

export type Charge =
  | { readonly allowed: true; readonly next: Attempts }
  | { readonly allowed: false; readonly waitSeconds: number }

/**
 * Charges an attempt before it is made: it counts as failed until it succeeds, so that a hundred attempts at once are a
 * hundred. While it has to wait, an attempt neither runs nor counts.
 */
export function charge(rule: BackOffRule, known: Attempts | null, now: number): Charge {
  const remembered = known && now - known.lastFailedAt < rule.forgetSeconds * 1000 ? known : null
  if (!remembered) return { allowed: true, next: { failures: 1, lastFailedAt: now } }
  const until = remembered.lastFailedAt + waitSeconds(rule, remembered.failures) * 1000
  if (now < until) return { allowed: false, waitSeconds: Math.ceil((until - now) / 1000) }
  return { allowed: true, next: { failures: remembered.failures + 1, lastFailedAt: now } }
}
