// The real world, made of the process, and the one place that sets its exit code.

import { exitCodes } from './exit-codes.ts'
import { run } from './run.ts'
import type { Interruption, OutputStream, Terminal, World } from './world.ts'

/** Runs the command line of this process. */
export async function main(): Promise<void> {
  // A reader that leaves early (`| head`) is no error of ours.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit()
      process.exit(exitCodes.unfinished)
    })
  }
  // The SDK would tell users about versions of Node that it will need one day.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'
  process.exitCode = await run(realWorld())
}

function realWorld(): World {
  return {
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    stdout: outputStream(process.stdout),
    stderr: outputStream(process.stderr),
    now: () => new Date(),
    ...(process.stdin.isTTY && process.stdout.isTTY && { terminal: realTerminal() }),
    readStdin,
    interrupted,
  }
}

function outputStream(stream: NodeJS.WriteStream): OutputStream {
  return {
    write: text => {
      stream.write(text)
    },
    isTerminal: stream.isTTY ?? false,
    columns: stream.columns,
  }
}

function realTerminal(): Terminal {
  return {
    input: process.stdin,
    output: process.stdout,
    atEnd: restore => {
      process.once('exit', restore)
      // Before the trace is printed, so that it can be read.
      process.once('uncaughtExceptionMonitor', restore)
    },
  }
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function interrupted(): Promise<Interruption> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      const stop = () => {
        resolve(signal)
        // Not at once: a library that finds nobody else listening would end the program in the middle of this.
        setImmediate(() => process.off(signal, stop))
      }
      process.on(signal, stop)
    }
  })
}
