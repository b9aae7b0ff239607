/** Browser and system as people name them, from what the browser says of itself; null where it says nothing known. */
export function browserWords(agent: string | null): string | null {
  if (!agent) return null
  const browser = first(agent, [
    ['Edg/', 'Edge'],
    ['OPR/', 'Opera'],
    ['QQBrowser', 'QQ Browser'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['Safari/', 'Safari'],
  ])
  const system = first(agent, [
    ['Windows', 'Windows'],
    ['HarmonyOS', 'HarmonyOS'],
    ['Android', 'Android'],
    ['iPhone', 'iPhone'],
    ['Mac OS', 'macOS'],
    ['Linux', 'Linux'],
  ])
  return [browser, system].filter(Boolean).join(' · ') || null
}

function first(agent: string, marks: readonly (readonly [string, string])[]): string | undefined {
  return marks.find(([mark]) => agent.includes(mark))?.[1]
}
