import { buildConsole } from './build-console.ts'
import type { ServedDistrict } from './hands.ts'
import { awaitStopSignal, runUntilStopped } from './run-city.ts'
import { seedSample } from './sample.ts'
import { readSettings } from './settings.ts'
import type { Run, Verb } from './verb.ts'

export const demo: Verb = {
  name: 'demo',
  summary: {
    zh: '启动样例城市：构建控制台（如需要）、导入样例规划、列出样例账号',
    en: 'Start the sample city: builds the console where needed, imports the sample plans, lists sample accounts',
  },
  takes: [],
  options: {},
  settings: true,
  async run(run) {
    const stop = awaitStopSignal()
    const districts = await run.hands.listDistricts()
    const todayIfNew = districts.find(({ sample }) => sample)?.sample?.today ?? null
    // A person reads this terminal: requests are not worth a line each.
    const { config, input } = readSettings(run.flags, { 'log-level': 'warn' })
    const built = buildConsole(run.hands.root, (text) => run.out.complain(text[run.language]))
    // Awaited below; a failure before that is none of the start's.
    built.catch(() => undefined)
    const city = await run.hands.startCity({ config, input, sample: true, todayIfNew })
    try {
      for (const district of districts) await seedSample(city, district)
      await built
      const url = await city.listen()
      await showDoor(run, url, districts)
    } catch (error) {
      await city.close()
      throw error
    }
    return runUntilStopped(city, stop)
  },
}

async function showDoor({ language, out }: Run, url: string, districts: readonly ServedDistrict[]): Promise<void> {
  await out.print({ zh: `样例城市已就绪：${url}`, en: `The sample city is ready: ${url}` }[language])
  for (const { login, title, password } of districts.flatMap(({ sample }) => sample?.accounts ?? []))
    await out.print(`  ${login.padEnd(12)} ${password}  ${title[language]}`)
  await out.print({ zh: '按 Ctrl-C 停止。', en: 'Ctrl-C stops it.' }[language])
}
