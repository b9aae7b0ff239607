/** One thing that a check found wrong, at a place in the repository. */
export interface Finding {
  rule: string
  path: string
  line?: number
  message: string
}

export interface Outcome {
  findings: Finding[]
  /** What was looked at, or what is waited for: a check never passes in silence. */
  note: string
}

/** One check of `npm run check`. `repair` says what to do about its findings. */
export interface Check {
  name: string
  repair: string
  run(root: string): Promise<Outcome>
}

export function describeFinding({ path, line, rule, message }: Finding): string {
  return `${path}${line === undefined ? '' : `:${line}`} [${rule}] ${message}`
}
