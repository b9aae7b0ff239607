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

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off('close', done)
      resolve()
    }
    stream.once('close', done)
    stream.write(`${text}\n`, done)
  })
}
