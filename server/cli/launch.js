#!/usr/bin/env node
// Runs on every Node since 12.20, so that an old one can say what is needed instead of failing on our syntax.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ENGINE_FLAGS } from '../platform/engine-flags.js'

const root = new URL('../../', import.meta.url)

/** `>=24.11` of package.json as [24, 11]. */
function neededVersion() {
  const engines = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).engines
  return engines.node.match(/\d+/g).map(Number)
}

function isRecent(version, needed) {
  const running = version.split('.').map(Number)
  return running[0] > needed[0] || (running[0] === needed[0] && running[1] >= (needed[1] || 0))
}

function refuse(needed) {
  console.error(
    'City Brain needs Node ' +
      needed.join('.') +
      ' or newer; this is ' +
      process.versions.node +
      '. ' +
      'Run "npm ci" in its folder, which brings the right one. ' +
      '城市大脑需要 Node ' +
      needed.join('.') +
      ' 或更新版本，请在项目目录执行 "npm ci" 后重试。',
  )
  process.exitCode = 1
}

/** Goes on in another process: in the Node that package.json pins, with the flags; signals and the status pass through. */
function goOnIn(binary) {
  const args = ENGINE_FLAGS.concat(fileURLToPath(import.meta.url), process.argv.slice(2))
  const child = spawn(binary, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`Cannot start ${binary}: ${error.message}`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    if (!signal) return process.exit(code)
    for (const one of signals) process.removeAllListeners(one)
    process.kill(process.pid, signal)
  })
}

/** A launcher that is killed takes the program that it started with it. */
function endWithLauncher() {
  if (!process.channel) return
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  process.channel.unref()
}

/** Warnings of the runtime that concern us and not the person who runs a command. */
function quietExperiments() {
  process.removeAllListeners('warning')
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') console.error(warning.stack)
  })
}

/** Ours alone may write there, unlike in the folder for temporary files, from where others' code could come. */
async function run() {
  const { enableCompileCache } = await import('node:module')
  enableCompileCache(fileURLToPath(new URL('node_modules/.cache/compiled', root)))
  const { main } = await import('../main.ts')
  process.exit(await main(process.argv.slice(2)))
}

function start() {
  const needed = neededVersion()
  const pinned = fileURLToPath(new URL(`node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, root))
  if (isRecent(process.versions.node, needed)) {
    if (!ENGINE_FLAGS.every((flag) => process.execArgv.includes(flag))) return goOnIn(process.execPath)
    quietExperiments()
    endWithLauncher()
    return run()
  }
  if (existsSync(pinned) && process.execPath !== pinned) goOnIn(pinned)
  else refuse(needed)
}

start()
