/** Pairs of neighbouring Han characters, letters or digits of a name; a single character stands for itself. */
export function bigrams(name: string): string[] {
  const points = [
    ...name
      .normalize('NFKC')
      .replace(/[\s\p{P}\p{S}]/gu, '')
      .toLowerCase(),
  ]
  if (points.length < 2) return points
  return points.slice(1).map((point, index) => `${points[index]}${point}`)
}

/** Dice coefficient of two sets of bigrams: 1 for the same name, 0 for nothing in common. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (!a.size || !b.size) return 0
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let common = 0
  for (const gram of small) if (large.has(gram)) common += 1
  return (2 * common) / (a.size + b.size)
}
