import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'

export function unknownVerb(name: string, meant: string | null): Refusal {
  return new Refusal('Invalid', 'cli.unknown-verb', {
    zh: meant
      ? `没有“${name}”这个命令，您是要用“${meant}”吗？`
      : `没有“${name}”这个命令；citybrain --help 列出全部命令。`,
    en: meant
      ? `there is no verb "${name}"; did you mean "${meant}"?`
      : `there is no verb "${name}"; citybrain --help lists all of them.`,
  })
}

export function badUsage(verb: string, fault: string): Refusal {
  return new Refusal('Invalid', 'cli.bad-usage', {
    zh: `${fault}；用法见 citybrain ${verb} --help。`,
    en: `${fault}; see citybrain ${verb} --help.`,
  })
}

export function noSuchFile(path: string): Refusal {
  return new Refusal('Invalid', 'cli.no-such-file', {
    zh: `读不到文件 ${path}；请检查路径和权限。`,
    en: `cannot read ${path}; check the path and its permissions.`,
  })
}

export function fileTooLarge(path: string, mebibytes: number): Refusal {
  return new Refusal('Invalid', 'cli.file-too-large', {
    zh: `${path} 超过 ${mebibytes} MB；请删去图片或分成几个文件。`,
    en: `${path} is larger than ${mebibytes} MB; remove pictures or split it.`,
  })
}

export function cannotWrite(path: string): Refusal {
  return new Refusal('Invalid', 'cli.cannot-write', {
    zh: `无法写入 ${path}；请检查目录是否存在及其权限。`,
    en: `cannot write ${path}; check that its folder exists and may be written.`,
  })
}

/** Somebody cancelled the import, or the server stopped. */
export function importStopped({ zh, en }: Words): Refusal {
  return new Refusal('Conflict', 'cli.import-stopped', { zh: `没有导入。${zh}`, en: `nothing was imported. ${en}` })
}

export function noSuchLogin(login: string): Refusal {
  return new Refusal('NotFound', 'cli.no-such-login', {
    zh: `没有账号“${login}”；citybrain account list 列出全部账号。`,
    en: `there is no account "${login}"; citybrain account list shows all of them.`,
  })
}

export function whichDistrict(codes: readonly string[]): Refusal {
  return new Refusal('Invalid', 'cli.which-district', {
    zh: `本系统有多个区（${codes.join('、')}）；请用 --district 指定。`,
    en: `several districts are served (${codes.join(', ')}); say which with --district.`,
  })
}

export function consoleNotBuilt(status: number | null): Refusal {
  return new Refusal('Conflict', 'cli.console-not-built', {
    zh: `控制台构建失败（状态 ${status}）；请执行 npm run build 查看原因。`,
    en: `building the console failed (status ${status}); run npm run build to see why.`,
  })
}

export function badPack(folder: string, faults: readonly string[]): Refusal {
  return new Refusal('Invalid', 'cli.bad-pack', {
    zh: `packs/${folder} 不能使用，请先改正（说明见 docs/write-a-pack.md）：\n  ${faults.join('\n  ')}`,
    en: `packs/${folder} can't be used; mend it first (see docs/write-a-pack.md):\n  ${faults.join('\n  ')}`,
  })
}
