import { once } from 'node:events'

/** Where a verb speaks: results on standard output, all else on standard error. */
export interface Output {
  /** Resolves when the text has left the process, so that nothing is lost at its end. */
  print(text: string): Promise<void>
  complain(text: string): Promise<void>
}

/** A reader that has gone (`| head`) ends the program quietly, as for any other tool. */
export function createOutput(): Output {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
  return {
    print: (text) => write(process.stdout, text),
    complain: (text) => write(process.stderr, text),
  }
}

async function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  const written = new Promise<void>((resolve) => stream.write(`${text}\n`, () => resolve()))
  await Promise.race([written, once(stream, 'close')])
}
